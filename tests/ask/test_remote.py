"""Every saved question gives the same rows on real servers as on a release at hand."""

from collections import Counter

import pytest
from pyoxigraph import RdfFormat, Store

from accede.ask import queries
from accede.ask.answers import answer
from accede.ask.remote import Endpoint, answer_of, answer_remote, endpoint
from accede.ask.results import Answer
from accede.release import Release
from servers.filled import BUNDLED, LARGE, MANY, SMALL, many_states

GIVEN = {
    "state": "XAA",
    "treaty": "xt",
    "series": "xt-ga",
    "resolution": "A/RES/90/1",
    "meeting": "xt/2MSP",
    "thing": "position/xaa-2-joining",
    "n": "1",
}
OTHERWISE = {
    "group-split": {"group": "eu"},
    "changed-votes": {"since": "90", "until": "91"},
    "outreach": {"state": "XBB"},
    "new-since": {"since": "2036-06-15"},
}
NAMES = [query.name for query in queries.list_queries()]


def as_told(answer: Answer) -> Counter[tuple[str, ...]]:
    """The rows as a multiset; SPARQL leaves the order inside a GROUP_CONCAT to the engine."""
    return Counter(
        tuple(", ".join(sorted(str(cell).split(", "))) for cell in row) for row in answer.rows
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_question_gives_the_rows_of_the_release(
    url: str, release: Release, name: str
) -> None:
    ours, theirs = answer(release, name), answer_remote(url, name, graph=BUNDLED)

    assert as_told(theirs) == as_told(ours)
    assert (theirs.parameters, theirs.columns) == (ours.parameters, ours.columns)
    assert theirs.notices == ours.notices


@pytest.mark.parametrize("name", NAMES)
def test_a_question_with_values_gives_the_rows_of_a_small_graph(
    url: str, small: Store, name: str
) -> None:
    query = queries.load(name)
    known = {param.name for param in query.params}
    given = {key: value for key, value in GIVEN.items() if key in known}
    given |= OTHERWISE.get(name, {})

    ours = queries.run(small, query, given)
    theirs = answer_of(endpoint(url, graph=SMALL), query, given)

    assert Counter(theirs.rows) == Counter(ours.rows)
    assert ours.rows


def test_more_rows_than_a_server_gives_at_once_come_in_pages(url: str) -> None:
    store = Store()
    store.bulk_load("".join(many_states()).encode(), format=RdfFormat.N_TRIPLES)
    query = queries.load("wikidata")

    theirs = answer_of(endpoint(url, graph=LARGE), query, {})

    assert Counter(theirs.rows) == Counter(queries.run(store, query, {}).rows)
    assert len(theirs.rows) == MANY
    assert theirs.notices == ()


def test_the_engine_is_recognised_and_may_be_named(url: str) -> None:
    found: Endpoint = endpoint(url)

    assert endpoint(url, profile=found.profile.name).addresses == found.addresses
    assert found.profile.name in {"oxigraph", "virtuoso"}
