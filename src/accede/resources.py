"""Where the ontology, the queries and the data are, installed or in a checkout."""

from functools import cache
from pathlib import Path

from accede.errors import AccedeError


@cache
def root() -> Path:
    """The folder that holds `ontology`, `queries` and `data`."""
    package = Path(__file__).parent
    for folder in (package / "bundled", package.parents[1]):
        if (folder / "ontology").is_dir():
            return folder
    raise AccedeError(package, "the ontology is not here", "install accede again")


def ontology() -> Path:
    """The folder of the vocabulary, its schemes, shapes, checks and rules."""
    return root() / "ontology"


def queries() -> Path:
    """The folder of the saved questions."""
    return root() / "queries"


def data() -> Path:
    """The folder of the bundled datasets."""
    return root() / "data"


def bundled() -> tuple[Path, ...]:
    """The datasets that are built when none is named: the states, then every other of tables alone.

    A dataset that names documents is built where it is named: they may lie elsewhere, or be of
    invented states. So a new treaty is a new folder of `data`, and nothing else.
    """
    states = data() / "states" / "dataset.toml"
    found = sorted(data().glob("*/dataset.toml"))
    tables_alone = (path for path in found if "[[document]]" not in path.read_text("utf-8"))
    return tuple(dict.fromkeys([states, *tables_alone]))
