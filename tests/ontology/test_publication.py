"""The vocabulary as a publication: what its header says, and what every term carries."""

import re
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN
from vocabulary import HEADER, ID, NS, SCHEME, accede, good, local, ours, schemes

BIBO = "http://purl.org/ontology/bibo/"
TERM_STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
CC0 = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
NEAR = (SKOS.closeMatch, RDFS.seeAlso, RDFS.subClassOf, RDFS.subPropertyOf)
PREFIXES = "".join(
    f"@prefix {prefix}: <{namespace}> .\n"
    for prefix, namespace in good().namespaces()
    if prefix in (Path(__file__).parent / "examples" / "good.ttl").read_text(encoding="utf-8")
)


def of(term: URIRef, predicate: URIRef) -> list[Literal]:
    return [value for value in accede().objects(term, predicate) if isinstance(value, Literal)]


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.title, DCTERMS.abstract, DCTERMS.description, DCTERMS.creator, DCTERMS.publisher,
        DCTERMS.license, DCTERMS.created, DCTERMS.modified, DCTERMS.bibliographicCitation,
        DCTERMS.rights, OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri, URIRef(BIBO + "status"),
    ],
)  # fmt: skip
def test_the_header_says(predicate: URIRef) -> None:
    assert len([*accede().objects(HEADER, predicate)]) == 1


def test_the_header_names_the_version_before_or_says_that_there_is_none() -> None:
    prior = accede().value(HEADER, OWL.priorVersion)
    history = accede().value(HEADER, SKOS.historyNote)

    assert prior or "first version" in str(history)


def test_there_is_one_header() -> None:
    assert [*accede().subjects(RDF.type, OWL.Ontology)] == [HEADER]


def test_the_licence_is_public_domain_for_the_vocabulary_and_every_scheme() -> None:
    headers = [HEADER, *schemes().subjects(RDF.type, SKOS.ConceptScheme)]

    both = accede() + schemes()

    assert {value for one in headers for value in both.objects(one, DCTERMS.license)} == {CC0}
    assert len([*both.subject_objects(DCTERMS.license)]) == len(headers)


def test_ontology_version_and_namespace_are_three_iris() -> None:
    version = str(accede().value(HEADER, OWL.versionInfo))

    assert accede().value(HEADER, OWL.versionIRI) == URIRef(f"{HEADER}/{version}")
    assert str(accede().value(HEADER, VANN.preferredNamespaceUri)) == NS
    assert str(accede().value(HEADER, VANN.preferredNamespacePrefix)) == "acc"


def test_the_days_are_days_and_none_comes_before_the_first() -> None:
    created, modified = (
        str(accede().value(HEADER, p)) for p in (DCTERMS.created, DCTERMS.modified)
    )

    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", created)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", modified)
    assert created <= modified


def test_the_citation_names_the_version() -> None:
    assert str(accede().value(HEADER, OWL.versionIRI)) in str(
        accede().value(HEADER, DCTERMS.bibliographicCitation)
    )


def test_the_header_says_that_no_view_on_status_is_expressed() -> None:
    assert "view on the status of any state, territory" in str(
        accede().value(HEADER, DCTERMS.rights)
    )


@pytest.mark.parametrize("term", ours(), ids=local)
def test_a_term_has_all_its_parts(term: URIRef) -> None:
    label, definition, status, version = (
        of(term, predicate)
        for predicate in (RDFS.label, SKOS.definition, TERM_STATUS, OWL.versionInfo)
    )

    assert [one.language for one in label] == ["en"]
    assert [one.language for one in definition] == ["en"]
    assert [str(one) for one in status] in (["testing"], ["stable"], ["archaic"])
    assert [str(one) for one in version] == ["0.1.0"]
    assert [*accede().objects(term, RDFS.isDefinedBy)] == [HEADER]
    assert of(term, SKOS.example)
    assert [near for predicate in NEAR for near in accede().objects(term, predicate)]


@pytest.mark.parametrize("term", ours(), ids=local)
def test_a_label_is_words(term: URIRef) -> None:
    (label,) = of(term, RDFS.label)

    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*(,? [A-Za-z0-9-]+)*", label)
    assert not re.search(r"[a-z][A-Z]|:|_", label)


@pytest.mark.parametrize("graph", [accede(), schemes()], ids=["vocabulary", "schemes"])
def test_a_definition_is_one_sentence_that_says_what_the_thing_is(graph: Graph) -> None:
    for term, told in graph.subject_objects(SKOS.definition):
        assert re.fullmatch(r"[A-Z][^.]*\.", str(told)), term
        assert not re.match(r"(Property|Class|Relation|Used) (that|of|for|to|which)", str(told)), (
            term
        )


def test_no_two_terms_share_a_label_and_a_kind() -> None:
    told = [
        (str(label), frozenset(accede().objects(term, RDF.type)))
        for term in ours()
        for label in of(term, RDFS.label)
    ]

    assert len(set(told)) == len(told)


@pytest.mark.parametrize("term", ours(), ids=local)
def test_an_example_stands_in_the_tests_and_uses_the_term(term: URIRef) -> None:
    for text in of(term, SKOS.example):
        example = Graph().parse(data=PREFIXES + str(text), format="turtle", publicID=ID)
        used = {one for triple in example for one in triple}
        datatypes = {one.datatype for one in used if isinstance(one, Literal)}
        classes = {parent for one in used for parent in accede().objects(one, RDFS.subClassOf)}

        assert all(one in good() or one in schemes() for one in example)
        assert term in used | datatypes | classes


@pytest.mark.parametrize("kind", ["classes", "properties"])
def test_a_name_has_the_capitals_of_its_kind(kind: str) -> None:
    named = ours(OWL.Class) if kind == "classes" else ours(OWL.ObjectProperty, OWL.DatatypeProperty)
    pattern = r"[A-Z][A-Za-z]*" if kind == "classes" else r"[a-z][A-Za-z0-9]*"

    assert [term for term in named if not re.fullmatch(pattern, local(term))] == []


def test_every_concept_used_in_the_vocabulary_is_in_its_own_scheme() -> None:
    for concept in schemes().subjects(RDF.type, SKOS.Concept):
        (scheme,) = schemes().objects(concept, SKOS.inScheme)
        assert str(concept).startswith(f"{scheme}/")
        assert str(scheme).startswith(SCHEME)
