"""The rows of one kind, gathered as columns and written as Parquet; the one place with polars."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import polars as pl

from accede.publish.frames.columns import Column
from accede.publish.frames.of_records import Row

CHUNK = 50_000
"""Rows held as Python values before they become columns, which take a tenth of the room."""

TYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "boolean": pl.Boolean(),
}


class Table:
    """The rows of one kind, gathered as columns."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.schema = {column.name: _type(column) for column in columns}
        self.rows: list[Row] = []
        self.parts: list[pl.DataFrame] = []

    def take(self, rows: Iterable[Row]) -> None:
        """Adds some rows."""
        coming = iter(rows)
        while some := list(islice(coming, CHUNK - len(self.rows))):
            self.rows += some
            if len(self.rows) == CHUNK:
                self._fold()

    def write(self, place: Path) -> None:
        """Writes what was gathered as one Parquet file."""
        self._fold()
        whole = pl.concat(self.parts)
        whole.write_parquet(place, compression="zstd", row_group_size=CHUNK * 4)

    def _fold(self) -> None:
        columns = {name: [row[name] for row in self.rows] for name in self.schema}
        self.parts.append(pl.DataFrame(columns, schema=self.schema))
        self.rows = []


def _type(column: Column) -> pl.DataType:
    one = TYPES[column.type]
    return pl.List(one) if column.listed else one
