"""The lines of a country report: labels with values, in several layouts, headings, notes, prose."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from accede.read.page import Span, has_bullet, lines, trimmed
from accede.read.profile_lines import NAVIGATION
from accede.read.prose import is_footnote, is_too_long

TOPICS = (
    ("acts", r"(?:date\s(?:of\s)?)?(?:signed|ratified|acceded|denounced)(?:\son)?"),
    ("status", r"(?:.{0,40}\s)?status(?:\s.{0,40})?|.{0,40}\bstate\spart(?:y|ies)\??"),
    ("votes", r".{0,60}\b(?:vot(?:es?|ing)(?:\s(?:record|history))?|UNGA)\b.{0,40}"),
    (
        "meetings",
        r".{0,40}\b(?:participation|attendance|attended|meetings?)\b.{0,40}",
    ),
    ("statements", r"(?:recent\s|official\s|latest\s)?(?:statements?|positions?|views?)"),
    ("measures", r".{0,30}\b(?:reports?|reporting|measures?|moratorium)\b.{0,30}"),
    ("", r"(?:key|recent|latest|main)\s(?:developments?|facts?)|summary|overview|policy"),
)
LABELLED = re.compile(
    r"(?P<label>[A-Z][^:.,|;“\"]{1,70}?)\s*(?::|\s[–—-]\s|\s?\|)\s*(?P<value>.+)", re.S
)
TELLING = re.compile(
    r"^(?:attended|participated|voted|abstained|signed|did|has|it|the\s\w+\sattended)\b|\d{3}|[.!]$",
    re.IGNORECASE,
)
"""What a line that only labels the next never has."""
CELL = re.compile(r"[^|]+")
RULE = re.compile(r"[\s|:+=_*#-]+")
HEADING = re.compile(r"[#*\s]*[A-Z0-9][^.!?;:|”\"]{1,80}[*\s]*")
MOST_WORDS = 10


class Line(NamedTuple):
    """A line of a report, taken apart: the label it has, the topic of that, and what it says."""

    why: str | None
    label: Span | None
    value: Span
    topic: str


def report_lines(text: str, *, apart_from: Container[Span] = ()) -> Iterator[Line]:
    """The lines of a report, each with the topic that its own label or the last heading gives.

    A label alone on its line holds for the lines behind it, until the next. `apart_from` are the
    lines that say whose report it is.
    """
    topic, labelled = "", False
    for line in lines(text):
        if line in apart_from:
            continue
        if is_too_long(line):
            yield Line(None, None, line, "")
            continue
        words = text[line.start : line.end]
        why = left_aside(words)
        parts = label_and_value(text, line) if why is None else None
        own = topic_of(words.strip("#*|? ").rstrip(":")) if why is None else None
        if why:
            yield Line(why, None, line, topic)
        elif parts:
            label, values = parts
            found = topic_of(text[label.start : label.end])
            for value in values:
                yield Line(None, label, value, found or "")
            labelled = False
        elif own is not None and not labelled and not TELLING.search(words):
            topic, labelled = own, bool(own)
            yield Line("heading", None, line, topic)
        elif is_heading(text, line) and not labelled:
            topic = ""
            yield Line("heading", None, line, topic)
        else:
            labelled = False
            yield Line(None, None, line, topic)


def left_aside(words: str) -> str | None:
    """Why a line is left aside whatever stands around it; None for one that says something."""
    if is_footnote(words):
        return "footnote"
    if re.fullmatch(NAVIGATION, words, re.IGNORECASE):
        return "navigation"
    return "rule" if RULE.fullmatch(words) else None


def label_and_value(text: str, line: Span) -> tuple[Span, list[Span]] | None:
    """The label of a line and its values, told by a colon, a dash or pipes; None without one."""
    words = text[line.start : line.end]
    if "|" in words:
        cells = [trimmed(text, line.start + a, line.start + b) for a, b in spans_of(words)]
        cells = [cell for cell in cells if cell.start < cell.end]
        known = cells and topic_of(text[cells[0].start : cells[0].end]) is not None
        return (cells[0], cells[1:]) if known and len(cells) > 1 else None
    found = LABELLED.fullmatch(words)
    if found is None or topic_of(found["label"]) is None:
        return None
    return (
        Span(line.start + found.start("label"), line.start + found.end("label")),
        [Span(line.start + found.start("value"), line.end)],
    )


def spans_of(words: str) -> Iterator[tuple[int, int]]:
    """The cells of a line with pipes."""
    return (cell.span() for cell in CELL.finditer(words))


def topic_of(label: str) -> str | None:
    """What the value under a label is about; None for words that are no label known here.

    >>> topic_of("Treaty status"), topic_of("Participation in meetings"), topic_of("Sea")
    ('status', 'meetings', None)
    """
    if len(label.split()) > MOST_WORDS:
        return None
    return next((topic for topic, form in TOPICS if re.fullmatch(form, label, re.I)), None)


def is_heading(text: str, line: Span) -> bool:
    """Whether a line only names what follows: few words, no bullet, no end of a sentence."""
    words = text[line.start : line.end]
    few = len(words.split()) <= MOST_WORDS and HEADING.fullmatch(words)
    is_last = not text[line.end :].strip()
    return bool(few) and not has_bullet(text, line) and not is_last
