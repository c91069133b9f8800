"""The whole road: documents and tables become a checked release."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pyoxigraph import Store

from accede import release, resources
from accede.build.account import Account, Built
from accede.build.files import write_beside, write_graph, write_report
from accede.build.unchanged import inputs_of, kept, write_build_file
from accede.check import shacl
from accede.check.again import with_checks
from accede.check.report import Report
from accede.graph import store
from accede.graph.triples import Sources
from accede.graph.whole import Graph, Named, activity, graph_of
from accede.read.collection import Collection, collected
from accede.read.dataset import load

__all__ = ["Built", "build_release"]


def build_release(
    datasets: Sequence[Path] = (),
    *,
    source_root: Path | None = None,
    out: Path = Path("release"),
    force: bool = False,
    step: Callable[[str], None] = lambda _: None,
) -> Built:
    """Read, map, derive, check, and write a release; with violations it is not made current.

    Without datasets: the bundled ones. With datasets: those, and the bundled states. `step` is
    told what is being done. Where the current release was made of the very same inputs, it is
    kept, and nothing is written. Raises SourceError for a dataset that cannot be read at all, and
    ReleaseError where the release cannot be written: the old one then stays as it was.
    """
    started = time.perf_counter()
    loaded = [load(path, source_root=source_root) for path in _paths(datasets)]
    inputs = inputs_of(loaded)
    if same := kept(out, inputs, round(time.perf_counter() - started, 3)):
        return same
    with release.staged(out) as folder:
        step("reading")
        collection = collected(loaded)
        step("mapping")
        graph = _graph(collection)
        write_graph(folder / "graph.nt", graph)
        with release.store_loading(folder / "graph.nt", folder):
            step("checking")
            held = store.of_file(folder / "graph.nt")
            report = _checked(held, collection)
            step("writing")
            account = Account.of(collection, graph, held, report)
            write_beside(folder, graph, collection)
            write_report(folder, account, report)
        swap = force or account.conforms
        seconds = round(time.perf_counter() - started, 3)
        write_build_file(folder, inputs=inputs, seconds=seconds)
        finished = release.finish(folder, out, swap=swap)
    return account.built(release.open_release(finished), swapped=swap, seconds=seconds)


def _paths(datasets: Sequence[Path]) -> list[Path]:
    bundled = resources.bundled()
    chosen = [bundled[0], *datasets] if datasets else bundled
    return list({path.resolve(): path for path in chosen}.values())


def _graph(collection: Collection) -> Graph:
    sources = Sources(collection.documents, collection.digests, collection.texts)
    used = [Named(one.id, one.title, one.licence) for one in collection.datasets]
    about = activity(used, collection.inputs)
    records = collection.sourced()
    return graph_of(records, sources, ontology=resources.ontology(), about=about)


def _checked(held: Store, collection: Collection) -> Report:
    """Every shape, every check of the whole graph, and every quote against its snapshot."""
    ontology = resources.ontology()
    shapes = shacl.validate(held, ontology / "shapes.ttl")
    texts = {collection.digests[one]: text for one, text in collection.texts.items()}
    return with_checks(shapes, held, ontology, texts)
