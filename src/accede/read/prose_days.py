"""Days as running English prints them: whole, with a month or a year alone, or without a year."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from accede.read.dates import MONTH, MONTHS

WORD = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
NTH = r"(?:st|nd|rd|th)?"
MODAL_MAY = r"(?<!\d\s)(?<!\bin\s)(?<!\bof\s)(?<!since\s)may(?!,?\s\d)"
"""The word that says that something is only possible, not the month."""
YEAR = r"(?:19|20)\d\d(?!\d|/\d)"
PRINTED = re.compile(
    rf"(?<![\d/.-])(?P<day>\d{{1,2}}){NTH}\s(?:of\s)?(?P<month>{WORD})(?:,?\s(?P<year>{YEAR}))?"
    rf"|\b(?P<month2>{WORD})\s(?P<day2>\d{{1,2}}){NTH}(?!\d)(?:,?\s(?P<year2>{YEAR}))?"
    rf"|\b(?P<month3>{WORD})(?:\sof)?,?\s(?P<year3>{YEAR})"
    rf"|(?<![\d/.-])(?P<year4>{YEAR})-(?P<number>\d\d)-(?P<day3>\d\d)(?!\d)"
    rf"|(?<![\d/.–-])(?P<year5>{YEAR})(?![-–/]\d)",
    re.IGNORECASE,
)


class Printed(NamedTuple):
    """A date that prose prints, and where.

    `stated` is the day, month or year as ISO 8601; None where it is no day of the calendar, or has
    no year: then `month_day` may say which day of a year it is.
    """

    stated: str | None
    month_day: tuple[int, int] | None
    start: int
    end: int

    @property
    def year(self) -> int | None:
        """The year it prints."""
        return int(self.stated[:4]) if self.stated else None

    @property
    def day(self) -> str | None:
        """The whole day it prints."""
        return self.stated if self.stated and len(self.stated) == len("2010-11-04") else None


def printed_dates(words: str) -> Iterator[Printed]:
    """Every date that some words print, in order.

    >>> [one.stated for one in printed_dates("on 5 Dec. 2013, in November 2014, and in 2015.")]
    ['2013-12-05', '2014-11', '2015']
    >>> [one.month_day for one in printed_dates("on 6 March")]
    [(3, 6)]
    """
    for found in PRINTED.finditer(words):
        part = {name.rstrip("2345"): text for name, text in found.groupdict().items() if text}
        yield Printed(*reading(part), *found.span())


def reading(part: dict[str, str]) -> tuple[str | None, tuple[int, int] | None]:
    """What the parts of a printed date say: the date as ISO 8601, or a month and day alone."""
    if "month" not in part and "number" not in part:
        return part["year"], None
    month = int(part["number"]) if "number" in part else month_of(part["month"])
    if "day" not in part:
        return f"{part['year']}-{month:02}", None
    day = int(part["day"])
    if "year" not in part:
        return None, (month, day)
    try:
        return date(int(part["year"]), month, day).isoformat(), None
    except ValueError:  # 31 June: printed, but no day
        return None, None


def month_of(word: str) -> int:
    """The number of a month, whole or shortened."""
    beginning = word.rstrip(".").capitalize()[:3]
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(beginning))


def last_such_day(month_day: tuple[int, int], *, until: date) -> str | None:
    """The last day with a month and a day up to another day, which a text of that day must mean.

    >>> last_such_day((12, 30), until=date(2025, 1, 4))
    '2024-12-30'
    """
    for year in (until.year, until.year - 1):
        try:
            found = date(year, *month_day)
        except ValueError:
            continue
        if found <= until:
            return found.isoformat()
    return None
