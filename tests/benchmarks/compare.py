"""Agreement of all pairs of states: the matrix, a plain loop over sets, and SPARQL."""

import statistics
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from rich.table import Table

from accede.ask.agreement import COUNTED, agreement
from accede.ask.ballots import Ballots
from accede.release import open_release

PAIRS = """
PREFIX acc: <https://w3id.org/accede/ns#>
SELECT ?one ?other (COUNT(?decision) AS ?same)
WHERE {
  { ?decision acc:inFavour ?one, ?other }
  UNION { ?decision acc:abstaining ?one, ?other }
  UNION { ?decision acc:against ?one, ?other }
  FILTER (STR(?one) < STR(?other))
}
GROUP BY ?one ?other
"""
"""Only who voted alike, not yet in how many decisions both voted: less than the others count."""


def table(release: Path, *, runs: int, sparql: bool) -> Table:
    """A row an engine; SPARQL only if asked for, for it takes minutes on the whole record."""
    opened = open_release(release)
    ballots = Ballots.load(opened.path / "ballots.npz")
    engines: dict[str, Callable[[], object]] = {
        "ours, one matrix product": lambda: agreement(ballots),
        "a plain loop over sets": lambda: by_sets(ballots),
    }
    if sparql:
        engines["SPARQL on the store"] = lambda: list(opened.store().query(PAIRS))  # type: ignore[arg-type]  # a SELECT gives solutions
    made = Table(title=f"Compare: all pairs of {len(ballots.states)} states, matrix at hand")
    for heading in ("engine", "decisions", "seconds", "ratio"):
        made.add_column(heading, justify="right")
    found = {name: _median(one, runs=runs) for name, one in engines.items()}
    ours = next(iter(found.values()))
    for name, seconds in found.items():
        made.add_row(name, f"{len(ballots.decisions):,}", f"{seconds:.3f}", f"{seconds / ours:.1f}")
    return made


def by_sets(ballots: Ballots) -> dict[tuple[str, str], tuple[int, int]]:
    """How often each pair voted, and voted alike, by the sets of their decisions."""
    lists = {
        state: [set((row == choice).nonzero()[0].tolist()) for choice in COUNTED]
        for state, row in zip(ballots.states, ballots.choices, strict=True)
    }
    every = {state: set().union(*sets) for state, sets in lists.items()}
    return {
        (one, other): (
            len(every[one] & every[other]),
            sum(len(mine & theirs) for mine, theirs in zip(lists[one], lists[other], strict=True)),
        )
        for one, other in combinations(ballots.states, 2)
    }


def _median(engine: Callable[[], object], *, runs: int) -> float:
    seconds: list[float] = []
    for _ in range(runs):
        started = time.perf_counter()
        engine()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)
