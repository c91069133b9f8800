"""Triples that came and went, told in the domain's words: who joined, left, voted, spoke."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox
from msgspec import Struct

from accede.ask.things import Things
from accede.graph.of_votes import DIRECT
from accede.model import iris, terms
from accede.publish.deeds_told import TELL, choices, name, of_decision

ORDER = (
    "joined", "left", "signed", "acted", "standing", "changed its vote", "voted", "spoke",
    "holds", "attended", "measure", "outreach", "decision", "conflict", "source", "other",
)  # fmt: skip
"""The kinds of change, in the order in which they are told."""

FOLLOW = frozenset([terms.Quote, terms.Alignment, terms.prov_Activity, terms.Claim, terms.Snapshot])
"""Things that come and go with another, and are told with it, or are nothing of the domain."""

BESIDE = frozenset([terms.rdf_type, terms.source, terms.evidence, terms.quote, terms.derivedFrom])
"""Properties that change whenever a source's text does, which is told of the source."""


class Change(Struct, frozen=True, kw_only=True):
    """One change: its kind, the thing's short name, `added`, `removed` or `changed`, and words."""

    kind: str
    thing: str
    how: str
    words: str


def told(kind: str, thing: str, how: str, words: str) -> Change:
    """A change, its words on one line and without anything that steers a terminal."""
    plain = "".join(one if one.isprintable() else " " for one in words)
    return Change(kind=kind, thing=iris.short(thing), how=how, words=plain)


class Pair(NamedTuple):
    """One thing as two releases hold it; one of them may not."""

    iri: str
    old: Things
    new: Things

    @property
    def how(self) -> str:
        """Whether the thing is new, gone, or in both."""
        if not self.new.knows(self.iri):
            return "removed"
        return "changed" if self.old.knows(self.iri) else "added"

    @property
    def held(self) -> Things:
        """The release to look names up in: the new one, where it knows the thing."""
        return self.old if self.how == "removed" else self.new

    def both(self, predicate: str) -> tuple[list[str], list[str]]:
        """The values of a property before and after."""
        return self.old.values(self.iri, predicate), self.new.values(self.iri, predicate)

    def change(self, kind: str, words: str) -> Change:
        """A change of this thing; one that is gone says so."""
        gone = ", no longer on file" if self.how == "removed" else ""
        return told(kind, self.iri, self.how, words + gone)


def changes(old: ox.Store, new: ox.Store, lines: Iterable[str]) -> list[Change]:
    """Every change that triples, removed or added, make of a release, in a steady order."""
    before, after = Things(old), Things(new)
    subjects = dict.fromkeys(line.partition(" ")[0].strip("<>") for line in lines)
    pairs = [Pair(iri, before, after) for iri in subjects]
    found = [change for pair in pairs for change in _told(pair)]
    found += [*_sources(pairs), *_conflicts(pairs)]
    return sorted(found, key=lambda one: (ORDER.index(one.kind), one.thing, one.words))


def _told(pair: Pair) -> Iterator[Change]:
    kinds = pair.held.values(pair.iri, terms.rdf_type)
    if FOLLOW.intersection(kinds):
        return
    tell = next((TELL[kind] for kind in kinds if kind in TELL), _other)
    kind, words = tell(pair.held, pair.iri)
    if pair.how != "changed":
        yield pair.change(kind, words)
        return
    if terms.Decision in kinds:
        yield from _votes(pair)
    if differs := "; ".join(_differences(pair)):
        yield pair.change(kind, f"{words}: {differs}")


def _other(held: Things, iri: str) -> tuple[str, str]:
    kind = held.kind(iri)
    return "other", f"{iris.kebab(kind).replace('-', ' ')} {name(held, [iri])}".strip()


def _votes(pair: Pair) -> Iterator[Change]:
    """Who voted otherwise than before, in a decision that both releases hold."""
    what = of_decision(pair.held, pair.iri)
    before, after = (choices(held, pair.iri) for held in (pair.old, pair.new))
    for state in sorted(before.keys() | after.keys()):
        first, then = (one.get(state, "no vote on record") for one in (before, after))
        if first != then:
            words = f"{name(pair.held, [state])} changed its vote on {what} from {first} to {then}"
            yield pair.change("changed its vote", words)


