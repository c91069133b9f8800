"""The command, as a user meets it: its help, its answers, its exit codes."""

import json
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from accede.release import Release
from commands import Done, accede

COMMANDS = (
    "build", "read", "check", "ask", "why", "compare",
    "export", "link", "push", "diff", "site", "serve", "verify",
)  # fmt: skip


def one_line(done: Done) -> bool:
    """Whether a refusal is one line on stderr, with nothing on stdout and no traceback."""
    return done.out == "" and done.err.count("\n") == 1 and "Traceback" not in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = accede(command, "--help")

    assert done.code == 0
    assert f"accede {command}" in done.out.partition("Options:")[0].partition("\n")[2]


def test_the_group_lists_every_command() -> None:
    listed = accede("--help").out.partition("Commands:")[2].split("\n")

    assert {line.split()[0] for line in listed if line.strip()} >= set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], "No such command"),
        (["build", "--outt", "x"], "No such option"),
        (["build", "no/such/dataset.toml"], "no such file"),
        (["ask", "not-prty"], "did you mean not-party"),
        (["ask", "not-party", "-p", "day"], "write -p day=VALUE"),
        (["ask", "not-party", "-p", "dya=2025-12-28"], "no parameter 'dya'"),
        (["ask", "not-party", "-p", "day=yesterday"], "yesterday"),
        (["ask", "why-not", "-p", "state=Atlantis"], "Atlantis"),
        (["export", "--format", "rdfxml", "--out", "x"], "rdfxml"),
        (["check", "no-such-release"], "no-such-release"),
        (["read", "no-such-page.txt", "--reader", "profile-page"], "no such file"),
        (["read", "README.md", "--reader", "tea-leaves"], "profile-page"),
        (["read", "README.md", "--reader", "profile-page", "--treaty", "xyz"], "apmbc"),
        (["read", "README.md", "--reader", "profile-page", "--state", "Atlantis"], "Atlantis"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    arguments: list[str], words: str, release: Release
) -> None:
    at = ["--release", str(release.path)] if arguments[0] == "ask" else []

    done = accede(*arguments, *at)

    assert (done.code, one_line(done)) == (2, True), done
    assert words in done.err


def test_without_a_release_every_command_says_to_build_one(tmp_path: Path) -> None:
    for command in (["ask", "not-party"], ["why", "state/CUB"], ["verify"], ["check"]):
        done = accede(*command, cwd=tmp_path)

        assert (done.code, one_line(done)) == (2, True), done
        assert "accede build" in done.err or "no such release" in done.err


def test_ask_without_a_name_lists_the_questions() -> None:
    questions = json.loads(accede("ask", "--json").out)["rows"]

    assert {"not-party", "why-not", "conflicts"} <= {row["name"] for row in questions}
    assert all(row["question"].endswith("?") for row in questions)


def test_an_answer_comes_in_every_format(release: Release) -> None:
    asked = ("ask", "leaving", "--release", release.path, "--format")

    table, csv, lines = (accede(*asked, form).out for form in ("table", "csv", "jsonl"))
    whole = accede("ask", "leaving", "--release", release.path, "--json").json

    assert "Estonia" in table
    assert csv.startswith("state,")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert rows == whole["rows"]
    assert len(csv.splitlines()) == len(rows) + 1


def test_json_is_one_object_on_one_line(release: Release, tmp_path: Path) -> None:
    runs = [
        accede("verify", release.path, "--json"),
        accede("check", release.path, "--json"),
        accede("why", "state/CUB", "--release", release.path, "--json"),
        accede("build", "data/example-pages/dataset.toml", "--out", tmp_path / "r", "--json"),
    ]

    assert all(isinstance(done.json, dict) for done in runs)


def test_why_finds_nothing_by_that_name_and_says_what_is_near(release: Release) -> None:
    done = accede("why", "state/CUA", "--release", release.path)

    assert done.code == 1
    assert "did you mean" in done.out


def test_a_damaged_release_is_named_and_exit_code_1(tmp_path: Path) -> None:
    accede("build", "data/example-pages/dataset.toml", "--out", tmp_path / "r")
    report = tmp_path / "r" / "report.json"
    report.write_bytes(report.read_bytes()[:-10])

    done = accede("verify", tmp_path / "r")

    assert done.code == 1
    assert "report.json" in done.out


def test_a_closed_pipe_is_met_in_silence(release: Release) -> None:
    asked = ["ask", "status-on", "--release", str(release.path), "--format", "csv"]
    with Popen([sys.executable, "-m", "accede", *asked], stdout=PIPE, stderr=PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()

    assert said == b""
