"""One engine checks one graph, in a process of its own; prints seconds and memory as JSON.

    python -m tests.benchmarks.check ours graph.nt

An engine starts from a finished N-Triples file. `load` is what it takes to have the graph at
hand, `validate` the rest; pyshifty does both at once. pyshifty need not be installed.
"""

import importlib
import importlib.util
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

SHAPES = Path(__file__).with_name("shapes.ttl")
Timed = tuple[float, float, int]


def ours(data: Path) -> Timed:
    """The compiled shapes on a store in memory."""
    from accede.check import shacl

    started = time.perf_counter()
    store = shacl.store_of(data)
    loaded = time.perf_counter()
    report = shacl.validate(store, SHAPES)
    return loaded - started, time.perf_counter() - loaded, len(report.results)


def ours_on_disk(data: Path) -> Timed:
    """The compiled shapes on a release's store, which is there already."""
    from tempfile import TemporaryDirectory

    import pyoxigraph

    from accede.check import shacl

    with TemporaryDirectory() as folder:
        store = pyoxigraph.Store(folder)
        started = time.perf_counter()
        store.bulk_load(path=data, format=pyoxigraph.RdfFormat.N_TRIPLES)
        store.flush()
        loaded = time.perf_counter()
        report = shacl.validate(store, SHAPES)
        return loaded - started, time.perf_counter() - loaded, len(report.results)


def pyshacl(data: Path) -> Timed:
    """pySHACL on an rdflib graph."""
    import pyshacl as engine
    import rdflib
    from rdflib.namespace import SH

    from accede.check import reference

    with reference.quiet():
        started = time.perf_counter()
        graph = rdflib.Graph().parse(data, format="nt")
        loaded = time.perf_counter()
        shapes = rdflib.Graph().parse(SHAPES, format="turtle")
        _, report, _ = engine.validate(graph, shacl_graph=shapes, inplace=True)
        finished = time.perf_counter()
    return loaded - started, finished - loaded, len(list(report.objects(None, SH.result)))


def pyshifty(data: Path) -> Timed:
    """pyshifty (imported as `shifty`) by its quickest way, from text to its own results."""
    engine = importlib.import_module("shifty")
    started = time.perf_counter()
    found = engine.validate_algebra(data.read_text("utf-8"), SHAPES.read_text("utf-8"))
    seconds = time.perf_counter() - started
    return 0.0, seconds, sum(len(violation.reasons) for violation in found.violations)


ENGINES: dict[str, Callable[[Path], Timed]] = {
    "ours": ours,
    "ours, on disk": ours_on_disk,
    "pySHACL": pyshacl,
    "pyshifty": pyshifty,
}


def installed() -> list[str]:
    """The engines that can be run here."""
    there = importlib.util.find_spec("shifty") is not None
    return [name for name in ENGINES if name != "pyshifty" or there]


def main() -> None:
    """Run one engine on one file."""
    load, validate, results = ENGINES[sys.argv[1]](Path(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"load": load, "validate": validate, "results": results, "peak": peak}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
