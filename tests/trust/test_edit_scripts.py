"""Row 18: a build upon the release before gives what a build from nothing gives."""

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from accede import resources
from accede.build import build_release, upon
from accede.check import again, vicinity
from accede.check.proportion import report_after
from accede.check.report import Report
from accede.check.vicinity import Change
from accede.release import verify
from dataset_edits import EDITS, prepared
from measured import Measured

pytestmark = pytest.mark.trust


def spoil(cache: Path, chance: random.Random) -> None:
    """Damage what the build before remembered: a file cut, a byte changed, or all of it gone."""
    files = sorted(cache.rglob("*.msgpack"))
    file = chance.choice(files)
    match chance.randrange(3):
        case 0:
            file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size)])
        case 1:
            written = bytearray(file.read_bytes())
            written[chance.randrange(len(written))] ^= 1
            file.write_bytes(written)
        case _:
            shutil.rmtree(cache)


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of every file that a release's digest covers."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and file.parent.name != "store"
        and file.name not in ("manifest.json", "build.json")
    }


def different(folder: Path, scripts: int) -> tuple[list[int], int]:
    """Which of so many edits, one after another, gave other files than a build from nothing.

    With it, how many of the builds took something over from the release before.
    """
    dataset = prepared(resources.data() / "example-pages", folder / "pages")
    shutil.copytree(dataset.parent, folder / "whole")
    out = folder / "upon" / "release"
    build_release([dataset], out=out, force=True)
    chance, found, taken_over = random.Random(18), [], 0  # noqa: S311  # edits, not secrets
    for script in range(scripts):
        if script % 10 == 9:
            shutil.copytree(folder / "whole", dataset.parent, dirs_exist_ok=True)
            spoil(out.with_name("release.cache"), chance)
        for _ in range(chance.randint(1, 3)):
            chance.choice(EDITS)(dataset.parent, chance)
        again_built = build_release([dataset], out=out, force=True)
        new = build_release([dataset], out=folder / "new" / "release", force=True)
        taken_over += bool(again_built.taken_over)
        if files_of(Path(again_built.release)) != files_of(Path(new.release)) or verify(out):
            found.append(script)
        shutil.rmtree(folder / "new")
    return found, taken_over


def test_builds_upon_builds_give_what_builds_from_nothing_give(tmp_path: Path) -> None:
    assert different(tmp_path, 5) == ([], 5)


@pytest.fixture
def in_proportion(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Builds that check as those of a large graph do; whether each did so in proportion."""
    did: list[bool] = []

    def told(change: Change, graph: ox.Store, texts: Mapping[str, str]) -> Report | None:
        report = report_after(change, graph, texts)
        did.append(report is not None)
        return report

    monkeypatch.setattr(upon, "LARGE", 0)
    monkeypatch.setattr(again, "WORTH_ABRIDGING", 0)
    monkeypatch.setattr(again, "report_after", told)
    monkeypatch.setattr(vicinity, "SHARE", 2)
    return did


def test_builds_that_check_what_has_changed_give_what_builds_from_nothing_give(
    tmp_path: Path, in_proportion: list[bool]
) -> None:
    assert different(tmp_path, 5) == ([], 5)
    assert in_proportion.count(True) > 3


@pytest.mark.soak
def test_a_hundred_edits_checked_in_proportion_give_what_builds_from_nothing_give(
    tmp_path: Path, in_proportion: list[bool], measured: Measured
) -> None:
    found, _ = different(tmp_path, 100)
    checked = in_proportion.count(True)

    assert found == []
    assert checked > 70
    measured(18, f"100 of 100 edit scripts as of large graphs: {checked} checked in proportion")


@pytest.mark.soak
def test_two_hundred_edit_scripts_give_what_builds_from_nothing_give(
    tmp_path: Path, measured: Measured
) -> None:
    found, taken_over = different(tmp_path, 200)

    assert found == []
    assert taken_over > 150
    measured(18, f"200 of 200 edit scripts: the same files, {taken_over} upon the release before")
