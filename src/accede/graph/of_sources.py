"""The facts of where things come from: documents, snapshots, claims, coverage."""

from collections.abc import Iterator

from accede.graph.triples import (
    Fact,
    Literal,
    Object,
    Pair,
    Sources,
    concept,
    dated,
    day,
    described,
    english,
    integer,
    on,
    provenance,
    string,
)
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import Claim, Coverage, Document, whole_date

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".xml": "application/xml",
    ".csv": "text/csv",
    ".json": "application/json",
}


def of_document(document: Document, sources: Sources) -> Iterator[Fact]:
    """A document, and its snapshot where its bytes were read."""
    subject = iris.document(document.id)
    url = Literal(document.url, terms.xsd_anyURI) if document.url else None
    yield from described(
        subject,
        terms.Document,
        (terms.dcterms_title, english(document.title)),
        (terms.dcterms_identifier, string(document.id)),
        (terms.dcterms_publisher, string(document.publisher)),
        (terms.dcterms_language, string(document.language)),
        (terms.dcterms_type, string(document.document_kind)),
        (terms.dcterms_license, string(document.licence)),
        (terms.schema_url, url),
        (terms.rank, integer(document.rank)),
        (terms.note, english(document.note)),
        *on(document.date),
        *((terms.reconstructs, iris.state(code)) for code in document.reconstructs),
    )
    if document.id in sources.digests:
        yield from _snapshot(document, sources.digests[document.id])


def _snapshot(document: Document, digest: str) -> Iterator[Fact]:
    suffix = f".{(document.path or '').rpartition('.')[2].lower()}"
    when = Literal(document.retrieved, terms.xsd_dateTime) if document.retrieved else None
    yield from described(
        iris.snapshot(digest),
        terms.Snapshot,
        (terms.document, iris.document(document.id)),
        (terms.sha256, string(digest)),
        (terms.retrieved, when),
        (terms.retrievedAfter, day(document.retrieved_after)),
        (terms.retrievedBefore, day(document.retrieved_before)),
        (terms.dcat_mediaType, string(MEDIA_TYPES.get(suffix))),
    )


def value_of(stated: str) -> Object:
    """A claimed value as the graph holds it: a day, a number, a thing, or plain words.

    >>> value_of("2025-06-26").datatype
    'http://www.w3.org/2001/XMLSchema#date'
    """
    if whole_date(stated):
        return Literal(stated, terms.xsd_date)
    if stated.isascii() and stated.isdigit():
        return Literal(stated, terms.xsd_integer)
    if stated.startswith(("state/", "treaty/", "meeting/", "resolution/", "decision/")):
        return iris.thing(stated)
    return Literal(stated)


def claimed(
    subject: Iri, predicate: Iri, value: Object, *, source: Iri, standing: str, reason: str | None
) -> Iterator[Fact]:
    """What one source says of one property, as a claim of its own."""
    words = value if isinstance(value, str) else "\t".join(part or "" for part in value)
    yield from described(
        iris.claim(subject, predicate, words, source),
        terms.Claim,
        (terms.claimSubject, subject),
        (terms.claimPredicate, predicate),
        (terms.claimObject, value),
        (terms.source, source),
        (terms.standing, concept("standing", standing)),
        (terms.standingReason, english(reason)),
    )


def of_claim(claim: Claim, sources: Sources) -> Iterator[Fact]:
    facts = list(
        claimed(
            iris.thing(claim.subject),
            Iri(iris.NS + claim.property),
            value_of(claim.value),
            source=sources.iri(claim.source or "unstated"),
            standing=claim.standing,
            reason=claim.reason,
        )
    )
    yield from facts
    yield from provenance(facts[0].subject, claim, sources)


def of_coverage(coverage: Coverage, sources: Sources) -> Iterator[Fact]:
    scope = coverage.treaty or coverage.series or ""
    whole: Pair = (
        terms.scope,
        iris.treaty(scope) if coverage.treaty else iris.series(scope),
    )
    subject = iris.coverage(
        coverage.of_kind, f"{scope}/{coverage.state}" if coverage.state else scope
    )
    yield from described(
        subject,
        terms.Coverage,
        (terms.ofKind, string(coverage.of_kind)),
        whole,
        (terms.actor, iris.state(coverage.state) if coverage.state else None),
        (terms.complete, string(coverage.complete)),
        *dated(terms.from_, terms.fromAsStated, coverage.from_),
        *dated(terms.completeTo, terms.completeToAsStated, coverage.complete_to),
    )
    yield from provenance(subject, coverage, sources)
