"""The rows of a table's text as records of one kind: every cell read, or its row refused."""

import csv
import io
from collections.abc import Iterator, Sequence

from msgspec import Struct

from accede.errors import SourceError
from accede.model.records import Record, Refused, Warned
from accede.read.cells import UnfitError, Value
from accede.read.columns import Column, columns
from accede.read.mojibake import garbled


class Table(Struct, frozen=True, kw_only=True):
    """A table's text: which kind of record it holds, where it stands, how its cells are parted."""

    text: str
    kind: type[Record]
    where: object
    delimiter: str = ","
    first_line: int = 1

    def at(self, line: int) -> str:
        """The place of a line, for people."""
        return f"{self.where}, line {line}"


def records_of(table: Table) -> Iterator[Record]:
    """The records of a table, each with its line, and `Refused` for rows that cannot be."""
    lines = parted(table)
    line, header = next(lines, (table.first_line, []))
    chosen = chosen_columns(header, kind=table.kind, where=table.at(line))
    for line, cells in lines:
        yield of_row(cells, chosen, table=table, line=line)
    yield from doubts(table, last=line)


def doubts(table: Table, *, last: int) -> Iterator[Warned]:
    """What a person should look at in a table: garbled characters, a last line without an end."""
    for run in garbled(table.text):
        line = table.first_line + table.text.count("\n", 0, run.start)
        if isinstance(run, Warned):
            yield Warned(message=f"{table.at(line)}: {run.message}", line=line)
    if not table.text.endswith(("\n", "\r")):
        message = f"{table.at(last)}: the last line has no end; the table may have been cut"
        yield Warned(message=message, line=last)


def of_row(cells: Sequence[str], chosen: Sequence[Column], *, table: Table, line: int) -> Record:
    """The record of one row, or why there is none."""
    if len(cells) != len(chosen):
        found = f"{len(cells)} cells where the header has {len(chosen)}"
        return Refused(where=table.at(line), found=found, mend="give every column one", line=line)
    values: dict[str, Value] = {}
    for column, cell in zip(chosen, cells, strict=True):
        if not cell and not column.needed:
            continue
        try:
            values[column.attribute] = column.read(cell)
        except UnfitError as unfit:
            where = f"{table.at(line)}, {column.heading}"
            return Refused(
                where=where,
                found=f"unknown value {shown(cell)}",
                mend=f"allowed is {unfit.allowed}",
                line=line,
                field=column.heading,
            )
    return table.kind(line=line, **values)  # type: ignore[arg-type]  # its own fields, as read


def shown(cell: str) -> str:
    """A cell between quotes, cut where it is long."""
    return repr(cell if len(cell) <= 60 else f"{cell[:60]}...")


def chosen_columns(
    header: Sequence[str], *, kind: type[Record], where: object
) -> tuple[Column, ...]:
    """The columns that a header names, or SourceError for one unknown, doubled or missing."""
    if not header:
        raise SourceError(where, "the table is empty", "give it a header and rows")
    allowed = columns(kind)
    seen: dict[str, Column] = {}
    for heading in header:
        if heading not in allowed:
            mend = f"allowed are: {', '.join(allowed)}"
            raise SourceError(where, f"unknown column {shown(heading)}", mend)
        if heading in seen:
            raise SourceError(where, f"the column {heading!r} stands twice", "keep one of them")
        seen[heading] = allowed[heading]
    for heading, column in allowed.items():
        if column.needed and heading not in seen:
            raise SourceError(where, f"the column {heading!r} is missing", "add it: it is needed")
    return tuple(seen.values())


def parted(table: Table) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table that hold anything, as cells, each with the line where it begins."""
    cells = csv.reader(io.StringIO(table.text, newline=""), delimiter=table.delimiter, strict=True)
    line = table.first_line
    try:
        for row in cells:
            if row:
                yield line, row
            line = table.first_line + cells.line_num
    except csv.Error as error:
        mend = "close every quote, and double the quotes inside a cell"
        raise SourceError(table.at(line), f"not a table ({error})", mend) from error
