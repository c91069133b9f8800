"""Running text: marks of footnotes put out of the way, sentences cut into clauses.

A mark (`[3]`, `²`) stands in the middle of what is said and says nothing itself, so the text is
read with blanks in its place: every offset stays what it was.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from accede.model.records import (
    Assertion,
    Ignored,
    Quote,
    Record,
    Statement,
    Unread,
)
from accede.read.page import Span, trimmed

MARK = re.compile(r"(?<=[^\n])\[\d{1,3}\]|(?<=[^\W\d_]|[.,;:”\"’)\]])[¹²³⁰⁴-⁹]+")
FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]+|\d{1,3}(?=\s[A-Z“\"‘]))\s?.*", re.DOTALL)
CLAUSE = re.compile(
    r";\s*|\s[–—]\s"
    r"|,?\s(?:and|but|while|whereas|then|after\swhich)\s(?=(?:on|in|it|its|the\s(?:withdrawal|accession|ratification|convention|treaty)\s|has|had|was|did|also|"
    r"later|then|formally|never|remains|signed|ratified|acceded|deposited|notified|submitted|"
    r"voted|abstained|attended|participated|announced|withdrew|became|takes|took|enters|entered|"
    r"will|would|pledged|promised|vowed|said)\b)"
    r"|,\s(?=(?:but|yet)\b(?!\snot\b)|which\b|while\b|becoming\b|effective\s|(?:ratified|acceded|signed|deposited)\b)"
    r"|,?\s(?:\w+\s(?:days|weeks|months|years)\s)?after\s(?=(?:it|the\s\w+)\s(?:had\s)?(?:deposited|"
    r"ratified|acceded|signed|notified|gave|submitted)\b)|,\s(?=after\s(?:abstaining|voting|having)\b)",
    re.IGNORECASE,
)
ONLY_DATED = re.compile(
    r"(?:again\s)?(?:on|in)\s(?:(?:the\s)?(?:[A-Za-z]{3,9}\.?,?\s)?\d[\w,]*\s?(?:[A-Za-z]{3,9}\.?\s\d{4})?)"
    r"(?:[.,;]|$)|again\son\b",
    re.IGNORECASE,
)
"""A further date of what was just told, and no clause of its own ("in June 2022 and in 2023")."""
LONGEST = 6000
"""Characters. No sentence, and no list of states in one line, is longer."""
TEXTS = (Assertion, Quote, Statement, Unread)


def without_marks(text: str) -> str:
    """A text with blanks in the place of the marks of its footnotes, as long as before.

    >>> without_marks("as before.[3] It signed²")
    'as before.    It signed '
    """
    return MARK.sub(lambda mark: " " * len(mark[0]), text)


def marks(text: str) -> Iterator[Record]:
    """The marks of footnotes in a text, left aside by name; what begins a line is a note."""
    for mark in MARK.finditer(text):
        yield Ignored(why="footnote mark", start=mark.start(), end=mark.end())


def is_too_long(span: Span) -> bool:
    """Whether a stretch of text is longer than anything that people write as one."""
    return span.end - span.start > LONGEST


def with_own_words(records: Iterable[Record], text: str) -> Iterator[Record]:
    """Records read without the marks, with the words of the text as they stand in it."""
    for record in records:
        if isinstance(record, TEXTS) and record.text is not None:
            yield replace(record, text=text[record.start : record.end])
        else:
            yield record


def is_footnote(line: str) -> bool:
    """Whether a line is the note at the foot of a page that a mark points to.

    >>> is_footnote("[3] Statement of Arvenia, 5 March 2013."), is_footnote("3 lamps were lit")
    (True, False)
    """
    return FOOTNOTE.fullmatch(line) is not None


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence, each of which tells at most one thing of one kind.

    >>> text = "It signed on 3 May 2010 and ratified it on 4 June 2011; it abstained."
    >>> [text[a:b] for a, b in clauses(text, Span(0, len(text)))]
    ['It signed on 3 May 2010', 'ratified it on 4 June 2011', 'it abstained.']
    """
    start = sentence.start
    for cut in CLAUSE.finditer(text, sentence.start, sentence.end):
        if ONLY_DATED.match(text, cut.end(), sentence.end):
            continue
        if cut.start() > start:
            yield trimmed(text, start, cut.start())
        start = cut.end()
    if start < sentence.end:
        yield trimmed(text, start, sentence.end)
