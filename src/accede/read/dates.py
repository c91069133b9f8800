"""Days, years and ordinal numbers as pages print them; nothing that is not printed is filled in."""

import re
from collections.abc import Iterator
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTH = "|".join(MONTHS)
WHOLE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),?\s(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])")

ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
ORDINALS = (
    {word: number for number, word in enumerate(ONES, 1)}
    | {f"{ten}ieth": 10 * number for number, ten in enumerate(TENS, 2)}
    | {
        f"{ten}y {word}": 10 * number + one
        for number, ten in enumerate(TENS, 2)
        for one, word in enumerate(ONES[:9], 1)
    }
)
ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|(?:(?:" + "|".join(TENS) + r")y[\s-]?)?(?:"
    + "|".join((*ONES, *(f"{ten}ieth" for ten in TENS))) + r"))\b"
)  # fmt: skip
"""The pattern of an ordinal, in figures or words."""


def unnamed(pattern: re.Pattern[str]) -> str:
    """A pattern's text with its groups unnamed, so that it can be part of another."""
    return re.sub(r"[?]P<\w+>", "?:", pattern.pattern)


def whole_day(printed: str) -> str | None:
    """The one whole day that some words print, as ISO 8601; None for none, several, or no such day.

    >>> whole_day("adopted on 7 December 2022"), whole_day("December 2022")
    ('2022-12-07', None)
    """
    days = {day for day, _, _ in whole_days(printed)}
    return days.pop() if len(days) == 1 else None


def whole_days(printed: str) -> Iterator[tuple[str, int, int]]:
    """Every whole day that some words print, with where it begins and ends there."""
    for found in WHOLE.finditer(printed):
        month = MONTHS.index((found["month"] or found["month2"]).capitalize()) + 1
        try:
            day = date(int(found["year"]), month, int(found["day"] or found["day2"]))
        except ValueError:  # 31 June: printed, but no day
            continue
        yield day.isoformat(), found.start(), found.end()


def year_of(printed: str) -> int | None:
    """The one year that some words print; None for none or several.

    >>> year_of("17MSP, 2018"), year_of("2018 and 2019"), year_of("Decision 2021/257")
    (2018, None, None)
    """
    years = set(YEAR.findall(printed))
    return int(years.pop()) if len(years) == 1 else None


def ordinal(printed: str) -> int | None:
    """The number that an ordinal in words or figures stands for.

    >>> ordinal("Seventy-seventh"), ordinal("73rd"), ordinal("twentieth"), ordinal("many")
    (77, 73, 20, None)
    """
    words = re.sub(r"[\s-]+", " ", printed.strip().lower())
    if figures := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words):
        return int(figures[1])
    return ORDINALS.get(words) or ORDINALS.get(re.sub(r"^(\w+y)(?=[a-z])", r"\1 ", words))


def session_of_day(day: str) -> int:
    """The General Assembly session of a day: session n opens in September of 1945 + n.

    >>> session_of_day("2022-12-07"), session_of_day("2023-03-01")
    (77, 77)
    """
    year, month = int(day[:4]), int(day[5:7])
    return year - 1945 - (month < 9)
