"""Real servers that a release is pushed to, and two small releases that differ a little."""

import re
from collections.abc import Iterator

import msgspec
import pytest

from accede import resources
from accede.build import build_release
from accede.release import Release, open_release
from servers.engines import ENGINES, Server, credentials, running

FEW = re.compile(r"<https://w3id.org/accede/(ns#|id/(state|statement|quote|assertion)/[A-Ca-c])")


@pytest.fixture(scope="session", params=ENGINES)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of each engine; who kills it begins it again."""
    with running(request.param, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def written() -> Iterator[None]:
    """Who may write to the server, in the environment."""
    with credentials():
        yield


@pytest.fixture
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few lines at once that a small release goes in several pieces."""
    monkeypatch.setattr("accede.publish.push_job.SENT", 500)
    monkeypatch.setattr("accede.publish.push_job.READ", 400)


@pytest.fixture(scope="session")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
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


@pytest.fixture(scope="session")
def other_release(small_release: Release, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release with a thing less, a thing more, and a thing that is called otherwise."""
    folder = tmp_path_factory.mktemp("other")
    lines = (small_release.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    state = "<https://w3id.org/accede/id/state/"
    kept = [line for line in lines if not line.startswith(f"{state}CUB> ")]
    named = [line.replace('"Azerbaijan"@en', '"Elsewhere \\" \\\\ é"@en') for line in kept]
    more = f'{state}ZZZ> <http://www.w3.org/2004/02/skos/core#prefLabel> "Nowhere"@en .\n'
    (folder / "graph.nt").write_text("".join(sorted([*named, more])), "utf-8")
    return msgspec.structs.replace(small_release, path=folder)
