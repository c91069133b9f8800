"""What two graphs differ by: the things whose lines are others, and the lines themselves."""

from collections.abc import Iterator
from typing import NamedTuple

from accede.build.places import Lines


class Difference(NamedTuple):
    """The things of which a graph says something else than the one before, and what."""

    things: frozenset[str]
    added: tuple[bytes, ...]
    removed: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """How many bytes the lines have that come and go."""
        return sum(map(len, (*self.added, *self.removed)))


def difference(before: Lines, after: Lines) -> Difference:
    """What a graph differs by from the one before, thing by thing."""
    things = frozenset(_changed(before, after))
    added: list[bytes] = []
    removed: list[bytes] = []
    for thing in sorted(things):
        old, new = (set(one.of(thing).splitlines(keepends=True)) for one in (before, after))
        added += sorted(new - old)
        removed += sorted(old - new)
    return Difference(things, tuple(added), tuple(removed))


def _changed(before: Lines, after: Lines) -> Iterator[str]:
    yield from before.places.keys() - after.places.keys()
    yield from (thing for thing in after.places if before.of(thing) != after.of(thing))
