"""A release pushed to real servers: whole, verified, resumed after a crash, or by difference."""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

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
    monkeypatch.setattr("accede.publish.push.SENT", 500)
    monkeypatch.setattr("accede.publish.push.READ", 400)


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
    monkeypatch.setattr("accede.publish.push.AT_ONCE", 1)

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


def test_a_server_without_a_known_address_for_updates_is_named(release: Release) -> None:
    with (
        misbehaving() as server,
        pytest.raises(RemoteError),
    ):
        push(release, server.url("none"), graph=GRAPH)


def test_a_graph_that_is_no_iri_is_refused(release: Release) -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        push(release, "http://127.0.0.1:1/", graph="a b> } ; DROP ALL #")
