"""A release pushed to real servers: whole, verified, resumed after a crash, or by difference."""

import re
import threading
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import msgspec
import pytest

from accede import resources
from accede.ask.remote import endpoint
from accede.build import build_release
from accede.errors import QueryError, RemoteError
from accede.publish.push import Pushed, push
from accede.publish.target import Target
from accede.release import Release, open_release
from servers.misbehaving import misbehaving
from servers.oxigraph import Oxigraph
from servers.virtuoso import PASSWORD, USER, Virtuoso

GRAPH = "http://example.org/graph/pushed"
ENGINES: Mapping[str, Callable[[Path], Oxigraph | Virtuoso]] = {
    "oxigraph": Oxigraph,
    "virtuoso": Virtuoso,
}


FEW = re.compile(r"<https://w3id.org/accede/(ns#|id/(state|statement|quote|assertion)/[A-Ca-c])")


@pytest.fixture(scope="module", params=ENGINES)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Oxigraph | Virtuoso]:
    server = ENGINES[request.param](tmp_path_factory.mktemp("server"))
    yield server
    server.kill()


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEDE_USER", USER)
    monkeypatch.setenv("ACCEDE_PASSWORD", PASSWORD)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A smaller release than the bundled one: a fifth of the vocabulary and of the states."""
    folder = tmp_path_factory.mktemp("small") / "release"
    build_release([resources.data() / "example-pages" / "dataset.toml"], out=folder)
    found = open_release(folder)
    lines = (found.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if FEW.match(line)]
    small = folder.with_name("kept")
    small.mkdir()
    (small / "graph.nt").write_text("".join(kept), "utf-8")
    return msgspec.structs.replace(found, path=small)


@pytest.fixture(autouse=True)
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accede.publish.push_job.SENT", 500)
    monkeypatch.setattr("accede.publish.push_job.READ", 400)


@pytest.fixture(scope="module")
def other(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release with a thing less, a thing more, and a thing that is called otherwise."""
    folder = tmp_path_factory.mktemp("other")
    lines = (release.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    state = "<https://w3id.org/accede/id/state/"
    kept = [line for line in lines if not line.startswith(f"{state}CUB> ")]
    named = [line.replace('"Azerbaijan"@en', '"Elsewhere \\" \\\\ é"@en') for line in kept]
    more = f'{state}ZZZ> <http://www.w3.org/2004/02/skos/core#prefLabel> "Nowhere"@en .\n'
    (folder / "graph.nt").write_text("".join(sorted([*named, more])), "utf-8")
    return msgspec.structs.replace(release, path=folder)


def digest(release: Release) -> str:
    return sha256((release.path / "graph.nt").read_bytes()).hexdigest()


def pushed(server: Oxigraph | Virtuoso, release: Release, graph: str, *, changed: bool) -> Pushed:
    return push(release, server.url, graph=graph, changed=changed)


def left_beside(server: Oxigraph | Virtuoso, graph: str, release: Release) -> int:
    return Target(endpoint(server.url)).count(f"{graph}/staging/{digest(release)[:12]}")


def test_a_release_is_pushed_whole_and_once(server: Oxigraph | Virtuoso, release: Release) -> None:
    first = pushed(server, release, GRAPH, changed=False)
    second = pushed(server, release, GRAPH, changed=False)

    assert first.digest == second.digest == digest(release)
    assert (first.sent, second.sent) == (first.triples, 0)
    assert left_beside(server, GRAPH, release) == 0


def test_a_push_in_full_replaces_what_was_there(
    server: Oxigraph | Virtuoso, release: Release, other: Release
) -> None:
    graph = f"{GRAPH}/full"
    pushed(server, release, graph, changed=False)

    again = pushed(server, other, graph, changed=False)

    assert again.digest == digest(other)
    assert pushed(server, other, graph, changed=False).sent == 0


def test_a_change_sends_only_the_difference(
    server: Oxigraph | Virtuoso, release: Release, other: Release
) -> None:
    graph = f"{GRAPH}/changed"
    pushed(server, release, graph, changed=False)

    there = pushed(server, other, graph, changed=True)
    back = pushed(server, release, graph, changed=True)

    assert (there.digest, back.digest) == (digest(other), digest(release))
    assert there.sent == back.removed == 2
    assert there.removed == back.sent > 2
    assert back.sent < 100


def test_a_large_change_is_made_beside(
    server: Oxigraph | Virtuoso, release: Release, other: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = f"{GRAPH}/changed-beside"
    pushed(server, release, graph, changed=False)
    monkeypatch.setattr("accede.publish.push_job.AT_ONCE", 1)

    there = pushed(server, other, graph, changed=True)

    assert there.digest == digest(other)
    assert there.sent == 2
    assert pushed(server, other, graph, changed=False).sent == 0


@pytest.mark.parametrize("moment", ["sending", "verifying", "swapping"])
def test_a_push_goes_on_where_it_was_when_the_server_died(
    server: Oxigraph | Virtuoso, release: Release, moment: str
) -> None:
    graph = f"{GRAPH}/killed/{moment}"
    steps: list[str] = []

    def kill_midway(step: str) -> None:
        steps.append(step)
        if step.startswith(moment) and sum(one.startswith(moment) for one in steps) == (
            1 if moment == "swapping" else 3
        ):
            server.kill()

    with pytest.raises(RemoteError, match="the connection failed"):
        push(release, server.url, graph=graph, step=kill_midway)
    server.start()
    before = Target(endpoint(server.url)).count(graph)
    resumed = pushed(server, release, graph, changed=False)

    assert before == 0
    assert resumed.digest == digest(release)
    assert resumed.sent < resumed.triples
    assert pushed(server, release, graph, changed=False).sent == 0


def left_by_a_dead_push(server: Oxigraph | Virtuoso, release: Release, graph: str) -> str:
    """The graph beside that a push leaves whose server dies, and that nobody resumes."""

    def kill_midway(step: str) -> None:
        if step.startswith("verifying"):
            server.kill()

    with pytest.raises(RemoteError, match="the connection failed"):
        push(release, server.url, graph=graph, step=kill_midway)
    server.start()
    return f"{graph}/staging/{digest(release)[:12]}"


def test_what_a_dead_push_left_is_removed_by_a_later_one_and_told(
    server: Oxigraph | Virtuoso, release: Release, other: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, target = f"{GRAPH}/dead", Target(endpoint(server.url))
    left = left_by_a_dead_push(server, release, graph)
    half = target.count(left)

    soon = pushed(server, other, graph, changed=False)
    kept = target.count(left)
    monkeypatch.setattr("accede.publish.push_journal.QUIET", timedelta(seconds=-1))
    later = pushed(server, other, graph, changed=False)

    assert half == kept > 0
    assert (soon.cleared, len(soon.notices)) == ((), 1)
    assert soon.notices[0].startswith(f"{left} is kept: a push was at work on it at 2")
    assert (later.cleared, later.notices) == ((left,), ())
    assert target.count(left) == 0
    assert target.begun(f"{graph}/staging") == {}


def test_a_graph_that_is_not_of_a_push_is_never_removed(
    server: Oxigraph | Virtuoso, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, target = f"{GRAPH}/others", Target(endpoint(server.url))
    for other in (f"{GRAPH}/theirs", f"{graph}/staging/theirs", f"{graph}/staging/0123456789ab"):
        target.add(other, ["<urn:a> <urn:b> <urn:c> .\n"])
    for noted in (f"{GRAPH}/theirs", f"{graph}/staging/theirs"):
        target.note(f"{graph}/staging", noted, datetime(2020, 1, 1, tzinfo=UTC))
    monkeypatch.setattr("accede.publish.push_journal.QUIET", timedelta(seconds=-1))

    done = pushed(server, release, graph, changed=False)

    assert done.cleared == ()
    assert target.count(f"{GRAPH}/theirs") == target.count(f"{graph}/staging/theirs") == 1
    assert target.count(f"{graph}/staging/0123456789ab") == 1


def test_a_change_in_place_that_does_not_verify_is_taken_back(
    server: Oxigraph | Virtuoso, release: Release, other: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = f"{GRAPH}/taken-back"
    pushed(server, release, graph, changed=False)
    counts, change = Target.count, Target.change
    changes: list[int] = []

    def changing(target: Target, graph: str, *, less: Iterable[str], more: Iterable[str]) -> None:
        changes.append(1)
        change(target, graph, less=less, more=more)

    with monkeypatch.context() as patch:
        patch.setattr(Target, "change", changing)
        patch.setattr(Target, "count", lambda target, of: counts(target, of) + len(changes))
        with pytest.raises(RemoteError, match="was taken back; push without --changed"):
            pushed(server, other, graph, changed=True)

    assert len(changes) == 2
    assert pushed(server, release, graph, changed=False).sent == 0


def test_readers_see_the_old_graph_or_the_new_one_while_they_are_swapped(
    server: Oxigraph | Virtuoso, release: Release, other: Release
) -> None:
    """Virtuoso knows no snapshots: the one question that it is at while it commits may see both."""
    graph, target = f"{GRAPH}/readers", Target(endpoint(server.url))
    pushed(server, release, graph, changed=False)
    old, seen, swapped = target.count(graph), list[int](), threading.Event()

    def read() -> None:
        while not swapped.is_set():
            seen.append(counted_by_a_reader(server.url, graph))

    reader = threading.Thread(target=read)
    reader.start()
    pushed(server, other, graph, changed=False)
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
    server: Oxigraph | Virtuoso,
) -> None:
    at = endpoint(server.url)
    unknown = msgspec.structs.replace(at.profile, settle="no query")

    (notice,) = Target(msgspec.structs.replace(at, profile=unknown)).settled()

    assert "it was not told to write all to its disk (status 4" in notice


def test_a_server_without_a_known_address_for_updates_is_named(release: Release) -> None:
    with (
        misbehaving() as server,
        pytest.raises(RemoteError),
    ):
        push(release, server.url("none"), graph=GRAPH)


def test_a_graph_that_is_no_iri_is_refused(release: Release) -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        push(release, "http://127.0.0.1:1/", graph="a b> } ; DROP ALL #")
