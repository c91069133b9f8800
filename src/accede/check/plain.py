"""Which decisions are plain: those whose single votes no check has anything to say about.

The lists of a plain decision agree with its totals and name nobody twice; they mark only names
that they list, and nobody as absent before its membership; nothing else in the graph speaks of the
decision, and its resolution is in no series.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from accede.check.shape_file import Term
from accede.graph.of_votes import CHOICES
from accede.model import terms

Resource = ox.NamedNode | ox.BlankNode
Lists = Mapping[str, Sequence[bytes]]
"""The names in each list of a decision, as N-Triples writes them."""

TYPE = ox.NamedNode(terms.rdf_type)
DECISION = ox.NamedNode(terms.Decision)
RESOLUTION = ox.NamedNode(terms.decidesOn)
SERIES = ox.NamedNode(terms.inSeries)
DATE, YEAR = ox.NamedNode(terms.date), ox.NamedNode(terms.year)
TOTALS = {
    ox.NamedNode(terms.totalInFavour): "in_favour",
    ox.NamedNode(terms.totalAgainst): "against",
    ox.NamedNode(terms.totalAbstaining): "abstaining",
    ox.NamedNode(terms.totalNotVoting): "not_voting",
}

TIME = re.compile("[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?")
NEVER, LAST = "!", "~"
"""Of times that cannot be read: before every day for a decision, after it for a membership."""


class Plain:
    """What a graph without its votes tells of its decisions, as far as votes depend on it."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._since = _memberships(store)

    def __call__(self, decision: ox.NamedNode, lists: Lists) -> bool:
        """Whether no check has anything to say about a single vote of a decision."""
        told: dict[ox.NamedNode, list[Term]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(decision, None, None):
            told[quad.predicate].append(quad.object)  # type: ignore[arg-type]  # no quoted triples
        return (
            told[TYPE] == [DECISION]
            and not self._spoken_of(decision, told[RESOLUTION])
            and _in_order(lists)
            and all(_agrees(lists, total, told[total]) for total in TOTALS)
            and self._were_members(lists.get("not_voting", ()), told[DATE] or told[YEAR])
        )

    def _spoken_of(self, decision: ox.NamedNode, resolutions: Sequence[Term]) -> bool:
        """Whether anything else names the decision, or counts it among those of a series."""
        named = (one for one in resolutions if not isinstance(one, ox.Literal))
        series = (self._any(resolution, SERIES, None) for resolution in named)
        return self._any(None, None, decision) or any(series)

    def _any(
        self,
        subject: Resource | None,
        predicate: ox.NamedNode | None,
        object_: ox.NamedNode | None,
    ) -> bool:
        found = self._store.quads_for_pattern(subject, predicate, object_)
        return next(found, None) is not None

    def _were_members(self, absent: Sequence[bytes], times: Sequence[Term]) -> bool:
        """Whether the membership of all who are listed as absent had begun, by day or year."""
        when = min(map(_time, times), default=NEVER)
        since = (self._since.get(state, "")[: len(when)] for state in absent)
        return all(one <= when for one in since)


def _memberships(store: ox.Store) -> dict[bytes, str]:
    """The day on which the first membership of each state begins."""
    since: dict[bytes, str] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(terms.org_member), None):
        state = str(quad.object).encode()
        for began in store.quads_for_pattern(quad.subject, ox.NamedNode(terms.from_), None):
            day = _time(began.object, LAST)
            since[state] = min(since.get(state, day), day)
    return since


def _in_order(lists: Lists) -> bool:
    """Whether nobody stands twice in the lists, and only who has a vote is marked."""
    choices = [lists.get(name, ()) for name in CHOICES]
    voters = set().union(*choices)
    derived, filled = lists.get("absence_derived", ()), lists.get("filled_in", ())
    return (
        len(voters) == sum(map(len, choices))
        and len({*derived}) == len(derived)
        and len({*filled}) == len(filled)
        and {*lists.get("not_voting", ())}.issuperset(derived)
        and voters.issuperset(filled)
    )


def _agrees(lists: Lists, total: ox.NamedNode, stated: Sequence[Term]) -> bool:
    """Whether a list is as long as every total that is stated of it."""
    listed = str(len(lists.get(TOTALS[total], ())))
    return all(isinstance(one, ox.Literal) and one.value == listed for one in stated)


def _time(time: object, unread: str = NEVER) -> str:
    """A day or a year, as it is written."""
    written = time.value if isinstance(time, ox.Literal) else unread
    return written if TIME.fullmatch(written) else unread
