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
