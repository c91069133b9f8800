"""A graph abridged for its checks: the votes of plain decisions stay out of memory.

Four fifths of the triples of a voting record are votes. A check that says of itself that it looks
at no votes of plain decisions (`plain.py`) finds the same without them. So does a shape that asks
each vote by itself, as long as every name in every list is met once; where one does find fault
with a name, the graph is to be loaded whole, for all who hold it to be told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from msgspec import Struct

from accede.check.plain import Plain
from accede.graph.of_votes import LISTS

BY_PREDICATE = {f"<{predicate}>".encode(): name for name, predicate in LISTS.items()}
RUN = re.compile(
    rb"^(<[^>\\\n]*>) (%s) <[^>\\\n]*> \.\n(?:\1 \2 <[^>\\\n]*> \.\n)*"
    % b"|".join(map(re.escape, BY_PREDICATE)),
    re.MULTILINE,
)
"""The lines of one list of one decision, as a sorted graph holds them."""


END = b" .\n"

Votes = dict[bytes, dict[bytes, list[slice]]]
"""The stretches of a graph that are the lists of a decision, by the decision and the property."""


class Held(Struct, frozen=True):
    """A graph in memory, and how many of its triples stayed out of it."""

    store: ox.Store
    left_out: int = 0

    @property
    def triples(self) -> int:
        """How many triples the graph has, those left out counted."""
        return len(self.store) + self.left_out


def whole(nt: Path) -> Held:
    """A file of N-Triples in memory, all of it."""
    store = ox.Store()
    store.bulk_load(path=nt, format=ox.RdfFormat.N_TRIPLES)
    return Held(store=store)


def abridged(nt: Path) -> Held:
    """A file of N-Triples in memory, without the votes of plain decisions."""
    data = nt.read_bytes()
    votes, rest = _parted(data)
    store = ox.Store()
    store.bulk_load(rest, format=ox.RdfFormat.N_TRIPLES)
    if any(_is_used(store, predicate) for predicate in LISTS.values()):
        return whole(nt)  # a list that is written in another way than ours
    needed, left_out = _sifted(data, votes, Plain(store))
    store.bulk_load(needed, format=ox.RdfFormat.N_TRIPLES)
    return Held(store=store, left_out=left_out)


def _parted(data: bytes) -> tuple[Votes, bytes]:
    """Where the lists of each decision stand, and all other lines."""
    votes: Votes = defaultdict(lambda: defaultdict(list))
    rest: list[bytes] = []
    end = 0
    for run in RUN.finditer(data):
        rest.append(data[end : run.start()])
        end = run.end()
        votes[run[1]][run[2]].append(slice(run.start(), end))
    return votes, b"".join([*rest, data[end:]])


def _sifted(data: bytes, votes: Votes, is_plain: Plain) -> tuple[bytes, int]:
    """The lines of votes that checks need, and how many others there are.

    Needed are the votes of decisions that are not plain, and of those that are, whenever one of
    their lists has a name that it had in none of them before.
    """
    needed: list[bytes] = []
    left_out = 0
    met: dict[str, set[bytes]] = defaultdict(set)
    for decision, stretches in votes.items():
        lists = {
            BY_PREDICATE[way]: list(_names(data, decision + b" " + way + b" ", where))
            for way, where in stretches.items()
        }
        plain = is_plain(ox.NamedNode(decision[1:-1].decode()), lists)
        if plain and all(met[name].issuperset(names) for name, names in lists.items()):
            left_out += sum(map(len, lists.values()))
        else:
            needed += [data[one] for where in stretches.values() for one in where]
        for name, names in lists.items() if plain else ():
            met[name].update(names)
    return b"".join(needed), left_out


def _names(data: bytes, shared: bytes, where: Iterable[slice]) -> Iterator[bytes]:
    """The values of lines that begin alike."""
    for one in where:
        yield from data[one][len(shared) : -len(END)].split(END + shared)


def _is_used(store: ox.Store, predicate: str) -> bool:
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), None)
    return next(found, None) is not None
