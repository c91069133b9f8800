"""The voting record of the UN Digital Library: one row a roll call and state, in two layouts.

Version 3 has `ms_code`, `ms_vote`, `resolution` and the totals; version 1 called them otherwise.
A roll call is known by its number in the library. Where several are on one text, the library does
not say which is the vote on the whole: all are then decisions of their own.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accede.model import iris
from accede.model.records import Counted, Decision, Record, Resolution, Warned
from accede.read.bounds import MOST_RECORDS, of_one_call, too_much
from accede.read.header import Cells, Header, header_of
from accede.read.streams import Rows, header_words
from accede.read.subjects import subjects_of
from accede.read.un_library_rows import Days, Desk, Lists, lists_of
from accede.read.un_rollcalls import SPECIAL
from accede.read.un_stage import drafts_in, nameable, session_of, titled

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

VERSION_1 = {
    "ms_codes": "ms_code",
    "ms_names": "ms_name",
    "ms_votes": "ms_vote",
    "resolutions": "resolution",
    "yes": "total_yes",
    "no": "total_no",
    "abstentions": "total_abstentions",
    "non_voting": "total_non_voting",
}
"""The columns of version 1 that version 3 calls otherwise."""

OWN = frozenset({"undl_id", "undl_link", "ms_code", "ms_codes", "ms_vote", "ms_votes"})
NEEDED = ("undl_id", "ms_code", "ms_vote", "date", "resolution")
TOTALS = {
    "total_yes": "total_in_favour",
    "total_no": "total_against",
    "total_abstentions": "total_abstaining",
    "total_non_voting": "total_not_voting",
}
"""The columns of the totals, and the fields of a decision that hold them."""


def is_library(first: bytes) -> bool:
    """Whether a header is that of a table of the UN Digital Library."""
    return len(OWN & {*header_words(first)}) > 1


def read_library(source: "Source", known: "Known") -> Iterator[Record]:
    """The decisions and texts of a table, what was amiss in it, and an account of its rows.

    The table is read twice: first for the texts with several roll calls, then roll call by roll
    call, so that it never stands in memory whole.
    """
    several = _several(Rows(source.path), source)
    table = Rows(source.path)
    desk = Desk(source=source, known=known, header=_header(table, source))
    place = desk.header.columns["undl_id"]
    numbered = ((table.line_num, row) for row in table if row)
    for _, group in groupby(numbered, lambda one: one[1][place : place + 1]):
        taken = of_one_call(group, where=f"{source.path}, line {table.line_num}")
        told, others = _read(taken, desk)
        apart = bool(told[0].symbol) and iris.slug(str(told[0].symbol)) in several
        yield from (replace(one, apart=True) for one in told) if apart else told
        yield from others
    yield _account(desk)


def _header(table: Rows, source: "Source") -> Header:
    named = [VERSION_1.get(name.strip(), name) for name in next(table, [])]
    return header_of(named, needed=NEEDED, where=source.path)


def _several(table: Rows, source: "Source") -> set[str]:
    """The texts on which there are several roll calls, by their slug."""
    header = _header(table, source)
    calls: dict[str, str] = {}
    several: set[str] = set()
    before = "", ""
    changes = 0
    for row in table:
        cell = header.cells(row)
        symbol, call = cell("resolution"), cell("undl_id")
        changes += (symbol, call) != before
        if changes > MOST_RECORDS:
            raise too_much(f"{MOST_RECORDS:,} roll calls", where=source.path)
        if (symbol, call) != before and nameable(symbol):
            slug = iris.slug(symbol)
            several |= {slug} if calls.setdefault(slug, call) != call else set()
        before = symbol, call
    return several


def _read(group: list[tuple[int, list[str]]], desk: Desk) -> tuple[list[Decision], list[Record]]:
    """The decision of some rows, and what else they tell: its text, and rows that are amiss.

    A second vote of one state is a decision of its own: whoever merges the two sees them differ.
    """
    line, first = group[0]
    header = desk.header.at(line)
    cell = header.cells(first)
    days = _days(cell("date").strip())
    lists, otherwise, others = lists_of(group, desk, on=days)
    if nameable(cell("resolution")):
        others += _text(cell, desk, line=line)
    if not days:
        others.append(header.refuse("date", cell("date"), allowed="a day or a month that there is"))
    told = [_decision(cell, each, desk, days=days, line=line) for each in (lists, *otherwise)]
    return told, [*others, *_doubts(cell, lists, header, desk)]


def _days(printed: str) -> Days:
    """The day; of a month the first and the last; none where there is no such day."""
    try:
        if len(printed) != len("2005-12"):
            return (date.fromisoformat(printed),)
        first = date.fromisoformat(f"{printed}-01")
    except ValueError:
        return ()
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _session(cell: Cells) -> int | None:
    """The number of the regular session, from the symbol or the table's own column."""
    symbol = cell("resolution")
    return None if SPECIAL.match(symbol) else session_of(symbol) or session_of(cell("session"))


