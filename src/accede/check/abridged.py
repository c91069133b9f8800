"""A graph abridged for its checks: the votes of plain decisions stay out of memory.

Four fifths of the triples of a voting record are votes. A check that says of itself that it looks
at no votes of plain decisions (`plain.py`) finds the same without them. So does a shape that asks
each vote by itself, as long as every name in every list is met once; where one does find fault
with a name, the graph is to be loaded whole, for all who hold it to be told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from msgspec import Struct

from accede.check.plain import Lists, Plain
from accede.graph.of_votes import LISTS

BY_PREDICATE = {f"<{predicate}>".encode(): name for name, predicate in LISTS.items()}
RUN = re.compile(
    rb"^(<[^>\\\n]*>) (%s) <[^>\\\n]*> \.\n(?:\1 \2 <[^>\\\n]*> \.\n)*"
    % b"|".join(map(re.escape, BY_PREDICATE)),
    re.MULTILINE,
)
"""The lines of one list of one decision, as a sorted graph holds them."""


END = b" .\n"

STRETCH = 1 << 24
"""Bytes of a graph that are looked at together."""

Votes = dict[bytes, dict[str, list[bytes]]]
"""The names in the lists of decisions, by the decision and the list."""


class Held(Struct, frozen=True):
    """A graph in memory, and how many of its triples stayed out of it.

    Or a graph on disk, where counting takes a while, with the number of its triples.
    """

    store: ox.Store
    left_out: int = 0
    known: int | None = None

    @property
    def triples(self) -> int:
        """How many triples the graph has, those left out counted."""
        return len(self.store) + self.left_out if self.known is None else self.known


def whole(nt: Path) -> Held:
    """A file of N-Triples in memory, all of it."""
    store = ox.Store()
    store.bulk_load(path=nt, format=ox.RdfFormat.N_TRIPLES)
    return Held(store=store)


def abridged(nt: Path) -> Held:
    """A file of N-Triples in memory, without the votes of plain decisions."""
    votes, rest = _parted(nt)
    store = ox.Store()
    store.bulk_load(rest, format=ox.RdfFormat.N_TRIPLES)
    if any(_is_used(store, predicate) for predicate in LISTS.values()):
        return whole(nt)  # a list that is written in another way than ours
    needed, left_out = _sifted(votes, Plain(store))
    store.bulk_load(needed, format=ox.RdfFormat.N_TRIPLES)
    return Held(store=store, left_out=left_out)


def _parted(nt: Path) -> tuple[Votes, bytes]:
    """The names in the lists of each decision, and all other lines."""
    votes: Votes = defaultdict(lambda: defaultdict(list))
    once: dict[bytes, bytes] = {}
    rest: list[bytes] = []
    for lines in _stretches(nt):
        end = 0
        for run in RUN.finditer(lines):
            rest.append(lines[end : run.start()])
            end = run.end()
            shared = b"%s %s " % (run[1], run[2])
            names = run[0][len(shared) : -len(END)].split(END + shared)
            votes[run[1]][BY_PREDICATE[run[2]]] += [once.setdefault(name, name) for name in names]
        rest.append(lines[end:])
    return votes, b"".join(rest)


def _stretches(nt: Path) -> Iterator[bytes]:
    """A file in pieces of whole lines."""
    begun = b""
    with nt.open("rb") as stream:
        while block := stream.read(STRETCH):
            lines, end, begun = (begun + block).rpartition(b"\n")
            yield lines + end
    yield begun


def _sifted(votes: Votes, is_plain: Plain) -> tuple[bytes, int]:
    """The lines of votes that checks need, and how many others there are.

    Needed are the votes of decisions that are not plain, and of those that are, whenever one of
    their lists has a name that it had in none of them before.
    """
    needed: list[bytes] = []
    left_out = 0
    met: dict[str, set[bytes]] = defaultdict(set)
    for decision, lists in votes.items():
        plain = is_plain(ox.NamedNode(decision[1:-1].decode()), lists)
        if plain and all(met[name].issuperset(names) for name, names in lists.items()):
            left_out += sum(map(len, lists.values()))
        else:
            needed += _lines(decision, lists)
        for name, names in lists.items() if plain else ():
            met[name].update(names)
    return b"".join(needed), left_out


def _lines(decision: bytes, lists: Lists) -> Iterator[bytes]:
    for way, name in BY_PREDICATE.items():
        yield from (b"%s %s %s%s" % (decision, way, one, END) for one in lists.get(name, ()))


def _is_used(store: ox.Store, predicate: str) -> bool:
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), None)
    return next(found, None) is not None
