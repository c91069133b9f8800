"""Days as the cells of a treaty table print them: in figures, or with a month of many languages."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MONTHS = (
    ("january", "janvier", "enero", "janeiro", "januar", "gennaio", "января"),
    ("february", "fevrier", "febrero", "fevereiro", "februar", "febbraio", "февраля"),
    ("march", "mars", "marzo", "marco", "marz", "maerz", "марта"),
    ("april", "avril", "abril", "aprile", "апреля"),
    ("may", "mai", "mayo", "maio", "maggio", "мая", "май"),
    ("june", "juin", "junio", "junho", "juni", "giugno", "июня"),
    ("july", "juillet", "julio", "julho", "juli", "luglio", "июля"),
    ("august", "aout", "agosto", "августа"),
    ("september", "septembre", "septiembre", "setiembre", "setembro", "settembre", "сентября"),
    ("october", "octobre", "octubre", "outubro", "oktober", "ottobre", "октября"),
    ("november", "novembre", "noviembre", "novembro", "ноября"),
    ("december", "decembre", "diciembre", "dezembro", "dezember", "dicembre", "декабря"),
)
"""The months without accents: English, French, Spanish, Portuguese, German, Italian, Russian."""

SHORTEST = 3
"""Letters that a shortened month has at the least ("mai" whole, "juil" and "juin" apart)."""

WORD = r"[^\W\d_]{3,12}\.?"
JOINT = r"(?:\s*[-‐‑]\s*|\s+)(?:de\s|of\s)?"
DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?{JOINT}(?P<month>{WORD}){JOINT}(?P<year>\d{{4}})(?!\d)"
    rf"|(?P<month2>{WORD})\s(?P<day2>\d{{1,2}}),?\s(?P<year2>\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<day3>\d{1,2})(?P<mark>[-./])(?P<number>\d{1,2})(?P=mark)(?P<year3>\d{4})(?!\d)"
    r"|(?<!\d)(?P<year4>\d{4})[-/.年](?P<number2>\d{1,2})[-/.月](?P<day4>\d{1,2})(?!\d)日?"
    rf"|(?P<month3>{WORD})\s(?:de\s)?(?P<year5>\d{{4}})(?!\d)"
    r"|(?<!\d)(?<!\d[/.-])(?P<year6>(?:19|20)\d\d)(?!\d|[/.-]\d)",
    re.IGNORECASE,
)


class PrintedDay(NamedTuple):
    """A day, month or year that a cell prints, and where; no `stated` for what is no such day."""

    stated: str | None
    start: int
    end: int


def printed_days(cell: str) -> Iterator[PrintedDay]:
    """Every day that a cell prints, in order.

    >>> [day.stated for day in printed_days("3 Dec 1997, 1er févr. 2004, 03-12-1997; mayo de 2005")]
    ['1997-12-03', '2004-02-01', '1997-12-03', '2005-05']
    >>> [day.stated for day in printed_days("31 June 1998")]
    [None]
    """
    for found in DAY.finditer(cell):
        yield PrintedDay(stated(found), *found.span())


def stated(found: re.Match[str]) -> str | None:
    """What a match prints, as ISO 8601; None where the calendar has no such day, or two readings.

    With slashes both the day and the month may come first: only a number over twelve tells.
    """
    part = {name.rstrip("23456"): words for name, words in found.groupdict().items() if words}
    year = int(part["year"])
    if not part.get("number") and not part.get("month"):
        return str(year)
    month = int(part["number"]) if "number" in part else month_of(part["month"])
    day = int(part.get("day", 1))
    if month is None or (part.get("mark") == "/" and day <= len(MONTHS) and day != month):
        return None
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        return None
    return whole if "day" in part else whole[:7]


def month_of(word: str) -> int | None:
    """The number of a month, from its name or the beginning of it in one of the languages.

    >>> month_of("Sept."), month_of("juil."), month_of("diciembre"), month_of("Jui")
    (9, 7, 12, None)
    """
    bare = unicodedata.normalize("NFKD", word.casefold().rstrip("."))
    plain = "".join(sign for sign in bare if not unicodedata.combining(sign))
    found = {
        number
        for number, names in enumerate(MONTHS, 1)
        if any(name.startswith(plain) or name == plain for name in map(_plain, names))
    }
    return found.pop() if len(found) == 1 and len(plain) >= SHORTEST else None


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
