"""What a state says on its page: its words, where it said them, and what it claims to belong to."""

import re
from collections.abc import Iterator

from accede.model.records import Ignored, Quote, Record, Statement, Unread, Warned
from accede.read.memberships import memberships
from accede.read.occasions import Occasion, occasion_of
from accede.read.page import Profile, Span
from accede.read.quotations import (
    ELISION,
    MARKS,
    NOTED,
    OPENING,
    Quotation,
    quotations,
    without_note,
)
from accede.read.visits import states_in

SAID = re.compile(
    r"[^\n.(]{0,160}?\b(?:indicated|stated|said|expressed|declared|noted|explained|added|informed|reiterated|affirmed)\b"
    rf"[^\n.({MARKS}]{{0,80}}?[,:]?\s(?=[{MARKS}])",
    re.IGNORECASE,
)
STATE_NOT_PARTY = re.compile(r"\bstates?\snot\sparty\b", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:President|Envoy|Secretary-General|Monitor|Campaign|Director)\b")


def opening_of(page: Profile, line: Span) -> int | None:
    """Where a line opens a quotation: at its start, or behind words that say who said it."""
    if OPENING.match(page.text, line.start, line.end):
        return line.start
    said = SAID.match(page.text, line.start, line.end)
    return said.end() if said and is_own(page, said[0]) else None


def is_own(page: Profile, said: str) -> bool:
    """Whether the words before a quotation leave it to the page's own state to have said it."""
    named = STATE_NOT_PARTY.search(said) or not OTHERS.search(said)
    return bool(named) and set(states_in(page, said)) <= {page.state}


def is_finished(page: Profile, item: Span) -> bool:
    """Whether the last quotation of an item is closed, or has its note."""
    opening = opening_of(page, item)
    told = list(quotations(page.text, Span(opening, item.end))) if opening is not None else []
    return not told or told[-1].closed or told[-1].note is not None


def statements(page: Profile, item: Span, *, opening: int) -> Iterator[Record]:
    """The statements of an item, each with the note on its source; words before are left aside."""
    before = Span(item.start, opening)
    pending: list[Quotation] = []
    for quotation in quotations(page.text, Span(opening, item.end)):
        pending.append(quotation)
        if quotation.note is not None:
            yield from statement(page, pending, note=inside(page, quotation.note))
            pending = []
    yield from after_statements(page, before, pending)


def after_statements(page: Profile, before: Span, pending: list[Quotation]) -> Iterator[Record]:
    """The last statement of an item, when it has no note, and the words before the first."""
    said = page.words(before)
    noted = NOTED.search(said) is not None and bool(pending) and not is_cut(page, pending)
    if pending and is_cut(page, pending):
        words = Span(pending[0].words.start, pending[-1].words.end)
        yield Unread(text=page.words(words), start=words.start, end=words.end)
    elif pending:
        yield from statement(page, pending, note=said.rpartition(",")[0] or said if noted else None)
    if noted:
        yield Quote(of="statement", text=said, start=before.start, end=before.end)
    elif said:
        yield Ignored(why="attribution", start=before.start, end=before.end)


def is_cut(page: Profile, pending: list[Quotation]) -> bool:
    """Whether the page breaks off inside the last quotation."""
    return not pending[-1].closed and page.stops_short(pending[-1].words)


def inside(page: Profile, note: Span) -> str:
    return page.text[note.start + 1 : note.end - 1].strip()


def indication(page: Profile, item: Span) -> Iterator[Record]:
    """What an item without quote marks says the state has said; only where a note names when."""
    words, note = without_note(page.text, item.start, item.end)
    if note is not None and words.start < words.end:
        yield from statement(page, [Quotation(words, note, closed=True)], note=inside(page, note))


def statement(page: Profile, told: list[Quotation], *, note: str | None) -> Iterator[Record]:
    """One statement, further words of it and its note as quotes behind it, and its doubts."""
    first, place = told[0].words, told[-1].note
    occasion = occasion_of(page, note)
    yield Statement(
        state=page.state, treaty=page.treaty, text=page.words(first), occasion=occasion.words,
        meeting=occasion.meeting.id if occasion.meeting else None, date=occasion.date,
        year=occasion.year, statement_kind=occasion.kind,
        elided=ELISION.search(page.text, first.start, told[-1].words.end) is not None,
        start=first.start, end=first.end,
    )  # fmt: skip
    for further in (*(one.words for one in told[1:]), *([place] if place else [])):
        yield Quote(of="statement", text=page.words(further), start=further.start, end=further.end)
    yield from doubts(page, told, occasion)
    for one in told:
        yield from memberships(page, one.words)


def doubts(page: Profile, told: list[Quotation], occasion: Occasion) -> Iterator[Record]:
    """What a person should look at in a statement: an open end, an odd year, a foreign symbol."""
    start, end = told[0].words
    if not told[-1].closed and told[-1].note is None:
        yield Warned(message="a quotation is opened and never closed", start=start, end=end)
    meeting = occasion.meeting
    if meeting and occasion.year and meeting.year and meeting.year != occasion.year:
        message = f"{meeting.id} was held in {meeting.year}, the note says {occasion.year}"
        yield Warned(message=message, start=start, end=end)
    series = page.known.resolution_series(page.treaty)
    for symbol in occasion.symbols:
        found = page.known.symbol(symbol)
        if found is None or series is None or found.series != series.id:
            message = f"{symbol} is not known as a symbol of {page.treaty}'s resolutions"
            yield Warned(message=message, start=start, end=end)
