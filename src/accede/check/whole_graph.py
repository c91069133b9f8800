"""What crosses nodes: the queries of `ontology/checks`, each a CONSTRUCT of validation results."""

from collections.abc import Iterator
from itertools import takewhile
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
    """What one check finds in a store; a result without focus or message is the check's fault.

    Where a message cannot be put together, since a value has no text of its own (a blank node),
    the rule says it, as the comment at the head of the check has it.
    """
    text = _text(check)
    file = ShapeFile(check, _constructed(store, check, text))
    for result in results_in(file, file.instances("ValidationResult")):
        message = result.message or rule(text)
        if not result.focus or not message:
            mend = "construct sh:focusNode and sh:resultMessage"
            raise OntologyError(check, "a result without its node or its message", mend)
        yield replace(result, message=message, shape=result.shape or CHECK + check.stem)


def rule(text: str) -> str:
    r"""The rule that a check holds things to: its first sentence, in the comment at its head.

    >>> rule("# A year is the year\n# of its day. Or so.\nCONSTRUCT {}")
    'A year is the year of its day.'
    """
    lines = takewhile(lambda line: line.startswith("#"), text.splitlines())
    words = " ".join(line.strip("# ") for line in lines)
    first, dot, _ = words.partition(". ")
    return first + dot.strip()


def _text(check: Path) -> str:
    try:
        return check.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(check, f"the check cannot be run: {error}", "mend it") from error


def _constructed(store: ox.Store, check: Path, text: str) -> list[Triple]:
    try:
        found = store.query(text)
    except SyntaxError as error:
        raise OntologyError(check, f"the check cannot be run: {error}", "mend it") from error
    if not isinstance(found, ox.QueryTriples):
        raise OntologyError(check, "not a CONSTRUCT", "construct sh:ValidationResult")
    return [
        (t.subject, t.predicate, t.object) for t in found if not isinstance(t.object, ox.Triple)
    ]
