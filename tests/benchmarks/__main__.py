"""The tables: each engine at each size, medians of several runs, and its ratio to ours.

python -m tests.benchmarks [--sizes 10000 100000] [--runs 3] [--facts FOLDER] [--slow]

FOLDER holds the whole voting record (`votes.csv.gz` and its kin); without it only what needs no
facts is measured. 1119656 votes are the whole of it. `--slow` adds the peers that need minutes
and gigabytes there: rdflib with pySHACL, and SPARQL for all pairs.
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

from accede import resources

from . import ask, build, compare, export, unchanged
from .check import installed
from .graph import write_votes
from .measure import machine, measured
from .slice import WHOLE, write_slice

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "data" / "unga"
Run = dict[str, float]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--facts", type=Path, default=FACTS)
    parser.add_argument("--slow", action="store_true")
    asked = parser.parse_args()
    console = Console(width=120)
    console.print(machine())
    if asked.facts.is_dir():
        of_the_record(console, asked)
    of_made_up_votes(console, asked)


def of_the_record(console: Console, asked: argparse.Namespace) -> None:
    """What is measured on the real record: build, rebuild, ask and compare at the last size."""
    built, again = build.table(), unchanged.table()
    with TemporaryDirectory() as folder:
        for votes in asked.sizes:
            place = Path(folder, str(votes))
            place.mkdir()
            peer = asked.slow or votes < WHOLE
            given = {"votes": votes, "runs": asked.runs}
            dataset = write_slice(place, asked.facts, votes=votes)
            root = asked.facts if votes >= WHOLE else place
            release = build.add_rows(built, dataset, root, place / "release", **given, peer=peer)
            unchanged.add_row(again, dataset, root, release, **given)
        console.print(built, again)
        answering = Path(folder, "answering")
        measured([*build.command([*resources.bundled(), dataset], root), "--out", str(answering)])
        console.print(ask.table(answering, runs=asked.runs))
        console.print(compare.table(release, runs=asked.runs, sparql=peer))


def of_made_up_votes(console: Console, asked: argparse.Namespace) -> None:
    """What is measured on generated votes: check and export."""
    table = check_table()
    written = export.table()
    with TemporaryDirectory() as folder:
        for votes in asked.sizes:
            path = Path(folder, f"{votes}.nt")
            triples = write_votes(path, votes=votes)
            add_rows(table, path, votes=votes, triples=triples, runs=asked.runs)
            for row in export.rows(path, triples=triples, runs=asked.runs):
                written.add_row(*row)
    console.print(table, written)


def check_table() -> Table:
    """The table that the rows of `add_rows` go into."""
    table = Table(title="Check: from a finished N-Triples file to a report")
    headings = ("votes", "triples", "engine", "load s", "validate s", "total s", "ratio")
    for heading in (*headings, "validate ratio", "peak MB", "results"):
        table.add_column(heading, justify="right")
    return table


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
