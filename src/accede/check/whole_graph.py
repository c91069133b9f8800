"""What crosses nodes: the queries of `ontology/checks`, each a CONSTRUCT of validation results."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from msgspec.structs import replace

from accede.check.report import Result
from accede.check.results import CHECK, results_in
from accede.check.shape_file import ShapeFile, Triple
from accede.errors import OntologyError
from accede.progress import counted


def results(store: ox.Store, folder: Path) -> Iterator[Result]:
    """What each check in a folder finds in a store, in the order of the files' names."""
    for check in counted(sorted(folder.glob("*.rq")), "checks"):
        yield from of_check(store, check)


def of_check(store: ox.Store, check: Path) -> Iterator[Result]:
    """What one check finds in a store; a result without focus or message is the check's fault."""
    file = ShapeFile(check, _constructed(store, check))
    for result in results_in(file, file.instances("ValidationResult")):
        if not result.focus or not result.message:
            mend = "construct sh:focusNode and sh:resultMessage"
            raise OntologyError(check, "a result without its node or its message", mend)
        yield result if result.shape else replace(result, shape=CHECK + check.stem)


def _constructed(store: ox.Store, check: Path) -> list[Triple]:
    try:
        found = store.query(check.read_text("utf-8"))
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        raise OntologyError(check, f"the check cannot be run: {error}", "mend it") from error
    if not isinstance(found, ox.QueryTriples):
        raise OntologyError(check, "not a CONSTRUCT", "construct sh:ValidationResult")
    return [
        (t.subject, t.predicate, t.object) for t in found if not isinstance(t.object, ox.Triple)
    ]
