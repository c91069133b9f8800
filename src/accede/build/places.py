"""Where each thing's lines stand in `graph.nt`, and what decisions were mapped from.

Mapping a decision is a pure function of what is told of it and of the documents that tell it: the
digest of these names its lines, so a build that is told the same takes them from the graph before.
"""

import hashlib
import mmap
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from accede.graph.decided import Group
from accede.graph.triples import Fact, Sources
from accede.graph.whole import Block, Graph, Mapped, mapped

PACK = msgspec.msgpack.Encoder(order="deterministic")


class Place(Struct, frozen=True, array_like=True):
    """The bytes of a graph's file that hold one thing's lines, from a start to before an end.

    `told` is the digest of what a decision was mapped from; `beside` are the facts about other
    things that came of it.
    """

    key: str
    start: int
    end: int
    told: bytes = b""
    beside: tuple[Fact, ...] = ()


class Lines:
    """A graph's file with the place of each thing's lines in it."""

    def __init__(self, nt: Path, places: Iterable[Place]) -> None:
        self.places = {place.key: place for place in places}
        self.told = {place.told: place for place in self.places.values() if place.told}
        with nt.open("rb") as stream:
            self._bytes = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    @property
    def size(self) -> int:
        """How many bytes all lines have."""
        return len(self._bytes)

    def of(self, key: str) -> bytes:
        """The lines of one thing; none where the graph has nothing of it."""
        place = self.places.get(key)
        return self._bytes[place.start : place.end] if place else b""


class Remapping:
    """Maps decisions, each only where nothing was told so before; `kept` counts the others.

    `made` is shown each decision as it is mapped.
    """

    def __init__(self, before: Lines | None) -> None:
        self.kept = 0
        self.made: Callable[[Block], None] = lambda _: None
        self._before = before
        self._told: dict[str, tuple[bytes, tuple[Fact, ...]]] = {}

    def __call__(self, groups: Iterable[Group], sources: Sources) -> Mapped:
        """Decisions as blocks, and the facts about other things that came of them."""
        found = Mapped([], [])
        documents: dict[str, bytes] = {}
        for group in groups:
            told = _digest(group, sources, documents)
            one = self._kept(told) or mapped([group], sources)
            self._told[one.blocks[0].key] = told, tuple(one.beside)
            found.blocks.extend(one.blocks)
            self.made(one.blocks[0])
            found.beside.extend(one.beside)
        return found

    def _kept(self, told: bytes) -> Mapped | None:
        place = self._before.told.get(told) if self._before else None
        if self._before is None or place is None:
            return None
        self.kept += 1
        block = Block(place.key, self._before.of(place.key).decode())
        return Mapped([block], list(place.beside))

    def written(self, nt: Path, graph: Graph) -> tuple[Place, ...]:
        """Writes a graph, mapped by this, as sorted N-Triples; where each thing's lines stand."""
        places: list[Place] = []
        with nt.open("wb") as stream:
            for key, text in graph.blocks:
                start = stream.tell()
                stream.write(text.encode())
                if places and places[-1].key == key:  # of one thing, from two hands
                    places[-1] = Place(key, places[-1].start, stream.tell())
                    continue
                told, beside = self._told.get(key, (b"", ()))
                places.append(Place(key, start, stream.tell(), told, beside))
        return tuple(places)


def _digest(group: Group, sources: Sources, documents: dict[str, bytes]) -> bytes:
    """The digest of what is told of a decision, and of the documents that tell it."""
    tellers = {one.source or "" for one in group.decisions}
    tellers |= {aside.source for aside in group.asides}
    for teller in tellers - documents.keys():
        documents[teller] = PACK.encode(
            (sources.documents.get(teller), sources.digests.get(teller), teller in sources.texts)
        )
    told = hashlib.sha256(PACK.encode((group.subject, group.decisions, group.asides)))
    for teller in sorted(tellers):
        told.update(documents[teller])
    return told.digest()
