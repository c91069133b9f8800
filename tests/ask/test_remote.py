"""Every saved question gives the same rows on real servers as on a release at hand."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from accede.ask import queries
from accede.ask.answers import answer
from accede.ask.remote import Endpoint, answer_of, answer_remote, endpoint
from accede.ask.results import Answer
from accede.errors import QueryError
from accede.publish.push import push
from accede.publish.target import Target
from accede.release import Release
from servers.oxigraph import Oxigraph
from servers.virtuoso import PASSWORD, USER, Virtuoso

BUNDLED = "http://example.org/graph/bundled"
SMALL = "http://example.org/graph/small"
LARGE = "http://example.org/graph/large"
OTHER = "http://example.org/graph/other"
ENGINES: Mapping[str, Callable[[Path], Oxigraph | Virtuoso]] = {
    "oxigraph": Oxigraph,
    "oxigraph with a union default graph": lambda folder: Oxigraph(folder, union=True),
    "virtuoso": Virtuoso,
}
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
ACC = "https://w3id.org/accede/ns#"
ID = "https://w3id.org/accede/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NOISE = f'<{ID}state/CUB> <{SKOS}prefLabel> "Elsewhere"@en .\n'
NAMES = [query.name for query in queries.list_queries()]


def many_states() -> Iterator[str]:
    """Invented states, each with a Wikidata item of its own: more than 10,000."""
    for number in range(12_345):
        state, item = f"<{ID}state/{number}>", f"<http://www.wikidata.org/entity/Q{9**9 + number}>"
        yield f"{state} <{TYPE}> <{ACC}State> .\n"
        yield f'{state} <{SKOS}prefLabel> "State {number % 7}"@en .\n'
        alignment = f"<{ID}alignment/{number}>"
        yield f"{alignment} <{TYPE}> <{ACC}Alignment> .\n"
        yield f"{alignment} <{ACC}claimSubject> {state} .\n"
        yield f"{alignment} <{ACC}claimPredicate> <{SKOS}exactMatch> .\n"
        yield f"{alignment} <{ACC}claimObject> {item} .\n"


@pytest.fixture(scope="module", params=ENGINES)
def url(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    release: Release,
    small: Store,
) -> Iterator[str]:
    server = ENGINES[request.param](tmp_path_factory.mktemp("server"))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ACCEDE_USER", USER)
            patch.setenv("ACCEDE_PASSWORD", PASSWORD)
            push(release, server.url, graph=BUNDLED)
            target = Target(endpoint(server.url))
            target.add(SMALL, [dumped(small)])
            target.add(LARGE, many_states())
            target.add(OTHER, [NOISE])
        yield server.url
    finally:
        server.kill()


def dumped(store: Store) -> str:
    return (store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"").decode()


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
    assert len(theirs.rows) == 12_345
    assert theirs.notices == ()


def test_the_engine_is_recognised_and_may_be_named(url: str) -> None:
    found: Endpoint = endpoint(url)

    assert endpoint(url, profile=found.profile.name).addresses == found.addresses
    assert found.profile.name in {"oxigraph", "virtuoso"}


def test_states_are_named_by_the_bundled_ones(url: str) -> None:
    by_name = answer_remote(url, "votes-of-state", graph=BUNDLED, state="Viet Nam")

    assert by_name.parameters["state"] == "state/VNM"
    assert by_name.rows


def test_an_unknown_name_is_refused_with_the_nearest(url: str) -> None:
    with pytest.raises(QueryError, match="did you mean"):
        answer_remote(url, "votes-of-state", graph=BUNDLED, state="Azerbaidjan")
