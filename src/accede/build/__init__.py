"""The whole road: documents and tables become a checked release."""

import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from accede import release, resources
from accede.build.account import Account, Built
from accede.build.beside import making
from accede.build.expectations import changed_minds
from accede.build.files import write_beside, write_report
from accede.build.limits import NO_LIMITS, Limits
from accede.build.unchanged import inputs_of, kept, write_build_file
from accede.build.upon import Upon
from accede.check.again import checked_after
from accede.check.vicinity import Change
from accede.graph.triples import Sources
from accede.graph.whole import Graph, Mapping, Named, activity, graph_of
from accede.read.collection import Collection, collected, tabled
from accede.read.dataset import Dataset, load

if TYPE_CHECKING:
    from accede.build.spark import Cluster

__all__ = ["Built", "Limits", "build_release"]

WORTH_A_PROCESS = 2_000_000
"""Bytes of documents from which on more than one process reads them."""


def build_release(  # noqa: PLR0913  # the options of the command, each a keyword
    datasets: Sequence[Path] = (),
    *,
    source_root: Path | None = None,
    out: Path = Path("release"),
    force: bool = False,
    jobs: int | None = None,
    limits: Limits = NO_LIMITS,
    runner: "Cluster | None" = None,
    step: Callable[[str], None] = lambda _: None,
) -> Built:
    """Read, map, derive, check, and write a release; with violations it is not made current.

    Without datasets: the bundled ones. With datasets: those, and the bundled states. `jobs` is how
    many processes read documents (as many as pay, where none is given); `limits` are the days
    after which nothing counts; `step` is told what is being done. Where the current release was
    made of the very same inputs, it is kept, and nothing is written; of others, what did not change
    is taken over from it. Raises SourceError for a dataset that cannot be read at all, and
    ReleaseError where the release cannot be written: the old one then stays as it was.
    """
    started = time.perf_counter()
    loaded = [load(path, source_root=source_root) for path in _paths(datasets)]
    inputs = limits.marked(inputs_of(loaded))
    if same := kept(out, inputs, round(time.perf_counter() - started, 3)):
        return same
    with uncollected(), release.staged(out) as folder:
        upon = Upon(out)
        with making(folder, upon, early=limits == NO_LIMITS) as made:
            step("reading")
            collection = limits.left_of(_read(loaded, upon, jobs=jobs, runner=runner))
            collection.warned.extend(changed_minds(collection))
            step("mapping")
            mapping = runner.mapping(folder / "parts") if runner else upon.mapping
            graph = limits.ended(_graph(collection, mapping))
            made.write(graph)
            graph = msgspec.structs.replace(graph, blocks=())  # they are most of the memory
            step("checking")
            account = _checked_and_told(folder, graph, collection, upon.change)
        swap = force or account.conforms
        seconds = round(time.perf_counter() - started, 3)
        write_build_file(folder, inputs=inputs, seconds=seconds)
        finished = release.open_release(release.finish(folder, out, swap=swap))
        upon.remember(finished, inputs)
    built = account.built(finished, swapped=swap, seconds=seconds)
    return msgspec.structs.replace(built, taken_over=upon.taken_over())


def _checked_and_told(
    folder: Path, graph: Graph, collection: Collection, change: Change | None
) -> Account:
    """The account of a graph that was checked, written with all that lies beside the graph."""
    texts = {collection.digests[one]: text for one, text in collection.texts.items()}
    found = checked_after(folder / "graph.nt", texts, change)
    account = Account.of(collection, graph, found)
    write_beside(folder, graph, collection)
    write_report(folder, account, found.report)
    return account


def _read(
    datasets: list[Dataset], upon: Upon, *, jobs: int | None, runner: "Cluster | None"
) -> Collection:
    """Everything that the datasets hold, read here, by several processes, or on a cluster."""
    if runner:
        return collected(datasets, reading=runner.read)
    return upon.read(tabled(datasets), jobs=jobs or jobs_that_pay(datasets))


def jobs_that_pay(datasets: Iterable[Dataset]) -> int:
    """Processes to read by: a second one costs as much as reading some megabytes."""
    sources = (source for dataset in datasets for source in dataset.sources)
    size = sum(source.path.stat().st_size for source in sources if source.path.is_file())
    return (os.cpu_count() or 1) if size > WORTH_A_PROCESS else 1


def _paths(datasets: Sequence[Path]) -> list[Path]:
    bundled = resources.bundled()
    chosen = [bundled[0], *datasets] if datasets else bundled
    # what is not there is told of when it is read: a link to itself resolves to nothing
    return list({path.resolve() if path.is_file() else path: path for path in chosen}.values())


@contextmanager
def uncollected() -> Iterator[None]:
    """A stretch in which no garbage is looked for: facts hold no cycles, and looking is slow."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _graph(collection: Collection, mapping: Mapping) -> Graph:
    sources = Sources(collection.documents, collection.digests, collection.texts)
    used = [Named(one.id, one.title, one.licence) for one in collection.datasets]
    about = activity(used, collection.inputs)
    records = collection.sourced()
    return graph_of(records, sources, ontology=resources.ontology(), about=about, mapping=mapping)
