"""The vocabulary, its schemes and its examples, as the tests of this folder read them."""

from functools import cache
from pathlib import Path

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from accede import resources

ONTOLOGY = resources.ontology()
EXAMPLES = Path(__file__).parent / "examples"
NS = "https://w3id.org/accede/ns#"
ID = "https://w3id.org/accede/id/"
SCHEME = "https://w3id.org/accede/scheme/"
HEADER = URIRef("https://w3id.org/accede/ns")

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
KINDS = (OWL.Class, *PROPERTY_KINDS, RDFS.Datatype)


@cache
def accede() -> Graph:
    """The vocabulary alone."""
    return Graph().parse(ONTOLOGY / "accede.ttl")


@cache
def schemes() -> Graph:
    """All schemes in one graph."""
    graph = Graph()
    for path in sorted((ONTOLOGY / "schemes").glob("*.ttl")):
        graph.parse(path)
    return graph


@cache
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


@cache
def good() -> Graph:
    """The small graph that conforms and in which every term stands."""
    return Graph().parse(EXAMPLES / "good.ttl")


def bad(name: str) -> dict[str, Graph]:
    """The faulty graphs of a file, by the name of what each breaks."""
    dataset = Dataset()
    dataset.parse(EXAMPLES / name)
    graphs: dict[str, Graph] = {}
    for subject, predicate, value, broken in dataset.quads():
        graphs.setdefault(str(broken), Graph()).add((subject, predicate, value))
    return graphs


def declared(*kinds: URIRef) -> set[URIRef]:
    """Every term that the vocabulary declares to be of one of some kinds."""
    subjects = (accede().subjects(RDF.type, kind) for kind in kinds)
    return {term for of_kind in subjects for term in of_kind if isinstance(term, URIRef)}


def ours(*kinds: URIRef) -> list[URIRef]:
    """Our own terms of some kinds, in order."""
    return sorted(term for term in declared(*kinds or KINDS) if term.startswith(NS))


def local(term: URIRef) -> str:
    """The last step of an IRI."""
    return term.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
