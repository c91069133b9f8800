"""The finished graph as rows of the derived kinds, in the order of its lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from accede.graph.of_votes import DIRECT
from accede.model import iris, terms
from accede.publish.frames.columns import THING, Column
from accede.publish.frames.derived import BALLOT, KINDS, Told
from accede.publish.frames.of_records import Row
from accede.publish.lines import literal, things

Objects = Mapping[str, Sequence[str]]

TYPE = f"<{terms.rdf_type}>"
DECISION = f"<{terms.Decision}>"
DOCUMENTS = (f"<{iris.ID}document/", f"<{iris.ID}snapshot/")

BY_ID = frozenset(["state", "treaty", "document", "source"])
"""The columns that name a thing by its id alone, as the tables of the sources do."""

BASIS = {f"<{terms.filledIn}>": "filled-in", f"<{terms.absenceDerived}>": "derived"}
"""The properties that say how single votes are known; the later one counts where both do."""

VALUES: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "boolean": lambda written: written == "true",
}


class Documents:
    """The documents of a graph: which one a snapshot is of, and whose votes each computed."""

    def __init__(self, graph: Path) -> None:
        self.of_snapshot: dict[str, str] = {}
        self.reconstructs: dict[str, frozenset[str]] = {}
        with graph.open(encoding="utf-8", newline="\n") as lines:
            for subject, objects in things(filter(_of_document, lines)):
                self._take(subject, objects)

    def _take(self, subject: str, objects: Objects) -> None:
        for document in objects.get(f"<{terms.document}>", ()):
            self.of_snapshot[subject] = document
        computed = objects.get(f"<{terms.reconstructs}>", ())
        self.reconstructs[subject] = frozenset(map(_id, computed))

    def id_of(self, source: str) -> str:
        """The id of a document, or of the one that a snapshot is of."""
        return _id(self.of_snapshot.get(source, source))

    def computed(self, sources: Sequence[str]) -> frozenset[str]:
        """The states whose votes every one of some sources computed, and none recorded."""
        each = [
            self.reconstructs.get(self.of_snapshot.get(one, one), frozenset()) for one in sources
        ]
        return frozenset.intersection(*each) if each else frozenset()


def _of_document(line: str) -> bool:
    return line.startswith(DOCUMENTS)


def rows_of_graph(graph: Path) -> Iterator[tuple[str, list[Row]]]:
    """The rows of every thing of a derived kind, with the kind, in the order of the lines."""
    documents = Documents(graph)
    kinds = {f"<{known}>": (kind, told) for kind, (known, told) in KINDS.items()}
    with graph.open(encoding="utf-8", newline="\n") as lines:
        for subject, objects in things(lines):
            for known in objects.get(TYPE, ()):
                if known == DECISION:
                    yield BALLOT, list(_ballots(subject, objects, documents))
                elif known in kinds:
                    kind, told = kinds[known]
                    yield kind, [_row(subject, objects, told, documents)]


def _row(subject: str, objects: Objects, told: Iterable[Told], documents: Documents) -> Row:
    cells = {
        one.column.name: _cell(objects.get(f"<{one.property}>", ()), one.column, documents)
        for one in told
    }
    return {THING: _value(subject), **cells}


def _cell(written: Sequence[str], column: Column, documents: Documents) -> object:
    named = documents.id_of if column.name in BY_ID else _value
    values = [VALUES[column.type](named(one)) for one in written]
    if column.listed:
        return values
    return values[0] if values else None


def _ballots(subject: str, objects: Objects, documents: Documents) -> Iterator[Row]:
    decision = _value(subject)
    computed = documents.computed(objects.get(f"<{terms.source}>", ()))
    apart = {_id(state): name for known, name in BASIS.items() for state in objects.get(known, ())}
    for choice, listed in DIRECT.items():
        for state in map(_id, objects.get(f"<{listed}>", ())):
            basis = apart.get(state, "reconstructed" if state in computed else "recorded")
            yield {"decision": decision, "state": state, "choice": choice, "basis": basis}


def _value(written: str) -> str:
    """A term as a cell holds it: a notation, a short name, or the characters."""
    if written[0] == '"':
        return literal(written).characters
    iri = written[1:-1]
    if iri.startswith(iris.SCHEME):
        return iri.rpartition("/")[2]
    return iris.short(iri).removeprefix(iris.NS)


@lru_cache(maxsize=4096)
def _id(written: str) -> str:
    """The id in the name of a thing: `CUB` of `state/CUB`."""
    return _value(written).partition("/")[2]
