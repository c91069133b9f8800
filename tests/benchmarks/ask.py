"""Every saved question, bare, from a cold process: `accede ask NAME`, and pyoxigraph alone.

    python -m tests.benchmarks.ask STORE questions.json NAME

That opens the store and runs the one query whose parameters were put in place beforehand: the
least that any command could take.
"""

import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from accede.ask import queries
from accede.ask.names import StoreNames
from accede.release import open_release

from .measure import CommandError, Cost, measured, median
from .paper import Paper, Row

SLOWEST, USUAL, BARE = "`accede ask`, slowest", "`accede ask`, usual", "pyoxigraph alone, slowest"
REFUSED = 2
"""A question whose default value is nothing in the release ends so, and is left out."""


class Asked(Struct, frozen=True):
    """One question with what ours took, and what pyoxigraph alone took."""

    name: str
    ours: Cost
    bare: Cost

    @property
    def ratio(self) -> float:
        """How many times the time of pyoxigraph alone ours is."""
        return self.ours.seconds / self.bare.seconds


def rows(release: Path, *, votes: int, runs: int, every: list[Asked]) -> Iterator[Row]:
    """The slowest and the median question, with the bare engine's; `every` is given each one."""
    bound = _bound(release)
    every.extend(_asked(release, bound, runs=runs))
    slow = max(every, key=lambda one: one.ours.seconds)
    bare = max(every, key=lambda one: one.bare.seconds)
    far = max(every, key=lambda one: one.ratio)
    told = f"`{slow.name}`, of {len(every)} questions cold"
    yield Row(3, votes, SLOWEST, slow.ours, slow.ours, told)
    usual = statistics.median(one.ours.seconds for one in every)
    peak = max(one.ours.peak for one in every)
    yield Row(3, votes, USUAL, Cost(usual, 0, peak), slow.ours, "the median; its peak the highest")
    told = f"`{bare.name}`; ours is at most {far.ratio:.1f} times it (`{far.name}`)"
    yield Row(3, votes, BARE, bare.bare, slow.ours, told)


def _bound(release: Path) -> Path:
    """A file with the SPARQL of every question, its default values in place."""
    store = open_release(release).store()
    names = StoreNames(store)
    place = release.with_name("questions.json")
    texts = {query.name: queries.bind(query, {}, names) for query in queries.list_queries()}
    place.write_text(json.dumps(texts), "utf-8")
    return place


def _asked(release: Path, bound: Path, *, runs: int) -> Iterator[Asked]:
    for query in queries.list_queries():
        ours = ["accede", "ask", query.name, "--release", str(release), "--format", "csv"]
        store = str(release / "store")
        bare = ["tests.benchmarks.ask", store, str(bound), query.name]
        try:
            cost = median(lambda ours=ours: measured(ours), runs=runs)  # type: ignore[misc]  # the loop's own value
        except CommandError as fault:
            if fault.code != REFUSED:
                raise
        else:
            lowest = median(lambda bare=bare: measured(bare), runs=runs)  # type: ignore[misc]  # the loop's own value
            yield Asked(query.name, cost, lowest)


def details(paper: Paper, every: list[Asked]) -> None:
    """A table of every question, the slowest first."""
    paper.head(("question", "seconds", "pyoxigraph alone", "times it", "peak MB"))
    for one in sorted(every, key=lambda one: -one.ours.seconds):
        times = (f"{one.ours.seconds:.2f}", f"{one.bare.seconds:.2f}", f"{one.ratio:.1f}")
        paper.cells(f"`{one.name}`", *times, f"{one.ours.peak:.0f}")


def main() -> None:
    """Run one question on a store."""
    import pyoxigraph

    store = pyoxigraph.Store.read_only(sys.argv[1])
    text = json.loads(Path(sys.argv[2]).read_text("utf-8"))[sys.argv[3]]
    for _ in store.query(text):  # type: ignore[union-attr]  # a SELECT gives solutions
        pass


if __name__ == "__main__":
    main()
