"""What the graph says of a thing, a concept or the vocabulary, in the forms that machines read."""

from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse, serialize

from accede import resources
from accede.graph.turtle import prefixes, turtle
from accede.model import iris
from accede.publish.context import Context
from accede.publish.jsonld import json_ld
from accede.publish.site.graph_files import ABOUT
from accede.publish.site.links import PAGES

SUFFIXES = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
"""The forms of a graph, the first by default, each with the ending of its files."""
TYPES = {suffix: kind for kind, suffix in SUFFIXES.items()}
WITH_RECORDS = tuple(f"{iris.ID}{kind}/" for kind in PAGES if kind != "treaty")
"""Kinds of things whose data tell what is recorded of them; of a treaty that is everything."""
VOCABULARY = "ns"


def of_thing(store: Store, iri: str) -> list[str]:
    """The lines of the graph about a thing, then of each record about it: as its page has them."""
    lines = _lines(store, NamedNode(iri))
    if iri.startswith(WITH_RECORDS):
        for record in sorted(set(_about(store, iri)), key=str):
            lines += _lines(store, record)
    return lines


def _about(store: Store, iri: str) -> Iterator[NamedNode]:
    for name in ABOUT:
        for quad in store.quads_for_pattern(None, NamedNode(name.strip("<>")), NamedNode(iri)):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject


def _lines(store: Store, subject: NamedNode) -> list[str]:
    return sorted(f"{quad.triple} .\n" for quad in store.quads_for_pattern(subject, None, None))


@cache
def vocabulary() -> tuple[str, ...]:
    """The lines of the vocabulary: its terms and its schemes."""
    ontology = resources.ontology()
    paths = (ontology / "accede.ttl", *sorted((ontology / "schemes").glob("*.ttl")))
    quads = (quad for path in paths for quad in parse(path=str(path), format=RdfFormat.TURTLE))
    return tuple(sorted({f"{quad.triple} .\n" for quad in quads}))


def written(lines: list[str], suffix: str) -> bytes:
    """Lines of the graph in the form that a file's ending names."""
    ontology = resources.ontology()
    if suffix == "nt":
        return "".join(lines).encode()
    if suffix == "jsonld":
        return "".join(json_ld(lines, Context.of(ontology / "context.jsonld"))).encode()
    known = prefixes(ontology)
    if suffix == "ttl":
        return "".join(turtle(lines, known)).encode()
    return serialize(_triples(lines), format=RdfFormat.RDF_XML, prefixes=known) or b""


def _triples(lines: list[str]) -> Iterator[Triple]:
    return (quad.triple for quad in parse("".join(lines), format=RdfFormat.N_TRIPLES))
