"""A release put on a SPARQL server: into a graph beside, verified there, then swapped in.

The server itself is the journal. The graph beside is named after the release's content, so that a
push begun again finds what has arrived, whatever the server lost when it died, and sends only the
rest; with `changed` it begins as a copy of what is in place, and only the difference is sent.
Readers see the old graph or the new one: nothing is swapped in that does not verify. (Virtuoso
knows no snapshots: a question that runs at the moment of its commit may see some of both.)
"""

import os
import time

import msgspec
from msgspec import Struct

from accede.ask import values
from accede.ask.credentials import credentials_for
from accede.ask.profiles import Addresses
from accede.ask.remote import Endpoint, endpoint
from accede.ask.transport import Transport
from accede.ask.wire import Limits
from accede.publish.graph_file import summary
from accede.publish.push_job import Job, Step, parts_of
from accede.publish.push_journal import Journal
from accede.publish.target import Target
from accede.release import Release

SLOW = Limits(read=3600, total=3600)
"""A server may be silent for long while it puts a large graph in another's place."""


class Pushed(Struct, frozen=True, kw_only=True):
    """What a push did: `digest` is that of the graph's sorted lines, read back from the server.

    `cleared` are graphs beside that earlier pushes left half filled and that were removed;
    `notices` say what a person should know, such as a server that was not told to write to disk.
    """

    endpoint: str
    graph: str
    triples: int
    digest: str
    sent: int
    removed: int
    cleared: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
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
    or where what is read back is not what was sent: then the graph is as it was. Only the small
    difference that `changed` sends in place is read back afterwards, and taken back where that is
    not the release.
    """
    started = time.perf_counter()
    values.resource(graph, where="--graph")
    target = Target(_at(url, profile=profile, update=update, store=store))
    wanted = summary(part.lines for part in parts_of(release))
    journal = Journal(target, graph)
    sent, removed = Job(target, journal, release, wanted, step).brought(changed=changed)
    cleared, kept = journal.cleared()
    return Pushed(
        endpoint=target.at.addresses.query,
        graph=graph,
        triples=wanted.triples,
        digest=wanted.digest,
        sent=sent,
        removed=removed,
        cleared=cleared,
        notices=(*kept, *target.settled()),
        seconds=round(time.perf_counter() - started, 3),
    )


def _at(url: str, *, profile: str | None, update: str | None, store: str | None) -> Endpoint:
    """The server at an address, with patience for long updates."""
    transport = Transport(credentials=credentials_for(url, os.environ), limits=SLOW)
    at = endpoint(url, profile=profile, transport=transport)
    told = at.addresses
    whole = Addresses(told.query, update or told.update, store or ("" if update else told.store))
    return msgspec.structs.replace(at, addresses=whole)
