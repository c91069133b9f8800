"""Every command, given what cannot be: one clear line and the right exit code, no traceback."""

import os
import socket
import sys
from pathlib import Path

import pytest

from accede.cli import main
from accede.release import Release

NOWHERE = "http://127.0.0.1:9"
ODD = ("", "-1", "0", "99999999999999999999999", "2025-02-30", "0000-00-00", "25-1-1", "NaN",
       "\u0661", "\ud800", "２０２５-０１-０１", "\u202e", "a\nb")  # fmt: skip
"""Values that are no day, no number, no name and no address."""


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, str]:
    """Paths that nothing can be read from, by what is wrong with each."""
    contents = {
        "empty": b"", "binary": bytes(range(256)) * 20, "nul": b'[dataset]\nid = "a\0b"\n',
        "latin-1": "é".encode("latin-1"), "html": b"<html>",
        "cut": b"@prefix a: <urn:a> . a:b a:c ", "deep": b"a = " + b"[" * 90_000,
        "digits": b"x = 1" + b"0" * 3_990,
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as end:
        os.chdir(tmp_path)  # the address of a socket is short
        end.bind("socket")
    names = [*contents, "folder", "loop", "pipe", "socket", "missing", "empty/below", "x" * 300]
    stray = {"no name": "", "no text": "\udcff", "null": "/dev/null", "zeros": "/dev/zero"}
    return {name[:20]: str(tmp_path / name) for name in names} | stray


PATHS = (
    "empty", "binary", "nul", "latin-1", "html", "cut", "deep", "digits", "folder", "loop", "pipe",
    "socket", "missing", "empty/below", "x" * 20, "no name", "no text", "null", "zeros",
)  # fmt: skip


@pytest.fixture(autouse=True)
def back() -> "object":
    """Comes back from wherever a test has gone."""
    before = Path.cwd()
    yield
    os.chdir(before)


class Told:
    """What a run of the command in this process said, and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def by(self, *arguments: str) -> tuple[int, str]:
        """The exit code and what was wrong; any exception but an exit is the test's failure."""
        self.monkeypatch.setattr(sys, "argv", ["accede", *arguments])
        with pytest.raises(SystemExit) as done:
            main()
        out, err = self.capsys.readouterr()
        code = int(done.value.code or 0)
        assert code in {0, 1, 2}, arguments
        assert "Traceback" not in err, arguments
        if code == 2:
            assert err.count("\n") == 1, (arguments, err)
            assert ";" in err, (arguments, err)
            assert out == "" or arguments[0] == "build", (arguments, out)
        return code, err


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(capsys, monkeypatch)


@pytest.mark.parametrize("kind", PATHS)
def test_a_path_that_nothing_can_be_read_from_is_one_line(
    kind: str, bad: dict[str, str], told: Told, release: Release, tmp_path: Path
) -> None:
    path, whole, out = bad[kind], str(release.path), str(tmp_path / "out")
    commands = [
        ["build", path, "--out", out],
        ["read", path, "--reader", "un-votes"],
        ["read", path, "--reader", "tables"],
        ["read", path, "--reader", "treaty-table", "--treaty", "apmbc"],
        ["read", str(tmp_path / "html"), "--reader", "un-votes", "--dataset", path],
        ["why", "state/CUB", "--release", path],
        ["ask", "acts", "--release", path],
        ["compare", "--release", path],
        ["export", "--release", path, "--format", "csv", "--out", out],
        ["diff", path, whole],
        ["diff", whole, path],
        ["site", "--release", path, "--out", out],
        ["push", NOWHERE, "--graph", "urn:a", "--release", path],
        ["link", "--release", path, "--endpoint", NOWHERE],
        ["serve", "--release", path],
    ]
    given_nothing_to_check = kind in {"no name"}
    if not given_nothing_to_check:
        commands += [["check", path], ["check", whole, "--shapes", path]]

    for command in commands:
        code, err = told.by(*command)
        refused = command[:1] != ["check"] or kind not in {"empty", "null"}
        assert code == 2 or not refused, (command, code, err)


@pytest.mark.parametrize("value", ODD)
def test_a_value_that_cannot_be_is_one_line(
    value: str, told: Told, release: Release, tmp_path: Path
) -> None:
    whole, out = str(release.path), str(tmp_path / "out")
    commands = [
        ["build", "--as-of", value, "--out", out],
        ["build", "--known-by", value, "--out", out],
        ["compare", "--since", value, "--release", whole],
        ["compare", "--series", value or "x", "--release", whole],
        ["compare", value, "--release", whole],
        ["ask", value or "x", "--release", whole],
        ["ask", "not-party", "-p", f"day={value}", "--release", whole],
        ["ask", "acts", "-p", f"treaty={value}", "--release", whole],
        ["ask", "acts", "-p", f"{value}=apmbc", "--release", whole],
        ["ask", "acts", "--format", value, "--release", whole],
        ["ask", "acts", "--endpoint", value or "x"],
        ["ask", "acts", "--endpoint", NOWHERE, "--profile", value],
        ["push", value, "--graph", "urn:a", "--release", whole],
        ["push", NOWHERE, "--graph", value, "--release", whole],
        ["export", "--release", whole, "--format", value, "--out", out],
        ["read", str(tmp_path), "--reader", value],
        [value or "x"],
    ]

    for command in commands:
        code, err = told.by(*command)
        assert code == 2, (command, code, err)
    assert told.by("why", "--release", whole, "--", value)[0] == 1


def test_the_last_day_there_is_is_a_day(told: Told, tmp_path: Path) -> None:
    assert told.by("build", "--as-of", "9999-12-31", "--out", str(tmp_path / "out"))[0] == 0


def test_more_processes_than_there_are_documents_are_not_started(
    told: Told, tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    assert told.by("build", "--jobs", "9" * 20, "--out", out)[0] == 0
