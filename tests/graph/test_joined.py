"""Pages and tables that tell of one thing."""

from accede.graph.joined import joined
from accede.model.records import Assertion, Decision, Outreach, Position, Record, Statement, Vote

ROW = Statement(
    id="xaa-2021", state="XAA", statement_kind="general-statement", source="page",
    summary="Shares the aims.", phrase="cannot join now", date="2021-06-22",
)  # fmt: skip
PAGE = Statement(
    state="XAA", statement_kind="general-statement", source="page", start=10, end=60,
    text="We share the aims, but cannot join\nnow.", occasion="Meetings",
)  # fmt: skip
VISIT = Outreach(
    id="visit", targets=("XAA", "XAB"), outreach_kind="visit", year=2022, source="page"
)


def test_the_pages_full_words_replace_the_phrase_and_the_row_keeps_its_summary() -> None:
    (statement,) = joined([ROW, PAGE])

    assert statement == Statement(
        id="xaa-2021", state="XAA", statement_kind="general-statement", source="page",
        summary="Shares the aims.", date="2021-06-22", text=PAGE.text, start=10, end=60,
        occasion="Meetings",
    )  # fmt: skip


def test_a_statement_without_a_row_stays_as_the_page_has_it() -> None:
    other = Statement(
        state="XAB", statement_kind="page", source="page", text="Other words.", start=0, end=12
    )

    assert joined([ROW, other]) == [ROW, other]


def test_words_of_another_document_are_another_statement() -> None:
    elsewhere = Statement(
        state="XAA", statement_kind="page", source="letter", text=PAGE.text, start=0, end=9
    )

    assert joined([ROW, elsewhere]) == [ROW, elsewhere]


def test_a_visit_on_a_page_is_the_row_that_shares_a_target() -> None:
    page = Outreach(
        targets=("XAB", "XAC"), outreach_kind="meeting", agents=("The President",), year=2022,
        source="page", start=5, end=50, open_list=True,
    )  # fmt: skip

    (visit,) = joined([VISIT, page])

    assert isinstance(visit, Outreach)
    assert (visit.id, visit.agents, visit.open_list) == ("visit", ("The President",), True)
    assert (visit.start, visit.end) == (5, 50)


def test_a_visit_of_another_year_is_another_visit() -> None:
    page = Outreach(
        targets=("XAA",), outreach_kind="visit", year=2021, source="page", start=5, end=50
    )

    assert joined([VISIT, page]) == [VISIT, page]


def test_an_assertion_on_a_page_is_the_row_whose_phrase_stands_in_it() -> None:
    row = Assertion(
        assertion_kind="trend", about="xyz", source="page", phrase="has decreased", verified="yes"
    )
    page = Assertion(
        assertion_kind="trend",
        about="xyz",
        source="page",
        text="Use has decreased.",
        start=1,
        end=19,
    )

    assert joined([row, page]) == [
        Assertion(
            assertion_kind="trend", about="xyz", source="page", phrase="has decreased",
            verified="yes", text="Use has decreased.", start=1, end=19,
        )
    ]  # fmt: skip


def test_a_position_without_a_source_has_that_of_its_statement() -> None:
    position = Position(
        id="xaa-2021-aims", statement="xaa-2021", state="XAA", treaty="xyz", issue="aims",
        stance="supports", coded_by="us",
    )  # fmt: skip

    (_, coded) = joined([ROW, position])

    assert coded.source == "page"


def test_votes_that_have_no_decision_get_one_and_only_one() -> None:
    votes: list[Record] = [
        Vote(state=state, symbol="A/RES/73/61", stage="first-committee", choice="abstaining",
             year=2018, source="page")
        for state in ("XAA", "XAB")
    ]  # fmt: skip

    decisions = [record for record in joined(votes) if isinstance(record, Decision)]

    assert decisions == [
        Decision(symbol="A/RES/73/61", stage="first-committee", year=2018, source="page")
    ]


def test_a_vote_whose_decision_is_at_hand_adds_none() -> None:
    decision = Decision(symbol="A/RES/73/61", stage="plenary", source="table")
    vote = Vote(
        state="XAA", symbol="A/RES/73/61", stage="plenary", choice="abstaining", source="page"
    )

    assert joined([decision, vote]) == [decision, vote]
