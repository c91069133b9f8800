"""The first so many votes of the whole record, as a dataset in a folder of its own.

Beside the table of votes every size holds one file of resolutions as published, which can be
changed: that of session 80. The whole record holds all of them.
"""

import csv
import gzip
import re
import shutil
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from accede import resources

WHOLE = 1_119_656
"""The votes in the table at hand."""

CHANGED = "raw-unxml/80.json.gz"
"""The document that can be changed."""

PINNED = re.compile(r"^(sha256|bytes) = .*\n", re.MULTILINE)


class Slice(Struct, frozen=True):
    """A dataset of so many votes, with all its documents in the folder beside it."""

    votes: int
    folder: Path

    @property
    def dataset(self) -> Path:
        """Its `dataset.toml`."""
        return self.folder / "dataset.toml"

    def change(self, times: int) -> float:
        """Takes so many lines from the document that can change; its share of all the bytes."""
        place = self.folder / CHANGED
        lines = gzip.decompress(place.read_bytes()).splitlines(keepends=True)
        place.write_bytes(gzip.compress(b"".join(lines[:-times]), mtime=0))
        every = sum(path.stat().st_size for path in self.folder.rglob("*.gz"))
        return place.stat().st_size / every


def slice_of(facts: Path, folder: Path, *, votes: int) -> Slice:
    """The dataset of whole roll calls with at least so many votes; of all of them, the record."""
    made = folder / "facts"
    (made / "raw-unxml").mkdir(parents=True)
    bundled = resources.data() / "unga"
    for table in bundled.glob("*.csv"):
        shutil.copy(table, made / table.name)
    documents = (bundled / "dataset.toml").read_text("utf-8").split("[[document]]")
    if votes < WHOLE:
        calls = _write(made / "votes.csv.gz", _first(facts / "votes.csv.gz", votes))
        _write(made / "rollcalls.csv.gz", _of(facts / "rollcalls.csv.gz", calls))
        documents = [one for one in documents if "raw-unxml" not in one or CHANGED in one]
        _copy(facts / CHANGED, made / CHANGED)
    else:
        for path in (*facts.glob("*.csv.gz"), *facts.glob("raw-unxml/*.gz")):
            _copy(path, made / path.relative_to(facts))
    unpinned = (
        PINNED.sub("", one) if votes < WHOLE or CHANGED in one else one for one in documents
    )
    (made / "dataset.toml").write_text("[[document]]".join(unpinned), "utf-8")
    return Slice(votes, made)


def _copy(path: Path, place: Path) -> None:
    place.write_bytes(path.read_bytes())


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
