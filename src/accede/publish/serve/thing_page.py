"""What is shown of a thing that no page tells of: its values by their names, and what names it."""

from collections.abc import Iterable
from typing import NamedTuple

from accede.ask.things import Things
from accede.model import iris
from accede.publish.site.links import linker, root_of
from accede.publish.site.tables import Bit

MOST = 200
"""So many things that name it are listed; some documents are named by thousands."""


class Thing(NamedTuple):
    """A thing's title, its properties with their values, and the first of all that name it."""

    title: str
    properties: list[tuple[Bit, list[Bit]]]
    naming: list[Bit]
    every: int


def thing(things: Things, short: str, iri: str, path: str) -> Thing:
    """A thing as the page at a path shows it."""
    told = [
        (
            _property(name, path),
            _in_order(bit(things.name(one), _value(one), path) for one in values),
        )
        for name, values in sorted(things.properties(iri).items())
    ]
    naming = things.naming(iri)
    first = [bit(things.label(one) or iris.short(one), one, path) for one in naming[:MOST]]
    return Thing(things.label(iri) or short, told, first, len(naming))


def _in_order(bits: Iterable[Bit]) -> list[Bit]:
    return sorted(bits, key=lambda one: (one.text, one.href or ""))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _property(name: str, path: str) -> Bit:
    return bit(name.rpartition("#")[2].rpartition("/")[2], name, path)


def bit(text: str, value: str, path: str) -> Bit:
    """A value by a name; one of our things leads to its page, an address to where it is."""
    found = linker(path)(value)
    if value.startswith(iris.ID):
        return Bit(text, found or f"{root_of(path)}id/{iris.short(value)}")
    outside = value if value.startswith(("https://", "http://")) else None
    return Bit(text, found or outside)
