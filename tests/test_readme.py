"""Every promise of the README, kept: its tour and its Python are run, its lists are held."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from accede.ask.queries import list_queries
from accede.release import Release

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TOUR = README.partition("## A five-minute tour")[2].partition("\n## ")[0]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


class Step(NamedTuple):
    """A command of the tour, and the lines it is said to print; `...` stands for any."""

    command: str
    expected: list[str]


def steps() -> Iterator[Step]:
    for block in CONSOLE.findall(TOUR):
        for part in block.split("$ ")[1:]:
            command, *expected = part.strip("\n").split("\n")
            yield Step(command, expected)


def fits(expected: str, line: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, expected.split("..."))), line) is not None


def printed_in_order(expected: list[str], lines: list[str]) -> bool:
    """Whether the lines are those expected; a line of `...` lets any number pass."""
    free = False
    for wanted in expected:
        if wanted == "...":
            free = True
            continue
        while free and lines and not fits(wanted, lines[0]):
            lines = lines[1:]
        if not lines or not fits(wanted, lines[0]):
            return False
        lines, free = lines[1:], False
    return free or not lines


def test_the_tour_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")

    for step in steps():
        command = step.command.replace("accede", f"'{sys.executable}' -m accede", 1)
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
        )

        assert (done.returncode, done.stderr) == (0, ""), step.command
        assert printed_in_order(step.expected, done.stdout.splitlines()), (step, done.stdout)


def test_the_python_of_the_readme_runs(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)

    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own words


def test_every_question_is_listed_with_what_it_asks() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", README, re.MULTILINE))

    assert rows == {query.name: query.summary for query in list_queries()}


def test_the_two_commands_are_all_the_set_up() -> None:
    before_the_tour = README.partition("## A five-minute tour")[0]

    assert CONSOLE.findall(before_the_tour) == [
        "$ python -m pip install . && accede build\n",
        "$ python -m pip install '.[test]' && python -m pytest\n",
    ]
