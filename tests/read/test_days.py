"""Stretches of days: what a partial date can mean, and what remains when some are taken out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.read.days import ALWAYS, Days, of_dates, without

FIRST = date(2000, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (None, None, ALWAYS),
        ("2000-01-01", "2000-01-31", Days(FIRST, date(2000, 1, 31))),
        ("2000", "2001", Days(FIRST, date(2001, 12, 31))),
        ("2000-02", "2000-02", Days(date(2000, 2, 1), date(2000, 2, 29))),
        (None, "1990-10-03", Days(date.min, date(1990, 10, 3))),
    ],
)
def test_stated_dates_give_all_the_days_they_can_mean(
    start: str | None, end: str | None, days: Days
) -> None:
    assert of_dates(start, end) == days


def test_days_hold_their_first_and_not_their_last() -> None:
    days = Days(FIRST, date(2000, 1, 3))

    assert [days.hold(FIRST + timedelta(n)) for n in range(-1, 3)] == [False, True, True, False]
    assert not days.open_ended
    assert ALWAYS.open_ended


spans = st.builds(
    lambda begin, length: Days(FIRST + timedelta(begin), FIRST + timedelta(begin + length)),
    st.integers(0, 60),
    st.integers(0, 30),
)


@given(spans, st.lists(spans, max_size=5))
def test_a_day_remains_when_it_lies_in_none_of_the_others(days: Days, others: list[Days]) -> None:
    left = list(without(days, others))

    for number in range(100):
        day = FIRST + timedelta(number)
        remains = days.hold(day) and not any(other.hold(day) for other in others)
        assert any(part.hold(day) for part in left) == remains
    assert left == sorted(left)
