"""Queries from outside: answered within bounds or ended, and whoever asked them lives on."""

import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from a_listener import listening
from accede.ask import outside
from accede.ask.outside import answer_sparql, streamed
from accede.ask.read_only import ReadOnly
from accede.errors import QueryError, ReleaseError
from accede.release import Release
from reaching_out import REACHING_OUT

CUBA = "<https://w3id.org/accede/id/state/CUB>"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT ?a ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f"


def test_a_select_gives_columns_and_rows_as_plain_values(release: Release) -> None:
    found = answer_sparql(
        release,
        f"PREFIX acc: <https://w3id.org/accede/ns#> SELECT ?iso2 ?n ?day ?none "
        f"{{ {CUBA} acc:iso2 ?iso2 BIND(1 + 1 AS ?n) "
        f"BIND('2025-12-28'^^<http://www.w3.org/2001/XMLSchema#date> AS ?day) }}",
    )

    assert found.columns == ("iso2", "n", "day", "none")
    assert found.rows == (("CU", 2, date(2025, 12, 28), None),)
    assert found.notices == ()


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        (f"ASK {{ {CUBA} ?p ?o }}", ("boolean",), (("true",),)),
        ("ASK { <urn:x> ?p ?o }", ("boolean",), (("false",),)),
        (
            f"CONSTRUCT {{ {CUBA} <urn:p> 'one' }} {{}}",
            ("subject", "predicate", "object"),
            (("https://w3id.org/accede/id/state/CUB", "urn:p", "one"),),
        ),
        ("SELECT ?x { VALUES ?x { 'x'^^<http://www.w3.org/2001/XMLSchema#integer> } }", ("x",),
         (("x",),)),
        ("SELECT ?x { VALUES ?x { 1e999 } }", ("x",), (("INF",),)),
    ],
    ids=["yes", "no", "triples", "a number that is none", "a number beyond all"],
)  # fmt: skip
def test_every_form_that_reads_is_answered(
    release: Release, text: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    found = answer_sparql(release, text)

    assert (found.columns, found.rows) == (columns, rows)


def test_a_describe_tells_of_the_thing(release: Release) -> None:
    found = answer_sparql(release, f"DESCRIBE {CUBA}")

    assert {row[0] for row in found.rows} == {CUBA.strip("<>")}


def test_a_row_cap_is_announced_and_an_answer_that_just_fits_is_not(release: Release) -> None:
    cut = answer_sparql(release, "SELECT ?s { ?s ?p ?o }", rows=3)
    whole = answer_sparql(release, "SELECT ?s { ?s ?p ?o } LIMIT 3", rows=3)

    assert (len(cut.rows), len(whole.rows)) == (3, 3)
    assert cut.notices == (
        "cut at 3 rows: there are more; ask for less, or page with LIMIT and OFFSET",
    )
    assert whole.notices == ()


def test_what_is_no_sparql_is_told_where_it_is_none(release: Release) -> None:
    with pytest.raises(QueryError, match=r"query: error at 1:\d+: .*; mend the query"):
        answer_sparql(release, "SELECT nonsense")


def test_a_query_without_end_is_ended_at_its_deadline(release: Release) -> None:
    began = time.monotonic()

    with pytest.raises(QueryError, match=r"not answered within 0.5 seconds, and ended"):
        answer_sparql(release, ENDLESS, deadline=0.5)
    assert time.monotonic() - began < 5


def test_a_query_that_wants_all_memory_is_ended_by_its_bounds(release: Release) -> None:
    with (
        pytest.raises(QueryError, match=r"out of memory"),
        streamed(release, GREEDY, deadline=60, memory=64 << 20) as stream,
    ):
        list(stream)


def test_a_query_too_deep_for_the_engine_ends_its_worker_and_no_more(release: Release) -> None:
    with pytest.raises(QueryError, match=r"its worker broke off"):
        answer_sparql(release, f"SELECT * {{ ?s ?p ?o FILTER({'!' * 90_000}?o) }}")


def test_an_answer_too_large_is_refused(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "LARGEST", 1000)

    with pytest.raises(QueryError, match=r"an answer of more than 1000 bytes"):
        answer_sparql(release, "SELECT * { ?s ?p ?o }")


def test_rows_come_before_the_query_is_done(release: Release) -> None:
    with streamed(release, "SELECT ?a { ?a ?b ?c . ?d ?e ?f }", rows=10**9) as stream:
        assert stream.columns == ("a",)
        row = next(iter(stream))

    assert row[0] is not None
    assert row[0].type == "uri"


def test_a_store_that_is_not_there_is_one_line(release: Release, tmp_path: Path) -> None:
    elsewhere = Release(tmp_path, release.manifest)

    with pytest.raises(ReleaseError, match=r"the store cannot be opened; see `accede verify`"):
        answer_sparql(elsewhere, "ASK { ?s ?p ?o }")


@pytest.mark.parametrize("text", REACHING_OUT.values(), ids=REACHING_OUT)
def test_even_a_query_that_was_let_through_opens_no_connection(
    release: Release, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker has given up the right to open a socket: no reader of words need be perfect."""
    monkeypatch.setattr(outside, "read_only", lambda words: ReadOnly("ASK", words))
    with listening() as listener:
        reaching = text.replace("http://e/", listener.address)
        with suppress(QueryError):
            answer_sparql(release, reaching, deadline=20)
        came = list(listener.came)

    assert came == []
