"""Long tables of votes: one row a roll call and state, with a table of roll calls beside it.

Rows of one roll call stand together, and are taken together: a million rows become one record a
roll call. The names that the rows print are those of their codes, not of the day, so they are not
kept. What a row cannot mean is refused by its line, and the rest of its roll call is read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from accede.model.records import Counted, Decision, Document, Record, Refused, State, Warned
from accede.read.header import Header, header_of
from accede.read.paths import inside
from accede.read.streams import rows
from accede.read.un_rollcalls import TOTALS, Rollcall, Rollcalls, rollcalls_of, series_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

NEEDED = ("rollcall_id", "state_id", "vote")
VOTES = {"yes": "in_favour", "no": "against", "abstain": "abstaining", "absent": "not_voting"}
"""The words of the table for the choices, and the fields of a decision that hold them."""

STATED = dict(zip(TOTALS, ("in_favour", "against", "abstaining"), strict=True))
RECORDED, RECONSTRUCTED, DERIVED = "recorded", "reconstructed", "derived"

Row = list[str]


class Desk(Struct, kw_only=True):
    """What the rows are read with, and what has been read of them."""

    source: "Source"
    known: "Known"
    header: Header
    calls: Rollcalls
    documents: Mapping[str, Document]
    fillers: Mapping[str, str]
    states: dict[str, str]
    joined: Mapping[str, str]
    seen: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)


def is_long(first: str) -> bool:
    """Whether a header is that of a long table of votes."""
    names = first.split(",")
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
    yield from (_bare(call) for call in desk.calls.by_id.values() if call.id not in desk.seen)
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
        documents=known.documents | {document.id: document},
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
    told = _ballots(group, desk)
    if told is None:
        fit = yield from _fitting(group, desk, line=line)
        told = _ballots(fit, desk)
    if rollcall in desk.seen:
        message = f"{desk.header.at(line).place('rollcall_id')}: {rollcall!r} stands twice"
        yield Warned(message=message, source=call.source, line=line, field="rollcall_id")
    desk.seen.add(rollcall)
    desk.counts["merged" if call.duplicate_of else "used"] += sum(map(len, told[0].values()))
    yield _decision(call, *told, desk=desk, line=line)
    yield from _doubts(call, *told, desk=desk, line=line)


Ballots = tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]
"""Who voted how, and whose votes are known how: states by choice, and by basis."""


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
    known = {RECORDED, RECONSTRUCTED, DERIVED, *desk.fillers}
    if {*votes} - VOTES.keys() or {*bases} - known or len({*states}) < len(states):
        return None
    return _by(states, votes, VOTES), _by(states, bases, {*bases} - {RECORDED})


def _by(states: list[str], words: Iterable[str], which: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The states whose cell is each of some words."""
    cells = tuple(words)
    return {word: tuple(compress(states, map(word.__eq__, cells))) for word in which}


def _fitting(group: list[Row], desk: Desk, *, line: int) -> Iterator[Record]:
    """The rows that can be; the others are refused, each by its line."""
    fit: dict[str, Row] = {}
    for number, row in enumerate(group, line):
        header = desk.header.at(number)
        cell = header.cells(row)
        if refused := _refused(cell("state_id"), row, header, desk):
            desk.counts["refused"] += 1
            yield refused
        elif (before := fit.get(cell("state_id"))) is None:
            fit[cell("state_id")] = row
        elif header.cells(before)("vote") == cell("vote"):
            desk.counts["merged"] += 1
        else:
            desk.counts["used"] += 1
            yield from _twice(row, header, desk)
    return list(fit.values())
