"""Votes as profiles print them: read whole, or left unread; no word is passed over."""

import pytest

from accede.model.records import Vote, Warned
from lantern_pages import of_kind, read_words, unread


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("In favour - 2018 UNGA First Committee", ("in-favour", "first-committee", 73)),
        ("Voted in favour, 2018, First Committee of UNGA", ("in-favour", "first-committee", 73)),
        ("Voted against - 12 December 2019", ("against", None, 74)),
        ("Abstention – plenary, 74th session", ("abstaining", "plenary", 74)),
        ("Not voting: General Assembly (seventy fourth session)", ("not-voting", None, 74)),
        ("Absent (December 12th, 2019)", ("not-voting", None, 74)),
        ("Abstained - General Assembly, 3 March 2020, 74th session", ("abstaining", None, 74)),
        ("2019: did not vote", ("not-voting", None, 74)),
        ("Abstained - Seventy-fourth regular session", ("abstaining", None, 74)),
        ("Abstained - resolution 74/901", ("abstaining", None, 74)),
        ("Abstained - First Committee, November 2019", ("abstaining", "first-committee", 74)),
        ("Abstained - 2019 Lantern Convention Resolution", ("abstaining", None, 74)),
        ("Against: 2019 vote on the 2010 Lantern Convention", ("against", None, 74)),
        (
            (
                "In favour - Implementation of the Convention on the Prohibition of Incendiary "
                "Lanterns and on Their Recovery (2019)"
            ),
            ("in-favour", None, 74),
        ),
    ],
)
def test_a_vote_is_read_in_many_forms(item: str, expected: tuple[str, str | None, int]) -> None:
    votes = of_kind(read_words("The State not party has voted as follows,\n• " + item), Vote)

    assert [(one.choice, one.stage, one.session) for one in votes] == [expected]


@pytest.mark.parametrize(
    "item",
    [
        "In favour",
        "2018",
        "In favour - 2018 kites",
        "In favour - 2018 Kite Convention",
        "In favour - March 2018",
        "In favour - 30 February 2018",
        "In favour - 6 December 2023, Seventy-sixth session",
        "In favour - 2018-19",
        "In favour - A/RES/78/1000",
        "Rather in favour - 2018",
    ],
)
def test_a_vote_that_cannot_be_placed_stays_unread(item: str) -> None:
    records = read_words("The State not party has voted as follows,\n• " + item)

    assert of_kind(records, Vote) == []
    assert unread(records) == [item]


def test_a_vote_of_a_session_without_a_known_resolution_has_no_symbol_and_a_warning() -> None:
    records = read_words("Voting record\n• Against - 1999")

    assert [(one.session, one.symbol) for one in of_kind(records, Vote)] == [(54, None)]
    assert len(of_kind(records, Warned)) == 1


def test_an_unknown_choice_is_never_taken_for_another() -> None:
    records = read_words("Voting record\n• Undecided - 2018")

    assert of_kind(records, Vote) == []
    assert unread(records) == ["Undecided - 2018"]
