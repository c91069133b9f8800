"""The service described, in the W3C's own words for it (SPARQL 1.1 Service Description)."""

from msgspec import Struct
from pyoxigraph import BlankNode, NamedNode, Triple, serialize

from accede.model.terms import rdf_type
from accede.publish.serve.results import GRAPHS

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
TEXTS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")


class Description(Struct, frozen=True):
    """What this service understands, and in which forms it answers."""

    def triples(self, address: str) -> list[Triple]:
        """The description of the service at an address."""
        this, data, graph = NamedNode(address), BlankNode("dataset"), BlankNode("graph")
        kind = NamedNode(rdf_type)
        said: list[tuple[str | NamedNode, str | NamedNode | BlankNode]] = [
            *((kind, "Service"), ("endpoint", this), ("supportedLanguage", "SPARQL11Query")),
            *(("resultFormat", NamedNode(FORMATS + name)) for name in (*RESULTS, *TEXTS)),
            ("defaultDataset", data),
        ]
        return [
            *(Triple(this, _term(name), _term(value)) for name, value in said),
            Triple(data, kind, _term("Dataset")),
            Triple(data, _term("defaultGraph"), graph),
            Triple(graph, kind, _term("Graph")),
        ]

    def as_type(self, kind: str, address: str) -> bytes:
        """The description in one of the types for graphs."""
        return serialize(self.triples(address.partition("?")[0]), format=GRAPHS[kind]) or b""


def _term(name: str | NamedNode | BlankNode) -> NamedNode:
    return NamedNode(SD + name) if isinstance(name, str) else name  # type: ignore[return-value]  # a blank node stands as an object only


DESCRIPTION = Description()
