"""A command whose extra is not installed says so in one line, and how to install it."""

import subprocess
import sys
from pathlib import Path

import pytest

from accede.release import Release

WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
        return None

sys.meta_path.insert(0, Missing())
from accede.cli import main
main()
"""


def run_without(names: tuple[str, ...], *given: str) -> "subprocess.CompletedProcess[str]":
    """The command in a process in which some packages are missing."""
    code = WITHOUT.format(names=set(names))
    return subprocess.run(
        [sys.executable, "-c", code, *given], check=False, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("missing", "extra", "command"),
    [
        (("starlette",), "serve", ["serve"]),
        (("uvicorn",), "serve", ["serve"]),
        (("jinja2", "starlette"), "serve", ["serve"]),
        (("jinja2",), "site", ["site", "--out", "pages"]),
        (("altair",), "site", ["site", "--out", "pages"]),
        (("vl_convert",), "site", ["site", "--out", "pages"]),
        (("polars",), "frames", ["export", "--format", "parquet", "--out", "tables"]),
        (("pyspark",), "spark", ["build", "--runner", "spark"]),
    ],
)
def test_a_missing_extra_is_one_line_with_its_remedy(
    release: Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    missing: tuple[str, ...],
    extra: str,
    command: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    place = [] if command[0] == "build" else ["--release", str(release.path)]

    ended = run_without(missing, *command, *place)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    assert f"{missing[0]} is not installed" in ended.stderr or extra == "spark"
    assert f"pip install 'accede[{extra}]'" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_any_extra_the_other_commands_do_their_work(release: Release) -> None:
    every = ("jinja2", "altair", "vl_convert", "starlette", "uvicorn", "polars", "pandas")
    place = ["--release", str(release.path)]

    for command in (["ask", "leaving"], ["why", "state/CUB"], ["serve", "--help"]):
        ended = run_without(every, *command, *([] if "--help" in command else place))
        assert (ended.returncode, ended.stderr) == (0, "")
