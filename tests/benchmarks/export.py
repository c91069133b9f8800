"""One engine writes one graph in one format, in a process of its own; prints what it took as JSON.

    python -m tests.benchmarks.export "ours, turtle" graph.nt

Ours starts from the sorted lines of `graph.nt`, the others from a graph that they have loaded:
only the writing is timed. rdflib needs minutes and gigabytes for a million triples.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

ROOT = Path(__file__).parents[2]
Run = dict[str, float]


def our_turtle(data: Path, out: Path) -> float:
    """The Turtle of a release, from its sorted lines."""
    from accede import resources
    from accede.graph.turtle import write_turtle

    started = time.perf_counter()
    with data.open(encoding="utf-8", newline="\n") as lines:
        write_turtle(lines, out, ontology=resources.ontology())
    return time.perf_counter() - started


def our_json_ld(data: Path, out: Path) -> float:
    """The compact JSON-LD of a release, from its sorted lines."""
    from accede import resources
    from accede.publish.context import Context
    from accede.publish.jsonld import json_ld

    started = time.perf_counter()
    context = Context.of(resources.ontology() / "context.jsonld")
    with data.open(encoding="utf-8", newline="\n") as lines, out.open("w", encoding="utf-8") as to:
        to.writelines(json_ld(lines, context))
    return time.perf_counter() - started


def of_pyoxigraph(data: Path, out: Path, form: str) -> float:
    """What pyoxigraph's store dumps, in the order of its own ids; JSON-LD not compact."""
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=data, format=ox.RdfFormat.N_TRIPLES)
    kind = ox.RdfFormat.TURTLE if form == "turtle" else ox.RdfFormat.JSON_LD
    prefixes = {"acc": "https://w3id.org/accede/ns#"}
    started = time.perf_counter()
    store.dump(out, kind, from_graph=ox.DefaultGraph(), prefixes=prefixes)
    return time.perf_counter() - started


def of_rdflib(data: Path, out: Path, form: str) -> float:
    """What rdflib serialises; JSON-LD not compact."""
    import rdflib

    graph = rdflib.Graph().parse(data, format="nt")
    started = time.perf_counter()
    graph.serialize(out, format=form, encoding="utf-8")
    return time.perf_counter() - started


ENGINES: dict[str, Callable[[Path, Path], float]] = {
    "ours, turtle": our_turtle,
    "pyoxigraph, turtle": lambda data, out: of_pyoxigraph(data, out, "turtle"),
    "rdflib, turtle": lambda data, out: of_rdflib(data, out, "turtle"),
    "ours, json-ld": our_json_ld,
    "pyoxigraph, json-ld": lambda data, out: of_pyoxigraph(data, out, "json-ld"),
    "rdflib, json-ld": lambda data, out: of_rdflib(data, out, "json-ld"),
}


def rows(data: Path, *, triples: int, runs: int) -> list[tuple[str, ...]]:
    """Each engine's medians, and how many times our time it takes in its format."""
    found = {engine: _median(engine, data, runs=runs) for engine in ENGINES}
    return [
        (
            f"{triples:,}",
            engine,
            f"{run['seconds']:.3f}",
            f"{run['seconds'] / found['ours, ' + engine.partition(', ')[2]]['seconds']:.1f}",
            f"{run['megabytes']:.1f}",
            f"{run['peak']:.0f}",
        )
        for engine, run in found.items()
    ]


def table() -> Table:
    """The table that the rows go into."""
    made = Table(title="Export: from a loaded graph, ours from graph.nt, to a file")
    for heading in ("triples", "engine", "seconds", "ratio", "MB", "peak MB"):
        made.add_column(heading, justify="right")
    return made


def _median(engine: str, data: Path, *, runs: int) -> Run:
    command = [sys.executable, "-m", "tests.benchmarks.export", engine, str(data)]
    told: list[Run] = []
    for _ in range(runs):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        told.append(json.loads(done.stdout))
    return {figure: statistics.median(run[figure] for run in told) for figure in told[0]}


def main() -> None:
    """Run one engine on one file."""
    with TemporaryDirectory() as folder:
        out = Path(folder, "out")
        seconds = ENGINES[sys.argv[1]](Path(sys.argv[2]), out)
        megabytes = out.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "megabytes": megabytes, "peak": peak}) + "\n")


if __name__ == "__main__":
    main()
