"""Every quote against the text it is from: `text[start:end]` is the quote, or it is not one."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox
from msgspec import Struct

from accede.check.report import Result
from accede.check.results import CHECK
from accede.model import terms

CHECKED = "held against the text of their snapshot"
AS_GIVEN = "as their coder gave them, without a snapshot"


class Quote(Struct, frozen=True):
    """One quote of the graph: its words, and where they should stand."""

    iri: str
    text: str | None
    snapshot: str | None
    sha256: str | None
    start: int | None
    end: int | None


def results(store: ox.Store, texts: Mapping[str, str]) -> Iterator[Result]:
    """A violation for each quote that does not stand at its place in its snapshot's text.

    `texts` are by the SHA-256 of the snapshot. Where the same words stand elsewhere in the text,
    a warning says where.
    """
    for quote in quotes_in(store):
        if quote.snapshot is not None:
            yield from _compared(quote, texts)


def counts(store: ox.Store) -> dict[str, int]:
    """How many quotes have a snapshot to be held against, and how many have none."""
    found = {CHECKED: 0, AS_GIVEN: 0}
    for quote in quotes_in(store):
        found[AS_GIVEN if quote.snapshot is None else CHECKED] += 1
    return found


def _compared(quote: Quote, texts: Mapping[str, str]) -> Iterator[Result]:
    text = texts.get(quote.sha256 or "")
    if text is None:
        yield wrong(quote, "The text of its snapshot is not here: build with the document.")
        return
    if quote.text is None or quote.start is None or quote.end is None:
        yield wrong(quote, "A quote from a snapshot needs its words, its start and its end.")
        return
    if 0 <= quote.start <= quote.end and text[quote.start : quote.end] == quote.text:
        return
    place = f"characters {quote.start} to {quote.end}"
    yield wrong(quote, f"These words do not stand at {place}: read the document again.")
    elsewhere = text.find(quote.text)
    if elsewhere >= 0 and quote.text:
        there = f"characters {elsewhere} to {elsewhere + len(quote.text)}"
        yield wrong(quote, f"The words stand at {there}: correct the offsets.", "warning")


def wrong(quote: Quote, message: str, severity: str = "violation") -> Result:
    """What is wrong with a quote, as a result."""
    return Result(
        focus=quote.iri,
        message=message,
        severity=severity,
        path=terms.text,
        value=None if quote.text is None else str(ox.Literal(quote.text)),
        shape=f"{CHECK}quotes",
        sources=(quote.snapshot,) if quote.snapshot else (),
    )


def quotes_in(store: ox.Store) -> Iterator[Quote]:
    """Every quote of a store, by its IRI."""
    type_, class_ = ox.NamedNode(terms.rdf_type), ox.NamedNode(terms.Quote)
    found = (quad.subject for quad in store.quads_for_pattern(None, type_, class_))
    for iri in sorted(node.value for node in found if isinstance(node, ox.NamedNode)):
        held = values(store, iri)
        snapshot = held.get(terms.snapshot)
        yield Quote(
            iri=iri,
            text=held.get(terms.text),
            snapshot=snapshot,
            sha256=values(store, snapshot).get(terms.sha256) if snapshot else None,
            start=_number(held.get(terms.start)),
            end=_number(held.get(terms.end)),
        )


def values(store: ox.Store, iri: str) -> dict[str, str]:
    """What a store says of a thing: one value a property."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), None, None)
    return {q.predicate.value: q.object.value for q in quads if not isinstance(q.object, ox.Triple)}


def _number(words: str | None) -> int | None:
    return int(words) if words is not None and words.isdecimal() else None
