"""What a record says, as facts: the smallest parts, which every kind is made of."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import Document, Record, whole_date


class Literal(NamedTuple):
    """A value: its characters, with a datatype or a language, or neither (a plain string)."""

    value: str
    datatype: Iri | None = None
    language: str | None = None


Object = Iri | Literal


class Fact(NamedTuple):
    """One triple of the graph. No subject or object is ever a blank node."""

    subject: Iri
    predicate: Iri
    object: Object


Pair = tuple[Iri, Object | None]


class Sources(Struct, frozen=True):
    """The documents at hand, with the texts and digests of those whose bytes were read."""

    documents: Mapping[str, Document]
    digests: Mapping[str, str] = {}
    texts: Mapping[str, str] = {}

    def iri(self, document: str) -> Iri:
        """The snapshot of a document whose bytes were at hand, else the document itself."""
        digest = self.digests.get(document)
        return iris.snapshot(digest) if digest else iris.document(document)

    def rank(self, document: str) -> int:
        """The document's rank, 1 the body's own record to 4 news; 3 where it says none."""
        known = self.documents.get(document)
        return known.rank if known and known.rank else 3


def n3(term: Object) -> str:
    """A term as N-Triples writes it."""
    if isinstance(term, str):
        return f"<{term}>"
    quoted = f'"{escaped(term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


CONTROLS = {code: f"\\u{code:04X}" for code in (*range(32), 127, 0xFFFE, 0xFFFF)}
ESCAPES = str.maketrans(
    CONTROLS
    | {ord("\\"): "\\\\", ord('"'): '\\"', 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"}
)


def escaped(value: str) -> str:
    r"""A string inside the quotes of canonical N-Triples.

    >>> escaped('a "b"\n')
    'a \\"b\\"\\n'
    """
    return value.translate(ESCAPES)


def line(fact: Fact) -> str:
    """A fact as one line of N-Triples."""
    return f"<{fact.subject}> <{fact.predicate}> {n3(fact.object)} .\n"


def string(value: str | None) -> Literal | None:
    return Literal(value) if value else None


def english(value: str | None) -> Literal | None:
    return Literal(value, language="en") if value else None


def integer(value: int | None) -> Literal | None:
    return None if value is None else Literal(str(value), terms.xsd_integer)


def flag(value: bool) -> Literal | None:  # noqa: FBT001  # the value itself
    """True as a boolean; False is what nobody says."""
    return Literal("true", terms.xsd_boolean) if value else None


def boolean(value: bool) -> Literal:  # noqa: FBT001  # the value itself
    return Literal("true" if value else "false", terms.xsd_boolean)


def day(stated: str | None) -> Literal | None:
    """A whole day as a date; nothing for a month or a year alone."""
    return Literal(str(stated), terms.xsd_date) if whole_date(stated) else None


def concept(scheme: str, notation: str | None) -> Iri | None:
    return iris.concept(scheme, notation) if notation else None


def dated(exact: Iri, as_stated: Iri, stated: str | None) -> Iterator[Pair]:
    """A date by its exact property, or verbatim by the other where the day is not known."""
    if whole_date(stated):
        yield exact, day(stated)
    elif stated:
        yield as_stated, string(stated)


def on(date: str | None, year: int | None = None) -> Iterator[Pair]:
    """When a record is: its day or the date as stated, and its year in either case."""
    yield from dated(terms.date, terms.dateAsStated, date)
    yield terms.year, integer(int(date[:4]) if date else year)


def described(subject: Iri, kind: Iri, *pairs: Pair) -> Iterator[Fact]:
    """The facts of one thing: its class, and every pair that has a value."""
    yield Fact(subject, terms.rdf_type, kind)
    for predicate, value in pairs:
        if value is not None:
            yield Fact(subject, predicate, value)


def provenance(subject: Iri, record: Record, sources: Sources) -> Iterator[Fact]:
    """Where a record is from, how far it was verified, and the words it rests on."""
    source = sources.iri(record.source) if record.source else None
    pairs: tuple[Pair, ...] = (
        (terms.source, source),
        (terms.verified, string(record.verified)),
        (terms.note, english(record.note)),
        (terms.locator, string(record.locator)),
    )
    yield from (Fact(subject, predicate, value) for predicate, value in pairs if value is not None)
    yield from evidence(subject, record, sources)


def evidence(subject: Iri, record: Record, sources: Sources) -> Iterator[Fact]:
    """The quote a record rests on: a span of the page at hand, else the coder's phrase."""
    quoted = list(quote(record, sources))
    if quoted:
        yield Fact(subject, terms.evidence, quoted[0].subject)
        yield from quoted


def quote(record: Record, sources: Sources) -> Iterator[Fact]:
    """The words behind a record as facts about a quote; none where it gives no words."""
    if record.source is None:
        return
    text = sources.texts.get(record.source)
    if text is not None and record.start is not None and record.end is not None:
        yield from _span(record.source, text, record.start, record.end, sources)
    elif record.phrase:
        yield from _phrase(record, record.source)


CONTEXT = 40
"""Code points of the page kept before and after a quote, so that it can be found again."""


def _span(document: str, text: str, start: int, end: int, sources: Sources) -> Iterator[Fact]:
    digest = sources.digests[document]
    words = text[start:end]
    yield from described(
        iris.quote(digest, str(start), str(end)),
        terms.Quote,
        (terms.text, string(words)),
        (terms.document, iris.document(document)),
        (terms.snapshot, iris.snapshot(digest)),
        (terms.start, integer(start)),
        (terms.end, integer(end)),
        (terms.oa_prefix, string(text[max(0, start - CONTEXT) : start])),
        (terms.oa_suffix, string(text[end : end + CONTEXT])),
        (terms.elided, flag("(…)" in words or "(...)" in words or "[…]" in words)),
    )


def _phrase(record: Record, document: str) -> Iterator[Fact]:
    placed = record.start is not None
    yield from described(
        iris.quote(document, record.phrase or ""),
        terms.Quote,
        (terms.text, string(record.phrase)),
        (terms.document, iris.document(document)),
        (terms.passageDigest, string(record.passage_sha256)),
        (terms.locator, string(f"characters {record.start}-{record.end}" if placed else None)),
    )
