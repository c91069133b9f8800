"""A build upon the release before: what did not change is taken over, and costs next to nothing.

The cache beside the release tells where each thing's lines stand in the graph before, and what
its decisions were mapped from. It is believed where the code is the same and the release before
is whole, byte for byte; what comes of it has the bytes of a build from nothing.
"""

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree

import msgspec
from msgspec import Struct

from accede import release, resources
from accede.build.account import Account
from accede.build.changed_ballots import write_touched
from accede.build.difference import Difference, difference
from accede.build.places import Lines, Place, Remapping
from accede.build.readings import Readings
from accede.build.remembered import cache_of, remember, remembered
from accede.build.rewriting import write_whole_turtle
from accede.build.turtle_again import write_turtle_again
from accede.build.unchanged import code_of, remember_made
from accede.check.vicinity import Change
from accede.errors import ReleaseError
from accede.graph.whole import Graph
from accede.read.collection import Collection, with_documents

LIBRARIES = ("lxml", "msgspec", "numpy", "pyoxigraph")
"""Libraries whose versions can change what a build writes."""

SHARE = 4
"""Where more than one byte in so many changed, all is written anew: that costs less."""

LARGE = 50_000_000
"""Bytes of a graph from which on looking for what a change touches costs less than all of it."""

GRAPH, READINGS = "graph", "readings"


class Remembered(Struct, frozen=True, kw_only=True):
    """What a build remembers of the graph it wrote: by which code, in which release, and where."""

    code: str
    release: str
    places: tuple[Place, ...]


class Before(Struct, frozen=True):
    """The release before, verified, and the lines of its graph."""

    folder: Path
    lines: Lines


class Upon:
    """One build, with what it can take over from the release before, and what it leaves behind."""

    def __init__(self, out: Path) -> None:
        self.cache = cache_of(out.absolute())
        self.code = made_by()
        self.before = before(out.absolute(), self.cache, self.code)
        self.mapping = Remapping(self.before.lines if self.before else None)
        self._kept_documents = 0
        self._places: tuple[Place, ...] = ()
        self.change: Change | None = None

    def read(self, collection: Collection, *, jobs: int) -> Collection:
        """A collection of tables, filled with its documents, of which only new ones are read."""
        readings = Readings(self.cache / READINGS, collection, code=self.code, jobs=jobs)
        whole = with_documents(collection, readings)
        self._kept_documents = len(readings.kept)
        return whole

    def write_graph(self, folder: Path, graph: Graph) -> None:
        """The graph as sorted N-Triples."""
        self._places = self.mapping.written(folder / "graph.nt", graph)

    def write_beside(self, folder: Path) -> bool:
        """The store and the Turtle of the written graph, by way of those before.

        False, and nothing is written, where there are none or too much has changed.
        """
        if self.before is None:
            return False
        after = Lines(folder / "graph.nt", self._places)
        found = difference(self.before.lines, after)
        if found.size * SHARE > after.size:
            self.before = None
            return False
        _write_store(self.before, folder, found)
        _write_turtle(self.before, folder, after, found)
        if after.size > LARGE:
            self.change = _change(self.before, folder, after, found)
        return True

    def write_touched(self, folder: Path) -> bool:
        """What the change touches of the voting matrix; False where that is made from nothing."""
        if self.before is None or self.change is None:
            return False
        return write_touched(folder, self.change, self.before.folder / "ballots.npz")

    def remember(self, finished: release.Release, inputs: str) -> None:
        """Remember what was written and what it was made of, for the next build."""
        told = Remembered(code=self.code, release=finished.digest, places=self._places)
        remember(self.cache, GRAPH, told)
        remember_made(self.cache, inputs=inputs, digest=finished.digest)

    def taken_over(self) -> dict[str, int]:
        """How much was as in the release before; nothing where it was a build from nothing."""
        if self.before is None:
            return {}
        return {"documents": self._kept_documents, "decisions": self.mapping.kept}


def made_by() -> str:
    """The digest of the code, and the versions of the libraries that can change its results."""
    return " ".join([code_of(), *(f"{name} {version(name)}" for name in LIBRARIES)])


def before(out: Path, cache: Path, code: str) -> Before | None:
    """The release that the cache tells of, where it is whole and made by the same code."""
    told = remembered(cache, GRAPH, Remembered)
    if told is None or told.code != code:
        return None
    folder = out.with_name(f"{out.name}.{told.release[:12]}")
    with suppress(ReleaseError, OSError, ValueError):
        if release.open_release(folder).digest == told.release and not release.verify(folder):
            return Before(folder, Lines(folder / "graph.nt", told.places))
    return None


def _change(earlier: Before, folder: Path, after: Lines, found: Difference) -> Change | None:
    """What the written graph differs by, with what was found wrong with the one before."""
    with suppress(OSError, msgspec.DecodeError):
        written = (earlier.folder / "report.json").read_bytes()
        told = msgspec.json.decode(written, type=Account)
        return Change(
            things=found.things,
            before=earlier.lines.of,
            after=after.of,
            all=after.places.keys(),
            triples=told.triples + len(found.added) - len(found.removed),
            store=folder / "store",
            results=told.results,
        )
    return None


def _write_store(earlier: Before, folder: Path, found: Difference) -> None:
    try:
        old = earlier.folder / "store"
        release.extend_store(old, folder, added=found.added, removed=found.removed)
    except ReleaseError:
        rmtree(folder / "store")
        release.load_store([folder / "graph.nt"], folder)


def _write_turtle(earlier: Before, folder: Path, after: Lines, found: Difference) -> None:
    done = write_turtle_again(
        earlier.folder / "graph.ttl",
        folder / "graph.ttl",
        before=earlier.lines,
        after=after,
        changed=found.things,
        ontology=resources.ontology(),
    )
    if not done:
        write_whole_turtle(folder)
