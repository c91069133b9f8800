"""One engine writes one graph in one format, in a process of its own; prints what it took as JSON.

    python -m tests.benchmarks.export "ours, turtle" graph.nt

Ours starts from the sorted lines of `graph.nt`, the others from a graph that they have loaded:
only the writing is timed. rdflib needs minutes and gigabytes for a million triples.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .measure import Cost, measured, median
from .paper import Row


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


def rows(data: Path, *, votes: int, runs: int, slow: bool) -> Iterator[Row]:
    """A row an engine and format; rdflib only if asked for."""
    ours: dict[str, Cost] = {}
    for engine in ENGINES:
        who, _, form = engine.partition(", ")
        if slow or who != "rdflib":
            cost = _cost(engine, data, runs=1 if who == "rdflib" else runs)
            note = f"{cost.told['megabytes']:.1f} MB; the writing alone"
            yield Row(7, votes, what(engine), cost, ours.setdefault(form, cost), note)


def what(engine: str) -> str:
    """The words for an engine and format in the table."""
    return f"export, {engine}"


def _cost(engine: str, data: Path, *, runs: int) -> Cost:
    asked = ["tests.benchmarks.export", engine, str(data)]
    cost = median(lambda: measured(asked), runs=runs)
    return Cost(cost.told["seconds"], cost.processor, cost.peak, cost.told)


def main() -> None:
    """Run one engine on one file."""
    with TemporaryDirectory() as folder:
        out = Path(folder, "out")
        seconds = ENGINES[sys.argv[1]](Path(sys.argv[2]), out)
        megabytes = out.stat().st_size / 1e6
    sys.stdout.write(json.dumps({"seconds": seconds, "megabytes": megabytes}) + "\n")


if __name__ == "__main__":
    main()
