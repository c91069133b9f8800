"""What goes to the screen while something is done: on a terminal, and nowhere else."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from accede import resources
from accede.cli.screen import paced
from commands import accede

EXAMPLE = resources.data() / "example-pages" / "dataset.toml"
SLOW = """
import time
from accede.cli.screen import progress
from accede.progress import counted
with progress() as step:
    step("dusting")
    for _ in counted(range(12), "shelves"):
        time.sleep(0.05)
print("done")
"""


def on_a_terminal(*arguments: object) -> tuple[bytes, bytes]:
    """What a run writes to standard output, and to a terminal of 120 columns."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=its,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(its)
    shown = b""
    try:
        while block := os.read(ours, 65536):
            shown += block
    except OSError:
        pass  # the terminal's other side is closed
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, shown
    return out, shown


def test_a_terminal_is_told_the_step_the_count_the_rate_and_the_time_left() -> None:
    out, shown = on_a_terminal("-c", SLOW)

    assert b"dusting ..." in shown
    assert b" of 12 shelves" in shown
    assert b" a second" in shown
    assert b" s left" in shown
    assert out == b"done\n"


def test_a_build_tells_a_terminal_what_it_does(tmp_path: Path) -> None:
    _, shown = on_a_terminal("-m", "accede", "build", EXAMPLE, "--out", tmp_path / "release")

    assert all(word in shown for word in (b"reading ...", b"mapping ...", b"checking ..."))
    assert b" of " in shown


def test_json_on_a_terminal_has_nothing_beside_it(tmp_path: Path) -> None:
    out, shown = on_a_terminal(
        "-m", "accede", "build", EXAMPLE, "--out", tmp_path / "release", "--json"
    )

    assert shown == b""
    assert out.count(b"\n") == 1


def test_without_a_terminal_nothing_is_told(tmp_path: Path) -> None:
    done = accede("build", EXAMPLE, "--out", tmp_path / "release")

    assert (done.code, done.err) == (0, "")
    assert "..." not in done.out


@pytest.mark.parametrize(
    ("done", "total", "unit", "speed", "words"),
    [
        (0, 9, "shapes", None, "0 of 9 shapes"),
        (1_200, 6_847, "decisions", 400.0, "1,200 of 6,847 decisions, 400 a second, 14 s left"),
        (2_000_000, 8_000_000, "bytes", 1.5e6, "2.0 of 8.0 MB, 1.5 MB a second, 4 s left"),
        (30, None, "pages", 12.0, "30 pages, 12 a second"),
        (0, None, "pages", None, "0 pages"),
    ],
)
def test_progress_is_told_in_words(
    done: int, total: int | None, unit: str, speed: float | None, words: str
) -> None:
    assert paced(done, total, unit, speed) == words
