"""A release put on a SPARQL server: into a graph beside, verified there, then swapped in.

The server itself is the journal. The graph beside is named after the release's content, so that a
push begun again finds what has arrived, whatever the server lost when it died, and sends only the
rest; with `changed` it begins as a copy of what is in place, and only the difference is sent.
Readers see the old graph or the new one: nothing is swapped in that does not verify.
"""

import os
import time
from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from accede.ask import values
from accede.ask.credentials import credentials_for
from accede.ask.profiles import Addresses
from accede.ask.remote import Endpoint, endpoint
from accede.ask.transport import Transport
from accede.ask.wire import Limits
from accede.errors import RemoteError
from accede.publish.graph_file import Chunk, Summary, chunks, summary
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

SLOW = Limits(read=900, total=1800)

Step = Callable[[str], None]


class Pushed(Struct, frozen=True, kw_only=True):
    """What a push did: `digest` is that of the graph's sorted lines, read back from the server."""

    endpoint: str
    graph: str
    triples: int
    digest: str
    sent: int
    removed: int
    seconds: float


def push(  # noqa: PLR0913  # a server, its addresses, and what to do there: each has its option
    release: Release,
    url: str,
    *,
    graph: str,
    profile: str | None = None,
    update: str | None = None,
    store: str | None = None,
    changed: bool = False,
    step: Step = lambda _: None,
) -> Pushed:
    """Make a graph of a server hold a release's triples, and no others.

    `url` is the server's root or query address; its engine is recognised unless `profile` names
    it. `update` and `store` override the addresses that follow from the engine. Begun again after
    a failure, it goes on where it was. RemoteError where the server does not answer as it should,
    or where what is read back is not what was sent: then the graph is as it was, but for a small
    difference that `changed` sent in place and that is read back only afterwards.
    """
    started = time.perf_counter()
    values.resource(graph, where="--graph")
    target = Target(_at(url, profile=profile, update=update, store=store))
    wanted = summary(chunk.lines for chunk in _chunks(release, SENT))
    job = Job(target, release, wanted, step)
    done = job.brought(graph, changed=changed)
    return Pushed(
        endpoint=target.at.addresses.query,
        graph=graph,
        triples=wanted.triples,
        digest=wanted.digest,
        sent=done[0],
        removed=done[1],
        seconds=round(time.perf_counter() - started, 3),
    )


def _at(url: str, *, profile: str | None, update: str | None, store: str | None) -> Endpoint:
    """The server at an address, with patience for long updates."""
    transport = Transport(credentials=credentials_for(url, os.environ), limits=SLOW)
    at = endpoint(url, profile=profile, transport=transport)
    told = at.addresses
    whole = Addresses(told.query, update or told.update, store or ("" if update else told.store))
    return msgspec.structs.replace(at, addresses=whole)


def _chunks(release: Release, size: int) -> Iterator[Chunk]:
    return chunks(release.path / "graph.nt", size)


class Job(Struct, frozen=True):
    """One release on its way to one server; `wanted` is what shall be there in the end."""

    target: Target
    release: Release
    wanted: Summary
    step: Step

    def brought(self, graph: str, *, changed: bool) -> tuple[int, int]:
        """How many triples were sent and taken away until a graph held the release's."""
        if self.holds(graph):
            return 0, 0
        at_once = self.changed_at_once(graph) if changed else None
        if at_once:
            self.verify(graph)
            return at_once
        beside = f"{graph}/staging/{self.wanted.digest[:12]}"
        if changed and not self.target.count(beside) and self.target.count(graph):
            self.step("copying what is in place")
            self.target.copy(graph, beside)
        done = self.filled(beside)
        self.verify(beside)
        self.step("swapping")
        self.target.move(beside, graph)
        if self.target.count(graph) != self.wanted.triples:
            raise self.fault(graph)
        return done

    def holds(self, graph: str) -> bool:
        """Whether a graph holds the release's triples: by their number and their digest.

        What the server holds of the release's things is read back in the release's order; where
        the numbers agree too, nothing else can be there.
        """
        if self.target.count(graph) != self.wanted.triples:
            return False
        return summary(self._read_back(graph)) == self.wanted

    def verify(self, graph: str) -> None:
        """Nothing, where a graph holds the release's triples; else a RemoteError."""
        if not self.holds(graph):
            raise self.fault(graph)

    def fault(self, graph: str) -> RemoteError:
        """That a graph does not hold what was sent."""
        return RemoteError(
            self.target.at.addresses.query, f"{graph} is not what was sent", "push again"
        )

    def changed_at_once(self, graph: str) -> tuple[int, int] | None:
        """How many triples one update sent and took away; None where it would be too long."""
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
        return len(missing), len(surplus)

    def filled(self, graph: str) -> tuple[int, int]:
        """How many triples were sent and taken away until a graph held the release's."""
        sent = removed = 0
        if not self.target.count(graph):
            for chunk in _chunks(self.release, SENT):
                self.target.add(graph, chunk.lines)
                sent += len(chunk.lines)
                self.step(f"sending {sent:,} of {self.wanted.triples:,} triples")
            return sent, 0
        for more, less in self._differences(graph):
            if more:
                self.target.add(graph, more)
            if less:
                self.target.remove(graph, less)
            sent, removed = sent + len(more), removed + len(less)
        return sent, removed

    def _differences(self, graph: str) -> Iterator[tuple[list[str], list[str]]]:
        """What a graph lacks, and what it holds too much, chunk by chunk; at last all strangers."""
        held, seen = self.target.count(graph), 0
        known: set[str] = set()
        for chunk in _chunks(self.release, READ):
            there = frozenset(self.target.lines(graph, chunk.subjects))
            more = [line for line in chunk.lines if line not in there]
            less = sorted(there.difference(chunk.lines))
            held, seen = held + len(more) - len(less), seen + len(chunk.lines)
            known.update(chunk.subjects)
            self.step(f"comparing {seen:,} of {self.wanted.triples:,} triples")
            yield more, less
        if held != self.wanted.triples:
            strangers = [one for one in self.target.subjects(graph) if one not in known]
            for start in range(0, len(strangers), FEW):
                yield [], list(self.target.lines(graph, strangers[start : start + FEW]))

    def _read_back(self, graph: str) -> Iterator[tuple[str, ...]]:
        """What a graph says of the release's things, chunk by chunk, in order."""
        read = 0
        for chunk in _chunks(self.release, READ):
            lines = self.target.lines(graph, chunk.subjects)
            read += len(lines)
            self.step(f"verifying {read:,} of {self.wanted.triples:,} triples")
            yield lines
