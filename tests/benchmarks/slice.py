"""The first so many votes of the whole record, as a dataset of its own."""

import csv
import gzip
import shutil
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from accede import resources

WHOLE = 1_119_656
"""The votes in the table at hand."""

DATASET = """[dataset]
id = "unga"
title = "A slice of the record"
licence = "facts"
"""
DOCUMENT = """
[[document]]
id = "{id}"
path = "{path}"
reader = "un-votes"
title = "A slice of the record"
rank = 3
"""


def write_slice(folder: Path, facts: Path, *, votes: int) -> Path:
    """The dataset of whole roll calls with at least so many votes; of all of them, our own."""
    if votes >= WHOLE:
        return resources.data() / "unga" / "dataset.toml"
    for name in ("coverage.csv", "document.csv", "series.csv"):
        shutil.copy(resources.data() / "unga" / name, folder / name)
    calls = _write(folder / "votes.csv.gz", _first(facts / "votes.csv.gz", votes))
    _write(folder / "rollcalls.csv.gz", _of(facts / "rollcalls.csv.gz", calls))
    rolls = DOCUMENT.format(id="unga-rollcalls", path="rollcalls.csv.gz")
    cast = DOCUMENT.format(id="unga-votes", path="votes.csv.gz")
    path = folder / "dataset.toml"
    path.write_text(f'{DATASET}{rolls}{cast}companion = "rollcalls.csv.gz"\n', "utf-8")
    return path


def _first(path: Path, votes: int) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        yield next(rows)
        taken = 0
        for _, group in groupby(rows, key=itemgetter(0)):
            if taken >= votes:
                return
            for row in group:
                taken += 1
                yield row


def _of(path: Path, calls: set[str]) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        yield next(rows)
        yield from (row for row in rows if row[0] in calls)


def _write(path: Path, rows: Iterator[list[str]]) -> set[str]:
    """The first cell of every row written."""
    seen: set[str] = set()
    with gzip.open(path, "wt", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        for row in rows:
            out.writerow(row)
            seen.add(row[0])
    return seen
