"""What a line on a meeting says without a label: titles, days and places below a name."""

import re
from collections.abc import Mapping

from accede.model.records import Meeting
from accede.read.date_ranges import Range
from accede.read.meeting_places import place_in
from accede.read.named_meetings import days_beside, rest_of
from accede.read.own_names import with_plain_names
from accede.read.page import Page, Span
from accede.read.presidencies import TITLE

HEADING = re.compile(
    r"(?:[^.|\d]{1,60}[:–—]\s)?(?:(?:past|next|upcoming|previous|future|all)\s)?"
    r"(?:meetings?|calendar|presidenc(?:y|ies)|presidents?|attendance|participants?|participation"
    r"|schedule|events?|office-?holders)"
    r"(?:\s[^.:|\d]{0,60})?",
    re.IGNORECASE,
)
TREATY_FIRST = re.compile(r"^(?:the\s)?convention(?:[’']s)?\b[\s:,–—-]*")
LABEL_BEFORE = re.compile(r"^[^:|,]{1,40}:(?=\s*,)")
TITLED = re.compile(rf"(?<!\w){TITLE}\s[A-Z]")
"""A person, whatever the office."""


def is_title(page: Page, words: str) -> bool:
    """Whether a line only says what the lines below it are: the treaty, meetings, offices."""
    plain = TREATY_FIRST.sub("", with_plain_names(page, words))
    return not plain or bool(HEADING.fullmatch(words) or HEADING.fullmatch(plain))


def said_alone(page: Page, line: Span, meeting: Meeting | None) -> str:
    """What a line below a meeting's name says of it without a label: `when`, `where` or nothing."""
    if meeting is None:
        return ""
    days = days_beside(page, line)
    spans = [Span(one.start, one.end) for one in days]
    if len(days) == 1 and not rest_of(page, line, spans).strip(" ,"):
        return "when"
    return "where" if page.words(line).strip() == place_known(page, meeting) else ""


def place_known(page: Page, meeting: Meeting) -> str | None:
    """The place of a meeting as it is known beforehand."""
    known = page.known.meetings.get(meeting.id)
    return known.place if known else None


def place_of(
    page: Page, meeting: Meeting, *, cells: Mapping[str, str], words: str, rest: str
) -> str | None:
    """The place that a line gives its meeting; `rest` is the line without its name and its days.

    What stands before a colon, or between pipes whose columns nobody named, may be anything: it
    is a place only where it is known as the meeting's.
    """
    if cells:
        return place_in(page, cells.get("place", ""), meeting)
    label, unsure = LABEL_BEFORE.match(rest), "|" in words
    bare = "" if unsure else LABEL_BEFORE.sub("", rest)
    if found := place_in(page, bare, meeting):
        return found
    said = rest if unsure else label[0] if label else ""
    own = place_known(page, meeting)
    return own if own and re.search(rf"\b{re.escape(own)}\b", said, re.IGNORECASE) else None


def is_part(page: Page, value: Span, when: Range) -> bool:
    """Whether only the year of a date could be read, and other figures stand beside it."""
    only_year = len(when.first or "2022-10") == len("2022")
    beside = rest_of(page, value, [Span(when.start, when.end)])
    return only_year and re.search(r"\d", beside) is not None
