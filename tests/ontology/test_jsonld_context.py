"""The JSON-LD context: every property is in it, every name leads to a declared term."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDFS
from vocabulary import ID, NS, ONTOLOGY, PROPERTY_KINDS, SCHEME, declared, good, ours, schemes

from accede.model import terms

CONTEXT: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))[
    "@context"
]
PREFIXES = {
    name: value
    for name, value in CONTEXT.items()
    if isinstance(value, str) and value.startswith("http") and not name.startswith("@")
}
TERMS = {name for name in CONTEXT if name not in PREFIXES and not name.startswith("@")} - {
    "id",
    "type",
}
OF_THE_LANGUAGES = {
    *(str(RDFS) + name for name in ("label", "comment", "seeAlso", "isDefinedBy", "subClassOf")),
    *(str(RDFS) + name for name in ("subPropertyOf", "domain", "range")),
    *(str(OWL) + name for name in ("disjointWith", "versionInfo", "versionIRI")),
}


def expanded(name: str) -> str:
    """The IRI that a name of the context stands for."""
    value = CONTEXT[name]
    prefix, local = (value if isinstance(value, str) else value["@id"]).split(":")
    return str(PREFIXES[prefix]) + str(local)


def kind(name: str) -> str | None:
    value = CONTEXT[name]
    return None if isinstance(value, str) else value.get("@type")


def test_the_context_imports_nothing() -> None:
    text = (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8")

    assert CONTEXT["@version"] == 1.1
    assert CONTEXT["@base"] == ID
    assert "@import" not in text
    assert not any(isinstance(value, list) for value in CONTEXT.values())


def test_every_property_and_class_of_ours_is_there_under_its_own_name() -> None:
    here = {expanded(name): name for name in TERMS}
    missing = {
        term
        for term in ours(OWL.Class, *PROPERTY_KINDS)
        if here.get(str(term)) != str(term).removeprefix(NS)
    }

    assert missing == set()


def test_every_reused_property_is_there() -> None:
    here = {expanded(name) for name in TERMS}

    assert {str(term) for term in declared(*PROPERTY_KINDS)} <= here


@pytest.mark.parametrize("name", sorted(TERMS))
def test_a_name_leads_to_a_declared_term(name: str) -> None:
    known = {str(term) for term in declared(OWL.Class, *PROPERTY_KINDS)} | OF_THE_LANGUAGES

    assert expanded(name) in known


def test_every_scheme_has_a_prefix() -> None:
    assert {
        value.removeprefix(SCHEME)[:-1] for value in PREFIXES.values() if value.startswith(SCHEME)
    } == set(terms.CONCEPTS)


def test_no_two_names_stand_for_one_iri() -> None:
    iris = [expanded(name) for name in TERMS]

    assert len(set(iris)) == len(iris)


@pytest.mark.parametrize("name", sorted(TERMS))
def test_an_object_property_is_read_as_an_iri_and_no_other_is(name: str) -> None:
    term = URIRef(expanded(name))
    if term in declared(*PROPERTY_KINDS):
        assert (kind(name) == "@id") == (term in declared(OWL.ObjectProperty))


@pytest.mark.parametrize("name", sorted(term.removeprefix(NS) for term in ours(*PROPERTY_KINDS)))
def test_a_property_of_ours_is_a_list_where_it_can_have_several_values(name: str) -> None:
    value = CONTEXT[name]
    listed = isinstance(value, dict) and value.get("@container") == "@set"

    assert listed != (NS + name in terms.SINGLE or name == "claimObject")


def test_the_values_of_the_good_graph_fit_the_types_of_the_context() -> None:
    names = {expanded(name): name for name in TERMS}
    for _, predicate, value in good():
        if not isinstance(value, Literal):
            continue
        name = names[str(predicate)]
        typed = kind(name)
        if typed:
            prefix, local = typed.split(":")
            assert str(value.datatype) == PREFIXES[prefix] + local, name
        definition = CONTEXT[name]
        if isinstance(definition, dict) and "@language" in definition:
            assert value.language == definition["@language"], name


def test_the_good_graph_survives_json_ld() -> None:
    text = (good() + schemes()).serialize(format="json-ld", context=CONTEXT, auto_compact=True)
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.JSON_LD, base_iri=ID)
    lines = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())

    assert isomorphic(Graph().parse(data=lines, format="nt"), good() + schemes())