def _decision(cell: Cells, lists: Lists, desk: Desk, *, days: Days, line: int) -> Decision:
    totals = {ours: int(cell(name)) for name, ours in TOTALS.items() if cell(name).isdecimal()}
    return Decision(
        symbol=cell("resolution") if nameable(cell("resolution")) else None,
        series=desk.known.series_titled(cell("title")),
        session=_session(cell),
        stage="plenary",
        date=cell("date").strip() if days else None,
        year=days[0].year if days else None,
        method="recorded-vote",
        outcome="adopted" if cell("resolution").startswith("A/RES/") else None,
        rollcall=f"undl-{cell('undl_id')}",
        title=cell("title") or None,
        locator=cell("meeting") or None,
        note=cell("vote_note") or None,
        source=desk.source.document.id,
        line=line,
        total_in_favour=totals.get("total_in_favour"),
        total_against=totals.get("total_against"),
        total_abstaining=totals.get("total_abstaining"),
        total_not_voting=totals.get("total_not_voting"),
        in_favour=tuple(lists.get("in_favour", ())),
        against=tuple(lists.get("against", ())),
        abstaining=tuple(lists.get("abstaining", ())),
        not_voting=tuple(lists.get("not_voting", ())),
    )


def _text(cell: Cells, desk: Desk, *, line: int) -> Iterator[Record]:
    """The text that was voted on; a subject that nobody knows is told of once in a table."""
    subjects, unknown = subjects_of(one.strip() for one in cell("subjects").split("|"))
    source = desk.source.document.id
    yield Resolution(
        symbols=tuple(dict.fromkeys([cell("resolution"), *drafts_in(cell("draft"))])),
        series=desk.known.series_titled(cell("title")),
        session=_session(cell),
        title=titled(cell("title")) or cell("title") or None,
        subjects=subjects,
        source=source,
        line=line,
    )
    for name in dict.fromkeys(unknown):
        if name not in desk.subjects:
            words = f"{desk.header.at(line).place('subjects')}: {name!r} is no subject known here"
            yield Warned(message=words, source=source, line=line, field="subjects")
    desk.subjects |= {*unknown}


def _doubts(cell: Cells, lists: Lists, header: Header, desk: Desk) -> Iterator[Warned]:
    """The totals of which another number is stated than listed."""
    for name, ours in TOTALS.items():
        listed = len(lists[ours.removeprefix("total_")])
        if cell(name).isdecimal() and int(cell(name)) != listed:
            message = f"{header.place(name)}: {cell(name)} stated, {listed} listed"
            yield Warned(
                message=message, source=desk.source.document.id, line=header.line, field=name
            )


def _account(desk: Desk) -> Counted:
    counts = desk.counts
    return Counted(
        source=desk.source.document.id,
        of="votes",
        rows=counts["rows"],
        used=counts["used"],
        merged=counts["merged"],
        refused=counts["refused"],
        why="merged are rows that stand twice",
    )
