"""Pages on meetings: calendars, presidencies and lists of who attended, read to their records."""

import pytest

from accede.model.records import Meeting, Participation, Record, Warned
from lantern_pages import (
    of_kind,
    read_words,
    unread,
)

SIXTH = "Sixth Meeting of the States Parties\n"


def page(words: str) -> list[Record]:
    return read_words(f"{words}\n", form="meeting-page", state=None)


def meetings(words: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """The meetings of a page: id, first day, last day, place."""
    return [(one.id, one.from_, one.until, one.place) for one in of_kind(page(words), Meeting)]


def taking_part(words: str) -> list[tuple[str, str, str]]:
    """Who took part: state, meeting, role."""
    return [
        (one.state, one.meeting.removeprefix("lantern/"), one.role)
        for one in of_kind(page(words), Participation)
    ]


def warnings(words: str) -> list[str]:
    return [one.message for one in of_kind(page(words), Warned)]


# --- calendars -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Sixth Meeting of the States Parties, Geneva, 15–19 October 2018",
        "6MSP: 15-19 October 2018, Geneva",
        "6MSP – Geneva, 15 to 19 October 2018",
        "• The 6th Meeting of the States Parties (Geneva, October 15-19, 2018)",
        "The Sixth Meeting of the States Parties was held in Geneva from 15 to 19 October 2018.",
        "Sixth Meeting of the States Parties\nDates: 15–19 October 2018\nVenue: Geneva",
        "Sixth Meeting of the States Parties\nWhen | 2018-10-15/2018-10-19\nWhere | Geneva",
        "6MSP\n\nIt took place in Geneva, Switzerland, from 15 to 19 October 2018.",
        "| Meeting | Dates | Place |\n| 6MSP | 15–19 October 2018 | Geneva |",
    ],
)
def test_a_meeting_has_its_days_and_its_place_in_any_layout(words: str) -> None:
    assert meetings(words) == [("lantern/6MSP", "2018-10-15", "2018-10-19", "Geneva")]


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        ("Ninth Meeting of the States Parties, 10–14 October 2022", "9MSP", None),
        ("Twenty-first Meeting of the States Parties, 10–14 October 2034", "21MSP", None),
        ("Third Review Conference, 10–14 October 2026", "3RC", None),
        ("Intersessional Meetings, 17–19 June 2024", "IM2024", "Intersessional Meetings"),
        ("12MSP, 10–14 October 2025", "12MSP", "12MSP"),
    ],
)
def test_a_meeting_that_is_new_takes_its_id_from_its_series(
    words: str, code: str, name: str | None
) -> None:
    (one,) = of_kind(page(words), Meeting)

    assert one.id == f"lantern/{code}"
    assert one.series == ("lantern-im" if "IM" in code else "lantern-msp")
    assert one.name == (name or words.partition(",")[0])


@pytest.mark.parametrize(
    ("printed", "readings"),
    [
        ("28–2 December 2018", "2018-11-28 to 2018-12-02 or 2018-12-02 to 2018-12-28"),
        ("31 June 2018", "2018-06-30 or 2018-07-01"),
    ],
)
def test_an_impossible_date_is_a_warning_with_both_readings_and_no_days(
    printed: str, readings: str
) -> None:
    words = f"6MSP, {printed}"

    assert warnings(words) == [f"{printed!r} may mean {readings}; neither is taken"]
    assert [(first, last) for _, first, last, _ in meetings(words)] == [(None, None)]


def test_days_in_another_year_than_the_meetings_are_unread_with_a_warning() -> None:
    words = "6MSP, 15–19 October 2017"

    assert warnings(words) == ["lantern/6MSP was held in 2018, the page says 15–19 October 2017"]
    assert meetings(words) == []
    assert unread(page(words)) == [words]


def test_two_stretches_of_days_for_one_meeting_are_a_warning() -> None:
    words = "6MSP, 15–19 October 2018\nSixth Meeting of the States Parties, 16–19 October 2018"

    assert [(first, last) for _, first, last, _ in meetings(words)] == [(None, None)]
    assert warnings(words) == [
        "lantern/6MSP is said to last from 2018-10-15 to 2018-10-19 and 2018-10-16 to 2018-10-19"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The Sixth Meeting of the States Parties was postponed to 22–26 October 2018.",
        "Lamp festival, 3 March 2022",
        "The Fifth Meeting decided that the Sixth Meeting will be held from 15 to 19 October 2018.",
        "6MSP, 15–19 October 2018\nThe festival took place in Marbel from 3 to 5 May 2019.",
    ],
)
def test_what_is_not_certain_of_one_meeting_is_unread(words: str) -> None:
    assert unread(page(words)) != []
    assert {(first, last) for _, first, last, _ in meetings(words)} <= {
        ("2018-10-15", "2018-10-19")
    }


