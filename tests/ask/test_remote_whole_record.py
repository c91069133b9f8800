"""The saved questions on the whole voting record, on servers and past their caps on rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from accede import resources
from accede.ask.answers import answer
from accede.ask.remote import answer_remote
from accede.build import build_release
from accede.publish.push import push
from accede.release import Release, open_release
from servers.oxigraph import Oxigraph
from servers.virtuoso import PASSWORD, USER, Virtuoso

pytestmark = pytest.mark.soak

GRAPH = "http://example.org/graph/record"
ENGINES: Mapping[str, Callable[[Path], Oxigraph | Virtuoso]] = {
    "oxigraph": Oxigraph,
    "virtuoso": Virtuoso,
}
CAP = 10_000
"""Virtuoso gives no more rows at once, as it comes."""

ASKED: Mapping[str, Mapping[str, str]] = {
    "paragraph-votes": {"since": "1946-01-01"},
    "votes-of-state": {"state": "EGY", "series": "ctbt-ga"},
    "resolutions": {"series": "npt-ga-followup"},
    "tally": {},
    "together": {"state": "EGY", "since": "2010-01-01"},
    "series": {},
}


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of the whole record."""
    out = tmp_path_factory.mktemp("record") / "release"
    dataset = resources.data() / "unga" / "dataset.toml"
    build_release([dataset], source_root=shared / "data" / "unga", out=out)
    return open_release(out)


@pytest.fixture(scope="module", params=ENGINES)
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, record: Release
) -> Iterator[str]:
    server = ENGINES[request.param](tmp_path_factory.mktemp("server"))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ACCEDE_USER", USER)
            patch.setenv("ACCEDE_PASSWORD", PASSWORD)
            push(record, server.url, graph=GRAPH)
        yield server.url
    finally:
        server.kill()


@pytest.mark.parametrize("name", ASKED)
def test_a_question_on_the_whole_record_gives_the_rows_of_the_release(
    url: str, record: Release, name: str
) -> None:
    ours = answer(record, name, **ASKED[name])
    theirs = answer_remote(url, name, graph=GRAPH, **ASKED[name])

    assert Counter(theirs.rows) == Counter(ours.rows)
    assert theirs.notices == ours.notices
    assert ours.rows
    assert name != "paragraph-votes" or len(ours.rows) > CAP
