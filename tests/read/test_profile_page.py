"""Profiles of states, in every layout that the real ones come in, read to their records."""

from pathlib import Path

import pytest

from accede.errors import SourceError
from accede.model.records import (
    Assertion,
    Ignored,
    Outreach,
    Participation,
    Position,
    Quote,
    Record,
    Statement,
    Vote,
    Warned,
)
from lantern_pages import (
    FIXTURES,
    MEETINGS,
    SAID,
    facts,
    misquoted,
    of_kind,
    read_page,
    read_real,
    read_words,
    unaccounted,
    unread,
)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_page(tmp_path / "nowhere.txt", form="profile-page")


@pytest.mark.parametrize("item", ["3MSP (cancelled)", "9MSP", "Lantern Fair", "MSP", "First"])
def test_a_meeting_that_cannot_be_placed_stays_unread(item: str) -> None:
    records = read_words(MEETINGS + f"• 1MSP, {item}, 2MSP")

    assert [one.meeting for one in of_kind(records, Participation)] == [
        "lantern/1MSP",
        "lantern/2MSP",
    ]
    assert unread(records) == [item]


def test_what_is_said_of_another_state_is_not_the_page_s_own() -> None:
    records = read_words(
        MEETINGS + "1MSP\n\nCastrelle has voted as follows,\n• Against - 2018\n\n"
        "Castrelle has indicated,\nOrvane said: “We will never join.” (1MSP, 2012)"
    )

    assert [type(one) for one in facts(records) if not hasattr(one, "message")][:1] == [
        Participation
    ]
    assert of_kind(records, Vote) == []
    assert of_kind(records, Statement) == []


def test_no_reader_codes_a_position() -> None:
    pages = (page for page in FIXTURES if page.parent.name == "profile")
    records = [one for page in pages for one in read_page(page, form="profile-page")]

    assert of_kind(records, Position) == []


def test_a_quotation_in_a_quotation_does_not_end_it() -> None:
    words = "We call it “a beacon” and it is “ours”"
    records = read_words(SAID + f"• “{words}.” (1MSP, 2012)\n\nVoting record")

    assert [one.text for one in of_kind(records, Statement)] == [words + "."]


# --- the real pages ---------------------------------------------------------------------------


VOTES = (
    (77, "plenary", "2022-12-07", 2022, "A/RES/77/63"),
    (76, "first-committee", "2021-11-02", 2021, "A/RES/76/26"),
    (74, "plenary", "2019-12-12", 2019, "A/RES/74/61"),
    (73, "first-committee", None, 2018, "A/RES/73/61"),
)


def votes_of(records: list[Record]) -> list[tuple[object, ...]]:
    return [
        (one.session, one.stage, one.date, one.year, one.symbol, one.choice)
        for one in of_kind(records, Vote)
    ]


def test_the_azerbaijan_page_gives_ten_meetings_four_votes_one_statement_one_visit(
    shared: Path,
) -> None:
    records = read_real(shared, "azerbaijan")
    visits = of_kind(records, Outreach)
    said = of_kind(records, Statement)

    codes = (2, 4, 6, 7, 9, 10, 16, 17, 19, 20)
    assert [(one.state, one.meeting, one.role) for one in of_kind(records, Participation)] == [
        ("AZE", f"apmbc/{code}MSP", "observer") for code in codes
    ]
    assert votes_of(records) == [(*vote, "in-favour") for vote in VOTES]
    assert [(s.date, s.year, s.meeting, s.occasion, s.statement_kind, s.elided) for s in said] == [
        ("2022-06-22", 2022, "apmbc/IM2022", "Intersessional Meetings", "general-statement", True)
    ]
    assert str(said[0].text).startswith("Azerbaijan supports the philosophy, purpose objective")
    assert str(said[0].text).endswith("to this important goal")
    assert [(v.targets, v.place, v.year, v.outreach_kind, v.open_list) for v in visits] == [
        (("ARM", "AZE", "LAO", "MHL", "VNM"), "New York", 2022, "meeting", True)
    ]
    assert [agent.split(" H")[0] for agent in visits[0].agents] == [
        "then-Convention President",
        "Convention’s Special Envoy,",
    ]
    assert str(visits[0].framework).startswith("European Council Decision 2021/257")
    assert [q.of for q in of_kind(records, Quote)] == ["statement", "outreach"]


def test_the_cuba_page_gives_eight_meetings_four_votes_one_statement_two_memberships(
    shared: Path,
) -> None:
    records = read_real(shared, "cuba")
    said = of_kind(records, Statement)
    claims = [one for one in of_kind(records, Assertion) if one.assertion_kind == "membership"]

    codes = ("1MSP", "2MSP", "3MSP", "4MSP", "1RC", "7MSP", "2RC", "13MSP")
    assert [(one.state, one.meeting, one.role) for one in of_kind(records, Participation)] == [
        ("CUB", f"apmbc/{code}", "observer") for code in codes
    ]
    assert votes_of(records) == [(*vote, "abstaining") for vote in VOTES]
    assert [(s.date, s.year, s.meeting, s.statement_kind, s.elided) for s in said] == [
        (None, 2021, None, "explanation-of-vote", False)
    ]
    assert str(said[0].text).startswith("We fully share the legitimate humanitarian concerns")
    assert str(said[0].text).endswith("the national security of Cuba.")
    assert [(one.state, one.about) for one in claims] == [("CUB", "ccw"), ("CUB", "ccw-p2")]
    assert of_kind(records, Outreach) == []


@pytest.mark.parametrize("name", ["azerbaijan", "cuba"])
def test_a_real_page_is_read_without_a_character_unread_or_a_warning(
    shared: Path, name: str
) -> None:
    records = read_real(shared, name)

    assert unaccounted(records) == ""
    assert unread(records) == []
    assert misquoted(records) == []
    assert of_kind(records, Warned) == []
    assert {one.why for one in of_kind(records, Ignored)} == {
        "navigation",
        "boilerplate",
        "heading",
        "caption",
        "punctuation",
    }
