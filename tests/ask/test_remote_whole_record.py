"""The saved questions on the whole voting record, on servers and past their caps on rows."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from accede.ask.answers import answer
from accede.ask.remote import answer_remote
from accede.release import Release
from servers.engines import ENGINES, put, running

pytestmark = pytest.mark.soak

GRAPH = "http://example.org/graph/record"
CAP = 10_000
"""Virtuoso gives no more rows at once, as it comes."""

ASKED: Mapping[str, Mapping[str, str]] = {
    "paragraph-votes": {"since": "1946-01-01"},
    "votes-of-state": {"state": "EGY", "series": "ctbt-ga"},
    "resolutions": {"series": "npt-ga-followup"},
    "tally": {},
    "together": {"state": "EGY", "since": "2010-01-01"},
    "series": {},
    "changed-votes": {},
    "did-not-vote": {},
    "documents": {},
    "group-split": {},
    "names-then": {},
    "states": {},
    "wikidata": {},
}


@pytest.fixture(scope="module", params=ENGINES)
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, whole_record: Release
) -> Iterator[str]:
    with running(request.param, tmp_path_factory.mktemp("server")) as server:
        put(server, whole_record, GRAPH)
        yield server.url


@pytest.mark.parametrize("name", ASKED)
def test_a_question_on_the_whole_record_gives_the_rows_of_the_release(
    url: str, whole_record: Release, name: str
) -> None:
    ours = answer(whole_record, name, **ASKED[name])
    theirs = answer_remote(url, name, graph=GRAPH, **ASKED[name])

    assert Counter(theirs.rows) == Counter(ours.rows)
    assert theirs.notices == ours.notices
    assert ours.rows
    assert name != "paragraph-votes" or len(ours.rows) > CAP
