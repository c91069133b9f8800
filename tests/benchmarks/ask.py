"""Every saved question, bare, from a cold process: `accede ask NAME` on a release."""

from pathlib import Path

from rich.table import Table

from accede.ask import queries

from .measure import Cost, measured, median

REFUSED = 2
"""A question whose default treaty is not in the release ends so, and is left out."""


def table(release: Path, *, runs: int) -> Table:
    """A row a question, the slowest first."""
    made = Table(title="Ask: a saved question from a cold process")
    for heading in ("question", "seconds", "processor s", "peak MB"):
        made.add_column(heading, justify="right")
    costs = {query.name: _cost(query.name, release, runs=runs) for query in queries.list_queries()}
    for name, cost in sorted(costs.items(), key=lambda one: -one[1].seconds):
        row = (f"{cost.seconds:.2f}", f"{cost.processor:.2f}", f"{cost.peak:.0f}")
        made.add_row(name, *row)
    return made


def _cost(name: str, release: Path, *, runs: int) -> Cost:
    command = ["accede", "ask", name, "--release", str(release), "--format", "csv"]
    return median(lambda: measured(command, allowed=(0, REFUSED)), runs=runs)
