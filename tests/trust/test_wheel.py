"""Row 20: the wheel built twice is the same, byte by byte."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from measured import Measured

pytestmark = pytest.mark.trust

ROOT = Path(__file__).parents[2]


PARTS = ("src", "ontology", "queries", "data")
FILES = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")


def copied(folder: Path, source: Path) -> Path:
    """A copy of what goes into the wheel, in a folder and at a moment of its own."""
    for part in PARTS:
        shutil.copytree(source / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copyfile(source / name, folder / name)
    return folder


def wheel(source: Path, **machine: str) -> Path:
    """The wheel of a checkout, built without a network on a machine that differs so."""
    done = subprocess.run(
        [
            sys.executable, "-m", "pip", "wheel", source, "--no-deps", "--no-build-isolation",
            "--no-index", "--quiet", "--wheel-dir", source / "wheels",
        ],
        env=os.environ | machine,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (built,) = (source / "wheels").glob("*.whl")
    return built


@pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None and not os.environ.get("CI"),
    reason="hatchling, which builds the wheel, is not installed here",
)
def test_a_wheel_built_twice_is_the_same(tmp_path: Path, measured: Measured) -> None:
    one = copied(tmp_path / "one", ROOT)
    two = copied(tmp_path / "elsewhere" / "two", one)
    first = wheel(one, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    second = wheel(two, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8")

    digests = {hashlib.sha256(one.read_bytes()).hexdigest() for one in (first, second)}
    assert len(digests) == 1
    with zipfile.ZipFile(first) as packed:
        names = packed.namelist()
    packages = {name.split("/")[0] for name in names}
    assert packages == {"accede", first.name.split("-py3")[0] + ".dist-info"}
    assert [name for name in names if "/.." in name or name.startswith("/")] == []
    measured(20, f"2 builds, 1 digest, {len(names)} files")
