"""What the recounts by plain scripts share: rows of a table, an answer, the code of a state."""

import csv
from functools import cache
from pathlib import Path

from accede.ask import queries
from accede.ask.results import Answer, Cell
from accede.release import Release

Row = dict[str, str]


@cache
def rows(path: Path) -> list[Row]:
    """The rows of a table, read once."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def ask(release: Release, name: str, **given: str) -> Answer:
    """A saved question, answered by a release."""
    return queries.run(release.store(), queries.load(name), given)


def code(cell: Cell) -> str:
    """The last step of a thing's name: a state's code."""
    return str(cell).rpartition("/")[2]
