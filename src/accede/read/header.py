"""The header of a foreign table: its columns by name, and the place of a cell that is amiss."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from accede.errors import SourceError
from accede.model.records import Refused

Cells = Callable[[str], str]
"""A row's cells by their column; a column that the table does not have is empty."""

SHOWN = 60
"""Characters of a wrong value that a message shows."""


class Header(NamedTuple):
    """The columns of a table by name, as of one line of it."""

    where: str
    columns: dict[str, int]
    line: int = 1

    def at(self, line: int) -> "Header":
        """The same columns, at another line."""
        return self._replace(line=line)

    def cells(self, row: list[str]) -> Cells:
        """A row's cells by their column; beyond its end they are empty."""
        return lambda name: (
            row[place] if (place := self.columns.get(name, len(row))) < len(row) else ""
        )

    def place(self, name: str) -> str:
        """Where a cell stands, for a message."""
        return f"{self.where}, line {self.line}, {name}"

    def refuse(self, name: str, found: str, *, allowed: str) -> Refused:
        """The refusal of a row or a value, by file, line and column."""
        return Refused(
            where=self.place(name),
            found=f"{name} is {found[:SHOWN]!r}",
            mend=f"give {allowed}" if " " in allowed else f"give one of: {allowed}",
            line=self.line,
            field=name,
        )


def header_of(row: list[str], *, needed: Iterable[str], where: object) -> Header:
    """The columns of a table, or SourceError where one that is needed is missing or misnamed."""
    columns = {name.strip(): place for place, name in enumerate(row)}
    missing = [name for name in needed if name not in columns]
    if missing:
        found = f"no column {', '.join(missing)}; there are: {', '.join(columns)[:400]}"
        raise SourceError(f"{where}, line 1", found, "name the columns as the form does")
    if len(columns) != len(row):
        raise SourceError(f"{where}, line 1", "a column stands twice", "keep one of them")
    return Header(str(where), columns)
