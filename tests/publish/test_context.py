"""The context read backwards: which name an IRI or a value of a kind gets."""

from pathlib import Path

import pytest

from accede import resources
from accede.errors import OntologyError
from accede.publish.context import Context, Key

ID = "https://w3id.org/accede/id/"
NS = "https://w3id.org/accede/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT = Context.of(Path(__file__).with_name("context.jsonld"))


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (f"{ID}state/CUB", "state/CUB"),
        (f"{ID}meeting/apmbc/20MSP", "meeting/apmbc/20MSP"),
        (f"{ID}state/../x", f"{ID}state/../x"),
        ("https://w3id.org/accede/scheme/stage/plenary", "stage:plenary"),
        ("http://www.wikidata.org/entity/Q241", "wd:Q241"),
        (f"{NS}//x", f"{NS}//x"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_a_thing_has_a_short_name_where_it_is_read_back(iri: str, name: str) -> None:
    assert CONTEXT.of_node(iri) == name


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("actor", "@id", Key("actor", bare=True)),
        ("actor", f"{XSD}string", Key("actor", bare=False)),
        ("inFavour", "@id", Key("inFavour", bare=True, listed=True)),
        ("date", f"{XSD}date", Key("date", bare=True)),
        ("date", f"{XSD}string", Key("date", bare=False)),
        ("note", "@en", Key("note", bare=True)),
        ("note", "@fr", Key("note", bare=False)),
        ("note", f"{XSD}string", Key("note", bare=False)),
        ("year", f"{XSD}integer", Key("year", bare=True)),
        ("verified", f"{XSD}string", Key("verified", bare=True)),
        ("verified", f"{XSD}boolean", Key("verified", bare=True)),
        ("verified", "@id", Key("verified", bare=False)),
        ("neverHeardOf", f"{XSD}string", Key("neverHeardOf", bare=True)),
        ("neverHeardOf", "@en", Key("neverHeardOf", bare=False)),
        ("id", "@id", Key("acc:id", bare=False)),
        ("type", "@id", Key("acc:type", bare=False)),
    ],
)
def test_a_value_stands_bare_only_where_its_kind_is_read_back(
    name: str, kind: str, key: Key
) -> None:
    assert CONTEXT.key(NS + name, kind) == key


def test_an_iri_that_would_be_read_as_a_short_name_is_refused() -> None:
    with pytest.raises(OntologyError, match="acc:x would be read as a short name"):
        CONTEXT.of_node("acc:x")


@pytest.mark.parametrize(
    ("definitions", "found"),
    [
        ({"@import": "https://example.org/"}, "@import is not used here"),
        ({"@language": "en"}, "@language is not used here"),
        ({"a": {"@id": "http://e/a", "@container": "@language"}}, "a: @language is not used here"),
        ({"a": {"@id": "http://e/a", "@type": "@json"}}, "a: @json is not used here"),
        ({"a": {"@reverse": "http://e/a"}}, "a: Object contains unknown field `@reverse`"),
        ({"a": 1}, "a: Expected `object`, got `int`"),
    ],
)
def test_what_the_writer_does_not_know_is_refused(
    definitions: dict[str, object], found: str
) -> None:
    with pytest.raises(OntologyError) as refused:
        Context(definitions)

    assert refused.value.found.startswith(found)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"@context": "https://example.org/c"}'])
def test_a_context_that_is_none_or_lies_elsewhere_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "context.jsonld").write_text(content)

    with pytest.raises(OntologyError, match="no context"):
        Context.of(tmp_path / "context.jsonld")


def test_the_vocabularys_own_context_is_one_the_writer_knows() -> None:
    ours = Context.of(resources.ontology() / "context.jsonld")

    assert ours.key(f"{NS}actor", "@id").bare
    assert ours.key(f"{NS}date", f"{XSD}date").bare
    assert ours.key(f"{NS}year", f"{XSD}integer").bare
