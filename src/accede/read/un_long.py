"""Long tables of votes: one row a roll call and state, with a table of roll calls beside it.

Rows of one roll call stand together, and are taken together: a million rows become one record a
roll call. The names that the rows print are those of their codes, not of the day, so they are not
kept. What a row cannot mean is refused by its line, and the rest of its roll call is read.
"""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import compress, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from accede.model.records import Counted, Decision, Document, Record, Refused, Warned
from accede.read.header import Header, header_of
from accede.read.paths import inside
from accede.read.streams import header_words, rows
from accede.read.un_called import (
    BASES,
    VOTES,
    Ballots,
    decision_of,
    doubts,
)
from accede.read.un_rollcalls import Rollcall, Rollcalls, rollcalls_of, series_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

NEEDED = ("rollcall_id", "state_id", "vote")
Row = list[str]


class Desk(Struct, kw_only=True):
    """What the rows are read with, and what has been read of them."""

    source: "Source"
    known: "Known"
    header: Header
    calls: Rollcalls
    fillers: Mapping[str, str]
    states: dict[str, str]
    joined: Mapping[str, str]
    seen: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    ballots: Counter[str] = field(default_factory=Counter)


def is_long(first: bytes) -> bool:
    """Whether a header is that of a long table of votes."""
    names = header_words(first)
    return "state_id" in names or ("rollcall_id" in names and "vote" in names)


def read_long(source: "Source", known: "Known") -> Iterator[Record]:
    """One decision a roll call, what was amiss in it, and an account of every row."""
    table = rows(source.path)
    desk = _desk(source, known, header_of(next(table, []), needed=NEEDED, where=source.path))
    if not source.document.companion:
        message = "no table of roll calls is named as its companion: no symbols, no days"
        yield Warned(message=message, source=source.document.id)
    key = itemgetter(desk.header.columns["rollcall_id"])
    line = table.line_num
    for rollcall, group in groupby(filter(None, table), key):
        taken = list(group)
        yield from _decided(rollcall, taken, desk, line=line + 1)
        line += len(taken)
    yield from _unvoted(desk)
    yield _account(desk)


def _desk(source: "Source", known: "Known", header: Header) -> Desk:
    """Everything at hand before the first vote is read."""
    companion, document = source.document.companion, source.document
    calls = Rollcalls()
    if companion:
        path = inside((source.path.parent,), companion, where=source.path)
        calls = rollcalls_of(path, document, known)
    return Desk(
        source=source,
        known=known,
        header=header,
        calls=calls,
        fillers={one.row_source: one.id for one in known.documents.values() if one.row_source},
        states={state.id: state.id for state in known.states},
        joined={state.id: state.un_from for state in known.states if state.un_from},
    )


def _decided(rollcall: str, group: list[Row], desk: Desk, *, line: int) -> Iterator[Record]:
    """The decision that some rows tell; they are looked at one by one only where one is amiss."""
    desk.counts["rows"] += len(group)
    call = desk.calls.by_id.get(rollcall)
    if call is None and desk.source.document.companion:
        desk.counts["refused"] += len(group)
        yield desk.header.at(line).refuse("rollcall_id", rollcall, allowed="one of the companion's")
        return
    call = call or _unknown(rollcall, line, desk.source.document)
    ballots = _ballots(group, desk)
    if ballots is None:
        fit = yield from _fitting(call, group, desk, line=line)
        ballots = _ballots(fit, desk) or Ballots()
    if rollcall in desk.seen:
        message = f"{desk.header.at(line).place('rollcall_id')}: {rollcall!r} stands twice"
        yield Warned(message=message, source=call.source, line=line, field="rollcall_id")
    desk.seen.add(rollcall)
    desk.ballots[call.duplicate_of or ""] += ballots.count
    yield _decision(call, ballots, desk, line=line)
    yield from _doubts(call, ballots, desk, line=line)


def _decision(call: Rollcall, ballots: Ballots, desk: Desk, *, line: int) -> Decision:
    series = series_of(call, desk.known)
    return decision_of(call, ballots, series=series, fillers=desk.fillers, line=line)


