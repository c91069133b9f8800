"""Page on the standing of a treaty as a whole: how many are bound, what they are bound to, trends.

Every sentence is an assertion about the treaty, or is left aside by name, or is unread.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from accede.model.records import Assertion, Document, Ignored, Quote, Record
from accede.read import Source
from accede.read.counts import counts
from accede.read.dates import MONTH, MONTHS, whole_day
from accede.read.known import Known
from accede.read.mojibake import garbled
from accede.read.page import Page, Span, accounted, has_bullet, lines, text_of, treaty_of
from accede.read.quotations import MARKS, closing
from accede.read.sentences import sentences

LEFT_ASIDE = (
    (
        "navigation",
        (
            r"home\b.*[>/»|].*|.+\s>\s.*|back(?:\sto\s[\w\s]{1,20})?|print|share|"
            r"skip\sto\s(?:main\s)?content"
        ),
    ),
    ("linked document", r".+\b(?:PDF|DOCX?|XLSX?)\b[\s,(]*\d+(?:[.,]\d+)?\s?[KM]?B\)?"),
)
HEADING = re.compile(r"[A-Z][^.!?:;,\d”\"]{2,70}")
KINDS = (
    ("definition", r"\bdefin(?:es|ed|ition|ing)\b|\bmeans\b"),
    (
        "rule",
        (
            r"\bundertakes?\b|\boblig|\bshall\b|\bmust\b|\bprohibit(?:s|ed)\b|\bban(?:s|ned)\b|"
            r"\blawful|\bpermit|\ballow|\bemphasi[sz]es\b|\brequires?\b|\bcommit(?:s|ted)?\b|"
            r"\breservations?\b|\bdetermined\b"
        ),
    ),
    (
        "trend",
        (
            r"\b(?:de|in)creas|\bdeclin|\breduc|\bgrow|\bfall|\bfell\b|\brose\b|\brise|\bdropp?|"
            r"\bcontinu|\bnew\suse\b|\bno\slonger\b|\bstopped\b|\bceased\b|\bhalted\b|\bspread|"
            r"\bonce\b.*\bnow\b"
        ),
    ),
    (
        "composition",
        (
            r"^(?:most|all|every|each|the\smajority|a\smajority|many|some|few|none|half|nearly|almost|"
            r"combined|no\sstate|both|several)\b|\binclud(?:es?|ing)\b|\bof\sthese\s(?:states|countries)\b"
        ),
    ),
)
HEDGED = re.compile(
    r"\b(?:may|might|could|possibly|probably|likely|estimated|about|around|approximately|nearly|almost|more\sthan|over|"
    r"at\sleast|believed|suspected|reported(?:ly)?|up\sto|some\s\d+)\b",
    re.IGNORECASE,
)
AS_OF = re.compile(
    r"\b(?:as\s(?:of|at)|by|until|on)\s(?:the\s)?(?P<day>[^,.;:]{0,30}\d{4})", re.IGNORECASE
)
LIST = re.compile(r"(?::|\binclude)\s*$")


def read(source: Source, known: Known) -> Iterator[Record]:
    """The assertions of a status page, every character of it accounted for.

    Raises SourceError where the file or its treaty cannot be told.
    """
    text = text_of(source)
    page = Page(text=text, treaty=treaty_of(source, text, known), known=known)
    found = chain(garbled(text), of_page(page, source.document))
    yield from accounted(text, found, source=source.document.id)


def of_page(page: Page, document: Document) -> Iterator[Record]:
    """The assertions of a page, line by line; what a list's first line says holds for its items."""
    waiting = deque(lines(page.text))
    while waiting:
        line = waiting.popleft()
        why = left_aside(page, line, last=not waiting)
        items = list_items(page, line, waiting)
        if why:
            yield Ignored(why=why, start=line.start, end=line.end)
        elif items:
            yield from of_list(page, line, items, document)
            for _ in items:
                waiting.popleft()
        else:
            for sentence in sentences(page.text, line):
                yield from of_sentence(page, sentence, document)


def left_aside(page: Page, line: Span, *, last: bool) -> str | None:
    """Why a line is left aside: navigation, a link to a document, a heading; None otherwise."""
    words = page.words(line)
    for why, form in LEFT_ASIDE:
        if re.fullmatch(form, words, re.IGNORECASE):
            return why
    is_heading = HEADING.fullmatch(words) and len(words.split()) <= 9
    return "heading" if is_heading and not last and not has_bullet(page.text, line) else None


def list_items(page: Page, line: Span, following: Iterable[Span]) -> list[Span]:
    """The items of the list that a line begins; none where it begins no list.

    Where the line opens a quotation, the list ends with it; else with the last bullet.
    """
    if not LIST.search(page.words(line)):
        return []
    quoted = next((at for at in range(line.start, line.end) if page.text[at] in MARKS), None)
    items: list[Span] = []
    for item in following:
        if not has_bullet(page.text, item):
            break
        items.append(item)
        if quoted is not None and closing(page.text, item.start, item.end) < item.end:
            break
    return items


def of_list(page: Page, line: Span, items: list[Span], document: Document) -> Iterator[Record]:
    """The assertion of each item, with the line that begins the list as a further quote of it."""
    *before, stem = sentences(page.text, line)
    for sentence in before:
        yield from of_sentence(page, sentence, document)
    kind = kind_of_sentence(page.words(stem))
    for item in items:
        own = None if page.stops_short(item) else kind or kind_of_sentence(page.words(item))
        if own:
            yield assertion(page, own, item)
            yield Quote(of="assertion", text=page.words(line), start=line.start, end=line.end)


def of_sentence(page: Page, sentence: Span, document: Document) -> Iterator[Record]:
    """What one sentence asserts: its counts, and what else it says; nothing if it breaks off."""
    words = page.words(sentence)
    if page.stops_short(sentence) or words.endswith(":"):
        return
    kind = kind_of_sentence(words)
    counted = list(counts(words)) if kind not in ("definition", "rule") else []
    for count in counted:
        yield Assertion(
            assertion_kind="count", about=page.treaty, value=count.value, count_of=count.count_of,
            hedged=HEDGED.search(words) is not None, as_of=as_of(words, document), text=words,
            start=sentence.start, end=sentence.end,
        )  # fmt: skip
    if kind and not (counted and kind == "composition"):
        yield assertion(page, kind, sentence)


def assertion(page: Page, kind: str, span: Span) -> Assertion:
    words = page.words(span)
    unsure = kind in ("trend", "composition") and HEDGED.search(words) is not None
    return Assertion(
        assertion_kind=kind, about=page.treaty, hedged=unsure, text=words,
        start=span.start, end=span.end,
    )  # fmt: skip


def kind_of_sentence(words: str) -> str | None:
    """The kind of assertion that a sentence makes, counts apart; None where no rule knows it."""
    return next((kind for kind, form in KINDS if re.search(form, words, re.IGNORECASE)), None)


def as_of(words: str, document: Document) -> str | None:
    """The day that a count is given for: as printed, else that of the capture, else None."""
    printed = AS_OF.search(words)
    if printed is None:
        return document.retrieved[:10] if document.retrieved else None
    day = whole_day(printed["day"])
    month = re.fullmatch(rf"({MONTH})\s(\d{{4}})", printed["day"], re.IGNORECASE)
    if day or not month:
        return day or (printed["day"] if printed["day"].isdigit() else None)
    return f"{month[2]}-{MONTHS.index(month[1].capitalize()) + 1:02}"
