"""Row 20: the wheel built twice is the same, byte by byte."""

import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from measured import Measured

pytestmark = pytest.mark.trust

ROOT = Path(__file__).parents[2]


def wheel(folder: Path, **machine: str) -> Path:
    """The wheel of this checkout, built without a network on a machine that differs so."""
    subprocess.run(
        [
            sys.executable, "-m", "pip", "wheel", ROOT, "--no-deps", "--no-build-isolation",
            "--no-index", "--quiet", "--wheel-dir", folder,
        ],
        check=True,
        env=os.environ | machine,
        capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None and not os.environ.get("CI"),
    reason="hatchling, which builds the wheel, is not installed here",
)
def test_a_wheel_built_twice_is_the_same(tmp_path: Path, measured: Measured) -> None:
    first = wheel(tmp_path / "1", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    second = wheel(tmp_path / "2", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8")

    digests = {hashlib.sha256(one.read_bytes()).hexdigest() for one in (first, second)}
    assert len(digests) == 1
    with zipfile.ZipFile(first) as packed:
        names = packed.namelist()
    assert {name.split("/")[0] for name in names} <= {
        "accede",
        first.name.split("-py3")[0] + ".dist-info",
    }
    assert [name for name in names if "/.." in name or name.startswith("/")] == []
    measured(20, f"2 builds, 1 digest, {len(names)} files")
