"""The bundled tables as plain CSV, and the shared tables of facts that they re-express."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from accede.resources import data

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]


def _rows_of(path: Path) -> Rows:
    """The rows of a CSV file, every cell a string, the empty string where it says nothing."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Path], Rows]:
    """The rows of any CSV file, by its path."""
    return _rows_of


@pytest.fixture(scope="session")
def states() -> Table:
    """A table of `data/states` by its kind."""
    return lambda kind: _rows_of(data() / "states" / f"{kind}.csv")


@pytest.fixture(scope="session")
def apmbc() -> Table:
    """A table of `data/apmbc` by its kind."""
    return lambda kind: _rows_of(data() / "apmbc" / f"{kind}.csv")


@pytest.fixture(scope="session")
def of_treaty() -> Callable[[str, str], Rows]:
    """A table of a treaty's dataset by its kind; no rows where the dataset has no such table."""

    def table(treaty: str, kind: str) -> Rows:
        path = data() / treaty / f"{kind}.csv"
        return _rows_of(path) if path.exists() else []

    return table


@pytest.fixture(scope="session")
def fact(shared: Path) -> Table:
    """A shared table of facts by its path (`apmbc/statements`)."""
    return lambda path: _rows_of(shared / "data" / f"{path}.csv")
