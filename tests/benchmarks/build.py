"""A build from the raw files to a checked release, and what it is measured against.

    python -m tests.benchmarks.build graph.nt

That loads finished triples into pyoxigraph's store on disk, and tells how long the loading alone
took: the limit. The peer builds the same model with rdflib and pySHACL (`peer`).
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from accede.model import terms

from .measure import CommandError, Cost, measured, middle
from .paper import Row
from .slice import Slice

OURS, LIMIT, PEER = "`accede build`", "pyoxigraph bulk load of its triples", "rdflib and pySHACL"


def command(datasets: Iterable[Path], out: Path) -> list[str]:
    """The build of some datasets whose documents lie beside them."""
    return ["accede", "build", *map(str, datasets), "--out", str(out), "--json"]


def rows(given: Slice, out: Path, *, runs: int, peer: bool) -> Iterator[Row]:
    """Ours and the limit in turns, then the peer; the first release stays at `out`."""
    built: list[Cost] = []
    loaded: list[Cost] = []
    for number in range(runs):
        place = out if number == 0 else out.with_name(f"{out.name}-{number}")
        built.append(measured(command([given.dataset], place)))
        loaded.append(limit_of(measured(["tests.benchmarks.build", str(out / "graph.nt")])))
    ours, triples = middle(built), built[0].told["triples"]
    yield Row(1, given.votes, OURS, ours, ours, f"{triples:,.0f} triples")
    yield Row(1, given.votes, LIMIT, middle(loaded), ours, "the loading alone, in the same run")
    if peer:
        other = measured(["tests.benchmarks.peer", str(given.dataset)])
        if other.told["triples"] != triples - _splits(out / "graph.nt"):
            raise CommandError(0, f"the peer's graph has {other.told['triples']:.0f} triples")
        yield Row(1, given.votes, PEER, other, ours, "the same model from the same files")


def _splits(graph: Path) -> int:
    """How many triples tell who split from the whole: the peer works none of them out."""
    derived = (f" <{terms.wholeDecision}> ", f" <{terms.splitFromWhole}> ")
    with graph.open(encoding="utf-8") as lines:
        return sum(any(name in line for name in derived) for line in lines)


def limit_of(cost: Cost) -> Cost:
    """The loading alone, without the start of its process."""
    return Cost(cost.told["seconds"], cost.processor, cost.peak)


def main() -> None:
    """Load the finished triples of a file into a store on disk."""
    import pyoxigraph

    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        store = pyoxigraph.Store(folder)
        store.bulk_load(path=Path(sys.argv[1]), format=pyoxigraph.RdfFormat.N_TRIPLES)
        seconds = time.perf_counter() - started
    sys.stdout.write(json.dumps({"seconds": seconds}) + "\n")


if __name__ == "__main__":
    main()
