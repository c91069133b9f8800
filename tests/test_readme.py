"""Every promise of the README, kept: its tour and its Python are run, its lists are held."""

import re
from pathlib import Path

import pytest

from accede.ask.queries import list_queries
from accede.release import Release
from readme import CONSOLE, README, after, in_a_shell, printed_in_order, steps

ROOT = Path(__file__).parents[1]
TOUR = after("## A five-minute tour", "\n## ")


def test_the_tour_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")

    for step in steps(TOUR):
        done = in_a_shell(step.command, cwd=tmp_path)

        assert (done.code, done.err) == (0, ""), step.command
        assert printed_in_order(step.expected, done.out.splitlines()), (step, done.out)


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
