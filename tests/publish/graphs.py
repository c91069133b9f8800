"""Graphs of every kind that N-Triples can hold, odd ones on purpose, for the round trips."""

from collections.abc import Iterable

import pyoxigraph as ox
from hypothesis import strategies as st

from accede.model.iris import ID, NS, SCHEME

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ODD = "a:b/../c/./d//e?f#g(h)'i,j;k!l~m%20n@o=p+q&r*s-t.u_Äé条😀$v"


def is_iri(written: str) -> bool:
    """Whether pyoxigraph takes it for an IRI."""
    try:
        ox.NamedNode(written)
    except ValueError:
        return False
    return True


BASES = (
    *(ID, f"{ID}state/", f"{ID}meeting/apmbc/", NS, SCHEME, f"{SCHEME}stage/"),
    *("http://www.wikidata.org/entity/", "https://schema.org/", "http://example.org/a#"),
    *("http://example.org/", "urn:x:", "http://www.w3.org/2004/02/skos/core#"),
)
ENDS = (
    "CUB",
    "state/CUB",
    "Q241",
    "",
    ".",
    "..",
    "a.",
    "a..b",
    ".a",
    "//x",
    "a/b",
    "a:b",
    "1",
    "-",
)
PROPERTIES = (
    *("actor", "inFavour", "date", "year", "note", "formal", "verified", "unheardOf"),
    *("from", "id", "type", "stage:plenary"),
)

iris = (
    st.builds(str.__add__, st.sampled_from(BASES), st.sampled_from(ENDS) | st.text(ODD, max_size=8))
    .filter(is_iri)
    .map(ox.NamedNode)
)
properties = iris | st.sampled_from(
    [*(ox.NamedNode(NS + name) for name in PROPERTIES), ox.NamedNode(RDF_TYPE)]
    + [
        ox.NamedNode(f"http://www.w3.org/2004/02/skos/core#{name}")
        for name in ("prefLabel", "note")
    ]
)

characters = st.characters(exclude_categories=["Cs"])
ODD_WORDS = (
    *("", "</script>", "a\\", '"', '"""', "\x00\x01\b\f\x7f\x85\u2028\ufeff", "\r\n\t", "\\u0041"),
    *("@en", '" .\n', '"@en .', "^^<x>", "²", "\U0001f600", "_:b", "=1+1", "'", "<x>", "a;b"),
)
odd = st.sampled_from(ODD_WORDS)
words = odd | st.text(characters, max_size=20)
languages = st.sampled_from(["en", "fr", "de-1996", "zh-hant"])
LEXICAL = (
    *(
        "0",
        "1",
        "-1",
        "01",
        "-0",
        "+1",
        "1.0",
        "1e3",
        "true",
        "false",
        "TRUE",
        "1996",
        "2001-12-03",
    ),
    *("9" * 15, "9" * 16, "-" + "9" * 30, "x", "", " 1"),
)
lexical = st.sampled_from(LEXICAL)
datatypes = st.sampled_from(
    [f"{XSD}{name}" for name in ("integer", "boolean", "date", "decimal", "double", "anyURI")]
    + [f"{XSD}string", f"{NS}rollcallVote", "http://example.org/odd'type"]
).map(ox.NamedNode)

literals = (
    words.map(ox.Literal)
    | st.builds(lambda value, language: ox.Literal(value, language=language), words, languages)
    | st.builds(lambda value, kind: ox.Literal(value, datatype=kind), lexical | words, datatypes)
)
triples = st.builds(ox.Triple, iris, properties, iris | literals)
graphs = st.frozensets(triples, max_size=12)


def lines_of(graph: Iterable[ox.Triple]) -> list[str]:
    """A graph as the sorted lines of canonical N-Triples that a release holds."""
    written = [ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES) for triple in graph]
    return sorted(line.decode() for line in written if line)
