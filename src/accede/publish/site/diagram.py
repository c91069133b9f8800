"""The vocabulary as a diagram: its classes, and the properties from one to another, as SVG."""

import math
from typing import NamedTuple

from markupsafe import Markup
from pyoxigraph import NamedNode, Store

from accede.model import iris, terms
from accede.publish.paper import drawn

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
CENTRE = (480, 330)
OUTER = (390, 285)
INNER = (185, 120)


class Box(NamedTuple):
    """A class in its place."""

    name: str
    x: float
    y: float
    lasting: bool


class Arrow(NamedTuple):
    """Properties from one class to another."""

    names: str
    x1: float
    y1: float
    x2: float
    y2: float


def diagram(store: Store) -> Markup:
    """The classes in two rings, what stays inside and records around, joined by properties.

    Drawn from what the Turtle says: `rdfs:subClassOf acc:Record`, `rdfs:domain` and `rdfs:range`.
    """
    records = _records(store)
    links = _links(store)
    named = {name for pair in links for name in pair} | records
    inner = _ring(sorted(named - records), INNER, lasting=True)
    outer = _ring(sorted(records), OUTER, lasting=False)
    boxes = {box.name: box for box in (*inner, *outer)}
    arrows = [
        _arrow(boxes[one], boxes[other], names)
        for (one, other), names in sorted(links.items())
        if one != other
    ]
    return drawn("pictures/diagram.svg.j2", boxes=list(boxes.values()), arrows=arrows)


def _records(store: Store) -> set[str]:
    record = NamedNode(terms.Record)
    quads = store.quads_for_pattern(None, NamedNode(f"{RDFS}subClassOf"), record)
    return {_name(quad.subject.value) for quad in quads if isinstance(quad.subject, NamedNode)}


def _links(store: Store) -> dict[tuple[str, str], list[str]]:
    """Properties by the class they begin at and the class they lead to."""
    found: dict[tuple[str, str], list[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(f"{RDFS}range"), None):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        if not quad.object.value.startswith(iris.NS):
            continue
        for begun in store.quads_for_pattern(quad.subject, NamedNode(f"{RDFS}domain"), None):
            if isinstance(begun.object, NamedNode) and begun.object.value.startswith(iris.NS):
                pair = _name(begun.object.value), _name(quad.object.value)
                found.setdefault(pair, []).append(_name(quad.subject.value))
    return found


def _ring(names: list[str], radius: tuple[int, int], *, lasting: bool) -> list[Box]:
    turn = 2 * math.pi / max(1, len(names))
    return [
        Box(
            name,
            round(CENTRE[0] + radius[0] * math.cos(place * turn - math.pi / 2), 1),
            round(CENTRE[1] + radius[1] * math.sin(place * turn - math.pi / 2), 1),
            lasting,
        )
        for place, name in enumerate(names)
    ]


def _arrow(one: Box, other: Box, names: list[str]) -> Arrow:
    return Arrow(", ".join(sorted(names)), one.x, one.y, other.x, other.y)


def _name(iri: str) -> str:
    return iri.removeprefix(iris.NS)
