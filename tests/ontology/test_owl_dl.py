"""OWL 2 DL by rule: what makes an ontology fall out of it, looked for one by one."""

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD
from vocabulary import KINDS, NS, PROPERTY_KINDS, accede, declared, ours, schemes

LANGUAGES = (str(RDF), str(RDFS), str(OWL), str(XSD))
IN_THE_MAP = {XSD.string, XSD.integer, XSD.boolean, XSD.dateTime, XSD.anyURI}
LANGUAGE_ANNOTATIONS = {
    RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.versionIRI,
}  # fmt: skip
AXIOMS = {
    RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith,
}  # fmt: skip


@pytest.mark.parametrize("term", sorted(declared(*KINDS)))
def test_a_term_is_of_one_kind(term: URIRef) -> None:
    kinds = set(accede().objects(term, RDF.type)) & set(KINDS)

    assert len(kinds) == 1


def test_the_ontology_has_no_blank_node() -> None:
    assert not [term for triple in accede() for term in triple if isinstance(term, BNode)]


def test_no_reserved_term_is_declared_as_ours() -> None:
    assert not [term for term in declared(*KINDS) if str(term).startswith(LANGUAGES)]


def test_every_property_in_use_is_declared() -> None:
    used = {predicate for predicate in accede().predicates() if isinstance(predicate, URIRef)}

    assert used - declared(*PROPERTY_KINDS) == used & (LANGUAGE_ANNOTATIONS | AXIOMS)


def test_every_class_that_a_term_rests_on_is_declared() -> None:
    classes = {
        value
        for axiom in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith)
        for value in accede().objects(None, axiom)
    }

    assert classes <= declared(OWL.Class)


def test_every_property_that_a_term_rests_on_is_declared_of_its_own_kind() -> None:
    for term, parent in accede().subject_objects(RDFS.subPropertyOf):
        assert set(accede().objects(term, RDF.type)) & set(PROPERTY_KINDS) == set(
            accede().objects(parent, RDF.type)
        ) & set(PROPERTY_KINDS)


def test_the_range_of_an_object_property_is_a_class() -> None:
    ranges = {
        value for term in ours(OWL.ObjectProperty) for value in accede().objects(term, RDFS.range)
    }

    assert ranges <= declared(OWL.Class)


def test_the_range_of_a_datatype_property_is_in_the_datatype_map_so_never_a_date() -> None:
    ranges = {
        value for term in ours(OWL.DatatypeProperty) for value in accede().objects(term, RDFS.range)
    }

    assert ranges <= IN_THE_MAP


def test_an_annotation_property_has_no_axiom() -> None:
    for term in declared(OWL.AnnotationProperty):
        assert {*accede().predicates(term)} & (AXIOMS - {RDF.type}) == set()
        assert (term, RDF.type, OWL.FunctionalProperty) not in accede()


def test_every_literal_has_a_datatype_of_the_map_or_a_language() -> None:
    literals = {term for term in accede().objects() if isinstance(term, Literal)}

    assert not [
        one for one in literals if not one.language and one.datatype not in {None, *IN_THE_MAP}
    ]


@pytest.mark.parametrize("axiom", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_term_rests_on_itself(axiom: URIRef) -> None:
    graph = accede()

    for term in ours():
        for parent in graph.objects(term, axiom):
            assert term not in set(graph.transitive_objects(parent, axiom))


def test_disjointness_is_told_once_for_each_pair() -> None:
    pairs = [*accede().subject_objects(OWL.disjointWith)]

    assert len({frozenset(pair) for pair in pairs}) == len(pairs)


def test_classes_that_are_disjoint_have_no_common_child() -> None:
    graph = accede()
    for one, other in graph.subject_objects(OWL.disjointWith):
        below_one = set(graph.transitive_subjects(RDFS.subClassOf, one))
        below_other = set(graph.transitive_subjects(RDFS.subClassOf, other))
        assert below_one & below_other == set()


def test_a_scheme_uses_only_declared_properties_and_classes() -> None:
    used = {predicate for predicate in schemes().predicates() if predicate != RDF.type}
    classes = set(schemes().objects(None, RDF.type))

    assert used <= declared(*PROPERTY_KINDS)
    assert classes <= declared(OWL.Class)


def test_a_domain_is_one_of_our_own_classes() -> None:
    assert {
        str(one).removeprefix(NS)[:1].isupper() for one in accede().objects(None, RDFS.domain)
    } == {True}
