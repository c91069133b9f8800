"""Tables of a depositary: which state signed a treaty, and consented to be bound, on which day.

The form is that of the United Nations Treaty Collection as CSV: a column of participants, columns
of days with letters behind them (`28 Aug 2002 a`), or the letters in a column of their own. It has
no text with offsets: every record gives its line and its column.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from accede.errors import SourceError
from accede.model.records import (
    Counted,
    Ignored,
    Record,
    Refused,
    TreatyAction,
    Warned,
)
from accede.read import Source
from accede.read.bounds import MOST_PARTICIPANTS, bounded
from accede.read.contents import LARGEST_TABLE, bytes_of, utf8
from accede.read.known import Known
from accede.read.mojibake import garbled
from accede.read.page import treaty_of
from accede.read.table_rows import Table, parted
from accede.read.treaty_doubts import doubts
from accede.read.treaty_header import Columns, columns_of
from accede.read.treaty_row import Desk, of_row

DELIMITERS = (",", ";", "\t", "|")
NOTES = re.compile(
    r"(?:end|foot)?\s?notes?|(?:interpretative\s)?declarations?(?:\s(?:and|or|,)\s.*)?|objections?.*"
    r"|reservations?.*|remarks?|withdrawals?|territorial\s(?:application|scope).*",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\W*(?P<mark>\d{1,2}|[*]+)[.):\]]?\s*(?P<words>\D.*)", re.DOTALL)

TOTAL = re.compile(r"(?:grand\s)?(?:sub)?totals?\b.{0,30}|sum", re.IGNORECASE)

Row = tuple[int, list[str]]

DEEPEST_HEADER = 1000
"""Rows among which the header must stand: titles and notes before it are a few."""


def read(source: Source, known: Known) -> Iterator[Record]:
    """The acts that a depositary's table tells, each row read, refused or left aside by name.

    Raises SourceError where the file is no such table, or its treaty cannot be told.
    """
    text = utf8(bytes_of(source.path, largest=LARGEST_TABLE), where=source.path)
    treaty = treaty_of(source, text, known)
    rows, at, columns = headed(text, treaty=treaty, source=source, known=known)
    desk = Desk(source=source, known=known, columns=columns, notes=dict(noted_lines(rows)))
    found = chain(garbled_lines(text), left_aside(rows[:at]), of_rows(rows[at + 1 :], text, desk))
    return (replace(one, source=source.document.id) for one in chain(found, doubted(desk)))


def headed(
    text: str, *, treaty: str, source: Source, known: Known
) -> tuple[list[Row], int, Columns]:
    """The rows of a table, which of them is its header, and its columns."""
    for delimiter in DELIMITERS:
        table = Table(text=text, kind=TreatyAction, where=source.path, delimiter=delimiter)
        if delimiter not in text:
            continue
        rows = list(bounded(parted(table), most=MOST_PARTICIPANTS, where=source.path, what="rows"))
        for at, (line, row) in enumerate(rows[:DEEPEST_HEADER]):
            columns = columns_of(
                row, treaty=treaty, treaties=known.treaties, where=f"{source.path}, line {line}"
            )
            if columns:
                return rows, at, columns
    found = "no header with a column of participants and one of acts"
    raise SourceError(source.path, found, "name them, as in: Participant,Signature,Ratification")


def of_rows(rows: list[Row], text: str, desk: Desk) -> Iterator[Record]:
    """The records of all rows behind the header, and an account of them."""
    counts: Counter[str] = Counter()
    last = rows[-1][0] if rows and not text.endswith(("\n", "\r")) else None
    in_notes = False
    for line, row in rows:
        in_notes = in_notes or is_notes_heading(row)
        if TOTAL.fullmatch(row[0].strip()) and not in_notes:
            yield Ignored(why="total", line=line)
        elif in_notes or is_note(row, desk):
            words = " ".join(filter(None, map(str.strip, row)))
            yield Ignored(why="end note", line=line) if words else Ignored(why="blank", line=line)
        elif not any(map(str.strip, row)):
            yield Ignored(why="blank", line=line)
        else:
            found = list(of_one_row(row, desk, line=line, is_cut=line == last))
            fate = "refused" if any(isinstance(one, Refused) for one in found) else "used"
            counts[fate] += 1
            yield from found
    why = "a row of which one cell is refused counts as refused; its other cells are read"
    yield Counted(
        of="rows", rows=counts.total(), used=counts["used"], refused=counts["refused"], why=why
    )


def of_one_row(row: list[str], desk: Desk, *, line: int, is_cut: bool) -> Iterator[Record]:
    """The records of one row behind the header."""
    headings = [column.heading for column in desk.columns]
    if [cell.strip() for cell in row] == [heading.strip() for heading in headings]:
        yield Ignored(why="heading", line=line)
    elif is_cut:
        found = "the last line has no end; the table may have been cut"
        yield desk.refuse(line, "row", found=found, mend="end it with a line break")
    elif len(row) < len(headings) or any(map(str.strip, row[len(headings) :])):
        found = f"{len(row)} cells where the header has {len(headings)}"
        yield desk.refuse(line, "row", found=found, mend="give every column one")
    else:
        yield from of_row(row, desk, line=line)


def is_notes_heading(row: list[str]) -> bool:
    """Whether a row only says that notes follow."""
    return bool(NOTES.fullmatch(row[0].strip(" :."))) and not any(map(str.strip, row[1:]))


def is_note(row: list[str], desk: Desk) -> bool:
    """Whether a row is the text of a note, told by its number and by naming no state."""
    words = row[0].strip()
    return bool(NUMBERED.fullmatch(words)) and desk.known.states.find(words) is None


def noted_lines(rows: Iterable[Row]) -> Iterator[tuple[str, int]]:
    """The marks of the notes of a table, each with the line of its note."""
    for line, row in rows:
        if found := NUMBERED.fullmatch(row[0].strip()):
            yield found["mark"], line


def left_aside(rows: Iterable[Row]) -> Iterator[Record]:
    """The lines before the header: the title of the table and its day."""
    return (Ignored(why="heading", line=line) for line, _ in rows)


def garbled_lines(text: str) -> Iterator[Record]:
    """A warning for each line with a character that was read in the wrong encoding."""
    for run in garbled(text):
        if isinstance(run, Warned):
            line = text.count("\n", 0, run.start) + 1
            yield Warned(message=f"line {line}: {run.message}", line=line)


def doubted(desk: Desk) -> Iterator[Record]:
    """A warning for what is not plausible in the acts of each state, by its treaty's own row."""
    signatures = any(column.is_of_signatures for column in desk.columns)
    for (_, code), acts in desk.told.items():
        treaty = desk.known.treaties.get(code)
        for message in doubts(acts, treaty, signatures=signatures) if treaty else ():
            yield Warned(message=f"line {acts[0].line}: {message}", line=acts[0].line)
