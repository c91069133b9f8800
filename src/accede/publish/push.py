"""A release put on a SPARQL server: into a graph beside, verified there, then swapped in.

The server itself is the journal. The graph beside is named after the release's content, so that a
push begun again finds what has arrived, whatever the server lost when it died, and sends only the
rest; with `changed` it begins as a copy of what is in place, and only the difference is sent.
Readers see the old graph or the new one: nothing is swapped in that does not verify.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator

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


def push(
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
    or where what is read back is not what was sent: then the graph is as it was.
    """
    started = time.perf_counter()
    values.resource(graph, where="--graph")
    target = Target(_at(url, profile=profile, update=update, store=store))
    wanted = summary(chunk.lines for chunk in _chunks(release, SENT))
    sent = removed = 0
    if not _holds(target, graph, release, wanted, step):
        beside = f"{graph}/staging/{wanted.digest[:12]}"
        if changed and not target.count(beside) and target.count(graph):
            step("copying what is in place")
            target.copy(graph, beside)
        sent, removed = _filled(target, beside, release, wanted, step)
        if not _holds(target, beside, release, wanted, step):
            found = f"{beside} is not what was sent"
            raise RemoteError(target.at.addresses.query, found, "push again")
        step("swapping")
        target.move(beside, graph)
        if target.count(graph) != wanted.triples:
            raise RemoteError(target.at.addresses.query, f"{graph} is not whole", "push again")
    return Pushed(
        endpoint=target.at.addresses.query,
        graph=graph,
        triples=wanted.triples,
        digest=wanted.digest,
        sent=sent,
        removed=removed,
        seconds=round(time.perf_counter() - started, 3),
    )


def _at(url: str, *, profile: str | None, update: str | None, store: str | None) -> Endpoint:
    """The server at an address, with patience for long updates."""
    transport = Transport(credentials=credentials_for(url, os.environ), limits=SLOW)
    at = endpoint(url, profile=profile, transport=transport)
    told = at.addresses
    whole = Addresses(told.query, update or told.update, store or ("" if update else told.store))
    return msgspec.structs.replace(at, addresses=whole)


def _chunks(release: Release, size: int) -> Iterable[Chunk]:
    return chunks(release.path / "graph.nt", size)


def _holds(target: Target, graph: str, release: Release, wanted: Summary, step: Step) -> bool:
    """Whether a graph of the server holds a release's triples: by their number and their digest.

    What the server holds of the release's things is read back in the release's order; where the
    numbers agree too, nothing else can be there.
    """
    if target.count(graph) != wanted.triples:
        return False
    return summary(_read_back(target, graph, release, wanted, step)) == wanted


def _read_back(
    target: Target, graph: str, release: Release, wanted: Summary, step: Step
) -> Iterator[tuple[str, ...]]:
    """What a graph of the server says of a release's things, chunk by chunk, in order."""
    read = 0
    for chunk in _chunks(release, READ):
        lines = target.lines(graph, chunk.subjects)
        read += len(lines)
        step(f"verifying {read:,} of {wanted.triples:,} triples")
        yield lines


def _filled(
    target: Target, graph: str, release: Release, wanted: Summary, step: Step
) -> tuple[int, int]:
    """How many triples were sent, and how many taken away, until a graph holds a release's."""
    if not target.count(graph):
        return _sent(target, graph, release, wanted, step), 0
    sent = removed = seen = 0
    known: set[str] = set()
    for chunk in _chunks(release, READ):
        there = frozenset(target.lines(graph, chunk.subjects))
        missing = [line for line in chunk.lines if line not in there]
        surplus = sorted(there - set(chunk.lines))
        if missing:
            target.add(graph, missing)
        if surplus:
            target.remove(graph, surplus)
        known.update(chunk.subjects)
        sent, removed, seen = sent + len(missing), removed + len(surplus), seen + len(chunk.lines)
        step(f"comparing {seen:,} of {wanted.triples:,} triples, {sent:,} sent")
    if target.count(graph) != wanted.triples:
        removed += _without_strangers(target, graph, known)
    return sent, removed


def _sent(target: Target, graph: str, release: Release, wanted: Summary, step: Step) -> int:
    """How many triples were sent into an empty graph: all of them."""
    sent = 0
    for chunk in _chunks(release, SENT):
        target.add(graph, chunk.lines)
        sent += len(chunk.lines)
        step(f"sending {sent:,} of {wanted.triples:,} triples")
    return sent


def _without_strangers(target: Target, graph: str, known: set[str]) -> int:
    """How many triples were taken away of things that the release says nothing of."""
    strangers = [subject for subject in target.subjects(graph) if subject not in known]
    removed = 0
    for start in range(0, len(strangers), 100):
        lines = target.lines(graph, strangers[start : start + 100])
        if lines:
            target.remove(graph, lines)
        removed += len(lines)
    return removed
