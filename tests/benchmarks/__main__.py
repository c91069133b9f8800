"""The table of goals: ours and each peer at each size, with ratio and peak memory, as Markdown.

python -m tests.benchmarks [--sizes 10000 100000 1119656] [--runs 3] [--facts FOLDER]
                           [--only build check ...] [--slow] [--out FILE]

FOLDER holds the whole voting record (`votes.csv.gz` and its kin); without it only what needs no
facts is measured. 1119656 votes are the whole of it, where ours is the median of the runs; at the
other sizes questions are asked once. `--slow` adds the peers that need minutes and gigabytes at
the whole: the same model in rdflib with pySHACL, rdflib's writing, and SPARQL for all pairs.
Every row is printed, and written to the file, as soon as it is known: a later one that fails says
so, and takes nothing from those before it.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from accede import resources

from . import ask, build, check, compare, export, goals, rebuild, small
from .graph import write_votes
from .measure import machine, measured
from .paper import HEADINGS, Paper, Row
from .slice import WHOLE, slice_of

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "data" / "unga"
PARTS = ("small", "build", "rebuild", "compare", "export", "ask", "check")


def main() -> None:
    """Measure, and print the table."""
    asked = _asked()
    paper = Paper(asked.out)
    began = time.perf_counter()
    every: list[ask.Asked] = []
    paper.line(f"Measured on {machine()}; medians of {asked.runs} runs.")
    paper.head(HEADINGS)
    with TemporaryDirectory() as name:
        folder = Path(name)
        if "small" in asked.only:
            paper.take("small", small.rows(folder, runs=asked.runs))
        for votes in asked.sizes:
            place = folder / f"{votes}"
            place.mkdir()
            if asked.facts.is_dir() and votes <= WHOLE:
                every = of_the_record(paper, asked, place, votes=votes) or every
            if "check" in asked.only:
                paper.take("check", _checked(place, votes=votes, runs=asked.runs))
    goals.summary(paper)
    if every:
        ask.details(paper, every)
    paper.line()
    paper.line(f"All of it took {(time.perf_counter() - began) / 60:.1f} minutes.")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, WHOLE])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--facts", type=Path, default=FACTS)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def of_the_record(
    paper: Paper, asked: argparse.Namespace, place: Path, *, votes: int
) -> list[ask.Asked]:
    """What is measured on the real record at one size; every question that was asked there."""
    given = slice_of(asked.facts, place, votes=votes)
    out = place / "release"
    slow = asked.slow or votes < WHOLE
    sized = {"votes": votes, "runs": asked.runs}
    if {"build", "rebuild", "compare", "export"} & {*asked.only}:
        paper.take("build", build.rows(given, out, runs=asked.runs, peer=slow))
    built = paper.at(build.OURS, votes)
    ours = built.cost if built else None
    if "compare" in asked.only:
        paper.take("compare", compare.rows(out, **sized, sparql=asked.slow))
    if "export" in asked.only:
        paper.take("export", export.rows(out / "graph.nt", **sized, slow=slow))
    if "rebuild" in asked.only:
        for again in (rebuild.unchanged, rebuild.changed):
            paper.take("rebuild", again(given, out, runs=asked.runs, ours=ours))
    every: list[ask.Asked] = []
    if "ask" in asked.only:
        runs = asked.runs if votes == WHOLE else 1
        paper.take("ask", _questions(given.dataset, place, votes=votes, runs=runs, every=every))
    return every


def _questions(
    dataset: Path, place: Path, *, votes: int, runs: int, every: list[ask.Asked]
) -> Iterator[Row]:
    """The questions, asked of the bundled data and the record in one release."""
    answering = place / "answering"
    measured(build.command([*resources.bundled(), dataset], answering))
    yield from ask.rows(answering, votes=votes, runs=runs, every=every)


def _checked(place: Path, *, votes: int, runs: int) -> Iterator[Row]:
    path = place / "made-up.nt"
    triples = write_votes(path, votes=votes)
    yield from check.rows(path, votes=votes, triples=triples, runs=runs)
    path.unlink()


if __name__ == "__main__":
    main()
