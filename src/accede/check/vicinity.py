"""What a change of a graph touches, and the small graph around it.

A result can only be another where something has changed within the steps that its shape or check
looks: so the things that lead to what has changed are to be looked at again, with what lies around
them and with the vocabulary, and nothing else is.
"""

import re
from collections.abc import Callable, Collection, Set
from pathlib import Path

import pyoxigraph as ox
from msgspec import Struct

from accede import resources
from accede.check.report import Result
from accede.check.shape_file import RDFS
from accede.graph.store import vocabulary
from accede.model import terms

RESOURCE = re.compile(rb"> (<[^>\n]*>) \.$", re.MULTILINE)
"""What a line leads to, where that is no literal."""

DECLARING = (
    *(f"<{RDFS}{name}>" for name in ("subClassOf", "isDefinedBy", "range")),
    f"<{terms.skos_broader}>",
)
"""Properties that make a thing part of the vocabulary."""

SHARE = 6
"""Where more than one thing in so many is touched, all is looked at again: that costs less."""

Lines = Callable[[str], bytes]
"""The lines of a thing, by its name as N-Triples writes it; none of a thing unknown."""


class Change(Struct, frozen=True):
    """What a graph differs by from one that was checked, and what was found wrong with that.

    `all` names the things that it has, and `things` those of which it says something else;
    `store` holds it whole, on disk, and `triples` is their number.
    """

    all: Collection[str]
    triples: int
    things: Set[str]
    before: Lines
    after: Lines
    store: Path
    results: tuple[Result, ...]

    def speaks_of(self, property_: str) -> bool:
        """Whether a changed thing has a property, or had it; given as N-Triples writes it."""
        way = f" {property_} ".encode()
        return any(
            way in lines(thing) for thing in self.things for lines in (self.before, self.after)
        )


class Vicinity(Struct, frozen=True):
    """The things touched by a change, and the lines of all that what they tell follows from."""

    touched: Set[str]
    lines: bytes

    def touches(self, result: Result) -> bool:
        """Whether a result is about a thing that is touched."""
        return f"<{result.focus}>" in self.touched

    def store(self) -> ox.Store:
        """The lines as a store in memory."""
        store = ox.Store()
        store.bulk_load(self.lines, format=ox.RdfFormat.N_TRIPLES)
        return store


def vicinity(
    change: Change, graph: ox.Store, *, steps: int, also: Set[str] = frozenset()
) -> Vicinity | None:
    """What a change touches within some steps; None where that is much, or the vocabulary itself.

    Its lines are those of the things touched, of what lies as many steps on from them, of the
    vocabulary, and of what is named beside.
    """
    words = {str(triple.subject) for triple in vocabulary(resources.ontology())}
    if not words.isdisjoint(change.things) or any(map(change.speaks_of, DECLARING)):
        return None
    touched = _leading_to(change.things, graph, steps=steps, at_most=len(change.all) // SHARE)
    if touched is None:
        return None
    around = _lying_on_from(touched, change.after, steps=steps)
    lines = b"".join(map(change.after, sorted(around | words | also)))
    return Vicinity(touched=touched, lines=lines)


def holders(graph: ox.Store, property_: str) -> set[str]:
    """All that has a property, by name."""
    found = graph.quads_for_pattern(None, ox.NamedNode(property_), None)
    return {str(quad.subject) for quad in found}


def _leading_to(things: Set[str], graph: ox.Store, *, steps: int, at_most: int) -> Set[str] | None:
    """Some things, and all that lead to them in some steps; None where they are too many."""
    found = set(things)
    last = found
    for _ in range(steps):
        new: set[str] = set()
        for thing in last:
            quads = graph.quads_for_pattern(None, None, ox.NamedNode(thing[1:-1]))
            new.update(str(quad.subject) for quad in quads)
            if len(found) + len(new) > at_most:
                return None
        last = new - found
        found |= last
    return found if len(found) <= at_most else None


def _lying_on_from(things: Set[str], lines: Lines, *, steps: int) -> Set[str]:
    """Some things, and all that they lead to in some steps."""
    found = set(things)
    last = found
    for _ in range(steps):
        told = (name for thing in last for name in RESOURCE.findall(lines(thing)))
        last = {name.decode() for name in told} - found
        found |= last
    return found
