"""Why does the graph say so: every source, sentence and claim behind a thing."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from accede.ask import passage
from accede.ask.grounds import Sentence, Source, Told, Why
from accede.ask.things import Things
from accede.ask.why_votes import as_listed, lists_with, record_of
from accede.model import iris

if TYPE_CHECKING:
    from pyoxigraph import Store

ACC = iris.NS
PROVENANCE = frozenset(
    ACC + name
    for name in ("source", "totalsFrom", "verified", "note", "locator", "evidence", "quote")
)
RESTS_ON = (ACC + "statement", ACC + "derivedFrom", ACC + "decision")
"""What a record leads to: a position to its statement, a standing to its act."""

BALLOT = re.compile(r"vote/(.+)/([A-Z]{3})")
"""The short name of a vote: its decision's path, and the state."""

LABELS = frozenset(
    {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        "http://www.w3.org/2008/05/skos-xl#altLabel",
    }
)
MANY = 8
"""So many values of one property are shown by name; of more, only the number."""


def why(store: "Store", subject: str, texts: Mapping[str, str]) -> Why:
    """Every source, sentence and claim behind a thing, named by its IRI or its short name.

    `texts` are the texts of the snapshots at hand, by SHA-256.
    """
    things = Things(store)
    subject = subject.encode("utf-8", "backslashreplace").decode()
    iri = subject if "://" in subject else iris.ID + subject
    if things.knows(iri):
        return _behind(things, iri, texts, deeper=True)
    ballot = BALLOT.fullmatch(iris.short(iri))
    if ballot and (found := _of_ballot(things, ballot, texts)):
        return found
    return Why(iris.short(iri), found=False, near=_near(things, iris.short(iri)))


def _of_ballot(things: Things, ballot: re.Match[str], texts: Mapping[str, str]) -> Why | None:
    """A vote that has no node of its own: a decision lists the state with its choice."""
    decision, state = iris.ID + f"decision/{ballot[1]}", iris.ID + f"state/{ballot[2]}"
    lists = lists_with(things, decision, state)
    choices = [choice for choice, name in things.pairs(ACC + "direct") if name in lists]
    if not choices:
        return None
    return Why(
        subject=ballot[0],
        found=True,
        kind="Vote",
        label=f"{things.label(state)}: {things.label(choices[0])}",
        facts=tuple(as_listed(things, decision, state, lists)),
        rests_on=(_behind(things, decision, texts, deeper=False),),
    )


def _behind(things: Things, iri: str, texts: Mapping[str, str], *, deeper: bool) -> Why:
    below = [other for name in RESTS_ON for other in things.values(iri, name)] if deeper else []
    return Why(
        subject=iris.short(iri),
        found=True,
        kind=things.kind(iri),
        label=things.label(iri),
        facts=(*_facts(things, iri), *record_of(things, iri)),
        verified=tuple(things.values(iri, ACC + "verified")),
        notes=tuple(things.values(iri, ACC + "note")),
        places=tuple(things.values(iri, ACC + "locator")),
        sources=tuple(_sources(things, iri)),
        sentences=tuple(_sentences(things, iri, texts)),
        claims=tuple(_claims(things, iri)),
        rests_on=tuple(_behind(things, other, texts, deeper=False) for other in below),
        named_by=tuple(_named_by(things, iri)),
    )


def _facts(things: Things, iri: str) -> Iterator[tuple[str, str]]:
    """The properties of a thing and their values by name; long lists by their number."""
    for name, values in sorted(things.properties(iri).items()):
        if name in PROVENANCE or name in LABELS:
            continue
        shown = [things.name(value) for value in values]
        if len(shown) > MANY:
            yield iris_local(name), f"{len(shown)} of them"
        else:
            yield from ((iris_local(name), value) for value in sorted(shown))


def _sources(things: Things, iri: str) -> Iterator[Source]:
    told = dict.fromkeys(things.values(iri, ACC + "source"), False)
    told |= {
        source: True for source in things.values(iri, ACC + "totalsFrom") if source not in told
    }
    if things.kind(iri) == "Document":
        captures = [one for one in _naming(things, iri) if things.kind(one) == "Snapshot"]
        told |= dict.fromkeys(captures or [iri], False)
    for source, totals_only in told.items():
        document = things.document(source)
        yield Source(
            document=_id(document),
            title=things.one(document, "http://purl.org/dc/terms/title") or _id(document),
            publisher=things.one(document, "http://purl.org/dc/terms/publisher"),
            url=things.one(document, "https://schema.org/url"),
            captured=_captured(things, source),
            totals_only=totals_only,
            dated=things.one(document, ACC + "date") or things.one(document, ACC + "year"),
        )


