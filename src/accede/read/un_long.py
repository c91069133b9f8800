"""Long tables of votes: one row a roll call and state, with a table of roll calls beside it.

Rows of one roll call stand together, and are taken together: a million rows become one record a
roll call. The names that the rows print are those of their codes, not of the day, so they are not
kept. What a row cannot mean is refused by its line, and the rest of its roll call is read.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from accede.model.records import Counted, Decision, Document, Record, Warned
from accede.read.bounds import of_one_call
from accede.read.header import header_of
from accede.read.paths import inside
from accede.read.streams import Rows, header_words
from accede.read.un_called import Ballots, decision_of, doubts
from accede.read.un_rollcalls import Rollcall, Rollcalls, rollcalls_of
from accede.read.un_rows import Row, Sheet, ballots_of, sort
from accede.read.un_texts import series_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

NEEDED = ("rollcall_id", "state_id", "vote")


class Desk(Struct, kw_only=True):
    """What the rows are read with, and what has been read of them.

    `fillers` are the documents from which votes were filled in, by the rows' word for each;
    `ballots` counts the votes of every roll call that repeats another, by that other.
    """

    document: Document
    known: "Known"
    sheet: Sheet
    calls: Rollcalls
    fillers: Mapping[str, str]
    seen: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    ballots: Counter[str] = field(default_factory=Counter)


def is_long(first: bytes) -> bool:
    """Whether a header is that of a long table of votes."""
    names = header_words(first)
    return "state_id" in names or ("rollcall_id" in names and "vote" in names)


def read_long(source: "Source", known: "Known") -> Iterator[Record]:
    """One decision a roll call, what was amiss in it, and an account of every row."""
    table = Rows(source.path)
    header = header_of(next(table, []), needed=NEEDED, where=source.path)
    desk = Desk(
        document=source.document,
        known=known,
        sheet=Sheet(header, {state.id: state.id for state in known.states}),
        calls=_calls_beside(source, known),
        fillers={one.row_source: one.id for one in known.documents.values() if one.row_source},
    )
    if not source.document.companion:
        message = "no table of roll calls is named as its companion: no symbols, no days"
        yield Warned(message=message, source=source.document.id)
    for rollcall, group in groupby(filter(None, table), _key(header.columns["rollcall_id"])):
        line = table.line_num
        taken = of_one_call(group, where=f"{source.path}, line {line}")
        yield from _decided(rollcall, taken, desk, line=line)
    yield from _unvoted(desk)
    yield _account(desk)


def _key(place: int) -> Callable[[Row], str]:
    """What gives a row's roll call; a row that ends before that column has none."""
    return itemgetter(0) if place == 0 else lambda row: row[place] if place < len(row) else ""


def _calls_beside(source: "Source", known: "Known") -> Rollcalls:
    """The roll calls of the table that stands beside the votes; none where there is none."""
    companion = source.document.companion
    if companion is None:
        return Rollcalls()
    path = inside((source.path.parent,), companion, where=source.path)
    return rollcalls_of(path, source.document, known)


def _decided(rollcall: str, group: list[Row], desk: Desk, *, line: int) -> Iterator[Record]:
    """The decision that some rows tell; they are looked at one by one only where one is amiss."""
    header = desk.sheet.header.at(line)
    desk.counts["rows"] += len(group)
    call = desk.calls.by_id.get(rollcall)
    if call is None and desk.document.companion:
        desk.counts["refused"] += len(group)
        yield header.refuse("rollcall_id", rollcall, allowed="one of the companion's")
        return
    call = call or Rollcall(id=rollcall, line=line, source=desk.document.id)
    ballots = ballots_of(group, desk.sheet)
    if ballots is None:
        fit = yield from _sorted(call, group, desk, line=line)
        ballots = ballots_of(fit, desk.sheet) or Ballots()
    if rollcall in desk.seen:
        message = f"{header.place('rollcall_id')}: {rollcall!r} stands twice"
        yield Warned(message=message, source=call.source, line=line, field="rollcall_id")
    desk.seen.add(rollcall)
    desk.ballots[call.duplicate_of or ""] += ballots.number
    yield from _told(call, ballots, desk, line=line)


def _told(call: Rollcall, ballots: Ballots, desk: Desk, *, line: int) -> Iterator[Record]:
    """The decision of a roll call, and what is doubtful about it."""
    yield _decision(call, ballots, desk, line=line)
    document = desk.known.documents.get(call.source)
    where = f"{desk.sheet.header.where}, line {line}"
    yield from doubts(call, ballots, document=document, where=where)


def _decision(call: Rollcall, ballots: Ballots, desk: Desk, *, line: int) -> Decision:
    series = series_of(call, desk.known)
    return decision_of(call, ballots, series=series, fillers=desk.fillers, line=line)


def _sorted(
    call: Rollcall, group: list[Row], desk: Desk, *, line: int
) -> Generator[Record, None, list[Row]]:
    """The rows that fit; before them those refused, and every second vote of a state."""
    found = sort(group, desk.sheet, line=line)
    desk.counts["refused"] += len(found.refused)
    desk.counts["merged"] += found.again
    desk.counts["used"] += len(found.otherwise)
    yield from found.refused
    for number, state, vote in found.otherwise:
        place = desk.sheet.header.at(number).place("vote")
        message = f"{place}: {call.id}: {state} stands twice, here with {vote}"
        yield Warned(message=message, source=call.source, line=number, field="vote")
        yield _decision(call, Ballots({vote: (state,)}), desk, line=number)
    return found.fit


def _unvoted(desk: Desk) -> Iterator[Record]:
    """The roll calls without a single vote in the table: only their totals are known."""
    for call in desk.calls.by_id.values():
        if call.id not in desk.seen:
            yield from _told(call, Ballots(), desk, line=call.line)


def _account(desk: Desk) -> Counted:
    """What became of every row: the votes of a roll call that repeats another are merged."""
    again = sum(number for call, number in desk.ballots.items() if call in desk.seen)
    return Counted(
        source=desk.document.id,
        of="votes",
        rows=desk.counts["rows"],
        used=desk.counts["used"] + desk.ballots.total() - again,
        merged=desk.counts["merged"] + again,
        refused=desk.counts["refused"],
        why="merged are the votes of roll calls that stand twice, and rows that stand twice",
    )
