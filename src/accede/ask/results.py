"""An answer, as a table on the screen, CSV, JSON, JSON lines, or a frame."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]  # it has no types of its own
    import polars as pl
    from rich.table import Table

Cell = str | int | float | date | None

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula."""


class Answer(Struct, frozen=True):
    """What a saved question gave: columns and rows, the values asked for, and what is not covered.

    `parameters` are the values as they were understood (`state/CUB`, `2026-02-03`); `notices` go
    to a person, beside the rows.
    """

    name: str
    summary: str
    parameters: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notices: tuple[str, ...] = ()

    def records(self) -> Iterator[dict[str, Cell]]:
        """Every row as a mapping from its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def table(self) -> "Table":
        """A table for the screen; the columns of IRIs are left to the other forms."""
        from rich.table import Table
        from rich.text import Text

        shown = [i for i, column in enumerate(self.columns) if not column.endswith("_iri")]
        table = Table(title=self.summary, title_justify="left", header_style="bold")
        for i in shown:
            table.add_column(self.columns[i].replace("_", " "), justify=_side(self.rows, i))
        for row in self.rows:
            table.add_row(*(Text(_text(row[i])) for i in shown))
        return table

    def csv(self) -> str:
        """The rows as CSV, with a header."""
        return _csv(self.columns, ([_text(cell) for cell in row] for row in self.rows))

    def guarded_csv(self) -> str:
        """The rows as CSV whose texts no spreadsheet takes for formulas."""
        return _csv(self.columns, ([_guarded(cell) for cell in row] for row in self.rows))

    def json(self) -> str:
        """The answer as one JSON object on one line."""
        whole = {
            "query": self.name,
            "summary": self.summary,
            "parameters": self.parameters,
            "columns": self.columns,
            "rows": list(self.records()),
            "notices": self.notices,
        }
        return _json(whole)

    def jsonl(self) -> str:
        """The rows as JSON, one object a line."""
        return "".join(_json(row) + "\n" for row in self.records())

    def polars(self) -> "pl.DataFrame":
        """The rows as a polars frame."""
        import polars as pl

        return pl.DataFrame(self._by_column())

    def pandas(self) -> "pd.DataFrame":
        """The rows as a pandas frame."""
        import pandas as pd

        return pd.DataFrame(self._by_column(), columns=list(self.columns))

    def _by_column(self) -> dict[str, list[Cell]]:
        return {column: [row[i] for row in self.rows] for i, column in enumerate(self.columns)}


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _guarded(cell: Cell) -> str:
    """A text behind an apostrophe where it begins like a formula; numbers as they are.

    >>> _guarded("=1+1"), _guarded(-1)
    ("'=1+1", '-1')
    """
    text = _text(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text


def _side(rows: tuple[tuple[Cell, ...], ...], i: int) -> Literal["left", "right"]:
    return "right" if rows and isinstance(rows[0][i], int | float) else "left"


def _csv(columns: tuple[str, ...], rows: Iterator[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
