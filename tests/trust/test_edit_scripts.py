"""Row 18: a build over a release of other inputs gives what a build from nothing gives."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from accede.build import build_release
from measured import Measured

pytestmark = pytest.mark.trust

Chance = random.Random


def drop_row(table: Path, chance: Chance) -> None:
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    if rows:
        rows.pop(chance.randrange(len(rows)))
    table.write_text(head + "".join(rows), "utf-8")


def repeat_row(table: Path, chance: Chance) -> None:
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    if rows:
        rows.insert(chance.randrange(len(rows) + 1), chance.choice(rows))
    table.write_text(head + "".join(rows), "utf-8")


def shuffle_rows(table: Path, chance: Chance) -> None:
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    chance.shuffle(rows)
    table.write_text(head + "".join(rows), "utf-8")


def change_year(table: Path, chance: Chance) -> None:
    text = table.read_text("utf-8")
    year = chance.choice(["2010", "2011", "2018", "2022", "2023"])
    table.write_text(text.replace(year, str(int(year) - chance.randint(0, 2)), 1), "utf-8")


def cut_page(table: Path, chance: Chance) -> None:
    page = table.parent / chance.choice(["arvenia.txt", "status.txt"])
    text = page.read_text("utf-8")
    page.write_text(text[: chance.randrange(len(text) // 2, len(text) + 1)], "utf-8")


EDITS: tuple[Callable[[Path, Chance], None], ...] = (
    drop_row, repeat_row, shuffle_rows, change_year, cut_page,
)  # fmt: skip
TABLES = ("decision.csv", "treaty-action.csv", "statement.csv", "participation.csv", "position.csv")


def different(dataset: Path, folder: Path, scripts: int) -> list[int]:
    """Which of so many edits, one after another, gave another digest than a build from nothing."""
    toml = dataset.read_text("utf-8").splitlines(keepends=True)
    dataset.write_text("".join(x for x in toml if not x.startswith(("sha256", "bytes"))), "utf-8")
    whole = folder / "whole"
    shutil.copytree(dataset.parent, whole)
    chance, found = random.Random(18), []  # noqa: S311  # edits, not secrets
    for script in range(scripts):
        if script % 10 == 0:
            shutil.copytree(whole, dataset.parent, dirs_exist_ok=True)
        for _ in range(chance.randint(1, 3)):
            chance.choice(EDITS)(dataset.parent / chance.choice(TABLES), chance)
        upon = build_release([dataset], out=folder / "upon" / "release", force=True)
        new = build_release([dataset], out=folder / f"new-{script}" / "release", force=True)
        if upon.digest != new.digest:
            found.append(script)
        shutil.rmtree(folder / f"new-{script}")
    return found


def test_builds_upon_builds_give_what_builds_from_nothing_give(
    dataset: Path, tmp_path: Path
) -> None:
    assert different(dataset, tmp_path, 5) == []


@pytest.mark.soak
def test_two_hundred_edit_scripts_give_what_builds_from_nothing_give(
    dataset: Path, tmp_path: Path, measured: Measured
) -> None:
    assert different(dataset, tmp_path, 200) == []
    measured(18, "200 of 200 edit scripts: the same digest")
