"""The lines of a piece of news that say nothing of a state: headline, dateline, byline, agency."""

import re
from itertools import islice

from accede.model.records import Ignored
from accede.read.page import Span, lines, trimmed
from accede.read.profile_lines import NAVIGATION
from accede.read.prose_days import printed_dates

DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’'-]+(?:[ ,]+[A-Z][\w.’'-]+){0,4}|[A-Z][A-Z .’'-]+)?(?:,\s)?"
    r"(?P<day>[^()\n–—-]{0,40}?)\s?(?:\([^()\n]{2,40}\)\s?)?(?:\s[–—-]+\s)"
)
BYLINE = re.compile(
    r"(?:by|from|reporting\sby|editing\sby|source|photo|image|file\sphoto|updated|published|posted|"
    r"share|tags?|related|read\smore|more\son)\b.{0,120}",
    re.IGNORECASE,
)
HEADLINE = re.compile(r"[^.!?\n]{5,140}|[^.\n]{5,140}\?")
FIRST = 5
MOST_BESIDE = 3
"""Words beside a day on a line of its own ("Monday, 12 May 2025, Port Quill")."""


def dateline(text: str) -> str | None:
    """The whole day that the first lines of a piece of news print by themselves or as dateline."""
    for line in islice(lines(text), FIRST):
        words = text[line.start : line.end]
        found = DATELINE.match(words)
        head = (
            found[0]
            if found
            else words
            if len(words) < len("27 September 2025, 10:16 UTC..")
            else ""
        )
        days = {one.day for one in printed_dates(head) if one.day}
        if len(days) == 1:
            return days.pop()
    return None


def left_aside(
    text: str, line: Span, *, first: bool, last: bool
) -> tuple[Ignored | None, Span | None]:
    """What of a line is left aside by name, and the rest of it that is read."""
    words = text[line.start : line.end]
    why = "headline" if first and HEADLINE.fullmatch(words) and not last else None
    if re.fullmatch(NAVIGATION, words, re.IGNORECASE):
        why = "navigation"
    elif BYLINE.fullmatch(words) and words[-1] not in '.”"':
        why = "byline"
    elif is_a_date(words):
        why = "dateline"
    if why:
        return Ignored(why=why, start=line.start, end=line.end), None
    found = DATELINE.match(words)
    if found and (found["place"] or found["day"]) and any(printed_dates(found[0])):
        end = line.start + found.end()
        return (
            Ignored(why="dateline", start=line.start, end=trimmed(text, line.start, end).end),
            trimmed(text, end, line.end),
        )
    return None, line


def is_a_date(words: str) -> bool:
    """Whether a line prints a day, and at most a time and a place beside it."""
    found = list(printed_dates(words))
    rest = words
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    beside = len(re.findall(r"[^\W\d]+", rest))
    return bool(found) and words[-1] != "." and beside <= MOST_BESIDE
