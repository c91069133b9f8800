"""The whole road, interrupted: `kill -9` at random moments of real builds."""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from accede import resources
from accede.release import verify
from measured import Measured

STRAY = re.compile(r"\.(lock|tmp-|damaged)")
EXAMPLE = str(resources.data() / "example-pages" / "dataset.toml")
STATES = str(resources.data() / "states" / "dataset.toml")


def building(dataset: str, out: Path) -> "subprocess.Popen[str]":
    """A real build of a dataset, under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "accede", "build", dataset, "--force", "--out", out],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def damage_after(kills: int, out: Path) -> Iterator[str]:
    """What is wrong with the release after each of so many builds was killed."""
    moments = random.Random(1999)  # noqa: S311 - moments, not secrets
    building(STATES, out).communicate()
    for dataset in [EXAMPLE, STATES] * (kills // 2):
        build = building(dataset, out)
        try:
            build.communicate(timeout=moments.uniform(0.1, 1.3))
        except subprocess.TimeoutExpired:
            build.kill()
            build.communicate()
        yield from verify(out)


def left_after(kills: int, out: Path) -> tuple[list[str], tuple[str, int], list[str]]:
    """The damage after all kills, what the next build says, and what then stands there."""
    damage = list(damage_after(kills, out))
    last = building(EXAMPLE, out)
    _, errors = last.communicate()
    left = sorted(path.name for path in out.parent.iterdir() if STRAY.search(path.name))
    return damage, (errors, last.returncode), left


@pytest.mark.trust
def test_a_build_killed_at_any_moment_leaves_the_release_before(
    tmp_path: Path, measured: Measured
) -> None:
    assert left_after(6, tmp_path / "release") == ([], ("", 0), [])
    measured(7, "whole builds: 6 of 6 kills left the release before whole, and no stray file")


@pytest.mark.soak
def test_two_hundred_builds_killed_leave_a_whole_release(
    tmp_path: Path, measured: Measured
) -> None:
    assert left_after(200, tmp_path / "release") == ([], ("", 0), [])
    measured(7, "whole builds: 200 of 200 kills left the release before whole, and no stray file")
