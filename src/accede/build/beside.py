"""What lies beside the written graph: its store, its Turtle, its ballots.

A build upon a release makes them from those before. Else two processes make them; the one that
loads the store does not wait for the whole graph: decisions, which are most of a large one, are
loaded while the rest is mapped.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import rmtree

from accede import release
from accede.build.changed_ballots import FILE
from accede.build.rewriting import BALLOTS, TURTLE
from accede.build.upon import Upon
from accede.errors import ReleaseError
from accede.graph.whole import Block, Graph

LOADING, REWRITING = "accede.release.loading", "accede.build.rewriting"

PART = 80_000_000
"""Characters of decisions from which on they are worth loading before the rest."""

PARTS, WHOLE = "parts", "graph.nt"


class Beside:
    """The graph of a release, and what lies beside it, in the making."""

    def __init__(self, folder: Path, upon: Upon, processes: ExitStack, *, early: bool) -> None:
        self._folder = folder
        self._upon = upon
        self._processes = processes
        self._rewrite = self._process(REWRITING)
        self._loading = None if upon.before else self._load()
        if self._loading and early:
            upon.mapping.made = self._loading.take

    def _load(self) -> "Loading":
        return Loading(self._folder, self._process(LOADING))

    def _process(self, module: str) -> release.Tell:
        return self._processes.enter_context(release.working(module, self._folder))

    def write(self, graph: Graph) -> None:
        """Writes the graph; what lies beside it is there when the block ends."""
        self._upon.write_graph(self._folder, graph)
        if self._upon.write_beside(self._folder):
            again = self._upon.write_touched(self._folder / PARTS)
            self._rewrite(f"{PARTS}/{FILE}" if again else BALLOTS)
        else:
            self._rewrite(BALLOTS)
            self._rewrite(TURTLE)
            (self._loading or self._load()).end(graph)
        self._rewrite(release.LAST)


@contextmanager
def making(folder: Path, upon: Upon, *, early: bool) -> Iterator[Beside]:
    """Writes a graph and what lies beside it; `early` where decisions stay as they are mapped."""
    with ExitStack() as processes:
        processes.callback(rmtree, folder / PARTS, ignore_errors=True)
        yield Beside(folder, upon, processes, early=early)


class Loading:
    """The process that loads the store, and what it was given so far."""

    def __init__(self, folder: Path, tell: release.Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._given: dict[str, str] = {}
        self._waiting: list[Block] = []
        self._size = self._parts = 0

    def take(self, block: Block) -> None:
        """Hands over a decision, to which lines may yet be added, when there are enough of them."""
        self._waiting.append(block)
        self._size += len(block.text)
        if self._size >= PART:
            self._give(block.text for block in self._waiting)
            self._given.update(self._waiting)
            self._waiting, self._size = [], 0

    def end(self, graph: Graph) -> None:
        """Hands over all of a written graph that was not given before."""
        self._waiting.clear()
        if self._given:
            self._give(self._rest(graph))
        else:
            self._tell(WHOLE)
        self._tell(release.LAST)

    def _rest(self, graph: Graph) -> Iterator[str]:
        """The lines of a graph that were not given; ReleaseError where one that was is gone."""
        given, self._given = self._given, {}
        for key, text in graph.blocks:
            before = given.pop(key, "")
            if not before:
                yield text
            elif before != text:
                lines = text.splitlines(keepends=True)
                loaded = set(before.splitlines(keepends=True))
                if not loaded.issubset(lines):
                    raise self._taken_back(key)
                yield from (line for line in lines if line not in loaded)
        if given:
            raise self._taken_back(min(given))

    def _taken_back(self, key: str) -> ReleaseError:
        found = f"lines of {key} were loaded and are not in the graph"
        return ReleaseError(self._folder, found, "report this: decisions are not to change here")

    def _give(self, texts: Iterable[str]) -> None:
        """Hands some lines over as a file."""
        self._parts += 1
        name = f"{PARTS}/{self._parts}.nt"
        (self._folder / PARTS).mkdir(exist_ok=True)
        with (self._folder / name).open("w", encoding="utf-8", newline="\n") as part:
            part.writelines(texts)
        self._tell(name)
