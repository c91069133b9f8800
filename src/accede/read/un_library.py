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

from msgspec import Struct, field
from msgspec.structs import replace

from accede.model import iris
from accede.model.records import Counted, Decision, Record, Resolution, Warned
from accede.model.terms import CODES
from accede.read.header import Cells, Header, header_of
from accede.read.streams import header_words, rows
from accede.read.subjects import subjects_of
from accede.read.un_stage import drafts_in, session_of, titled

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
VOTES = {word: name.replace("-", "_") for word, name in CODES["undlVote"].items()}
"""The library's letters for the choices; version 1 has NV where version 3 has X."""

TOTALS = {
    "total_yes": "total_in_favour",
    "total_no": "total_against",
    "total_abstentions": "total_abstaining",
    "total_non_voting": "total_not_voting",
}


KEPT = 100_000
"""How many codes are kept at hand before the memory is emptied."""


class Desk(Struct, kw_only=True):
    """What the rows are read with, and how many of them became what."""

    source: "Source"
    known: "Known"
    header: Header
    counts: Counter[str] = field(default_factory=Counter)
    codes: dict[tuple[str, date | None], str | None] = field(default_factory=dict)

    def state(self, code: str, on: date | None) -> str | None:
        """The state that a code meant on a day; each pair is looked up once."""
        if (code, on) not in self.codes:
            self.codes = self.codes if len(self.codes) < KEPT else {}
            self.codes[code, on] = self.known.states.code(code, on)
        return self.codes[code, on]


def is_library(first: bytes) -> bool:
    """Whether a header is that of a table of the UN Digital Library."""
    return len(OWN & {*header_words(first)}) > 1


def read_library(source: "Source", known: "Known") -> Iterator[Record]:
    """The decisions and texts of a table, what was amiss in it, and an account of its rows."""
    table = rows(source.path)
    named = [VERSION_1.get(name.strip(), name) for name in next(table, [])]
    desk = Desk(
        source=source, known=known, header=header_of(named, needed=NEEDED, where=source.path)
    )
    place, line, decisions = desk.header.columns["undl_id"], table.line_num, []
    for _, group in groupby(filter(None, table), lambda row: row[place : place + 1]):
        taken = list(group)
        decision, *others = _read(taken, desk, line=line + 1)
        decisions.append(decision)
        yield from others
        line += len(taken)
    yield from _settled(decisions)
    yield _account(desk)


def _read(group: list[list[str]], desk: Desk, *, line: int) -> Iterator[Record]:
    """The decision and the text of some rows, and those rows that are refused."""
    header = desk.header.at(line)
    cell = header.cells(group[0])
    day = _day(cell("date"))
    lists, others = _lists(group, desk, on=day, line=line)
    yield _decision(cell, lists, desk, day=day, line=line)
    if cell("resolution"):
        yield _resolution(cell, desk, line=line)
    if day is None:
        yield header.refuse("date", cell("date"), allowed="a day that there is")
    yield from others
    yield from _doubts(cell, lists, header, desk)


def _day(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None


Lists = dict[str, dict[str, None]]
"""The states of each choice, in the order of the rows."""


def _lists(
    group: list[list[str]], desk: Desk, *, on: date | None, line: int
) -> tuple[Lists, list[Record]]:
    """The states by choice, and the rows that are refused."""
    lists: Lists = {choice: {} for choice in VOTES.values()}
    others: list[Record] = []
    for number, row in enumerate(group, line):
        header = desk.header.at(number)
        cell = header.cells(row)
        state, choice = desk.state(cell("ms_code"), on), VOTES.get(cell("ms_vote"))
        desk.counts["rows"] += 1
        if state is None:
            others.append(header.refuse("ms_code", cell("ms_code"), allowed="the code of a state"))
        elif choice is None:
            allowed = ", ".join(VOTES)
            others.append(header.refuse("ms_vote", cell("ms_vote"), allowed=allowed))
        elif any(state in listed for name, listed in lists.items() if name != choice):
            others.append(header.refuse("ms_vote", cell("ms_vote"), allowed="one vote a state"))
        else:
            desk.counts["merged" if state in lists[choice] else "used"] += 1
            lists[choice][state] = None
            continue
        desk.counts["refused"] += 1
    return lists, others


def _decision(cell: Cells, lists: Lists, desk: Desk, *, day: date | None, line: int) -> Decision:
    totals = {ours: int(cell(name)) for name, ours in TOTALS.items() if cell(name).isdecimal()}
    return Decision(
        symbol=cell("resolution") or None,
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
        **{choice: tuple(states) for choice, states in lists.items()},
        **totals,
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
    times = Counter(iris.slug(one.symbol) for one in decisions if one.symbol)
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
