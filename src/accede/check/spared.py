"""Whether shapes and checks can do without the votes of plain decisions (`abridged.py`)."""

from collections.abc import Set
from pathlib import Path

import pyoxigraph as ox

from accede.check.constraints import KEPT
from accede.check.handover import reachable
from accede.check.shape_file import SH, Term
from accede.check.shapes import Shape, read
from accede.graph.of_votes import LISTS
from accede.model import terms

PROMISE = "# Looks at no votes of plain decisions."
"""The line by which a check says that it can."""

OF_DECISIONS = (("targetClass", ox.NamedNode(terms.Decision)),)
OF_EACH_VALUE = {"class", *KEPT}
VOTES = {ox.NamedNode(iri) for iri in LISTS.values()}


def can_spare(shapes: Path, checks: Path) -> bool:
    """Whether a file of shapes and every check in a folder find the same without these votes."""
    texts = (check.read_text("utf-8") for check in checks.glob("*.rq"))
    return all(PROMISE in text.splitlines() for text in texts) and _shapes_can(shapes)


def _shapes_can(path: Path) -> bool:
    """Whether votes are named by `sh:path` alone, and no shape asks more of them than it may."""
    file, roots = read(path)
    ways = [(shape, way.value) for shape, way, value in file.triples if value in VOTES]
    of_votes = {shape for shape, _ in ways}
    return all(way == SH + "path" for _, way in ways) and all(
        _asks_each(shape) if shape.node in of_votes else _asks_of_decisions(shape, of_votes)
        for shape in reachable(file, roots).values()
    )


def _asks_each(shape: Shape) -> bool:
    """Whether a shape of votes asks only what each vote tells by itself."""
    asked = {constraint.parameter for constraint in shape.constraints}
    return asked <= OF_EACH_VALUE and not shape.properties and not shape.targets


def _asks_of_decisions(shape: Shape, of_votes: Set[Term]) -> bool:
    """Whether another shape rests on shapes of votes only as properties of decisions."""
    if any(constraint.parameter == "closed" for constraint in shape.constraints):
        return False
    named = of_votes & set(shape.shapes_named())
    return not named or (shape.targets == OF_DECISIONS and named <= set(shape.properties))
