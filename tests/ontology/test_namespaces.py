"""No misspelt namespace: every IRI of ontology and queries is in one that we know."""

import re
from pathlib import Path

import pytest
from rdflib import URIRef
from vocabulary import ours

from accede import resources
from accede.model import terms

FILES = sorted(
    path
    for folder, patterns in (
        (resources.ontology(), ("**/*.ttl", "**/*.rq", "*.jsonld", "*.tsv")),
        (resources.queries(), ("*.rq",)),
        (Path(__file__).parent / "examples", ("*.ttl", "*.trig")),
    )
    for pattern in patterns
    for path in folder.glob(pattern)
)
KNOWN = {
    "acc": "https://w3id.org/accede/ns#",
    "bibo": "http://purl.org/ontology/bibo/",
    "check": "https://w3id.org/accede/check/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "ptr": "http://parliament.uk/ontologies/treaty/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": "https://w3id.org/accede/shape/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "sssom": "https://w3id.org/sssom/",
    "vann": "http://purl.org/vocab/vann/",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ALONE = (
    "https://w3id.org/accede/",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    "https://example.org/",
    "https://www.wikidata.org/wiki/",  # the wrong form, in a bad example
)
DECLARATION = re.compile(
    r"(?:@prefix|PREFIX) +([\w-]*): *<([^>]*)>"  # Turtle, TriG, SPARQL
    r"|^ +\"([\w-]+)\": \"(https?:[^\"]*[/#])\""  # the JSON-LD context
    r"|^# {3}([\w-]+): (\S+)$",  # SSSOM
    re.MULTILINE,
)
ADDRESS = re.compile(r"https?://[^\s<>\"'\\)^]+")


def declarations(text: str) -> list[tuple[str, str]]:
    """The prefixes that a file declares, with their namespaces."""
    return [tuple(filter(None, found)) for found in DECLARATION.findall(text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_prefix_stands_for_the_namespace_that_all_files_give_it(path: Path) -> None:
    for prefix, namespace in declarations(path.read_text(encoding="utf-8")):
        scheme = namespace.removeprefix("https://w3id.org/accede/scheme/")
        known = scheme != namespace and scheme.removesuffix("/") in terms.CONCEPTS
        assert known or KNOWN.get(prefix) == namespace, prefix


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_address_is_in_a_namespace_that_we_know(path: Path) -> None:
    plain = path.read_text(encoding="utf-8").replace("[.]", ".")
    addresses = {address.rstrip(".,;`") for address in ADDRESS.findall(plain)}

    assert [one for one in addresses if not one.startswith((*KNOWN.values(), *ALONE))] == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".rq"], ids=lambda path: path.name
)
def test_a_query_uses_only_terms_that_are_declared(path: Path) -> None:
    text = re.sub(r"\"[^\"\n]*\"|#.*", "", path.read_text(encoding="utf-8").replace("ns#>", ">"))
    used = {URIRef(KNOWN["acc"] + name) for name in re.findall(r"\bacc:(\w+)", text)}

    assert used <= {*ours()}
