"""The table as it grows: a Markdown row a measurement, on the screen and in a file, at once."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from .measure import CommandError, Cost

HEADINGS = ("goal", "votes", "what", "seconds", "times ours", "processor s", "peak MB", "note")


class Row(Struct, frozen=True):
    """One engine's figures for one of the goals; `ours` is what it is compared with."""

    goal: int
    votes: int
    what: str
    cost: Cost
    ours: Cost | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times our time it took."""
        return self.cost.seconds / self.ours.seconds if self.ours else None


class Paper:
    """Writes rows and lines where they are wanted, each as soon as it is known."""

    def __init__(self, out: Path | None) -> None:
        self.rows: list[Row] = []
        self._out = out
        if out:
            out.write_text("", "utf-8")

    def line(self, words: str = "") -> None:
        """One line, on the screen and in the file."""
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
        if self._out:
            with self._out.open("a", encoding="utf-8") as stream:
                stream.write(f"{words}\n")

    def head(self, headings: Iterable[str]) -> None:
        """The head of a table: all columns but the words to the right."""
        named = tuple(headings)
        self.line()
        self.line(f"| {' | '.join(named)} |")
        wordy = ("what", "note", "goal", "wanted", "question")
        self.line(f"|{'|'.join('---' if name in wordy else '---:' for name in named)}|")

    def cells(self, *cells: str) -> None:
        """One row of a table."""
        self.line(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")

    def take(self, what: str, rows: Iterator[Row]) -> None:
        """Every row of a measurement; where it fails, a row that says so, and no more of it."""
        try:
            for row in rows:
                self.rows.append(row)
                self._show(row)
        except (CommandError, OSError, KeyError, ValueError) as fault:
            words = " ".join(str(fault).split())[:200]
            self.cells("", "", what, "", "", "", "", f"**failed**: {words or type(fault).__name__}")

    def _show(self, row: Row) -> None:
        cost = row.cost
        self.cells(
            str(row.goal),
            f"{row.votes:,}" if row.votes else "",
            row.what,
            f"{cost.seconds:.3f}" if cost.seconds < 1 else f"{cost.seconds:.1f}",
            "" if row.ratio is None else f"{row.ratio:.2f}",
            f"{cost.processor:.1f}" if cost.processor else "",
            f"{cost.peak:.0f}" if cost.peak else "",
            row.note,
        )

    def last(self, what: str) -> Row | None:
        """The row of some words at the largest size that was measured."""
        found = [row for row in self.rows if row.what == what]
        return max(found, key=lambda row: row.votes, default=None)

    def at(self, what: str, votes: int) -> Row | None:
        """The row of some words at one size."""
        return next((row for row in self.rows if (row.what, row.votes) == (what, votes)), None)
