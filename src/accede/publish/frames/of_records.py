"""The records of a release as rows: what each source tells, with the thing that it tells of."""

from collections.abc import Iterator

import msgspec

from accede.graph.mapping import MAPPERS
from accede.graph.of_records import assertion_iri
from accede.graph.of_votes import decision_iri, vote_iri
from accede.graph.triples import Sources
from accede.model import iris
from accede.model.iris import Iri
from accede.model.records import Assertion, Decision, Record, Vote, kind_of
from accede.publish.frames.columns import THING
from accede.release import Release

Row = dict[str, object]

NOWHERE = Sources({})


def rows_of(release: Release, kind: type[Record]) -> Iterator[Row]:
    """Every record of one kind as a row, in the order in which the release holds them."""
    for found in release.records(kind_of(kind)):
        record = msgspec.convert(found, kind)
        subject = _thing(record)
        yield {THING: iris.short(subject) if subject else None, **found}


def _thing(record: Record) -> Iri | None:
    """The thing that a record tells of, as the graph names it."""
    if isinstance(record, Decision):
        return decision_iri(record)
    if isinstance(record, Vote):
        return vote_iri(record)
    if isinstance(record, Assertion):
        return assertion_iri(record)
    return next((fact.subject for fact in MAPPERS[type(record)](record, NOWHERE)), None)
