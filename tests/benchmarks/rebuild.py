"""The same build once more: with nothing changed, and with one document changed."""

import json
from collections.abc import Iterator
from pathlib import Path

from accede import resources
from accede.build.unchanged import inputs_of
from accede.read.dataset import load

from .build import OURS, command
from .measure import CommandError, Cost, measured, median, middle
from .paper import Row
from .slice import Slice

UNCHANGED, CHANGED = "rebuild, nothing changed", "rebuild, one document changed"


def unchanged(given: Slice, out: Path, *, runs: int, ours: Cost | None) -> Iterator[Row]:
    """What it takes to see that the release is still the one its inputs make."""
    cost = median(lambda: measured(command([given.dataset], out)), runs=runs)
    now = inputs_of([load(resources.bundled()[0]), load(given.dataset)])
    if json.loads((out / "build.json").read_bytes())["inputs"] != now:
        raise CommandError(0, "something has changed since the build, perhaps the code")
    yield Row(5, given.votes, UNCHANGED, cost, ours)


def changed(given: Slice, out: Path, *, runs: int, ours: Cost | None) -> Iterator[Row]:
    """What a document costs that has lost one more line in every run."""
    costs: list[Cost] = []
    share = 0.0
    for _ in range(runs):
        share = given.change(1)
        costs.append(measured(command([given.dataset], out)))
    note = f"session 80's resolutions, {share:.1%} of the bytes; times ours: {OURS} from nothing"
    yield Row(5, given.votes, CHANGED, middle(costs), ours, note)
