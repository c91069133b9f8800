"""The road on a Spark cluster: documents are read, and decisions mapped, where there is room.

Reading is a pure function of one document, and mapping one of what is told of one decision, so a
lost executor changes nothing: its tasks are done again. Mapped decisions become sorted N-Triples
in files that the driver and every executor see. The rest (tables, acts, claims, checks, the store)
is small, and the driver's.
"""

import os
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from accede.errors import AccedeError
from accede.graph.decided import Group
from accede.graph.triples import Fact, Sources
from accede.graph.whole import Block, Mapped, Mapping, blocks_of, mapped
from accede.read import Source
from accede.read.known import Known
from accede.read.opened import Opened, opened, packed, unpacked

if TYPE_CHECKING:
    from pyspark import SparkContext

SETTINGS = {
    "spark.app.name": "accede build",
    "spark.driver.maxResultSize": "0",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}

CAUSE = re.compile(r"^(?:Caused by: )?([\w.$]*(?:Error|Exception)\b.*)", re.MULTILINE)
"""A line of a failure that says what it came from; the last one is of our own code."""


class Cluster:
    """Reads documents and maps decisions on a cluster, with the results of one machine."""

    def __init__(self, context: "SparkContext") -> None:
        self.context = context

    def read(self, sources: list[Source], known: Known) -> Iterator[Opened]:
        """What came of reading some documents, in their order; each is a task of its own."""
        told = self.context.broadcast(known)
        tasks = self.context.parallelize(sources, max(1, len(sources)))
        read = tasks.mapPartitions(lambda some: [packed(opened(one, told.value) for one in some)])
        return chain.from_iterable(map(unpacked, read.collect()))

    def mapping(self, shared: Path) -> Mapping:
        """Maps decisions by way of a folder that the driver and every executor see."""

        def on_cluster(groups: Iterable[Group], sources: Sources) -> Mapped:
            told = self.context.broadcast(sources)
            ordered = sorted(groups, key=lambda group: f"<{group.subject}>")
            tasks = self.context.parallelize(ordered, 4 * self.context.defaultParallelism)
            shared.mkdir()
            beside = tasks.mapPartitionsWithIndex(
                lambda number, some: _written(shared / f"{number:06}.nt", mapped(some, told.value))
            ).collect()
            blocks = [block for part in sorted(shared.iterdir()) for block in _blocks(part)]
            rmtree(shared)
            return Mapped(blocks, beside)

        return on_cluster


def _written(part: Path, found: Mapped) -> Iterator[Fact]:
    """Writes mapped decisions as a part of the graph, whole or not at all; the other facts."""
    from pyspark import TaskContext

    task = TaskContext.get()
    own = part.with_name(f".{part.name}.{task.taskAttemptId() if task else 0}")
    own.write_text("".join(block.text for block in found.blocks), "utf-8", newline="\n")
    own.replace(part)
    return iter(found.beside)


def _blocks(part: Path) -> Iterator[Block]:
    with part.open(encoding="utf-8", newline="\n") as lines:
        yield from blocks_of(lines)


@contextmanager
def cluster(master: str | None = None) -> Iterator[Cluster]:
    """A Spark cluster for as long as it is wanted: that of the environment, or at an address."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of versions of pandas, unused here
            from py4j.protocol import Py4JError
            from pyspark import SparkConf, SparkContext
            from pyspark.errors import PySparkException
    except ModuleNotFoundError as fault:
        mend = "install it with `pip install 'accede[spark]'`, and Java 17 or later"
        raise AccedeError("--runner spark", f"{fault.name} is not installed", mend) from fault
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setAll(list(SETTINGS.items()))
    try:
        context = SparkContext(conf=conf.setMaster(master) if master else conf)
        try:
            yield Cluster(context)
        finally:
            context.stop()
    except (PySparkException, Py4JError) as fault:
        found = f"Spark failed ({(CAUSE.findall(str(fault)) or [type(fault).__name__])[-1]})"
        mend = "see the log of its executors; accede must be installed on each of them"
        raise AccedeError(master or "--runner spark", found, mend) from fault
