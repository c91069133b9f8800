"""Quotes that stood in one capture of a document and stand in a newer one no more.

A page captured twice is two documents of one address, or one document with two snapshots. The
quote stays true of its own capture: what is listed is what a reader of today would look for in
vain.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox
from msgspec.structs import replace

from accede.check.quotes import quotes_in, values, wrong
from accede.check.report import Result
from accede.check.results import CHECK
from accede.model import iris, terms

CAPTURED = (terms.retrieved, terms.retrievedBefore, terms.retrievedAfter)


class Capture(NamedTuple):
    """One capture of an address: its day as far as it is known, and where its text is."""

    day: str
    snapshot: str
    document: str
    sha256: str


def results(store: ox.Store, texts: Mapping[str, str]) -> Iterator[Result]:
    """A warning for each quote whose words are not in the newest capture of the same address.

    `texts` are by the SHA-256 of the snapshot.
    """
    newest = _newest(store)
    if not newest:
        return
    for quote in quotes_in(store):
        later = newest.get(quote.snapshot or "")
        text = texts.get(later.sha256) if later else None
        if later and text is not None and quote.text and _plain(quote.text) not in _plain(text):
            where = f"the capture of {later.day}, {iris.short(later.document)}"
            message = f"These words no longer stand in {where}: see what the page says now."
            yield replace(wrong(quote, message, "warning"), shape=f"{CHECK}newer-capture")


def _newest(store: ox.Store) -> dict[str, Capture]:
    """For each snapshot that is not its address's newest, the newest."""
    addresses: dict[str, set[Capture]] = defaultdict(set)
    for capture, address in _captures(store):
        addresses[address].add(capture)
    last = {address: max(captures) for address, captures in addresses.items()}
    return {
        capture.snapshot: last[address]
        for address, captures in addresses.items()
        for capture in captures
        if capture.day < last[address].day
    }


def _captures(store: ox.Store) -> Iterator[tuple[Capture, str]]:
    """Every snapshot whose day is known, with the address of its document."""
    type_, class_ = ox.NamedNode(terms.rdf_type), ox.NamedNode(terms.Snapshot)
    for quad in store.quads_for_pattern(None, type_, class_):
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        told = values(store, quad.subject.value)
        about = values(store, told[terms.document]) if terms.document in told else {}
        days = (*(told.get(one) for one in CAPTURED), about.get(terms.date))
        day = next((one[:10] for one in days if one), None)
        if day and terms.sha256 in told and terms.document in told:
            address = about.get(terms.schema_url, told[terms.document])
            document, sha256 = told[terms.document], told[terms.sha256]
            yield Capture(day, quad.subject.value, document, sha256), address.rstrip("/")


def _plain(words: str) -> str:
    """The words without regard to how their lines were broken."""
    return " ".join(words.split())
