"""Where quoted words begin and end, whatever the marks, and the source note that follows them.

Pages open with one mark and close with another, or not at all, and put the note inside or outside.
So a mark is told by where it stands: before a word it opens, behind one it closes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.read.page import Span, trimmed

MARKS = '"“”„‟«»″❝❞＂'
SINGLE = "'‘’‚‛‹›`´"
OPENING = re.compile(rf"[{MARKS}]+|[{SINGLE}]{{1,2}}(?=\S)")
ELISION = re.compile(r"[(\[]\s*(?:…|\.\s?\.\s?\.)\s*[)\]]")
NOTE = re.compile(
    rf"[(\[](?P<words>(?:[^()\[\]]|\([^()\[\]]*\)){{3,400}})[)\]][\s.,;{MARKS}{SINGLE}]*"
)
NOTED = re.compile(
    r"\b(?:(?:19|20)\d\d|(?-i:\d{1,3}[A-Z]\w+)|statement|explanation|vote|session|committee|"
    r"meetings?|conference|summit|letter|reports?|monitor|assembly|remarks|interview|"
    r"intervention)\b",
    re.IGNORECASE,
)
"""What tells a note on the source from other words in brackets: a year, a code, an occasion."""
JOINING = re.compile(rf"[\s.,;…]*(?:and\s+|{ELISION.pattern}\s*)?(?=[{MARKS}])")


class Quotation(NamedTuple):
    """Quoted words, the note on their source, and whether a mark closed them.

    `more` are further words of the same statement, behind a break that is not the state's.
    """

    words: Span
    note: Span | None
    closed: bool


def quotations(text: str, item: Span) -> Iterator[Quotation]:
    """Every quotation of an item that begins with a quote mark, in order."""
    start = item.start
    while start < item.end and (opening := OPENING.match(text, start, item.end)):
        single = opening[0][0] in SINGLE
        found = _one(text, opening.end(), item.end, single=single)
        if found.words.start < found.words.end:
            yield found
        after = max(found.words.end, found.note.end if found.note else 0)
        start = _next(text, after, item.end)


def _one(text: str, start: int, end: int, *, single: bool) -> Quotation:
    if single:
        return in_single_marks(text, start, end)
    close = closing(text, start, end)
    if close == end:
        return unclosed(text, start, end)
    note = note_at(text, close, end)
    words, inner = without_note(text, start, close)
    return Quotation(words, note or inner, closed=True)


def unclosed(text: str, start: int, end: int) -> Quotation:
    """The quotation that runs to the end of its item, the note on its source cut off."""
    words, note = without_note(text, start, end)
    return Quotation(words, note, closed=False)


def in_single_marks(text: str, start: int, end: int) -> Quotation:
    """The quotation in single marks: only the last can close it, for others are apostrophes."""
    words, note = without_note(text, start, end)
    bare = words.end
    while bare > start and text[bare - 1] in SINGLE:
        bare -= 1
    return Quotation(Span(words.start, bare), note, closed=bare < words.end)


def closing(text: str, start: int, end: int) -> int:
    """Where the mark stands that closes a quotation; words quoted inside it are passed over."""
    depth = 1
    for position in range(start, end):
        if text[position] not in MARKS:
            continue
        depth += 1 if opens(text, position, start) else -closes(text, position, end)
        if depth == 0:
            return position
    return end


def opens(text: str, position: int, start: int) -> bool:
    """Whether a mark stands before a word and behind none."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1 : position + 2]
    return (
        (before.isspace() or before in "([—–-")
        and bool(after)
        and not after.isspace()
        and after not in ".,;)"
    )


def closes(text: str, position: int, end: int) -> bool:
    """Whether a mark stands behind a word and before none, or behind a sentence."""
    before = text[position - 1]
    after = text[position + 1] if position + 1 < end else " "
    return not after.isalnum() or before in ".!?…)" or text[position] in "”»❞"


def without_note(text: str, start: int, end: int) -> tuple[Span, Span | None]:
    """The words without the source note in their last brackets, and that note."""
    last = max(text.rfind("(", start, end), text.rfind("[", start, end))
    first = outermost(text, start, end)
    for position in (first, last):
        note = note_at(text, position, end) if position > start else None
        if (
            note
            and note.end >= trimmed(text, start, end).end - 4
            and not text[note.end : end].strip(f"{MARKS}{SINGLE} .,;")
        ):
            return trimmed(text, start, position), note
    return trimmed(text, start, end), None


def outermost(text: str, start: int, end: int) -> int:
    """Where the last brackets open that are not inside others; before the start for none."""
    depth = 0
    for position in range(end - 1, max(start - 1, end - 600), -1):
        depth += (text[position] in ")]") - (text[position] in "([")
        if text[position] in "([" and depth <= 0:
            return position
    return start - 1


def note_at(text: str, position: int, end: int) -> Span | None:
    """The source note that stands at a place, behind marks and blanks; None for other brackets."""
    while position < end and text[position] in f"{MARKS}{SINGLE} .,;\n":
        position += 1
    found = NOTE.match(text, position, end)
    if found is None or not NOTED.search(found["words"]):
        return None
    return Span(position, found.end("words") + 1)


def _next(text: str, after: int, end: int) -> int:
    while after < end and text[after] in f"{MARKS}{SINGLE}.,; \n":
        if text[after] in MARKS and opens(text, after, 0):
            return after
        after += 1
    joint = JOINING.match(text, after, end)
    return joint.end() if joint else end
