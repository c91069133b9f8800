"""The voting record of the UN Digital Library: one row a roll call and state, in two layouts.

Version 3 has `ms_code`, `ms_vote`, `resolution` and the totals; version 1 called them otherwise.
A roll call is known by its number in the library. Where several are on one text, the library does
not say which is the vote on the whole: all are then decisions of their own.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accede.model import iris
from accede.model.records import Counted, Decision, Record, Resolution, Warned
from accede.read.header import Cells, Header, header_of
from accede.read.streams import Rows, header_words
from accede.read.subjects import subjects_of
from accede.read.un_library_rows import Desk, Lists, lists_of
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
    """The decisions and texts of a table, what was amiss in it, and an account of its rows."""
    table = Rows(source.path)
    named = [VERSION_1.get(name.strip(), name) for name in next(table, [])]
    desk = Desk(
        source=source, known=known, header=header_of(named, needed=NEEDED, where=source.path)
    )
    decisions: list[Decision] = []
    place, line = desk.header.columns["undl_id"], table.line_num
    for _, group in groupby(filter(None, table), lambda row: row[place : place + 1]):
        taken = list(group)
        told, others = _read(taken, desk, line=line + 1)
        decisions += told
        yield from others
        line += len(taken)
    yield from _settled(decisions)
    yield _account(desk)


def _read(group: list[list[str]], desk: Desk, *, line: int) -> tuple[list[Decision], list[Record]]:
    """The decision of some rows, and what else they tell: its text, and rows that are amiss.

    A second vote of one state is a decision of its own: whoever merges the two sees them differ.
    """
    header = desk.header.at(line)
    cell = header.cells(group[0])
    day = _day(cell("date"))
    lists, otherwise, others = lists_of(group, desk, on=day, line=line)
    if nameable(cell("resolution")):
        others.append(_resolution(cell, desk, line=line))
    if day is None:
        others.append(header.refuse("date", cell("date"), allowed="a day that there is"))
    told = [_decision(cell, each, desk, day=day, line=line) for each in (lists, *otherwise)]
    return told, [*others, *_doubts(cell, lists, header, desk)]


def _day(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None


def _decision(cell: Cells, lists: Lists, desk: Desk, *, day: date | None, line: int) -> Decision:
    totals = {ours: int(cell(name)) for name, ours in TOTALS.items() if cell(name).isdecimal()}
    return Decision(
        symbol=cell("resolution") if nameable(cell("resolution")) else None,
        series=desk.known.series_titled(cell("title")),
        session=session_of(cell("resolution")),
        stage="plenary",
        date=day.isoformat() if day else None,
        year=day.year if day else None,
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


def _resolution(cell: Cells, desk: Desk, *, line: int) -> Resolution:
    subjects, _ = subjects_of(cell("subjects").split("|"))
    return Resolution(
        symbols=tuple(dict.fromkeys([cell("resolution"), *drafts_in(cell("draft"))])),
        series=desk.known.series_titled(cell("title")),
        session=session_of(cell("resolution")),
        title=titled(cell("title")) or cell("title") or None,
        subjects=subjects,
        source=desk.source.document.id,
        line=line,
    )


def _doubts(cell: Cells, lists: Lists, header: Header, desk: Desk) -> Iterator[Warned]:
    """The totals of which another number is stated than listed."""
    for name, ours in TOTALS.items():
        listed = len(lists[ours.removeprefix("total_")])
        if cell(name).isdecimal() and int(cell(name)) != listed:
            message = f"{header.place(name)}: {cell(name)} stated, {listed} listed"
            yield Warned(
                message=message, source=desk.source.document.id, line=header.line, field=name
            )


def _settled(decisions: list[Decision]) -> Iterator[Decision]:
    """The decisions, those on one text with another set apart."""
    calls = {(iris.slug(one.symbol), one.rollcall) for one in decisions if one.symbol}
    times = Counter(symbol for symbol, _ in calls)
    for one in decisions:
        several = one.symbol is not None and times[iris.slug(one.symbol)] > 1
        yield replace(one, apart=True) if several else one


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