# --- presidencies ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "person", "first", "last"),
    [
        ("Presidents\n6MSP – Ada Roe (Tessary)", "Ada Roe", None, None),
        ("Presidency\nSixth Meeting of the States Parties: Tessary", None, None, None),
        (f"{SIXTH}President: H.E. Ada Roe of Tessary", "H.E. Ada Roe", None, None),
        (f"{SIXTH}President | Tessary (Ambassador Ada Roe)", "Ambassador Ada Roe", None, None),
        (
            "Presidents\n6MSP: Ada Roe (Tessary), 19 October 2018 – 18 October 2019",
            "Ada Roe", "2018-10-19", "2019-10-18",
        ),
        (
            "The Sixth Meeting of the States Parties elected Ada Roe of Tessary as its President.",
            "Ada Roe", None, None,
        ),
        (
            "| Meeting | President | State |\n| 6MSP | Ada Roe | Tessary |",
            "Ada Roe", None, None,
        ),
    ],
)  # fmt: skip
def test_a_president_has_a_state_a_name_and_a_term_where_they_are_printed(
    words: str, person: str | None, first: str | None, last: str | None
) -> None:
    (one,) = of_kind(page(words), Participation)

    assert (one.state, one.meeting, one.role) == ("XAD", "lantern/6MSP", "president")
    assert (one.person_as_stated, one.from_, one.until) == (person, first, last)


@pytest.mark.parametrize(
    "words",
    [
        "Presidents\n6MSP – Ada Roe",
        "Presidents\n6MSP – Ada Roe (Atlantis)",
        "Presidents\n6MSP – Ada Roe (Tessary) and Bo Lim (Orvane)",
        "President: Ada Roe of Tessary",
        "Presidents\nAda Roe of Tessary",
    ],
)
def test_a_president_of_no_one_state_or_meeting_is_unread_with_a_warning(words: str) -> None:
    assert taking_part(words) == []
    assert warnings(words) != []
    assert unread(page(words)) != []


# --- lists of who attended -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("States Parties: Orvane, Tessary", [("XAC", "state-party"), ("XAD", "state-party")]),
        ("States Parties (2):\nOrvaneTessary", [("XAC", "state-party"), ("XAD", "state-party")]),
        ("Observers\n• Arvenia\n• Castrelle", [("XAA", "observer"), ("XAB", "observer")]),
        (
            "States not party participating as observers: ArveniaCastrelle",
            [("XAA", "observer"), ("XAB", "observer")],
        ),
        (
            "Vice-Presidents: Orvane and Tessary",
            [("XAC", "vice-president"), ("XAD", "vice-president")],
        ),
        ("Host: Tessary", [("XAD", "host")]),
        (
            "Arvenia and Castrelle attended the meeting as observers.",
            [("XAA", "observer"), ("XAB", "observer")],
        ),
    ],
)  # fmt: skip
def test_who_attended_is_read_in_the_role_of_the_list(
    words: str, told: list[tuple[str, str]]
) -> None:
    assert taking_part(SIXTH + words) == [(state, "6MSP", role) for state, role in told]
    assert unread(page(SIXTH + words)) == []


def test_a_name_in_a_list_that_is_no_states_is_unread_and_the_others_are_read() -> None:
    words = f"{SIXTH}Observers: Arvenia, Atlantis, Castrelle"

    assert taking_part(words) == [("XAA", "6MSP", "observer"), ("XAB", "6MSP", "observer")]
    assert unread(page(words)) == ["Atlantis"]


def test_a_list_at_a_meeting_that_the_page_does_not_name_is_unread() -> None:
    assert taking_part("Observers: Arvenia, Castrelle") == []
    assert warnings("Observers: Arvenia, Castrelle") == [
        "this is told of a meeting that the page does not name"
    ]
