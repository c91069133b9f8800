"""Row 13 on the service: whatever comes in by HTTP, the store is asked the same question."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from starlette.testclient import TestClient

from accede.ask import queries, tokens
from accede.ask.header import Query
from accede.publish.serve.application import LIMITS, over
from accede.publish.serve.current import Current
from accede.release import Release
from harmful import VALUES
from measured import Measured

pytestmark = pytest.mark.trust

QUESTIONS = [query for query in queries.list_queries() if query.params]
ENTRIES = ("", ".csv", ".json", ".jsonl", ".csv?guard=yes")
PLACES = ("/id/{}", "/id/state/{}", "/data/{}.ttl", "/data/state/{}.jsonld", "/scheme/{}", "/{}")
HARMLESS = {"date": '"1901-02-03"^^<http://www.w3.org/2001/XMLSchema#date>', "year": "1901"}
TERM = re.compile(r"rdflib\.term\.(?:Literal|URIRef)\((?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")


class Heard:
    """A store that keeps the questions it is asked, and finds nothing."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked: list[str] = []

    def query(self, text: str) -> list[object]:
        self.asked.append(text)
        return []

    def quads_for_pattern(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None
    ) -> Iterator[Quad]:
        return self.store.quads_for_pattern(subject, predicate, value)


class Listening:
    """The service over a store that listens, and how many requests came to what."""

    def __init__(self, release: Release, place: Path) -> None:
        self.current = Current(release.path)
        self.heard = Heard(self.current.opened().store)
        self.current.opened().store = self.heard  # type: ignore[assignment]  # as good as a store here
        app = over(self.current, site=place, limits=LIMITS)
        self.client = TestClient(app, follow_redirects=False)
        self.came_to: Counter[str] = Counter()

    def ask(self, query: Query, name: str, value: str, entry: str) -> None:
        """One value of a parameter at one entry: asked as ever, or refused in one line."""
        self.heard.asked.clear()
        path, _, more = entry.partition("?")
        address = f"/ask/{query.name}{path}?{quote(name)}={quote(value, safe='')}&{more}"
        reply = self.client.get(address)

        if reply.status_code == 400:
            assert reply.text.count("\n") == 1
            assert self.heard.asked == []
        else:
            assert reply.status_code == 200
            assert [shape(text) for text in self.heard.asked] in ([], [harmless(query)])
        self.came_to["refused" if reply.status_code == 400 else "asked"] += 1

    def look(self, place: str, value: str) -> None:
        """One name at one place: nothing is ever asked of the engine for it."""
        self.heard.asked.clear()
        reply = self.client.get(place.format(quote(value, safe="")))

        assert reply.status_code in {200, 303, 404}, place
        assert self.heard.asked == []
        self.came_to["looked up"] += 1


@cache
def shape(text: str) -> str:
    """The algebra of a query without its constants."""
    return TERM.sub("_", repr(translateQuery(parseQuery(text)).algebra))


@cache
def harmless(query: Query) -> str:
    terms = {param.name: HARMLESS.get(param.kind, "<urn:harmless>") for param in query.params}
    terms |= {param.name: "7" for param in query.params if param.kind == "integer"}
    terms |= {param.name: '"harmless"' for param in query.params if param.kind == "text"}
    return shape(tokens.put_in_place(query.text, terms, where="-"))


@pytest.fixture(scope="module")
def listening(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Listening:
    return Listening(release, tmp_path_factory.mktemp("site"))


ASKED = st.sampled_from([(query, param.name) for query in QUESTIONS for param in query.params])
PRESENT = st.sampled_from(["CUB", "apmbc", "apmbc-ga", "2020-01-01", "2020", "3", "A/RES/77/63"])


@settings(deadline=None, max_examples=250)
@given(asked=ASKED, value=VALUES | PRESENT, entry=st.sampled_from(ENTRIES))
def test_any_value_at_any_entry_asks_the_same_question(
    listening: Listening, asked: tuple[Query, str], value: str, entry: str
) -> None:
    listening.ask(*asked, value, entry)


@settings(deadline=None, max_examples=50)
@given(place=st.sampled_from(PLACES), value=VALUES)
def test_no_name_in_an_address_reaches_the_engine(
    listening: Listening, place: str, value: str
) -> None:
    listening.look(place, value)


@pytest.mark.soak
def test_ten_thousand_values_over_http(listening: Listening, measured: Measured) -> None:
    listening.came_to.clear()

    @settings(deadline=None, max_examples=9000, database=None)
    @given(asked=ASKED, value=VALUES | PRESENT, entry=st.sampled_from(ENTRIES))
    def ask(asked: tuple[Query, str], value: str, entry: str) -> None:
        listening.ask(*asked, value, entry)

    @settings(deadline=None, max_examples=1000, database=None)
    @given(place=st.sampled_from(PLACES), value=VALUES)
    def look(place: str, value: str) -> None:
        listening.look(place, value)

    ask()
    look()
    told = ", ".join(f"{n:,} {what}" for what, n in sorted(listening.came_to.items()))
    measured(13, f"service: {listening.came_to.total():,} by HTTP ({told}), 0 other questions")
