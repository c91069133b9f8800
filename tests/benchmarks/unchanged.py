"""A rebuild that finds nothing changed: the release is kept, and nothing is written."""

from pathlib import Path

from rich.table import Table

from .build import command
from .measure import measured, median


def add_row(table: Table, dataset: Path, root: Path, out: Path, *, votes: int, runs: int) -> None:
    """A row: what it takes to see that a release is still the one its inputs make."""
    asked = [*command([dataset], root), "--out", str(out)]
    cost = median(lambda: measured(asked), runs=runs)
    table.add_row(f"{votes:,}", f"{cost.seconds:.2f}", f"{cost.processor:.2f}", f"{cost.peak:.0f}")


def table() -> Table:
    """The table that the rows go into."""
    made = Table(title="Nothing changed: the same build once more")
    for heading in ("votes", "seconds", "processor s", "peak MB"):
        made.add_column(heading, justify="right")
    return made
