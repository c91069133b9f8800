"""A release pushed to real servers: whole, verified, and by difference."""

import threading
import urllib.request
from collections.abc import Iterable
from urllib.parse import urlencode

import msgspec
import pytest

from accede.ask.remote import endpoint
from accede.errors import QueryError, RemoteError
from accede.publish.push import push
from accede.publish.target import Target
from accede.release import Release
from servers.engines import Server
from servers.misbehaving import misbehaving
from servers.pushes import digest, left_beside, pushed
from servers.virtuoso import Virtuoso

pytestmark = pytest.mark.usefixtures("written", "in_small_pieces")

GRAPH = "http://example.org/graph/pushed"


def test_a_release_is_pushed_whole_and_once(server: Server, small_release: Release) -> None:
    first = pushed(server, small_release, GRAPH, changed=False)
    second = pushed(server, small_release, GRAPH, changed=False)

    assert first.digest == second.digest == digest(small_release)
    assert (first.sent, second.sent) == (first.triples, 0)
    assert left_beside(server, GRAPH, small_release) == 0


def test_a_push_in_full_replaces_what_was_there(
    server: Server, small_release: Release, other_release: Release
) -> None:
    graph = f"{GRAPH}/full"
    pushed(server, small_release, graph, changed=False)

    again = pushed(server, other_release, graph, changed=False)

    assert again.digest == digest(other_release)
    assert pushed(server, other_release, graph, changed=False).sent == 0


def test_a_change_sends_only_the_difference(
    server: Server, small_release: Release, other_release: Release
) -> None:
    graph = f"{GRAPH}/changed"
    pushed(server, small_release, graph, changed=False)

    there = pushed(server, other_release, graph, changed=True)
    back = pushed(server, small_release, graph, changed=True)

    assert (there.digest, back.digest) == (digest(other_release), digest(small_release))
    assert there.sent == back.removed == 2
    assert there.removed == back.sent > 2
    assert back.sent < 100


def test_a_large_change_is_made_beside(
    server: Server, small_release: Release, other_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = f"{GRAPH}/changed-beside"
    pushed(server, small_release, graph, changed=False)
    monkeypatch.setattr("accede.publish.push_job.AT_ONCE", 1)

    there = pushed(server, other_release, graph, changed=True)

    assert there.digest == digest(other_release)
    assert there.sent == 2
    assert pushed(server, other_release, graph, changed=False).sent == 0


def test_a_change_in_place_that_does_not_verify_is_taken_back(
    server: Server, small_release: Release, other_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = f"{GRAPH}/taken-back"
    pushed(server, small_release, graph, changed=False)
    counts, change = Target.count, Target.change
    changes: list[int] = []

    def changing(target: Target, graph: str, *, less: Iterable[str], more: Iterable[str]) -> None:
        changes.append(1)
        change(target, graph, less=less, more=more)

    with monkeypatch.context() as patch:
        patch.setattr(Target, "change", changing)
        patch.setattr(Target, "count", lambda target, of: counts(target, of) + len(changes))
        with pytest.raises(RemoteError, match="was taken back; push without --changed"):
            pushed(server, other_release, graph, changed=True)

    assert len(changes) == 2
    assert pushed(server, small_release, graph, changed=False).sent == 0


def test_readers_see_the_old_graph_or_the_new_one_while_they_are_swapped(
    server: Server, small_release: Release, other_release: Release
) -> None:
    """Virtuoso knows no snapshots: the one question that it is at while it commits may see both."""
    graph, target = f"{GRAPH}/readers", Target(endpoint(server.url))
    pushed(server, small_release, graph, changed=False)
    old, seen, swapped = target.count(graph), list[int](), threading.Event()

    def read() -> None:
        while not swapped.is_set():
            seen.append(counted_by_a_reader(server.url, graph))

    reader = threading.Thread(target=read)
    reader.start()
    pushed(server, other_release, graph, changed=False)
    swapped.set()
    reader.join()

    new = target.count(graph)
    between = [count for count in seen if count not in {old, new}]
    assert old != new
    assert len(seen) > 10
    assert len(between) <= (1 if isinstance(server, Virtuoso) else 0)


def counted_by_a_reader(url: str, graph: str) -> int:
    """How many triples a graph holds, by a connection that does not wait for the push's."""
    asked = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    where = url if url.endswith("/sparql") else f"{url}/query"
    request = urllib.request.Request(  # noqa: S310  # a server of our own
        f"{where}?{urlencode({'query': asked})}", headers={"Accept": "text/csv"}
    )
    with urllib.request.urlopen(request, timeout=60) as reply:  # noqa: S310  # the same
        return int(reply.read().split()[1])


def test_a_server_that_does_not_write_to_disk_when_told_is_a_notice(
    server: Server,
) -> None:
    at = endpoint(server.url)
    unknown = msgspec.structs.replace(at.profile, settle="no query")

    (notice,) = Target(msgspec.structs.replace(at, profile=unknown)).settled()

    assert "it was not told to write all to its disk (status 4" in notice


def test_a_server_without_a_known_address_for_updates_is_named(small_release: Release) -> None:
    with (
        misbehaving() as server,
        pytest.raises(RemoteError),
    ):
        push(small_release, server.url("none"), graph=GRAPH)


def test_a_graph_that_is_no_iri_is_refused(small_release: Release) -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        push(small_release, "http://127.0.0.1:1/", graph="a b> } ; DROP ALL #")
