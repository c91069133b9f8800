"""A dataset cut and mutated: its `dataset.toml`, every kind of table, its links (SSSOM)."""

import random
import shutil
import time
from pathlib import Path

import pytest

from accede import resources
from accede.errors import SourceError
from accede.read.dataset import load, records_of_tables
from measured import Measured
from samples import EXAMPLES, mutated

pytestmark = pytest.mark.trust


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A dataset with a table of every kind that the example or the bundled data have."""
    folder = tmp_path / "whole"
    shutil.copytree(EXAMPLES, folder)
    for kind in ("measure", "outreach", "assertion", "claim", "vote", "participation"):
        for table in (resources.data() / "apmbc").glob(f"{kind}.csv"):
            lines = table.read_text("utf-8").splitlines(keepends=True)[:8]
            (folder / table.name).write_text("".join(lines), "utf-8")
    links = next((resources.data() / "states").glob("*.sssom.tsv")).read_text("utf-8")
    (folder / "links.sssom.tsv").write_text("".join(links.splitlines(keepends=True)[:20]), "utf-8")
    return folder


def wounded(whole: Path, times: int, folder: Path) -> tuple[int, float]:
    """How many of so many mutated datasets were refused whole, and the longest that one took.

    Any exception that is no SourceError is a traceback, and the test's failure.
    """
    assert list(records_of_tables(load(whole / "dataset.toml")))
    chance = random.Random(2027)  # noqa: S311  # wounds, not secrets
    files = sorted(path for path in whole.iterdir() if path.suffix in {".csv", ".toml", ".tsv"})
    shutil.copytree(whole, folder)
    refused, longest = 0, 0.0
    for _ in range(times):
        hit = chance.choice([*files, whole / "dataset.toml"])
        other = chance.choice(files).read_bytes()
        (folder / hit.name).write_bytes(mutated(hit.read_bytes(), other, chance))
        began = time.process_time()
        try:
            records = list(records_of_tables(load(folder / "dataset.toml")))
        except SourceError:
            refused += 1
        else:
            assert all("\ufffd" not in repr(one) for one in records)
        longest = max(longest, time.process_time() - began)
        shutil.copyfile(hit, folder / hit.name)
    return refused, longest


def holds(whole: Path, times: int, folder: Path) -> str:
    refused, longest = wounded(whole, times, folder)
    assert 0 < refused < times
    assert longest < 2
    return f"datasets: {times} mutated, {refused} refused, the others read, 0 tracebacks"


def test_a_mutated_dataset_is_read_or_refused(
    whole: Path, tmp_path: Path, measured: Measured
) -> None:
    measured(11, holds(whole, 300, tmp_path / "hit"))


@pytest.mark.soak
def test_five_thousand_mutated_datasets_are_read_or_refused(
    whole: Path, tmp_path: Path, measured: Measured
) -> None:
    measured(11, holds(whole, 5_000, tmp_path / "hit"))
