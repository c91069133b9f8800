"""One graph checked by each engine, each in a process of its own.

    python -m tests.benchmarks.check "pySHACL, loading and validating" graph.nt

An engine starts from a finished N-Triples file of made-up votes (`graph`), which nine shapes fit
(`shapes.ttl`). Ours is the command; the others are called, and what they need to have the graph at
hand is told apart from the validating. pyshifty need not be installed.
"""

import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from .measure import CommandError, Cost, measured, median
from .paper import Row
from .slice import WHOLE

SHAPES = Path(__file__).with_name("shapes.ttl")
Timed = tuple[float, float, int]

OURS, STORED = "`accede check FILE`", "accede, the release's store at hand"
PYSHACL, ALONE = "pySHACL, loading and validating", "pySHACL, validating alone"
PYSHIFTY = "pyshifty, loading and validating"


def stored(data: Path) -> Timed:
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
    STORED: stored,
    PYSHACL: pyshacl,
    PYSHIFTY: pyshifty,
}


def rows(data: Path, *, votes: int, triples: int, runs: int) -> Iterator[Row]:
    """A row an engine; past the whole record ours alone, to see how it grows."""
    command = ["accede", "check", str(data), "--shapes", str(SHAPES), "--json"]
    ours = median(lambda: measured(command, allowed=(0, 1)), runs=runs)
    yield Row(2, votes, OURS, ours, ours, f"{triples:,} triples, from the start of its process")
    there = _engine(STORED, data, runs=runs)
    own = there.told["results"]
    told = f"{own:.0f} results, no loading"
    yield Row(2, votes, STORED, _only(there, "validate"), ours, told)
    if votes > WHOLE:
        return
    other = _engine(PYSHACL, data, runs=1)
    if other.told["results"] != own:
        raise CommandError(0, f"pySHACL has {other.told['results']:.0f} results, ours {own:.0f}")
    yield Row(2, votes, PYSHACL, _only(other, "load", "validate"), ours, "the same results")
    alone = _only(there, "validate")
    told = f"times ours: {STORED}"
    yield Row(2, votes, ALONE, _only(other, "validate"), alone, told)
    if importlib.util.find_spec("shifty"):
        quick = _engine(PYSHIFTY, data, runs=runs)
        told = f"{quick.told['results']:.0f} results, counted its own way"
        yield Row(2, votes, PYSHIFTY, _only(quick, "load", "validate"), ours, told)


def _engine(name: str, data: Path, *, runs: int) -> Cost:
    asked = ["tests.benchmarks.check", name, str(data)]
    return median(lambda: measured(asked), runs=runs)


def _only(cost: Cost, *parts: str) -> Cost:
    """The seconds of some parts of what an engine did."""
    return Cost(sum(cost.told[part] for part in parts), 0, cost.peak, cost.told)


def main() -> None:
    """Run one engine on one file."""
    load, validate, results = ENGINES[sys.argv[1]](Path(sys.argv[2]))
    told = {"load": load, "validate": validate, "results": results}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
