"""Agreement of all pairs of states: the matrix, a plain loop over sets, and SPARQL.

python -m tests.benchmarks.compare "SPARQL on the store" RELEASE
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from accede.ask.agreement import COUNTED, agreement
from accede.ask.ballots import Ballots
from accede.release import Release, open_release

from .measure import Cost, measured, median
from .paper import Row

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

OURS, PLAIN, SPARQL = "all pairs, one matrix product", "a plain loop over sets", "SPARQL"


def rows(release: Path, *, votes: int, runs: int, sparql: bool) -> Iterator[Row]:
    """A row an engine; SPARQL only if asked for, for it pairs states vote by vote."""
    ours = _cost(OURS, release, runs=runs)
    pairs = f"{ours.told['states']:.0f} states, {ours.told['decisions']:,.0f} decisions"
    yield Row(4, votes, OURS, ours, ours, f"{pairs}, the matrix loaded")
    yield Row(4, votes, PLAIN, _cost(PLAIN, release, runs=1), ours)
    if sparql:
        yield Row(4, votes, SPARQL, _cost(SPARQL, release, runs=1), ours, "only who voted alike")


def _cost(engine: str, release: Path, *, runs: int) -> Cost:
    """The computation alone, the matrix or the store at hand."""
    asked = ["tests.benchmarks.compare", engine, str(release)]
    cost = median(lambda: measured(asked), runs=runs)
    return Cost(cost.told["seconds"], cost.processor, cost.peak, cost.told)


def by_matrix(_: Release, ballots: Ballots) -> object:
    """All pairs as the release's own command computes them."""
    return agreement(ballots)


def by_sparql(opened: Release, _: Ballots) -> object:
    """How often each pair voted alike, asked of the store."""
    return list(opened.store().query(PAIRS))  # type: ignore[arg-type]  # a SELECT gives solutions


def by_sets(_: Release, ballots: Ballots) -> dict[tuple[str, str], tuple[int, int]]:
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


ENGINES: dict[str, Callable[[Release, Ballots], object]] = {
    OURS: by_matrix,
    PLAIN: by_sets,
    SPARQL: by_sparql,
}


def main() -> None:
    """Run one engine on one release."""
    opened = open_release(Path(sys.argv[2]))
    ballots = Ballots.load(opened.path / "ballots.npz")
    started = time.perf_counter()
    ENGINES[sys.argv[1]](opened, ballots)
    seconds = time.perf_counter() - started
    counts = {"states": len(ballots.states), "decisions": len(ballots.decisions)}
    sys.stdout.write(json.dumps({"seconds": seconds, **counts}) + "\n")


if __name__ == "__main__":
    main()
