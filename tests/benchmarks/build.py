"""A build from the raw files to a checked release, and what it is measured against.

    python -m tests.benchmarks.build "pyoxigraph bulk load" graph.nt

The others start from our finished triples: pyoxigraph only loads them, which is the limit; rdflib
reads, writes and holds them, and pySHACL checks them by our shapes. Neither reads a raw file.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from accede import resources

from .measure import Cost, measured, median

OURS, LIMIT, PEER = "accede build", "pyoxigraph bulk load", "rdflib and pySHACL"


def bulk_load(data: Path) -> None:
    """The finished triples in a store on disk."""
    import pyoxigraph

    with TemporaryDirectory() as folder:
        store = pyoxigraph.Store(folder)
        store.bulk_load(path=data, format=pyoxigraph.RdfFormat.N_TRIPLES)
        store.flush()


def by_rdflib(data: Path) -> None:
    """The finished triples in an rdflib graph, written as Turtle and checked by pySHACL."""
    import pyshacl
    import rdflib

    from accede.check import reference

    with reference.quiet(), TemporaryDirectory() as folder:
        graph = rdflib.Graph().parse(data, format="nt")
        graph.serialize(Path(folder, "graph.ttl"), format="turtle", encoding="utf-8")
        shapes = rdflib.Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
        pyshacl.validate(graph, shacl_graph=shapes, inplace=True)


PEERS: dict[str, Callable[[Path], None]] = {LIMIT: bulk_load, PEER: by_rdflib}


def command(datasets: Iterable[Path], root: Path) -> list[str]:
    """The build of some datasets whose documents lie in a folder."""
    return ["accede", "build", *map(str, datasets), "--source-root", str(root)]


def add_rows(
    table: Table, dataset: Path, root: Path, out: Path, *, votes: int, runs: int, peer: bool
) -> Path:
    """A row an engine at one size, with times our time; the first release that was built."""
    asked, places = command([dataset], root), iter(range(runs))
    ours = median(lambda: measured([*asked, "--out", f"{out}-{next(places)}"]), runs=runs)
    found = {OURS: ours}
    release = Path(f"{out}-0")
    for name in [LIMIT, *([PEER] if peer else [])]:
        other = ["tests.benchmarks.build", name, str(release / "graph.nt")]
        found[name] = median(lambda other=other: measured(other), runs=1 if name == PEER else runs)  # type: ignore[misc]  # the loop's own value
    for name, cost in found.items():
        table.add_row(f"{votes:,}", name, *_figures(cost, found[OURS], found[LIMIT]))
    return release


def table() -> Table:
    """The table that the rows go into."""
    made = Table(title="Build: from raw files to a checked release, against finished triples")
    for heading in ("votes", "engine", "seconds", "processor s", "to ours", "to limit", "peak MB"):
        made.add_column(heading, justify="right")
    return made


def _figures(cost: Cost, ours: Cost, limit: Cost) -> tuple[str, ...]:
    times = (cost.seconds / ours.seconds, cost.seconds / limit.seconds)
    seconds = (f"{cost.seconds:.2f}", f"{cost.processor:.2f}")
    return *seconds, *(f"{ratio:.1f}" for ratio in times), f"{cost.peak:.0f}"


if __name__ == "__main__":
    PEERS[sys.argv[1]](Path(sys.argv[2]))
