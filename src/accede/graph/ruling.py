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
    best = sources.rank(ruling.leader)
    for value, told in values.items():
        for source in sorted(told):
            rank = sources.rank(source)
            if ruling.tied and min(sources.rank(who) for who in told) == best:
                standing, reason = (
                    "disputed",
                    f"sources of one rank differ; {ruling.leader} is kept",
                )
            elif value == ruling.value:
                standing, reason = "accepted", f"{RANKS[best]} is followed"
            else:
                standing = "rejected"
                reason = f"{RANKS[best]} ({ruling.leader}) outranks {RANKS[rank]} ({source})"
            yield from claimed(
                subject,
                predicate,
                value,
                source=sources.iri(source),
                standing=standing,
                reason=reason,
            )
