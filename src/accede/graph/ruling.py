"""Which value we follow where sources differ, and the claims that keep what every source said.

The source of the better rank is followed; a tie is disputed, and keeps the document with the
earlier date, then the smaller id.
"""

from collections.abc import Iterator
from typing import NamedTuple

from accede.graph.of_sources import claimed
from accede.graph.triples import Fact, Object, Sources, n3
from accede.model.iris import Iri

Values = dict[Object, set[str]]
"""The values of one property, each with the documents that tell it."""

RANKS = {1: "the body's own record", 2: "its secretariat", 3: "a monitor or data set", 4: "news"}


class Ruling(NamedTuple):
    """The value we follow, why, and the sources whose value it is not."""

    value: Object
    leader: str
    tied: bool
    overruled: frozenset[str]


def _key(source: str, sources: Sources) -> tuple[int, str, str]:
    document = sources.documents.get(source)
    return sources.rank(source), (document.date if document else None) or "9999", source


def ruling_on(values: Values, sources: Sources) -> Ruling:
    leaders = sorted(
        (min(_key(who, sources) for who in told), n3(v), v) for v, told in values.items()
    )
    (rank, _, leader), _, value = leaders[0]
    tied = len(leaders) > 1 and leaders[1][0][0] == rank
    others = set().union(*(told for other, told in values.items() if other != value))
    return Ruling(value, leader, tied, frozenset(others))


def claims(
    subject: Iri, predicate: Iri, values: Values, ruling: Ruling, sources: Sources
) -> Iterator[Fact]:
    """What every source says of a property, each as a claim, with why it is followed or not."""
    for value, told in values.items():
        for source in sorted(told):
            standing, reason = _judged(value, told, source, ruling, sources)
            yield from claimed(
                subject,
                predicate,
                value,
                source=sources.iri(source),
                standing=standing,
                reason=reason,
            )


def _judged(
    value: Object, told: set[str], source: str, ruling: Ruling, sources: Sources
) -> tuple[str, str]:
    """The standing of one claim, and the reason in words."""
    best, leader = sources.rank(ruling.leader), ruling.leader
    if ruling.tied and min(map(sources.rank, told)) == best:
        return "disputed", f"sources of one rank differ; {leader} is kept"
    if value != ruling.value:
        own = RANKS[sources.rank(source)]
        return "rejected", f"{RANKS[best]} ({leader}) outranks {own} ({source})"
    if source == leader:
        return "accepted", f"{RANKS[best]} is followed"
    return "accepted", f"it agrees with {leader}, which is followed"
