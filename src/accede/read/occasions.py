"""The source note behind a quotation: where, when and in which form a state spoke."""

import re
from typing import NamedTuple

from accede.model.records import Meeting
from accede.read.dates import MONTH, WHOLE, YEAR, unnamed, whole_day, year_of
from accede.read.page import Profile

KINDS = (
    (r"explanation\s(?:of|after|before)\s(?:the\s)?vot(?:e|ing)|\beov\b", "explanation-of-vote"),
    (r"\bletters?\b|\bnote\sverbale\b|\bcorrespondence\b", "letter"),
    (r"\breport\b(?!\sof\sthe)", "report"),
    (r"\bmonitor\b|\bweb\s?site\b|\bpress\s(?:release|statement)\b|\bpolicy\b", "page"),
)
LAST_DATE = re.compile(
    rf"[\s,;–—-]*(?:\b(?:on|in|of)\s)?(?:{unnamed(WHOLE)}|{YEAR.pattern})\s*$", re.IGNORECASE
)
AT = re.compile(
    r"^(?:(?:general\s|oral\s|written\s)?statements?\s)?(?:delivered\s|made\s|given\s)?"
    r"(?:(?:at|to|during|in)\s)?(?:the\s)?",
    re.IGNORECASE,
)
"""The words between a statement and the meeting at which it was made."""
SYMBOL = re.compile(r"\bA/(?:RES/|C\.\d/|S-\d+/|ES-\d+/)?\d+/[\dA-Z./]*\d[A-Z]?\b")


class Occasion(NamedTuple):
    """When and where a state spoke, as far as the note says."""

    words: str | None
    kind: str
    meeting: Meeting | None
    date: str | None
    year: int | None
    symbols: tuple[str, ...]


def occasion_of(page: Profile, note: str | None) -> Occasion:
    """The occasion that a note names; its words without the day or year that end it."""
    if note is None:
        return Occasion(None, "page", None, None, None, ())
    day, year = whole_day(note), year_of(note)
    if day:
        year = int(day[:4])
    meeting = meeting_of(page, note, year)
    return Occasion(
        words=without_date(note),
        kind=kind_of_note(note),
        meeting=meeting,
        date=day,
        year=year or (meeting.year if meeting else None),
        symbols=tuple(SYMBOL.findall(note)),
    )


def without_date(note: str) -> str:
    """A note without the day or year that ends it; a month stays, for no field takes it.

    >>> without_date("17MSP, 2018"), without_date("Geneva, June 2022")
    ('17MSP', 'Geneva, June 2022')
    """
    bare = LAST_DATE.sub("", note).strip(" ,;–—-")
    return note if not bare or re.search(rf"\b(?:{MONTH})$", bare, re.IGNORECASE) else bare


def kind_of_note(note: str) -> str:
    """The kind of statement that a note names; a plain occasion is one of general statements."""
    return next(
        (kind for words, kind in KINDS if re.search(words, note, re.I)), "general-statement"
    )


def meeting_of(page: Profile, note: str, year: int | None) -> Meeting | None:
    """The one meeting that the parts of a note name; None where they name none, or two."""
    found: dict[str, Meeting] = {}
    for part in re.split(r"\s*[,;:]\s*|\s[-–—]\s", WHOLE.sub(" ", note)):
        words = AT.sub("", part.strip())
        bare = YEAR.sub("", words).strip(" ,")
        if not bare:
            continue
        meeting = page.known.meeting(bare, treaty=page.treaty) or (
            page.known.meeting(bare, treaty=page.treaty, year=year) if year else None
        )
        if meeting:
            found[meeting.id] = meeting
    return found.popitem()[1] if len(found) == 1 else None
