"""One release on its way to one graph of a server: compared, filled, verified, swapped in."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from accede.errors import RemoteError
from accede.progress import told
from accede.publish.graph_file import Chunk, Summary, chunks, summary
from accede.publish.push_journal import Journal
from accede.publish.target import Target
from accede.release import Release

SENT = 20_000
"""So many triples are sent at once."""

READ = 4_000
"""So many are read back at once: fewer than any row cap that was met."""

FEW = 100
"""So many things that the release does not know are read at once, to be taken away."""

AT_ONCE = 1000
"""A difference of so many triples is made by one update, in place; a longer one beside."""

Step = Callable[[str], None]


def parts_of(release: Release) -> Iterator[Chunk]:
    """A release's graph in the parts in which it is sent."""
    return chunks(release.path / "graph.nt", SENT)


class Job(Struct, frozen=True):
    """One release on its way; `wanted` is what shall be there in the end."""

    target: Target
    journal: Journal
    release: Release
    wanted: Summary
    step: Step

    def brought(self, *, changed: bool) -> tuple[int, int]:
        """How many triples were sent and taken away until the graph held the release's."""
        graph, beside = self.journal.graph, self.journal.beside(self.wanted.digest)
        done = (0, 0)
        if not self.holds(graph):
            at_once = self.changed_at_once(graph) if changed else None
            done = at_once or self.put_in_place(graph, beside, changed=changed)
        self.journal.remove(beside)
        return done

    def put_in_place(self, graph: str, beside: str, *, changed: bool) -> tuple[int, int]:
        """How many triples were sent and taken away by way of a graph beside."""
        self.journal.note(beside)
        if changed and not self.target.count(beside) and self.target.count(graph):
            self.step("copying what is in place")
            self.target.copy(graph, beside)
        done = (0, 0)
        if not self.holds(beside):
            done = self.filled(beside)
            if not self.holds(beside):
                raise self.fault(beside, "push again")
        self.step("swapping")
        self.target.swap(beside, graph)
        if self.target.count(graph) != self.wanted.triples:
            raise self.fault(graph, "push again")
        return done

    def holds(self, graph: str) -> bool:
        """Whether a graph holds the release's triples: by their number and their digest.

        What the server holds of the release's things is read back in the release's order; where
        the numbers agree too, nothing else can be there.
        """
        if self.target.count(graph) != self.wanted.triples:
            return False
        return summary(self._read_back(graph)) == self.wanted

    def fault(self, graph: str, mend: str) -> RemoteError:
        """That a graph does not hold what was sent."""
        found = f"{graph} is not what was sent"
        return RemoteError(self.target.at.addresses.query, found, mend)

    def changed_at_once(self, graph: str) -> tuple[int, int] | None:
        """How many triples one update sent and took away; None where it would be too long.

        What does not verify afterwards is taken back.
        """
        if not self.target.count(graph):
            return None
        missing: list[str] = []
        surplus: list[str] = []
        for more, less in self._differences(graph):
            missing += more
            surplus += less
            if len(missing) + len(surplus) > AT_ONCE:
                return None
        self.target.change(graph, less=surplus, more=missing)
        if not self.holds(graph):
            self.target.change(graph, less=missing, more=surplus)
            mend = "the change was taken back; push without --changed"
            raise self.fault(graph, mend)
        return len(missing), len(surplus)

    def filled(self, graph: str) -> tuple[int, int]:
        """How many triples were sent and taken away until a graph beside held the release's."""
        sent = removed = 0
        if not self.target.count(graph):
            for part in parts_of(self.release):
                self.target.add(graph, part.lines)
                sent += len(part.lines)
                self.journal.note(graph)
                self._come("sending", sent)
            return sent, 0
        for more, less in self._differences(graph):
            if more:
                self.target.add(graph, more)
            if less:
                self.target.remove(graph, less)
            self.journal.note(graph)
            sent, removed = sent + len(more), removed + len(less)
        return sent, removed

    def _differences(self, graph: str) -> Iterator[tuple[list[str], list[str]]]:
        """What a graph lacks, and what it holds too much, chunk by chunk; at last all strangers."""
        held, seen = self.target.count(graph), 0
        known: set[str] = set()
        for chunk in chunks(self.release.path / "graph.nt", READ):
            there = frozenset(self.target.lines(graph, chunk.subjects))
            more = [line for line in chunk.lines if line not in there]
            less = sorted(there.difference(chunk.lines))
            held, seen = held + len(more) - len(less), seen + len(chunk.lines)
            known.update(chunk.subjects)
            self._come("comparing", seen)
            yield more, less
        if held != self.wanted.triples:
            strangers = [one for one in self.target.subjects(graph) if one not in known]
            for start in range(0, len(strangers), FEW):
                yield [], list(self.target.lines(graph, strangers[start : start + FEW]))

    def _come(self, words: str, triples: int) -> None:
        """Say what is done, and how far."""
        self.step(words)
        told(triples, self.wanted.triples, "triples")

    def _read_back(self, graph: str) -> Iterator[tuple[str, ...]]:
        """What a graph says of the release's things, chunk by chunk, in order."""
        read = 0
        for chunk in chunks(self.release.path / "graph.nt", READ):
            lines = self.target.lines(graph, chunk.subjects)
            read += len(lines)
            self._come("verifying", read)
            yield lines
