"""Whatever is given for a parameter, the query asks the same: proved on the algebra."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal as Stored
from pyoxigraph import QuerySolutions, Store
from rdflib import Literal
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from accede.ask import queries, tokens, values
from accede.ask.names import StoreNames
from accede.errors import QueryError
from measured import Measured

TEXT = "SELECT ?a WHERE { ?a ?b $v FILTER (STR(?a) != $v) } # $v"
HARMLESS = {"text": "harmless", "integer": "1", "year": "1999", "date": "2025-12-28"}
NASTY = [
    '"', "\\", '\\"', '" } #', "\\u0022", "\\U00000022", "\\\\u0022 ) } #", "'''", '"""',
    "?x", "$v", "#", "\n", "\r\n", "> <urn:x", "\\", "\u202e", "\u0085", "\u2028", "{}",
    "1 } UNION { ?a ?b ?c", "\\u005c\\u0022", "\\uD83D\\uDE00",
]  # fmt: skip


def algebra(term: str) -> str:
    sparql = tokens.put_in_place(TEXT, {"v": term}, where="-")
    return repr(translateQuery(parseQuery(sparql)).algebra)


def read_back(store: Store, term: str) -> str:
    solutions = store.query(f"SELECT ({term} AS ?v) {{}}")
    assert isinstance(solutions, QuerySolutions)
    value = next(iter(solutions))["v"]
    assert isinstance(value, Stored)
    return value.value


def proved(words: str, small: Store) -> None:
    try:
        term = values.literal(words, where="-")
    except QueryError:
        assert "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words)
        return
    harmless = algebra(values.literal(HARMLESS["text"], where="-"))
    assert algebra(term) == harmless.replace(repr(Literal(HARMLESS["text"])), repr(Literal(words)))
    assert read_back(small, term) == words


@given(words=st.text())
def test_any_text_is_the_same_question(small: Store, words: str) -> None:
    proved(words, small)


@given(words=st.lists(st.sampled_from(NASTY), max_size=6).map("".join))
def test_text_made_to_break_out_is_the_same_question(small: Store, words: str) -> None:
    proved(words, small)


@pytest.mark.soak
def test_ten_thousand_texts_are_the_same_question(small: Store, measured: Measured) -> None:
    asked = 0

    @settings(max_examples=10_000, deadline=None, database=None)
    @given(words=st.one_of(st.text(), st.lists(st.sampled_from(NASTY)).map("".join)))
    def ask(words: str) -> None:
        nonlocal asked
        proved(words, small)
        asked += 1

    ask()
    assert asked >= 10_000
    measured(13, f"{asked:,} of {asked:,} generated texts: the algebra of a harmless value")


@given(
    words=st.one_of(
        st.text(), st.lists(st.sampled_from([*NASTY, "XAA", "1", "2036"])).map("".join)
    ),
    kind=st.sampled_from(values.KINDS),
)
def test_any_other_value_names_what_is_known_or_is_refused(
    small: Store, words: str, kind: str
) -> None:
    if kind == "text":
        return
    try:
        term = values.term(kind, words, StoreNames(small), where="-")
    except QueryError:
        return
    kinds = [token.kind for token in tokens.tokens(term, where="-")]
    one_iri = kinds == ["iri"]
    one_day = kinds == ["string", "mark", "mark", "iri"]
    one_number = term.removeprefix("-").isascii() and term.removeprefix("-").isdigit()
    assert one_iri or one_day or one_number


@pytest.mark.parametrize("query", queries.list_queries(), ids=lambda query: query.name)
def test_every_text_parameter_of_a_question_holds(query: queries.Query, small: Store) -> None:
    texts = [param.name for param in query.params if param.kind == "text"]
    terms = {param.name: "<urn:x>" for param in query.params}
    for name in texts:
        plain = tokens.put_in_place(query.text, terms | {name: '"harmless"'}, where="-")
        nasty = values.literal('" } # \\u0022', where="-")
        hostile = tokens.put_in_place(query.text, terms | {name: nasty}, where="-")
        wanted = repr(translateQuery(parseQuery(plain)).algebra)
        got = repr(translateQuery(parseQuery(hostile)).algebra)
        assert got == wanted.replace(repr(Literal("harmless")), repr(Literal('" } # \\u0022')))
