"""What stands behind the records, as the words of a change: sources, coverage, the vocabulary."""

from collections.abc import Mapping

from accede.ask.things import Things
from accede.model import terms
from accede.publish.told.words import (
    Tell,
    Told,
    called,
    documents,
    listed,
    name,
    of,
    quoted,
    said_by,
    shortened,
)

RECORDS = {
    "decision": "decisions",
    "measure": "measures",
    "meeting": "meetings",
    "outreach": "outreach efforts",
    "participation": "participations",
    "position": "positions",
    "resolution": "resolutions",
    "statement": "statements",
    "treaty-action": "acts",
    "vote": "votes",
}
DATATYPE = "http://www.w3.org/2000/01/rdf-schema#Datatype"
COMPLETE = {
    "yes": "are complete",
    "no": "are not complete",
    "unknown": "may or may not be complete",
}


def _coverage(held: Things, iri: str) -> Told:
    """How far the records of a kind are on file, and who says so."""
    kinds = listed([RECORDS.get(one, one) for one in held.values(iri, terms.ofKind)])
    scope, state = of(held, iri, terms.scope), of(held, iri, terms.actor)
    of_state = f" of {state}" if state else ""
    whole = listed([COMPLETE.get(one, one) for one in held.values(iri, terms.complete)])
    ends = (
        (" from ", (terms.from_, terms.fromAsStated)),
        (" to ", (terms.completeTo, terms.completeToAsStated)),
    )
    spell = "".join(
        word + listed([day for one in some for day in held.values(iri, one)])
        for word, some in ends
        if any(held.values(iri, one) for one in some)
    )
    words = f"the {kinds}{of_state} on file for {scope} {whole}{spell}{said_by(held, iri)}"
    return Told("coverage", words, scope)


def _assertion(held: Things, iri: str) -> Told:
    """What a document says of a treaty as a whole, or of a state without being its act."""
    about = (of(held, iri, one) for one in (terms.actor, terms.meeting, terms.about))
    number = " ".join(
        one.replace("-", " ")
        for part in (terms.value, terms.countOf)
        for one in held.values(iri, part)
    )
    said = [shortened(one) for one in quoted(held, iri)]
    what = number or listed([f'"{one}"' for one in said])
    by = name(held, documents(held, iri)) or "a document"
    kind, of_what = of(held, iri, terms.assertionKind), ", ".join(one for one in about if one)
    words = f"{by} says of {of_what}: {kind}{f', {what}' if what else ''}"
    return Told("stated", words, of(held, iri, terms.about))


def _document(held: Things, iri: str) -> Told:
    return Told("source", f"source {called(held, iri)}", of(held, iri, terms.dcterms_type))


def _dataset(held: Things, iri: str) -> Told:
    return Told("dataset", f"the dataset {called(held, iri)}")


def _concept(held: Things, iri: str) -> Told:
    scheme = of(held, iri, terms.skos_inScheme)
    return Told("vocabulary", f'the term "{called(held, iri)}" ({scheme})', scheme)


def _scheme(held: Things, iri: str) -> Told:
    return Told("vocabulary", f'the scheme "{called(held, iri)}"')


def _class(held: Things, iri: str) -> Told:
    return Told("vocabulary", f'the class "{called(held, iri)}"', "classes")


def _property(held: Things, iri: str) -> Told:
    return Told("vocabulary", f'the property "{called(held, iri)}"', "properties")


def _ontology(held: Things, iri: str) -> Told:
    return Told("vocabulary", f"the vocabulary {called(held, iri)}")


def _datatype(held: Things, iri: str) -> Told:
    return Told("vocabulary", f'the code list "{called(held, iri)}"')


TELL: Mapping[str, Tell] = {
    terms.Coverage: _coverage,
    terms.Assertion: _assertion,
    terms.Document: _document,
    terms.dcat_Dataset: _dataset,
    terms.skos_Concept: _concept,
    terms.skos_ConceptScheme: _scheme,
    terms.owl_Class: _class,
    terms.owl_ObjectProperty: _property,
    terms.owl_DatatypeProperty: _property,
    terms.owl_AnnotationProperty: _property,
    terms.owl_Ontology: _ontology,
    DATATYPE: _datatype,
}
