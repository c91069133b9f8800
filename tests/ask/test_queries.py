from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Store

from accede import resources
from accede.ask import queries
from accede.ask.names import StoreNames
from accede.errors import QueryError

SLUGS = {
    "acts",
    "attendance",
    "changed-votes",
    "claims-about-self",
    "committee-and-plenary",
    "conditions",
    "conflicts",
    "counts-agree",
    "did-not-vote",
    "dissenting-parties",
    "documents",
    "evidence",
    "group-split",
    "late-joiners",
    "leaving",
    "measures",
    "meeting",
    "meetings",
    "names-then",
    "new-since",
    "no-data",
    "not-party",
    "observers",
    "outreach",
    "paragraph-votes",
    "position-changes",
    "reasons",
    "resolutions",
    "series",
    "sister-treaties",
    "standings",
    "statements",
    "states",
    "status-on",
    "steady-supporters",
    "tally",
    "together",
    "told-of-treaty",
    "treaties",
    "votes-of-state",
    "why-not",
    "wikidata",
    "words-and-votes",
}

SHARED_NAMES = {
    "state": "state",
    "other": "state",
    "treaty": "treaty",
    "series": "series",
    "meeting": "meeting",
    "resolution": "resolution",
    "day": "date",
}


def test_every_question_is_there() -> None:
    assert {query.name for query in queries.list_queries()} == SLUGS


def test_one_name_means_one_kind_in_every_question() -> None:
    wrong = [
        (query.name, param.name)
        for query in queries.list_queries()
        for param in query.params
        if SHARED_NAMES.get(param.name, param.kind) != param.kind
    ]

    assert wrong == []


def test_a_state_comes_out_with_its_name_and_its_iri() -> None:
    lacking = [q.name for q in queries.list_queries() if "state" in q.columns]

    assert all("state_iri" in queries.load(name).columns for name in lacking)


def test_an_unknown_question_is_refused_with_the_nearest() -> None:
    with pytest.raises(QueryError) as refused:
        queries.load("not-praty")

    assert refused.value.mend.startswith("did you mean not-party")


def test_a_question_is_never_found_outside_of_its_folder() -> None:
    with pytest.raises(QueryError, match="no such question"):
        queries.load("../queries/not-party")


def test_an_unknown_parameter_is_refused_with_the_nearest(small: Store) -> None:
    with pytest.raises(QueryError) as refused:
        queries.run(small, queries.load("not-party"), {"dya": "2036-01-01"})

    assert str(refused.value) == "ask not-party: no parameter 'dya'; did you mean day?"


def test_every_dollar_is_put_in_place(small: Store) -> None:
    query = queries.load("not-party")

    sparql = queries.bind(query, {"treaty": "xt", "day": "latest"}, StoreNames(small))

    assert "acc:treaty <https://w3id.org/accede/id/treaty/xt> ;" in sparql
    assert '?since <= "2037-06-30"^^<http://www.w3.org/2001/XMLSchema#date>' in sparql
    assert "$" not in sparql


def test_an_answer_holds_plain_values_and_says_what_was_asked(small: Store) -> None:
    answer = queries.run(small, queries.load("not-party"), {"treaty": "xt", "day": "2036-08-31"})

    assert answer.parameters == {"treaty": "treaty/xt", "day": "2036-08-31"}
    assert answer.notices == ()
    xbb = "https://w3id.org/accede/id/state/XBB"
    known_to = date(2037, 6, 30)
    assert answer.rows[0] == (
        "Borogravia", xbb, "contracting", date(2036, 3, 1), known_to, "news, table",
    )  # fmt: skip


def test_an_answer_that_is_not_covered_says_what_is_missing(small: Store) -> None:
    query = queries.load("paragraph-votes")

    answer = queries.run(small, query, {})

    missing = "votes on single paragraphs, which come with the whole voting record"
    assert answer.notices == (f"paragraph-votes: not covered by this release: {missing}",)


def test_an_answer_that_is_covered_says_nothing_more(small: Store, tmp_path: Path) -> None:
    text = (resources.queries() / "no-data.rq").read_text("utf-8")
    (tmp_path / "here.rq").write_text(f'#+ needs: statement, "statements"\n{text}', "utf-8")

    answer = queries.run(small, queries.load("here", tmp_path), {"treaty": "xt"})

    assert answer.notices == ()
