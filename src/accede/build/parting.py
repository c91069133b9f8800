"""Records taken out of a collection, with everything that then has nothing to stand on.

A record that names a state, treaty, series, meeting or statement goes with it; a claim goes with
the thing it is about; a further quote of a record goes with that record.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from accede.graph.mapping import told
from accede.graph.of_votes import decision_iri
from accede.graph.triples import Sources
from accede.model import iris
from accede.model.records import (
    Assertion,
    Claim,
    Decision,
    Document,
    Link,
    Meeting,
    Quote,
    Record,
    Series,
    State,
    Statement,
    Treaty,
    kind_of,
)

Name = tuple[str, str]
"""What kind of thing, and its id: `("meeting", "apmbc/20MSP")`."""

NAMING = (State, Treaty, Series, Meeting, Statement)
FIELDS = ("state", "treaty", "series", "meeting", "statement")


class Parted(NamedTuple):
    """The records that stay, in their order, and those that go."""

    kept: list[Record]
    gone: list[Record]


def parted(records: Iterable[Record], goes: Callable[[Record], bool]) -> Parted:
    """The records of which `goes` is true taken out, and all that stands on them."""
    groups = list(_groups(records))
    kept = [group for group in groups if not goes(group[0])]
    gone = [group for group in groups if goes(group[0])]
    while True:
        lost = _names(gone) - _names(kept)
        dangling = [group for group in kept if lost & set(_needs(group[0]))]
        if not dangling:
            break
        gone += dangling
        taken = {id(group) for group in dangling}
        kept = [group for group in kept if id(group) not in taken]
    return _without_claims(_flat(kept), _flat(gone))


def _groups(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Each record with the further quotes that tell of it."""
    groups: list[list[Record]] = []
    last: dict[str, list[Record]] = {}
    for record in records:
        if isinstance(record, Quote) and record.of in last:
            last[record.of].append(record)
            continue
        last[kind_of(record)] = group = [record]
        groups.append(group)
    return iter(groups)


def _flat(groups: Iterable[list[Record]]) -> list[Record]:
    return [record for group in groups for record in group]


def _names(groups: Iterable[list[Record]]) -> set[Name]:
    """What the records themselves are."""
    return {
        (kind_of(group[0]), group[0].id)
        for group in groups
        if isinstance(group[0], NAMING) and group[0].id
    }


def _needs(record: Record) -> Iterator[Name]:
    """What a record cannot do without."""
    if isinstance(record, Document):
        return
    if isinstance(record, Link):
        yield "state", record.subject_id.rpartition(":")[2]
    if isinstance(record, Assertion) and record.about:
        yield "treaty", record.about
        yield "series", record.about
    for field in FIELDS:
        if isinstance(value := getattr(record, field, None), str):
            yield field, value


def _without_claims(kept: list[Record], gone: list[Record]) -> Parted:
    """A claim is about a thing by its short name: it goes where nothing tells of that any more."""
    lost = subjects(gone) - subjects(kept)
    claims = [one for one in kept if isinstance(one, Claim) and one.subject in lost]
    taken = set(map(id, claims))
    rest = [_of_what_stays(one, lost) for one in kept if id(one) not in taken]
    return Parted(rest, [*gone, *claims])


def _of_what_stays(record: Record, lost: set[str]) -> Record:
    """A statement that explains a decision taken out still is a statement."""
    if isinstance(record, Statement) and f"decision/{record.explains}" in lost:
        return replace(record, explains=None)
    return record


def subjects(records: Iterable[Record]) -> set[str]:
    """The short names of the things that some records tell of."""
    listed = [one for one in records if not isinstance(one, Claim | Quote)]
    iris_of = {one.facts[0].subject for one in told(listed, Sources({})) if one.facts}
    decisions = {decision_iri(one) for one in listed if isinstance(one, Decision)}
    return {iris.short(iri) for iri in iris_of | decisions if iri}
