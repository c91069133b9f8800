"""How far a shape or a check looks from the thing that a result rests on.

What is found at a node follows from the node, from what lies some steps on from it, and from the
vocabulary. Shapes show how many steps; a whole-graph check says so in a line of its own, or is
asked of the whole graph every time.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from accede.check import handover, paths
from accede.check.shape_file import Term
from accede.check.shapes import Shape, read

PROMISE = re.compile(
    r"^# Looks from each (?P<origin>focus|thing) (?P<steps>[0-9]) steps? on"
    r"(?:, and at what has (?P<prefix>[\w-]+):(?P<name>[\w-]+))?[.]$",
    re.MULTILINE,
)
"""The line by which a check says how far it looks: from its focus, or from another thing."""

ENDLESS = 99
"""Stands for a way that may be of any length, or that leads back."""


class Reach(Struct, frozen=True):
    """What a check looks at beside the vocabulary.

    From a thing, so many steps on; and at all that has a property, wherever it is. Where the thing
    is not the focus of what is found, all there is to know is whether anything is.
    """

    steps: int
    of_focus: bool
    having: str | None = None


def of_check(text: str) -> Reach | None:
    """How far a check looks by its own words; None where it says nothing of it."""
    said = PROMISE.search(text)
    if said is None:
        return None
    prefixes = dict(re.findall(r"^PREFIX\s+([\w-]*):\s*<([^>]*)>", text, re.MULTILINE))
    having = prefixes[said["prefix"]] + said["name"] if said["prefix"] else None
    return Reach(steps=int(said["steps"]), of_focus=said["origin"] == "focus", having=having)


def of_shapes(path: Path) -> int:
    """How many steps on from a node the shapes of a file look; `ENDLESS` where that is not so."""
    file, roots = read(path)
    known = handover.reachable(file, roots)
    return max(_of_root(root, known) for root in roots)


def _of_root(root: Shape, known: Mapping[Term, Shape]) -> int:
    by_class = all(kind == "targetClass" for kind, _ in root.targets)
    return _furthest(root, known, 0) if by_class else ENDLESS


def _furthest(shape: Shape, known: Mapping[Term, Shape], at: int) -> int:
    """The furthest thing whose own triples a shape looks at, counted from where it begins.

    A property of a property reports another node than the one it began with.
    """
    end = at + _length(shape.path)
    if end >= ENDLESS or (shape.path and shape.properties):
        return ENDLESS
    looks = max(at, end - 1)
    if any(constraint.parameter == "class" for constraint in shape.constraints):
        looks = end
    below = (_furthest(known[node], known, end) for node in shape.shapes_named())
    return max(looks, *below, 0)


def _length(path: paths.Path | None) -> int:
    """The most steps that a path may take."""
    if path is None:
        return 0
    match path.step:
        case "predicate":
            return 1
        case "sequence":
            return sum(_lengths(path.parts))
        case "alternative":
            return max(_lengths(path.parts))
        case _:
            return ENDLESS


def _lengths(parts: Iterable[paths.Path]) -> list[int]:
    return [_length(part) for part in parts]
