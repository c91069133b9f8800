"""One page being read: its text, its spans, and the account of every character in it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from accede.model.records import Ignored, Record, Text, Unread, Warned
from accede.read.known import Known

BULLET = re.compile(r"[ \u200b]*(?:[•·◦▪‣●○*–—-](?=\s|$|[^\W\d_])[ \u200b]*)*")
BETWEEN = re.compile(r"[\W_]*(?:and)?[\W_]*", re.IGNORECASE)
ENDED = frozenset(".!?…:;)]”\"“»")


class Span(NamedTuple):
    """A stretch of a page's text, from a code point up to another."""

    start: int
    end: int


class Page(msgspec.Struct, frozen=True):
    """A page's text, the treaty it is about, and what is known beforehand."""

    text: str
    treaty: str
    known: Known

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def stops_short(self, span: Span) -> bool:
        """Whether a sentence is the last thing on the page and breaks off before its end."""
        return self.text[span.end :].strip() == "" and self.words(span).rstrip()[-1:] not in ENDED


class Profile(Page, frozen=True):
    """The page of one state."""

    state: str


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def lines(text: str) -> Iterator[Span]:
    """Every line that says something, its bullet and blanks left out.

    >>> [" • 2MSP\\n•\\n\\nVotes"[a:b] for a, b in lines(" • 2MSP\\n•\\n\\nVotes")]
    ['2MSP', 'Votes']
    """
    start = 0
    for line in text.split("\n"):
        bullet = BULLET.match(line)
        span = trimmed(text, start + (bullet.end() if bullet else 0), start + len(line))
        if span.start < span.end:
            yield span
        start += len(line) + 1


def has_bullet(text: str, line: Span) -> bool:
    """Whether a bullet stands before a line."""
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start]
    return before.strip(" \u200b") != ""


def accounted(text: str, records: Iterable[Record], *, source: str) -> Iterator[Record]:
    """The text, its records, and every character they left out: ignored if a mark, else unread."""
    yield Text(text=text, source=source)
    spans: list[Span] = []
    for record in records:
        if record.start is not None and record.end is not None and not isinstance(record, Warned):
            spans.append(Span(record.start, record.end))
        yield msgspec.structs.replace(record, source=source)
    for gap in gaps(text, spans):
        words = text[gap.start : gap.end]
        if BETWEEN.fullmatch(words):
            yield Ignored(why="punctuation", start=gap.start, end=gap.end, source=source)
        else:
            yield Unread(text=words, start=gap.start, end=gap.end, source=source)


def gaps(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Every stretch of a line that no span covers, blanks at its ends left out."""
    position = 0
    for start, end in [*sorted(spans), Span(len(text), len(text))]:
        for line in re.finditer(r"[^\n]+", text[position:start]):
            gap = trimmed(text, position + line.start(), position + line.end())
            if gap.start < gap.end:
                yield gap
        position = max(position, end)
