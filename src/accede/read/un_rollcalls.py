"""The table of roll calls that stands beside a long table of votes: one row a roll call.

Its rows name their source, so it is several documents. Which roll call is the plenary decision on
its text is told here: of those with one symbol, duplicates merged, the only one `whole`, or where
none is, the only one `unspecified`. Every other is a decision of its own, known by its number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from accede.model import iris
from accede.model.records import Document, Record, Refused, Warned
from accede.read.bounds import MOST_RECORDS, bounded
from accede.read.header import Cells, Header, header_of
from accede.read.streams import Rows
from accede.read.subjects import subjects_of
from accede.read.un_stage import committee_of, drafts_in, nameable, session_of
from accede.read.xml_text import collapsed

if TYPE_CHECKING:
    from accede.read.known import Known

NEEDED = ("rollcall_id", "date", "symbol", "vote_type")
KINDS = ("whole", "unspecified", "paragraph", "amendment")
TOTALS = ("yes", "no", "abstain")
"""The columns of a roll call's stated totals."""

SPECIAL = re.compile(r"E?SS/|A/RES/E?S-")


class Rollcall(Struct, kw_only=True):
    """One roll call as its row tells it; `apart` where it is not the plenary decision."""

    id: str
    line: int
    source: str
    date: str | None = None
    session: int | None = None
    symbol: str | None = None
    title: str | None = None
    description: str | None = None
    kind: str = "unspecified"
    totals: Mapping[str, int] = {}
    committee: str | None = None
    drafts: tuple[str, ...] = ()
    record: str | None = None
    subjects: tuple[str, ...] = ()
    duplicate_of: str | None = None
    apart: bool = True


class Rollcalls(Struct):
    """All roll calls of a table by their number, and what was amiss in it."""

    by_id: dict[str, Rollcall] = field(default_factory=dict)
    told: list[Record] = field(default_factory=list)
    rows: int = 0


def rollcalls_of(path: Path, document: Document, known: "Known") -> Rollcalls:
    """Every roll call of a table; a row or a value that cannot be is refused by its line."""
    table = Rows(path)
    header = header_of(next(table, []), needed=NEEDED, where=path)
    named = {one.row_source or one.id: one.id for one in known.documents.values()}
    found = Rollcalls()
    for row in bounded(table, most=MOST_RECORDS, where=path, what="roll calls"):
        found.rows += 1
        _take(found, row, header.at(table.line_num), named | {"": document.id})
    _merge(found)
    _settle(found.by_id.values())
    return found


def _take(found: Rollcalls, row: list[str], header: Header, named: Mapping[str, str]) -> None:
    cell = header.cells(row)
    if refused := _refused(cell, header, named, found.by_id):
        found.told.append(refused)
        return
    day, wrong = _date(cell, header)
    subjects, unknown = subjects_of(filter(None, cell("issues").split("|")))
    found.told += wrong
    found.told += [
        Warned(
            message=f"{header.place('issues')}: {one!r} is no subject known here",
            source=named[cell("source")],
            line=header.line,
            field="issues",
        )
        for one in unknown
    ]
    printed = cell("symbol_in_source") or cell("symbol")
    found.by_id[cell("rollcall_id")] = Rollcall(
        id=cell("rollcall_id"),
        line=header.line,
        source=named[cell("source")],
        date=day,
        session=None if SPECIAL.match(printed) else session_of(cell("session")),
        symbol=cell("symbol") or None,
        title=collapsed(cell("title")) or None,
        description=collapsed(cell("description")) or None,
        kind=cell("vote_type") or "unspecified",
        totals={name: int(cell(name)) for name in TOTALS if cell(name).isdecimal()},
        committee=committee_of(cell("committee")),
        drafts=drafts_in(cell("draft")),
        record=cell("meeting") or None,
        subjects=subjects,
        duplicate_of=cell("duplicate_of") or None,
    )


def _refused(
    cell: Cells, header: Header, named: Mapping[str, str], taken: Mapping[str, Rollcall]
) -> Refused | None:
    """Why a roll call is left out, or None where nothing speaks against it."""
    if cell("vote_type") not in (*KINDS, ""):
        return header.refuse("vote_type", cell("vote_type"), allowed=", ".join(KINDS))
    if cell("source") not in named:
        return header.refuse("source", cell("source"), allowed=", ".join(filter(None, named)))
    if cell("symbol") and not nameable(cell("symbol")):
        return header.refuse("symbol", cell("symbol"), allowed="the symbol of a text, or none")
    if not nameable(cell("rollcall_id")) or cell("rollcall_id") in taken:
        return header.refuse("rollcall_id", cell("rollcall_id"), allowed="a number of its own")
    return None


def _date(cell: Cells, header: Header) -> tuple[str | None, list[Record]]:
    """The day, or the month where no more is known; None and why for what is no date."""
    printed = cell("date")
    if not printed:
        return None, []
    try:
        date.fromisoformat(printed if len(printed) > len("2010-11") else f"{printed}-01")
    except ValueError:
        return None, [header.refuse("date", printed, allowed="a day or a month that there is")]
    return printed[:7] if cell("date_precision") == "month" else printed, []


def _merge(found: Rollcalls) -> None:
    """A roll call that stands twice has the symbol of the row that is preferred."""
    for call in found.by_id.values():
        if call.duplicate_of is None:
            continue
        if preferred := found.by_id.get(call.duplicate_of):
            call.symbol = preferred.symbol
            call.title = preferred.title
        else:
            words = f"line {call.line}: the roll call {call.duplicate_of!r} it repeats is not here"
            line, name = call.line, "duplicate_of"
            warned = Warned(message=words, source=call.source, line=line, field=name)
            found.told.append(warned)
            call.duplicate_of = None


def _settle(calls: Iterable[Rollcall]) -> None:
    """Find the plenary decision on every text, and set every other roll call apart."""
    on_text: dict[str, list[Rollcall]] = defaultdict(list)
    of_text: dict[str, list[Rollcall]] = defaultdict(list)
    for call in calls:
        if call.symbol:
            (of_text if call.duplicate_of else on_text)[iris.slug(call.symbol)].append(call)
    for symbol, group in on_text.items():
        whole = [call for call in group if call.kind == "whole"]
        chosen = whole or [call for call in group if call.kind == "unspecified"]
        if len(chosen) == 1:
            chosen[0].apart = False
            for again in of_text[symbol]:
                again.apart = again.duplicate_of != chosen[0].id
