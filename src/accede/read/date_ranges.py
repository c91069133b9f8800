"""From which day to which day something lasts, in all the forms in which pages print it.

What the calendar does not allow (`28–2 December`, `31 June`, a Monday that was a Tuesday), or what
can be read in two ways (`05/10/2022`), gives no days but its two readings.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from accede.read.prose_days import WORD, month_of

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = rf"(?:(?:{'|'.join(DAYS)}|mon|tues?|wed|thurs?|fri|sat|sun)\.?,?\s)"
TO = r"(?:\s?(?:[-–—‐‑/]|to|until|till|through|and)\s?)"
YEAR = r"(?:19|20)\d\d(?!\d)"
NTH = r"(?:st|nd|rd|th)?"
LONGEST = 100
"""Days. No meeting lasts longer, so a longer stretch is a misprint."""

DAY_MONTH = rf"(?P<w{{n}}>{WEEKDAY})?(?P<d{{n}}>\d{{{{1,2}}}}){NTH}\s(?:of\s)?(?P<m{{n}}>{WORD})"
MONTH_DAY = rf"(?P<w{{n}}>{WEEKDAY})?(?P<m{{n}}>{WORD})\s(?P<d{{n}}>\d{{{{1,2}}}}){NTH}"
FIGURES = r"(?P<d{n}>\d{{1,2}})[./](?P<n{n}>\d{{1,2}})[./](?P<y{n}>(?:19|20)\d\d)(?!\d)"
ISO = rf"(?P<y{{n}}>{YEAR})-(?P<n{{n}}>\d\d)-(?P<d{{n}}>\d\d)"
BARE = rf"(?P<w1>{WEEKDAY})?(?P<d1>\d{{1,2}}){NTH}"
SHORT_DASH = r"\s?(?:[-–—]|to|until)\s?"


def first(form: str) -> str:
    """A form of day as the first of a stretch."""
    return form.format(n=1)


def last(form: str) -> str:
    """A form of day as the last of a stretch."""
    return form.format(n=2)


TWO_FIGURES = (
    r"(?P<d1>\d{1,2})(?P<mark>[./])(?P<n1>\d{1,2})[./]?(?P<y1>(?<=[./])(?:19|20)\d\d)?"
    rf"{SHORT_DASH}{last(FIGURES)}"
)
TWO_MONTH_DAYS = (
    rf"{first(MONTH_DAY)}(?:,?\s(?P<y1>{YEAR}))?{TO}"
    rf"(?P<w2>{WEEKDAY})?(?:(?P<m2>{WORD})\s)?(?P<d2>\d{{1,2}}){NTH},?\s(?P<y2>{YEAR})"
)
FORMS = (
    rf"{first(ISO)}(?:\s?(?:[-–—/]|to|until)\s?{last(ISO)})?",
    TWO_FIGURES,
    rf"(?P<d1>\d{{1,2}})\.?\s?[-–—]\s?{last(FIGURES)}",
    rf"(?=\d+(?P<mark>[./])){first(FIGURES)}",
    rf"{first(DAY_MONTH)}(?:,?\s(?P<y1>{YEAR}))?{TO}{last(DAY_MONTH)},?\s(?P<y2>{YEAR})",
    rf"{BARE}{TO}{last(DAY_MONTH)},?\s(?P<y2>{YEAR})",
    TWO_MONTH_DAYS,
    rf"{first(DAY_MONTH)},?\s(?P<y1>{YEAR})",
    rf"{first(MONTH_DAY)},?\s(?P<y1>{YEAR})",
    rf"(?P<m1>{WORD})(?:\s(?P<y1>{YEAR}))?{TO}(?P<m2>{WORD}),?\s(?P<y2>{YEAR})",
    rf"(?P<m1>{WORD}),?\s(?P<y1>{YEAR})",
    rf"(?P<y1>{YEAR})(?!\s?[-–/]\s?\d)",
)  # fmt: skip
"""The forms of a stretch, the longest first: `d` days, `m` months, `n` their numbers, `y` years."""

STARTS = re.compile(
    "|".join(
        rf"(?P<f{n}>{re.sub(r'[?]P<(?!mark)[a-z][0-9]>', '?:', form).replace('?P<mark>', '?:')})"
        for n, form in enumerate(FORMS)
    ),
    re.IGNORECASE,
)
EACH = tuple(re.compile(form, re.IGNORECASE) for form in FORMS)


class Range(NamedTuple):
    """A stretch of days that a page prints, and where.

    `first` and `last` are whole days, or both months, or both years; without them, `readings` are
    the two ways in which what is printed may be meant.
    """

    first: str | None
    last: str | None
    readings: tuple[str, ...]
    start: int
    end: int
    year: int


Stretch = tuple[date, date]


def ranges(words: str, *, longest: int = LONGEST) -> Iterator[Range]:
    """Every stretch of days that some words print, in order; one of more days is a misprint.

    >>> [(one.first, one.last) for one in ranges("from 28 November to 2 December 2022")]
    [('2022-11-28', '2022-12-02')]
    >>> [one.readings for one in ranges("28–2 December 2022")]
    [('2022-11-28 to 2022-12-02', '2022-12-02 to 2022-12-28')]
    """
    for found in STARTS.finditer(words):
        if found.start() and words[found.start() - 1] in "0123456789/.-":
            continue
        form = EACH[int(str(found.lastgroup)[1:])]
        part = form.match(words, found.start())
        if part is None:
            continue
        said = {name: text for name, text in part.groupdict().items() if text}
        yield reading(said, longest)._replace(start=part.start(), end=part.end())


def reading(said: dict[str, str], longest: int) -> Range:
    """What the parts of a printed stretch mean together."""
    year = int(said.get("y2") or said["y1"])
    if "d1" not in said:
        return whole_months(said, year)
    if is_ambiguous(said):
        turned = {**said, "d1": said["n1"], "n1": said["d1"]}
        if "d2" in said:
            turned |= {"d2": said["n2"], "n2": said["d2"]}
        return undecided([days(said), days(turned)], year)
    if said.get("mark") == "/" and int(said.get("n1", 0)) > len(calendar.month_name) - 1:
        said = {**said, "d1": said["n1"], "n1": said["d1"]}
        if "d2" in said:
            said |= {"d2": said["n2"], "n2": said["d2"]}
    stretch = days(said)
    if stretch is None or not is_plausible(stretch, longest) or misnamed(said, stretch):
        return undecided(alternatives(said, stretch, longest), year)
    return Range(stretch[0].isoformat(), stretch[1].isoformat(), (), 0, 0, year)


def whole_months(said: dict[str, str], year: int) -> Range:
    """A stretch of months, of one month, or a year."""
    if "m1" not in said:
        return Range(str(year), str(year), (), 0, 0, year)
    first = f"{said.get('y1', year)}-{month_of(said['m1']):02}"
    last = f"{year}-{month_of(said.get('m2', said['m1'])):02}"
    if first > last:
        readings = (f"{year - 1}{first[4:]} to {last}", f"{last} to {first}")
        return Range(None, None, readings, 0, 0, year)
    return Range(first, last, (), 0, 0, year)


def is_ambiguous(said: dict[str, str]) -> bool:
    """Whether day and month of a date with slashes could each be the other."""
    if said.get("mark") != "/":
        return False
    numbers = [int(said[name]) for name in ("d1", "n1", "d2", "n2") if name in said]
    return max(numbers) < len(calendar.month_name) and said["d1"] != said.get("n1")


def days(said: dict[str, str]) -> Stretch | None:
    """The first and the last day, each taking from the other what it does not print."""
    last_month, first_month = month_in(said, "2"), month_in(said, "1")
    year = int(said.get("y2") or said["y1"])
    first_month = first_month or last_month
    last_month = last_month or first_month
    own_year = int(said.get("y1") or year)
    if "y1" not in said and first_month and last_month and first_month > last_month:
        own_year = year - 1  # 28 December to 2 January 2023
    try:
        first = date(own_year, first_month or 0, int(said["d1"]))
        last = date(year, last_month or 0, int(said["d2"])) if "d2" in said else first
    except ValueError:
        return None
    return first, last


def month_in(said: dict[str, str], which: str) -> int | None:
    """The month of the first or the last day, printed as a word or a number."""
    if word := said.get(f"m{which}"):
        return month_of(word)
    number = said.get(f"n{which}")
    return int(number) if number else None


def is_plausible(stretch: Stretch, longest: int) -> bool:
    """Whether a stretch runs forward, and not too long."""
    return timedelta(0) <= stretch[1] - stretch[0] <= timedelta(days=longest)


def misnamed(said: dict[str, str], stretch: Stretch) -> bool:
    """Whether a day of the week is printed that the day was not."""
    return any(
        f"w{n}" in said
        and not DAYS[day.weekday()].startswith(said[f"w{n}"].lower().strip(" .,")[:3])
        for n, day in enumerate(stretch, 1)
    )


def undecided(found: list[Stretch | None], year: int) -> Range:
    """No days, but the ways in which what is printed may be meant."""
    readings = [
        str(one[0]) if one[0] == one[1] else f"{one[0]} to {one[1]}" for one in found if one
    ]
    return Range(None, None, tuple(dict.fromkeys(readings)), 0, 0, year)


def alternatives(
    said: dict[str, str], stretch: Stretch | None, longest: int
) -> list[Stretch | None]:
    """The two ways in which an impossible stretch may be meant."""
    if stretch is None:
        return [within(said, before=True), within(said, before=False)]
    first, last = stretch
    if last < first and "m1" not in said and "n1" not in said:
        month_before = (first.replace(day=1) - timedelta(days=1)).replace(day=1)
        length = calendar.monthrange(month_before.year, month_before.month)[1]
        earlier = month_before.replace(day=min(first.day, length))
        return [(earlier, last), (last, first)]
    if last < first:
        return [(last, first), (first, first)]
    if is_plausible(stretch, longest):
        return [stretch, *(named_days(said, stretch))]
    return [stretch, (first, first)]


def within(said: dict[str, str], *, before: bool) -> Stretch | None:
    """An impossible stretch with the days that no month has moved to its end, or past it."""
    moved = dict(said)
    for n in ("1", "2"):
        month, day = (
            month_in(said, n) or month_in(said, "2") or month_in(said, "1"),
            said.get(f"d{n}"),
        )
        if day is None or month is None or not 1 <= month < len(calendar.month_name):
            continue
        year = int(said.get(f"y{n}") or said.get("y2") or said["y1"])
        length = calendar.monthrange(year, month)[1]
        if int(day) > length and before:
            moved[f"d{n}"] = str(length)
        elif int(day) > length:
            later = date(year, month, length) + timedelta(days=int(day) - length)
            moved |= {f"d{n}": str(later.day), f"y{n}": str(later.year)}
            moved.pop(f"m{n}", None)
            moved[f"n{n}"] = str(later.month)
            other = "1" if n == "2" else "2"
            if f"d{other}" in said and f"m{other}" not in said and f"n{other}" not in said:
                moved[f"n{other}"] = str(month)
    return days(moved)


def named_days(said: dict[str, str], stretch: Stretch) -> Iterator[Stretch]:
    """The nearest days that bear the weekday that is printed."""
    moved = list(stretch)
    for n, day in enumerate(stretch, 1):
        if name := said.get(f"w{n}"):
            wanted = next(at for at, whole in enumerate(DAYS) if whole.startswith(name.lower()[:3]))
            shift = (wanted - day.weekday() + 3) % 7 - 3
            moved[n - 1] = day + timedelta(days=shift)
    if "d2" not in said:
        moved[1] = moved[0]
    yield moved[0], moved[1]
