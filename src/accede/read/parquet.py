"""A long table in Parquet, row by row: the same rows as its CSV has, a stretch of them at a time.

It is read by polars (extra `frames`), which is loaded only where such a table is read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from accede.errors import SourceError
from accede.progress import reached
from accede.read.bounds import MOST_LINES, too_much

if TYPE_CHECKING:
    from polars import LazyFrame

MAGIC = b"PAR1"
STRETCH = 50_000
"""Rows that stand in memory at once."""


def is_parquet(first: bytes) -> bool:
    """Whether some first bytes are those of a Parquet file."""
    return first.startswith(MAGIC)


class ParquetRows:
    """Every row of the table, its header first; each cell is a text, an empty one for nothing.

    `line_num` is the line on which the row would stand in the same table as CSV.
    """

    def __init__(self, path: Path) -> None:
        self.line_num = 0
        self._rows = _rows(path)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        row = next(self._rows)
        self.line_num += 1
        return row


def _rows(path: Path) -> Iterator[list[str]]:
    with _opened(path) as frame:
        import polars as pl

        columns = frame.collect_schema().names()
        number = int(frame.select(pl.len()).collect().item())
        if number > MOST_LINES:
            raise too_much(f"{MOST_LINES:,} rows", where=path)
        yield columns
        cells = frame.select(pl.all().cast(pl.String).fill_null(""))
        for start in range(0, number, STRETCH):
            yield from map(list, cells.slice(start, STRETCH).collect().rows())
            reached(path, path.stat().st_size * (start + STRETCH) // number)


@contextmanager
def _opened(path: Path) -> Iterator["LazyFrame"]:
    """The file as a frame; whatever is wrong with it, now or later, is a SourceError."""
    try:
        import polars as pl
        from polars.exceptions import PanicException, PolarsError
    except ModuleNotFoundError as fault:
        found = "the table is in Parquet, and polars is not installed"
        raise SourceError(path, found, "install it with `pip install 'accede[frames]'`") from fault
    try:
        yield pl.scan_parquet(path)
    except (PolarsError, PanicException, OSError) as fault:
        found = f"the document is cut or damaged ({' '.join(str(fault).split())[:200]})"
        raise SourceError(path, found, "fetch the document again") from fault
