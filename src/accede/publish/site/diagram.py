"""The vocabulary as a diagram: each class with its properties, joined to what they lead to."""

from typing import NamedTuple

from markupsafe import Markup
from pyoxigraph import NamedNode, Store

from accede.model import iris
from accede.publish.paper import drawn

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SHACL = "http://www.w3.org/ns/shacl#"
LEFT, RIGHT, WIDE = 10, 640, 190
LINE, GAP = 19, 16

Links = dict[str, list[tuple[str, str]]]


class Row(NamedTuple):
    """One property of a class: its name, its height, and the curve to the class it leads to."""

    name: str
    y: float
    curve: str
    target: str


class Box(NamedTuple):
    """A class with its properties, or one that properties lead to."""

    name: str
    top: float
    height: float
    rows: tuple[Row, ...]


def diagram(vocabulary: Store, shapes: Store) -> Markup:
    """Classes on the left, each with its properties; on the right the classes these lead to.

    Drawn from what the Turtle says: the domains and ranges of the vocabulary, and the classes that
    its shapes ask for.
    """
    links = _links(vocabulary, shapes)
    height = sum((len(found) + 1) * LINE + GAP for found in links.values())
    targets = _targets(links)
    step = height / max(1, len(targets))
    right = {name: round(place * step + step / 2, 1) for place, name in enumerate(targets)}
    return drawn(
        "pictures/diagram.svg.j2",
        left=_left(links, right),
        right=[Box(name, y - 14, 28, ()) for name, y in right.items()],
        places=(LEFT, RIGHT, WIDE, LINE),
        height=height,
    )


def _targets(links: Links) -> list[str]:
    """The classes that properties lead to, in an order in which few curves cross."""
    begun: dict[str, list[int]] = {}
    rows = (target for found in links.values() for _, target in found)
    for place, target in enumerate(rows):
        begun.setdefault(target, []).append(place)
    return sorted(begun, key=lambda name: (sum(begun[name]) / len(begun[name]), name))


def _left(links: Links, right: dict[str, float]) -> list[Box]:
    boxes, top = [], 0.0
    for name, found in links.items():
        rows = tuple(
            _row(one, target, top + (place + 1) * LINE, right[target])
            for place, (one, target) in enumerate(found)
        )
        boxes.append(Box(name, top, (len(found) + 1) * LINE, rows))
        top += (len(found) + 1) * LINE + GAP
    return boxes


def _row(name: str, target: str, y: float, end: float) -> Row:
    middle = (LEFT + WIDE + RIGHT) / 2
    begin = y + LINE / 2
    curve = f"M{LEFT + WIDE} {begin}C{middle} {begin} {middle} {end} {RIGHT} {end}"
    return Row(name, y, curve, target)


def _links(vocabulary: Store, shapes: Store) -> Links:
    """The properties of every class that lead to a class of ours."""
    found: dict[str, set[tuple[str, str]]] = {}
    for name, iri in _pairs(vocabulary, f"{RDFS}range"):
        for begun in _values(vocabulary, name, f"{RDFS}domain"):
            found.setdefault(begun, set()).add((name, iri))
    for shape, target in _pairs(shapes, f"{SHACL}targetClass"):
        for part in _values(shapes, shape, f"{SHACL}property"):
            for path in _values(shapes, part, f"{SHACL}path"):
                for kind in _values(shapes, part, f"{SHACL}class"):
                    found.setdefault(target, set()).add((path, kind))
    ours = {
        _name(begun): sorted({(_name(a), _name(b)) for a, b in pairs if _is_ours(a, b)})
        for begun, pairs in sorted(found.items())
        if begun.startswith(iris.NS)
    }
    return {name: pairs for name, pairs in ours.items() if pairs}


def _pairs(store: Store, name: str) -> list[tuple[str, str]]:
    return [
        (quad.subject.value, quad.object.value)
        for quad in store.quads_for_pattern(None, NamedNode(name), None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    ]


def _values(store: Store, subject: str, name: str) -> list[str]:
    quads = store.quads_for_pattern(NamedNode(subject), NamedNode(name), None)
    return [quad.object.value for quad in quads if isinstance(quad.object, NamedNode)]


def _is_ours(*names: str) -> bool:
    return all(name.startswith(iris.NS) for name in names)


def _name(iri: str) -> str:
    return iri.removeprefix(iris.NS)