def _captured(things: Things, snapshot: str) -> str | None:
    """When the bytes were obtained: a moment, or the days it lies between."""
    moment = things.one(snapshot, ACC + "retrieved")
    after = things.one(snapshot, ACC + "retrievedAfter")
    before = things.one(snapshot, ACC + "retrievedBefore")
    bounds = [f"after {after}"] if after else []
    bounds += [f"before {before}"] if before else []
    return moment or " and ".join(bounds) or None


def _sentences(things: Things, iri: str, texts: Mapping[str, str]) -> Iterator[Sentence]:
    quotes = {*things.values(iri, ACC + "evidence"), *things.values(iri, ACC + "quote")}
    if things.kind(iri) == "Quote":
        quotes.add(iri)
    for quote in sorted(quotes):
        words = things.one(quote, ACC + "text") or ""
        document = things.one(quote, ACC + "document") or ""
        snapshot = things.one(quote, ACC + "snapshot")
        digest = things.one(snapshot, ACC + "sha256") if snapshot else None
        start, end = things.one(quote, ACC + "start"), things.one(quote, ACC + "end")
        text = texts.get(digest) if digest else None
        if text is None or start is None or end is None:
            place = things.one(quote, ACC + "locator")
            yield Sentence(_id(document), words, "", "", place, checked=False)
            continue
        around = passage.around(text, int(start), int(end))
        right = text[int(start) : int(end)] == words
        place = f"characters {start}-{end}"
        yield Sentence(_id(document), words, around.before, around.after, place, checked=right)


def _claims(things: Things, iri: str) -> Iterator[Told]:
    """What sources say where they differ; of a claim, what they say of the same property."""
    about, topic = iri, None
    if things.kind(iri) == "Claim":
        about = things.one(iri, ACC + "claimSubject") or iri
        topic = things.one(iri, ACC + "claimPredicate")
    told = [
        Told(
            property=iris_local(things.one(claim, ACC + "claimPredicate") or ""),
            value=things.name(value),
            document=_id(things.document(things.one(claim, ACC + "source") or "")),
            standing=(things.one(claim, ACC + "standing") or "").rpartition("/")[2],
            reason="; ".join(things.values(claim, ACC + "standingReason")) or None,
        )
        for claim in things.subjects(ACC + "claimSubject", about)
        if things.kind(claim) == "Claim"
        and topic in {None, things.one(claim, ACC + "claimPredicate")}
        for value in things.terms(claim, ACC + "claimObject")
    ]
    yield from sorted(told, key=lambda claim: (claim.property, claim.standing, claim.value))


def _named_by(things: Things, iri: str) -> Iterator[tuple[str, int]]:
    """How many records of each kind name a thing; of a document, or a capture of it."""
    named = set(_naming(things, iri))
    if things.kind(iri) == "Document":
        captures = [one for one in named if things.kind(one) == "Snapshot"]
        named.update(*(_naming(things, one) for one in captures))
    return iter(sorted(Counter(map(things.kind, named)).items()))


def _naming(things: Things, iri: str) -> list[str]:
    return [other for other in things.naming(iri) if other.startswith(iris.ID)]


def _near(things: Things, subject: str) -> tuple[str, ...]:
    """Short names of the same kind that are spelled much like one that is not known."""
    head = subject.split("/", 1)[0] + "/"
    known = [short for short in map(iris.short, things.things()) if short.startswith(head)]
    folded = {short.casefold(): short for short in known}
    close = difflib.get_close_matches(subject.casefold(), folded, n=3, cutoff=0.6)
    return tuple(folded[name] for name in close)


def _id(document: str) -> str:
    return document.removeprefix(f"{iris.ID}document/")


def iris_local(iri: str) -> str:
    """The last step of an IRI: a property's own name.

    >>> iris_local("https://w3id.org/accede/ns#inFavour")
    'inFavour'
    """
    return iri.rpartition("#")[2].rpartition("/")[2]