def _differences(pair: Pair) -> Iterator[str]:
    """Every property of a thing that is not what it was."""
    predicates = {*pair.old.properties(pair.iri), *pair.new.properties(pair.iri)}
    for predicate in sorted(predicates - BESIDE - set(DIRECT.values())):
        before, after = pair.both(predicate)
        if before != after:
            gone = name(pair.old, [one for one in before if one not in after]) or "nothing"
            come = name(pair.new, [one for one in after if one not in before]) or "nothing"
            yield f"{predicate.rpartition('#')[2].rpartition('/')[2]} was {gone}, is {come}"


def _sources(pairs: Iterable[Pair]) -> Iterator[Change]:
    """Documents whose bytes are others than before."""
    documents = {
        document: pair
        for pair in pairs
        if terms.Snapshot in pair.held.values(pair.iri, terms.rdf_type)
        for document in pair.held.values(pair.iri, terms.document)
    }
    for document, (_, old, new) in sorted(documents.items()):
        pair = Pair(document, old, new)
        before, after = (set(_snapshots(held, document)) for held in (old, new))
        if before != after:
            said = "changed its text" if before and after else "has its text at hand"
            words = f"{name(pair.held, [document])} {said if after else 'has no text any more'}"
            yield pair.change("source", words)


def _snapshots(held: Things, document: str) -> Iterator[str]:
    for one in held.subjects(terms.document, document):
        if terms.Snapshot in held.values(one, terms.rdf_type):
            yield one


def _conflicts(pairs: Iterable[Pair]) -> Iterator[Change]:
    """Properties on which sources differ now and did not, or did and do not any more."""
    listed = [pair for pair in pairs if terms.Claim in pair.held.values(pair.iri, terms.rdf_type)]
    if not listed:
        return
    _, old, new = listed[0]
    for subject, topic in sorted({_topic(pair.held, pair.iri) for pair in listed}):
        pair = Pair(subject, old, new)
        before, after = (_claimed(held, subject, topic) for held in (old, new))
        if before == after or not (before or after):
            continue
        how = "differ otherwise" if before and after else "differ now" if after else "agree now"
        said = "; ".join(sorted(after or before))
        words = f"sources {how} on {_topic_name(pair.held, subject, topic)}: {said}"
        what = "changed" if before and after else "added" if after else "removed"
        yield told("conflict", subject, what, words)


def _topic(held: Things, claim: str) -> tuple[str, str]:
    """What a claim is about: a thing and a property, or a decision and who voted in it."""
    about, predicate, value = (
        held.one(claim, one) or ""
        for one in (terms.claimSubject, terms.claimPredicate, terms.claimObject)
    )
    return about, value if predicate in DIRECT.values() else predicate


def _claimed(held: Things, subject: str, topic: str) -> frozenset[str]:
    """What sources say of one thing and topic, each once, where not all say the same."""
    found = [
        one for one in held.subjects(terms.claimSubject, subject) if _topic(held, one)[1] == topic
    ]
    said = {
        f"{name(held, held.values(one, terms.claimPredicate))} "
        f"{name(held, held.values(one, terms.claimObject))} "
        f"({name(held, held.values(one, terms.standing))})"
        for one in found
    }
    values = {
        (held.one(one, terms.claimPredicate), held.one(one, terms.claimObject)) for one in found
    }
    standings = {held.one(one, terms.standing) for one in found}
    settled = standings <= {iris.concept("standing", "accepted")}
    return frozenset() if len(values) < 2 and settled else frozenset(said)


def _topic_name(held: Things, subject: str, topic: str) -> str:
    what = name(held, [topic]) if topic.startswith(iris.ID) else topic.rpartition("#")[2]
    return f"{name(held, [subject])}, {what}"
