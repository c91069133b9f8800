"""What a state says on its page: its words, where it said them, and what it claims to belong to."""

from collections.abc import Iterator

from accede.model.records import Ignored, Quote, Record, Statement, Unread, Warned
from accede.read.memberships import memberships
from accede.read.occasions import Occasion, occasion_of
from accede.read.page import Profile, Span
from accede.read.quotations import ELISION, Quotation, quotations, without_note


def statements(page: Profile, item: Span) -> Iterator[Record]:
    """The statements of an item that begins with a quote mark, each with the note on its source."""
    pending: list[Quotation] = []
    for quotation in quotations(page.text, item):
        pending.append(quotation)
        if quotation.note is not None:
            yield from statement(page, pending)
            pending = []
    if pending and not pending[-1].closed and page.stops_short(pending[-1].words):
        words = Span(pending[0].words.start, pending[-1].words.end)
        yield Unread(text=page.words(words), start=words.start, end=words.end)
    elif pending:
        yield from statement(page, pending)


def indication(page: Profile, item: Span) -> Iterator[Record]:
    """What an item without quote marks says the state has said; only where a note names when."""
    words, note = without_note(page.text, item.start, item.end)
    if note is not None and words.start < words.end:
        yield from statement(page, [Quotation(words, note, closed=True)])


def statement(page: Profile, told: list[Quotation]) -> Iterator[Record]:
    """One statement, further words of it and its note as quotes behind it, and its doubts."""
    first, note = told[0].words, told[-1].note
    occasion = occasion_of(page, page.text[note.start + 1 : note.end - 1] if note else None)
    yield Statement(
        state=page.state, treaty=page.treaty, text=page.words(first), occasion=occasion.words,
        meeting=occasion.meeting.id if occasion.meeting else None, date=occasion.date,
        year=occasion.year, statement_kind=occasion.kind,
        elided=len(told) > 1 or ELISION.search(page.words(first)) is not None,
        start=first.start, end=first.end,
    )  # fmt: skip
    for further in (*(one.words for one in told[1:]), *([note] if note else [])):
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


def attribution(item: Span, opening: int) -> Ignored:
    """The words before a quotation that only say that the state said it."""
    return Ignored(why="attribution", start=item.start, end=opening)
