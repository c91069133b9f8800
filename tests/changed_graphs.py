"""Graphs that change: the vocabulary's examples and planted faults, line by line."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from accede import resources
from accede.check import again
from accede.check.report import Report, Result
from accede.check.vicinity import Change
from accede.graph.store import vocabulary
from accede.graph.whole import blocks_of

EXAMPLES = Path(__file__).parent / "ontology" / "examples"


def lines_in(graph: Iterable[ox.Triple | ox.Quad]) -> frozenset[str]:
    """The lines of a graph, but those of blank nodes: a release has none."""
    triples = [f"{one.subject} {one.predicate} {one.object} .\n" for one in graph]
    return frozenset(line for line in triples if "_:" not in line)


def faults() -> dict[str, frozenset[str]]:
    """The lines of each planted fault, by the name of the check or shape that finds it."""
    found: dict[str, frozenset[str]] = {}
    for file in ("bad-checks.trig", "bad-shapes.trig"):
        held = ox.Store()
        held.load(path=EXAMPLES / file, format=ox.RdfFormat.TRIG)
        for graph in held.named_graphs():
            lines = lines_in(held.quads_for_pattern(None, None, None, graph))
            found[str(graph).rpartition("/")[2].rstrip(">")] = lines
    return found


VOCABULARY = lines_in(vocabulary(resources.ontology()))
GOOD = lines_in(ox.parse(path=EXAMPLES / "good.ttl", format=ox.RdfFormat.TURTLE)) - VOCABULARY
FAULTS = faults()
LINES = sorted(GOOD.union(*FAULTS.values()) - VOCABULARY)
"""Every line of the examples."""


def write(lines: Iterable[str], folder: Path) -> Path:
    """A graph as a release holds it: sorted lines, and a store on disk beside them."""
    folder.mkdir(parents=True)
    nt = folder / "graph.nt"
    nt.write_text("".join(sorted(set(lines))), "utf-8", newline="")
    store = ox.Store(str(folder / "store"))
    store.bulk_load(path=nt, format=ox.RdfFormat.N_TRIPLES)
    store.flush()
    return nt


def change_of(before: Path, after: Path, results: tuple[Result, ...]) -> Change:
    """What a written graph differs by from one before, in which something was found."""
    old, new = map(_blocks, (before, after))
    return Change(
        things={thing for thing in old.keys() | new.keys() if old.get(thing) != new.get(thing)},
        before=lambda thing: old.get(thing, b""),
        after=lambda thing: new.get(thing, b""),
        all=new.keys(),
        triples=sum(lines.count(b"\n") for lines in new.values()),
        store=after.parent / "store",
        results=results,
    )


def full(nt: Path) -> Report:
    """The report of a graph checked from nothing."""
    return again.checked(nt, {}).report


def _blocks(nt: Path) -> dict[str, bytes]:
    lines = nt.read_text("utf-8").splitlines(keepends=True)
    return {block.key: block.text.encode() for block in blocks_of(lines)}
