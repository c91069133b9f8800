"""What was known by a day: a document captured later, or nobody knows when, is left out.

A document's day is that of its capture, else its own date. States and their names stay, and of
treaties, series, meetings and resolutions those that a record left names: their documents stay
for these names and rules alone, and the report says so. Where the word on how complete a treaty's
acts are is left out, the latest document left that tells of an act says up to when they go.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import asdict, replace

from accede.build.parting import parted
from accede.model.records import (
    Coverage,
    Document,
    Link,
    Meeting,
    Record,
    Resolution,
    Series,
    State,
    StateName,
    Treaty,
    TreatyAction,
    Warned,
)
from accede.read.collection import Collection

Held = TypeVar("Held")

ACTS = "treaty-action"
ALWAYS = (State, StateName, Link)
NAMED = (Resolution, Meeting, Series, Treaty)
"""Each may name those after it."""


def known_by(collection: Collection, day: date) -> Collection:
    """What is left of a collection without the documents not known by a day, which are named."""
    last = day.isoformat()
    documents = collection.documents
    known = {one for one, document in documents.items() if is_known(document, last)}
    named = _named(collection.records, known)
    stay = known | {record.source for record in named if record.source}
    kept, _ = parted(collection.records, lambda one: _goes(one, known, stay, set(map(id, named))))
    return replace(
        collection,
        records=[*kept, *_reaching(kept, collection.records, documents)],
        documents={one.id: one for one in kept if isinstance(one, Document)},
        texts=_of(known, collection.texts),
        digests=_of(known, collection.digests),
        shares=_of(known, collection.shares),
        refused=[one for one in collection.refused if one.source in {None, *known}],
        unread=[one for one in collection.unread if one.source in {None, *known}],
        counted=[one for one in collection.counted if one.source in {None, *known}],
        warned=[
            *(one for one in collection.warned if one.source in {None, *known}),
            *_told(sorted(stay - known), day),
        ],
        left_out=sorted(documents.keys() - stay),
        inputs=[*collection.inputs, f"known by {day}"],
    )


def is_known(document: Document, last: str) -> bool:
    """Whether a document's capture, else its own date, is certainly not after a day."""
    captured = (document.retrieved or document.retrieved_before or "")[:10]
    if captured:
        return captured <= last
    if document.retrieved_after and document.retrieved_after >= last:
        return False
    stated = document.date or "9999"
    return stated < last[: len(stated)] or (len(stated) == len(last) and stated <= last)


def _goes(record: Record, known: set[str], stay: set[str], named: set[int]) -> bool:
    if isinstance(record, Document):
        return record.id not in stay
    if isinstance(record, ALWAYS) or id(record) in named:
        return False
    return isinstance(record, NAMED) or (record.source is not None and record.source not in known)


def _named(records: Iterable[Record], known: set[str]) -> list[Record]:
    """The things that bear names: all states, and of the others those that facts left name."""
    listed = list(records)
    facts = (one for one in listed if not isinstance(one, (*ALWAYS, *NAMED, Document)))
    words = {word for one in facts if one.source in known for word in _words(one)}
    kept: list[Record] = [one for one in listed if isinstance(one, ALWAYS)]
    for kind in NAMED:
        found = [
            one
            for one in listed
            if isinstance(one, kind) and (one.source in known or words & _names(one))
        ]
        words |= {word for one in found for word in _words(one)}
        kept += found
    return kept


def _names(record: Record) -> set[str]:
    if isinstance(record, Resolution):
        return set(record.symbols)
    return {record.id} if isinstance(record, Meeting | Series | Treaty) else set()


def _words(record: Record) -> Iterator[str]:
    for value in asdict(record).values():
        yield from (word for word in (value if isinstance(value, tuple) else (value,)) if word)


def _reaching(
    kept: Iterable[Record], before: Iterable[Record], documents: Mapping[str, Document]
) -> Iterator[Coverage]:
    """Up to when the acts on a treaty go, where what said so was left out."""
    listed = list(kept)
    lost = set(_covered(before)) - set(_covered(listed))
    for treaty in sorted(lost):
        acts = (one for one in listed if isinstance(one, TreatyAction) and one.treaty == treaty)
        told = {(_day(documents[one.source]), one.source) for one in acts if one.source}
        if told:
            latest, source = max(told)
            yield Coverage(
                of_kind=ACTS,
                treaty=treaty,
                complete="unknown",
                complete_to=latest,
                source=source,
                verified="derived",
                note="the latest document known that tells of an act; how complete, nobody said",
            )


def _covered(records: Iterable[Record]) -> Iterator[str]:
    for one in records:
        if isinstance(one, Coverage) and one.of_kind == ACTS and one.treaty and not one.state:
            yield one.treaty


def _day(document: Document) -> str:
    captured = (document.retrieved or document.retrieved_before or "")[:10]
    return captured or document.date or ""


def _told(stay: Iterable[str], day: date) -> Iterator[Warned]:
    if listed := ", ".join(stay):
        yield Warned(message=f"known by {day}: for names and rules alone stay {listed}")


def _of(known: set[str], held: Mapping[str, Held]) -> dict[str, Held]:
    return {document: value for document, value in held.items() if document in known}
