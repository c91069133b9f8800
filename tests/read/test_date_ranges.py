"""From which day to which day, in all the forms that pages print."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.read.date_ranges import ranges
from accede.read.dates import MONTHS


@pytest.mark.parametrize(
    "printed",
    [
        "28 November – 2 December 2022", "28 November to 2 December 2022", "28 Nov.–2 Dec. 2022",
        "28 November 2022 - 2 December 2022", "November 28 – December 2, 2022",
        "November 28, 2022 to December 2, 2022", "2022-11-28/2022-12-02",
        "2022-11-28 to 2022-12-02",
        "28.11.2022 – 2.12.2022", "28.11.–2.12.2022", "28/11/2022 - 02/12/2022",
        "Monday 28 November – Friday 2 December 2022", "28th November until 2nd December, 2022",
        "from 28 November through 2 December 2022",
    ],
)  # fmt: skip
def test_a_stretch_is_read_in_any_form(printed: str) -> None:
    assert [(one.first, one.last) for one in ranges(printed)] == [("2022-11-28", "2022-12-02")]


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("10–14 October 2022", "2022-10-10", "2022-10-14"),
        ("October 10-14, 2022", "2022-10-10", "2022-10-14"),
        ("10.–14.10.2022", "2022-10-10", "2022-10-14"),
        ("10 and 11 October 2022", "2022-10-10", "2022-10-11"),
        ("28 December – 2 January 2023", "2022-12-28", "2023-01-02"),
        ("30 December 2022 – 3 January 2023", "2022-12-30", "2023-01-03"),
        ("10 October 2022", "2022-10-10", "2022-10-10"),
        ("14/10/2022", "2022-10-14", "2022-10-14"),
        ("10/14/2022", "2022-10-14", "2022-10-14"),
        ("October 2022", "2022-10", "2022-10"),
        ("November–December 2022", "2022-11", "2022-12"),
        ("in 2022.", "2022", "2022"),
    ],
)
def test_what_is_not_printed_is_taken_from_the_other_end_or_left_out(
    printed: str, first: str, last: str
) -> None:
    assert [(one.first, one.last) for one in ranges(printed)] == [(first, last)]


@pytest.mark.parametrize(
    ("printed", "readings"),
    [
        ("28–2 December 2022", ("2022-11-28 to 2022-12-02", "2022-12-02 to 2022-12-28")),
        ("14–10 October 2022", ("2022-09-14 to 2022-10-10", "2022-10-10 to 2022-10-14")),
        ("31 June 2022", ("2022-06-30", "2022-07-01")),
        ("29 February 2023", ("2023-02-28", "2023-03-01")),
        ("28–31 June 2022", ("2022-06-28 to 2022-06-30", "2022-06-28 to 2022-07-01")),
        ("31 June – 2 July 2022", ("2022-06-30 to 2022-07-02", "2022-07-01 to 2022-07-02")),
        ("14 October 2022 – 10 October 2022", ("2022-10-10 to 2022-10-14", "2022-10-14")),
        ("05/10/2022 – 09/10/2022", ("2022-10-05 to 2022-10-09", "2022-05-10 to 2022-09-10")),
        ("Monday, 10 October 2023", ("2023-10-10", "2023-10-09")),
        ("12 May 2012 – 2 December 2022", ("2012-05-12 to 2022-12-02", "2012-05-12")),
        ("December–November 2022", ("2021-12 to 2022-11", "2022-11 to 2022-12")),
    ],
)
def test_what_the_calendar_does_not_allow_has_two_readings_and_no_days(
    printed: str, readings: tuple[str, ...]
) -> None:
    (one,) = ranges(printed)

    assert (one.first, one.last) == (None, None)
    assert one.readings == readings


def test_several_stretches_of_one_line_are_told_apart_with_their_places() -> None:
    words = "20MSP, 21–25 November 2022; 21MSP, 20 to 24 November 2023, see A/RES/77/63"

    assert [words[one.start : one.end] for one in ranges(words)] == [
        "21–25 November 2022",
        "20 to 24 November 2023",
    ]


FORMS = (
    "{d1} {m1} {y1} – {d2} {m2} {y2}", "{d1} {m1} {y1} to {d2} {m2} {y2}",
    "{m1} {d1}, {y1} – {m2} {d2}, {y2}", "{i1} to {i2}", "{i1}/{i2}",
    "{d1}.{n1}.{y1} - {d2}.{n2}.{y2}", "{w1} {d1} {m1} {y1} – {w2} {d2} {m2} {y2}",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 1)),
    st.integers(0, 30),
    st.sampled_from(FORMS),
    st.sampled_from(["", "held from ", "Geneva, ", "("]),
)
def test_any_stretch_printed_in_any_form_is_read_back(
    first: date, length: int, form: str, before: str
) -> None:
    last = first + timedelta(days=length)
    parts: dict[str, str] = {}
    for n, day in (("1", first), ("2", last)):
        parts |= {
            f"d{n}": str(day.day), f"m{n}": MONTHS[day.month - 1], f"y{n}": str(day.year),
            f"n{n}": str(day.month), f"i{n}": day.isoformat(), f"w{n}": day.strftime("%A"),
        }  # fmt: skip
    words = before + form.format(**parts)
    (one,) = ranges(words)

    assert (one.first, one.last) == (first.isoformat(), last.isoformat())
    assert words[one.start : one.end] == words[len(before) :]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 -–/.,toJuneMarchMondaydecth", max_size=40))
def test_no_words_break_the_reading_of_days(words: str) -> None:
    for one in ranges(words):
        assert 0 <= one.start < one.end <= len(words)
