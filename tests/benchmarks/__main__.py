"""The table: each engine at each size, medians of several runs, and its ratio to ours.

python -m tests.benchmarks [--sizes 10000 100000] [--runs 3]
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from .check import installed
from .graph import write_votes

ROOT = Path(__file__).parents[2]
Run = dict[str, float]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    table = Table(title="Check: from a finished N-Triples file to a report")
    for heading in ("votes", "triples", "engine", "load s", "validate s", "total s", "ratio"):
        table.add_column(heading, justify="right")
    table.add_column("validate ratio", justify="right")
    table.add_column("peak MB", justify="right")
    table.add_column("results", justify="right")
    with TemporaryDirectory() as folder:
        for votes in asked.sizes:
            path = Path(folder, f"{votes}.nt")
            triples = write_votes(path, votes=votes)
            add_rows(table, path, votes=votes, triples=triples, runs=asked.runs)
    Console(width=120).print(table)


def add_rows(table: Table, path: Path, *, votes: int, triples: int, runs: int) -> None:
    """One row an engine; ratios say how many times our time it takes."""
    found = medians(path, runs=runs)
    ours = found["ours"]
    for engine, run in found.items():
        total = run["load"] + run["validate"]
        table.add_row(
            f"{votes:,}",
            f"{triples:,}",
            engine,
            f"{run['load']:.2f}",
            f"{run['validate']:.2f}",
            f"{total:.2f}",
            f"{total / (ours['load'] + ours['validate']):.1f}",
            f"{run['validate'] / ours['validate']:.1f}",
            f"{run['peak']:.0f}",
            f"{run['results']:.0f}",
        )


def medians(path: Path, *, runs: int) -> dict[str, Run]:
    """Each engine's median of each figure; engines take turns, each run in its own process."""
    found: dict[str, list[Run]] = {engine: [] for engine in installed()}
    for _ in range(runs):
        for engine, told in found.items():
            command = [sys.executable, "-m", "tests.benchmarks.check", engine, str(path)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            told.append(json.loads(done.stdout))
    return {
        engine: {figure: statistics.median(run[figure] for run in told) for figure in told[0]}
        for engine, told in found.items()
    }


if __name__ == "__main__":
    main()
