"""Stretches of days between two dates, of which either may be open or known only in part."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple


class Days(NamedTuple):
    """Days from the first, up to but without the last."""

    first: date
    last: date

    def hold(self, day: date) -> bool:
        """Whether a day is among them."""
        return self.first <= day < self.last

    @property
    def open_ended(self) -> bool:
        """Whether they go on to this day."""
        return self.last == date.max


ALWAYS = Days(date.min, date.max)


def of_dates(start: str | None, end: str | None) -> Days:
    """The days between two stated dates; a date known in part gives as many as it can mean.

    >>> of_dates("1964-04-26", "1964")
    Days(first=datetime.date(1964, 4, 26), last=datetime.date(1964, 12, 31))
    """
    return Days(earliest(start) if start else date.min, latest(end) if end else date.max)


def earliest(stated: str) -> date:
    """The first day that a date can mean, whole or of a month or a year."""
    return date.fromisoformat(stated + "-01-01"[len(stated) - 4 :])


def latest(stated: str) -> date:
    """The last day that a date can mean, whole or of a month or a year."""
    year, month, *_ = (*map(int, stated.split("-")), 12)
    if len(stated) == len("1964-04-26"):
        return date.fromisoformat(stated)
    return date(year, month, calendar.monthrange(year, month)[1])


def without(days: Days, others: Iterable[Days]) -> Iterator[Days]:
    """What remains of some days when others are taken out."""
    first = days.first
    for other in sorted(others):
        if first < (last := min(other.first, days.last)):
            yield Days(first, last)
        first = max(first, other.last)
    if first < days.last:
        yield Days(first, days.last)
