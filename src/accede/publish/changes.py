"""Triples that came and went, told in the domain's words: who joined, left, voted, spoke."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from msgspec import Struct

from accede.ask.things import Things
from accede.model import iris, terms
from accede.publish.told import TELL, Told, called
from accede.publish.told.conflicts import conflicts, texts
from accede.publish.told.deeds import choices
from accede.publish.told.properties import Pair, differences
from accede.publish.told.words import line_of, of_decision

HEADINGS = {
    "joined": "joined a treaty",
    "left": "left a treaty",
    "signed": "signed a treaty",
    "acted": "other acts on treaties",
    "standing": "standings towards treaties",
    "changed its vote": "votes recorded otherwise",
    "voted": "votes told in documents",
    "spoke": "statements",
    "holds": "positions",
    "attended": "taking part in meetings",
    "measure": "measures",
    "outreach": "outreach",
    "state": "states and their names",
    "member": "memberships",
    "treaty": "treaties",
    "series": "series",
    "meeting": "meetings",
    "text": "texts",
    "decision": "decisions",
    "stated": "what documents say of treaties",
    "conflict": "conflicts between sources",
    "coverage": "coverage",
    "source": "sources",
    "dataset": "datasets",
    "link": "links to other collections",
    "vocabulary": "vocabulary",
    "other": "other things",
}
"""The kinds of change in the order in which they are told, each with its heading."""

ORDER = tuple(HEADINGS)

FOLLOW = frozenset([terms.Quote, terms.prov_Activity, terms.Claim, terms.Snapshot])
"""Things that come and go with another, and are told with it, or are nothing of the domain."""


class Change(Struct, frozen=True, kw_only=True):
    """One change: its kind, the thing's short name, `added`, `removed` or `changed`, and words.

    `group` is what the thing belongs to, as a treaty or a series; many changes are counted by it.
    """

    kind: str
    thing: str
    how: str
    words: str
    group: str = ""


def changes(old: ox.Store, new: ox.Store, lines: Iterable[str]) -> list[Change]:
    """Every change that triples, removed or added, make of a release, in a steady order."""
    before, after = Things(old), Things(new)
    subjects = dict.fromkeys(line.partition(" ")[0].strip("<>") for line in lines)
    pairs = [Pair(iri, before, after) for iri in subjects]
    found = [change for pair in pairs for change in _told(pair)]
    found += [_change(iri, how, Told("source", words)) for iri, how, words in texts(pairs)]
    found += [_change(iri, how, Told("conflict", words)) for iri, how, words in conflicts(pairs)]
    return sorted(found, key=lambda one: (ORDER.index(one.kind), one.thing, one.words))


def _told(pair: Pair) -> Iterator[Change]:
    kinds = pair.kinds()
    if FOLLOW.intersection(kinds):
        return
    tell = next((TELL[kind] for kind in kinds if kind in TELL), _other)
    told = tell(pair.held, pair.iri)
    gone = ", no longer on file" if pair.how == "removed" else ""
    if pair.how != "changed":
        yield _change(pair.iri, pair.how, told._replace(words=told.words + gone))
        return
    if terms.Decision in kinds:
        yield from _votes(pair)
    if differs := "; ".join(differences(pair)):
        yield _change(pair.iri, pair.how, told._replace(words=f"{told.words}; {differs}"))


def _other(held: Things, iri: str) -> Told:
    kind = iris.kebab(held.kind(iri)).replace("-", " ")
    return Told("other", f"{kind} {called(held, iri)}".strip())


def _votes(pair: Pair) -> Iterator[Change]:
    """Who voted otherwise than before, in a decision that both releases hold."""
    what = of_decision(pair.held, pair.iri)
    group = line_of(pair.held, pair.held.one(pair.iri, terms.decidesOn))
    before, after = (choices(held, pair.iri) for held in (pair.old, pair.new))
    for state in sorted(before.keys() | after.keys()):
        first, then = (one.get(state, "no vote on record") for one in (before, after))
        if first != then:
            changed = f"{called(pair.held, state)} changed its vote on {what}"
            words = f"{changed} from {first} to {then}, as the record has it now"
            yield _change(pair.iri, pair.how, Told("changed its vote", words, group))


def _change(thing: str, how: str, told: Told) -> Change:
    """A change, its words on one line and without anything that steers a terminal."""
    words, group = (
        "".join(one if one.isprintable() else " " for one in text)
        for text in (told.words, told.group)
    )
    return Change(kind=told.kind, thing=iris.short(thing), how=how, words=words, group=group)
