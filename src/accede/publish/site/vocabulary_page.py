"""The vocabulary page: classes, properties and schemes, with a diagram drawn from the Turtle."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from accede import resources
from accede.model import iris, terms
from accede.publish.site.diagram import diagram
from accede.publish.site.links import anchor
from accede.publish.site.pages import Page

OWL = "http://www.w3.org/2002/07/owl#"
GROUPS = (
    ("classes", (f"{OWL}Class",)),
    ("properties", (f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty")),
)
NEAR = ("closeMatch", "exactMatch", "broadMatch", "relatedMatch")
SKOS = "http://www.w3.org/2004/02/skos/core#"


class Term(Struct, frozen=True):
    """A class, property or concept as people read it."""

    name: str
    anchor: str
    label: str
    definition: str
    example: str
    near: tuple[str, ...]


class Scheme(Struct, frozen=True):
    """A scheme with its concepts."""

    anchor: str
    label: str
    definition: str
    concepts: tuple[Term, ...]


def page() -> Page:
    """The page, with the vocabulary itself beside it."""
    ontology = resources.ontology()
    store = _held(ontology / "accede.ttl", *sorted((ontology / "schemes").glob("*.ttl")))
    head = NamedNode(iris.NS.removesuffix("#"))
    return Page(
        path="ns/index.html",
        template="vocabulary",
        title="The vocabulary",
        files={name: _text(ontology / name) for name in ("accede.ttl", "context.jsonld")},
        values={
            "abstract": _one(store, head, "http://purl.org/dc/terms/abstract"),
            "version": _one(store, head, f"{OWL}versionInfo"),
            "diagram": diagram(store, _held(ontology / "shapes.ttl")),
            "groups": [(name, _terms(store, kinds)) for name, kinds in GROUPS],
            "schemes": list(_schemes(store)),
        },
    )


def _held(*paths: Path) -> Store:
    store = Store()
    for path in paths:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _terms(store: Store, kinds: tuple[str, ...]) -> list[Term]:
    found = {
        quad.subject
        for kind in kinds
        for quad in store.quads_for_pattern(None, NamedNode(terms.rdf_type), NamedNode(kind))
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(iris.NS)
    }
    return [_term(store, one) for one in sorted(found, key=lambda node: node.value)]


def _term(store: Store, node: NamedNode) -> Term:
    name = node.value.removeprefix(iris.NS).removeprefix(iris.SCHEME)
    label = _one(store, node, "http://www.w3.org/2000/01/rdf-schema#label")
    return Term(
        name=name,
        anchor=anchor(name),
        label=label or _one(store, node, f"{SKOS}prefLabel"),
        definition=_one(store, node, f"{SKOS}definition"),
        example=_one(store, node, f"{SKOS}example"),
        near=tuple(iri for link in NEAR for iri in _all(store, node, f"{SKOS}{link}")),
    )


def _schemes(store: Store) -> Iterator[Scheme]:
    kind = NamedNode(f"{SKOS}ConceptScheme")
    quads = store.quads_for_pattern(None, NamedNode(terms.rdf_type), kind)
    nodes = sorted(q.subject.value for q in quads if isinstance(q.subject, NamedNode))
    for iri in nodes:
        node = NamedNode(iri)
        inside = store.quads_for_pattern(None, NamedNode(f"{SKOS}inScheme"), node)
        concepts = sorted(q.subject.value for q in inside if isinstance(q.subject, NamedNode))
        yield Scheme(
            anchor=f"scheme-{iri.removeprefix(iris.SCHEME)}",
            label=_one(store, node, f"{SKOS}prefLabel"),
            definition=_one(store, node, f"{SKOS}definition"),
            concepts=tuple(_term(store, NamedNode(one)) for one in concepts),
        )


def _one(store: Store, node: NamedNode, name: str) -> str:
    return next(iter(_all(store, node, name)), "")


def _all(store: Store, node: NamedNode, name: str) -> list[str]:
    quads = store.quads_for_pattern(node, NamedNode(name), None)
    return sorted(q.object.value for q in quads if isinstance(q.object, NamedNode | Literal))
