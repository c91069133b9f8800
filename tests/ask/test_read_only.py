"""What is said to a query from outside before anything of it runs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from accede.ask import tokens
from accede.ask.read_only import DEEPEST, LARGEST, read_only
from accede.errors import QueryError
from reaching_out import REACHING_OUT

WRITING = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "LOAD <http://e/>",
    "PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
]


@pytest.mark.parametrize("text", REACHING_OUT.values(), ids=REACHING_OUT)
def test_what_reaches_out_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(QueryError, match=r"query: line \d: "):
        read_only(text)


@pytest.mark.parametrize("text", WRITING)
def test_what_writes_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"a release is only ever read"):
        read_only(text)


@pytest.mark.parametrize("text", ["", "hello", "PREFIX a: <urn:a>", "{ ?s ?p ?o }"])
def test_what_is_no_form_that_reads_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"begin it with SELECT, ASK, CONSTRUCT or DESCRIBE"):
        read_only(text)


@pytest.mark.parametrize(
    "text",
    ["SELECT * { ?s ?p '" + "x" * LARGEST + "' }", "ASK { ?s ?p '\0' }", "ASK { ?s ?p '\ud800' }"],
    ids=["long", "nul", "half a character"],
)
def test_what_is_no_text_of_a_query_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"^query: "):
        read_only(text)


def test_brackets_too_deep_are_refused_before_the_engine_falls_into_them() -> None:
    with pytest.raises(QueryError, match=r"more than 100 brackets inside each other"):
        read_only("ASK " + "{" * (DEEPEST + 1))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("SELECT", "SELECT ?service { ?service ?from 'SERVICE <http://e/> FROM' }"),
        ("ASK", "# SERVICE <http://e/>\nASK { ?s <http://e/from/service#load> ?o }"),
        ("CONSTRUCT", "PREFIX s: <urn:s:> CONSTRUCT { ?s s:service ?o } { ?s ?p ?o }"),
        ("DESCRIBE", "DESCRIBE <urn:a>"),
        ("SELECT", "BASE <urn:a> PREFIX b: <urn:b> SELECT * { ?s ?p ?o FILTER(?o < 1 && 2 > ?p) }"),
    ],
)
def test_what_only_speaks_of_such_words_is_let_through(form: str, text: str) -> None:
    assert read_only(text).form == form


WORDS = [
    "SERVICE", "SILENT", "FROM", "<http://e/>", "<", ">", "#", "\n", "'", '"', "'''", "{", "}",
    "(", ")", "true", ":x", "?s ", "?p ", "?o ", ".", " ", "1", "\\", "FILTER", "STR", "ASK",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_no_text_that_passes_holds_a_service_outside_of_strings(text: str) -> None:
    try:
        passed = read_only("ASK {" + text).text
    except QueryError:
        return

    found = [t for t in tokens.tokens(passed, where="-") if "service" in t.text.lower()]
    outside = [t.text for t in found if t.kind not in {"string", "variable"}]
    assert [name for name in outside if not re.fullmatch(r"\w*:[\w:]+", name)] == []
    assert "\n" not in passed


@given(st.text())
def test_any_text_is_let_through_or_refused_with_three_parts(text: str) -> None:
    try:
        said = read_only(text).form
    except QueryError as refused:
        said = str(refused)

    assert said in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"} or said.startswith("query: ")


def test_one_line_asks_what_the_lines_asked() -> None:
    store = Store()
    store.update("INSERT DATA { <urn:a> <urn:b> 'one\ntwo', 'three' }".replace("\n", "\\n"))
    text = "SELECT ?s # who\n{\t?s <urn:b> '''one\ntwo''' # what\r}\n"

    found = store.query(read_only(text).text)
    assert [str(row[0]) for row in found] == ["<urn:a>"]  # type: ignore[union-attr]  # a SELECT