def _doubts(call: Rollcall, ballots: Ballots, desk: Desk, *, line: int) -> Iterator[Warned]:
    document = desk.known.documents.get(call.source)
    where = f"{desk.header.where}, line {line}"
    return doubts(call, ballots, document=document, joined=desk.joined, where=where)


def _ballots(group: list[Row], desk: Desk) -> Ballots | None:
    """The states of some rows by choice and by basis; None where a row is amiss."""
    columns = desk.header.columns
    if {*map(len, group)} - {len(columns)}:
        return None
    cells = list(zip(*group, strict=True)) or [()] * len(columns)
    votes = cells[columns["vote"]]
    bases = cells[columns["basis"]] if "basis" in columns else ()
    try:
        states = [*map(desk.states.__getitem__, cells[columns["state_id"]])]
    except KeyError:
        return None
    amiss = {*votes} - VOTES.keys() or {*bases} - BASES.keys()
    if amiss or len({*states}) < len(states):
        return None
    return Ballots(_by(states, votes, VOTES), _by(states, bases, {*bases} - {"recorded"}))


def _by(
    states: list[str], words: Iterable[str], which: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The states whose cell is each of some words."""
    cells = tuple(words)
    return {word: tuple(compress(states, map(word.__eq__, cells))) for word in which}


def _fitting(
    call: Rollcall, group: list[Row], desk: Desk, *, line: int
) -> Generator[Record, None, list[Row]]:
    """The rows that can be; the others are refused, each by its line."""
    fit: dict[str, Row] = {}
    for number, row in enumerate(group, line):
        header = desk.header.at(number)
        cell = header.cells(row)
        if refused := _refused(row, header, desk):
            desk.counts["refused"] += 1
            yield refused
        elif (before := fit.get(cell("state_id"))) is None:
            fit[cell("state_id")] = row
        elif header.cells(before)("vote") == cell("vote"):
            desk.counts["merged"] += 1
        else:
            desk.counts["used"] += 1
            yield from _twice(call, row, header, desk)
    return list(fit.values())


def _refused(row: Row, header: Header, desk: Desk) -> Refused | None:
    """Why a row is left out, or None where nothing speaks against it."""
    cell = header.cells(row)
    if len(row) != len(header.columns):
        words = f"a row of {len(row)} cells"
        return header.refuse("row", words, allowed=f"the {len(header.columns)} cells of the header")
    if cell("state_id") not in desk.states:
        return header.refuse("state_id", cell("state_id"), allowed="an id of state.csv")
    if cell("vote") not in VOTES:
        return header.refuse("vote", cell("vote"), allowed=", ".join(VOTES))
    if cell("basis") and cell("basis") not in BASES:
        return header.refuse("basis", cell("basis"), allowed=", ".join(BASES))
    return None


def _twice(call: Rollcall, row: Row, header: Header, desk: Desk) -> Iterator[Record]:
    """A state that stands twice in one roll call with two votes: both are kept, and told."""
    state, vote = header.cells(row)("state_id"), header.cells(row)("vote")
    message = f"{header.place('vote')}: {call.id}: {state} stands twice, here with {vote}"
    yield Warned(message=message, source=call.source, line=header.line, field="vote")
    yield _decision(call, Ballots({vote: (state,)}), desk, line=header.line)


def _unknown(rollcall: str, line: int, document: Document) -> Rollcall:
    """A roll call of which only the number is known."""
    return Rollcall(id=rollcall, line=line, source=document.id)


def _unvoted(desk: Desk) -> Iterator[Record]:
    """The roll calls without a single vote in the table: only their totals are known."""
    for call in desk.calls.by_id.values():
        if call.id not in desk.seen:
            yield _decision(call, Ballots(), desk, line=call.line)
            yield from _doubts(call, Ballots(), desk, line=call.line)


def _account(desk: Desk) -> Counted:
    counts = desk.counts
    again = sum(number for call, number in desk.ballots.items() if call in desk.seen)
    return Counted(
        source=desk.source.document.id,
        of="votes",
        rows=counts["rows"],
        used=counts["used"] + desk.ballots.total() - again,
        merged=counts["merged"] + again,
        refused=counts["refused"],
        why="merged are the votes of roll calls that stand twice, and rows that stand twice",
    )
