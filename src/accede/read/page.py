"""One page being read: its text, its spans, and the account of every character in it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from accede.model.records import Ignored, Record, Text, Unread, Warned
from accede.read import Source
from accede.read.contents import bytes_of
from accede.read.known import Known
from accede.read.text import LARGEST, page_text

BULLET = re.compile(r"[ \u200b]*(?:[•·◦▪‣●○*–—-](?=\s|$|[^\W\d_])[ \u200b]*)*")
BETWEEN = re.compile(r"[\W_]*(?:and|n?or)?[\W_]*", re.IGNORECASE)
NOTHING_MORE = re.compile(r"\s*\Z")
EDGE = "•·◦▪–—-,;| \u200b"
ENDED = frozenset('.!?…;)]”"»')
ABBREVIATED = re.compile(
    r"(?:\b(?:H\.E|H\.R\.H|H\.M|Mr|Mrs|Ms|Dr|Amb|Prof|Gen|Col|Hon|St|Nos?|Art|para|cf|vs|e\.g|i\.e"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?:^|[\s.(])[A-Z]|\([a-z])\.$",
)
"""What ends with a full stop and ends no sentence."""


def text_of(source: Source) -> str:
    """The text of a document, from its bytes; a file that is missing or too large is refused."""
    return page_text(bytes_of(source.path, largest=LARGEST), where=source.path)


def treaty_of(source: Source, text: str, known: Known) -> str:
    """The treaty a page is about: as its dataset says, else by the marks that stand on it."""
    return source.treaty or source.document.treaty or known.treaty_of(text, where=source.path)


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
        """The words of a span."""
        return self.text[span.start : span.end]

    def stops_short(self, span: Span) -> bool:
        """Whether a sentence is the last thing on the page and breaks off before its end."""
        if not NOTHING_MORE.match(self.text, span.end):
            return False
        words = self.words(span).rstrip()
        return words[-1:] not in ENDED or ABBREVIATED.search(words[-12:]) is not None


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
    r"""Every line that says something, its bullet and blanks left out.

    >>> [" • 2MSP\n•\n\nVotes"[a:b] for a, b in lines(" • 2MSP\n•\n\nVotes")]
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
        yield from (
            msgspec.structs.replace(record, source=source) for record in left_out(text, gap)
        )


def left_out(text: str, gap: Span) -> Iterator[Record]:
    """What no record covers: words that are not understood, and the marks around them."""
    if BETWEEN.fullmatch(text, *gap):
        yield Ignored(why="punctuation", start=gap.start, end=gap.end)
        return
    words = text[gap.start : gap.end]
    start = gap.end - len(words.lstrip(EDGE))
    end = gap.start + len(words.rstrip(EDGE))
    yield Unread(text=text[start:end], start=start, end=end)
    for mark in (Span(gap.start, start), Span(end, gap.end)):
        if mark.start < mark.end:
            yield Ignored(why="punctuation", start=mark.start, end=mark.end)


def gaps(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Every stretch of a line that no span covers, blanks at its ends left out."""
    position = 0
    for start, end in [*sorted(spans), Span(len(text), len(text))]:
        for line in re.finditer(r"[^\n]+", text[position:start]):
            gap = trimmed(text, position + line.start(), position + line.end())
            if gap.start < gap.end:
                yield gap
        position = max(position, end)
