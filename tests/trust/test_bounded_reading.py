"""Row 11: a page of 100 MB, a million nested tags, a line of 10 MB: refused or done in bounds."""

import gzip
from pathlib import Path
from typing import NamedTuple

import pytest

from a_bounded_run import Run, run
from accede import resources
from accede.read import READERS
from measured import Measured

pytestmark = pytest.mark.trust

EXAMPLE = resources.data() / "example-pages" / "dataset.toml"
MEGABYTE = 1 << 20
MILLION = 1_000_000


class Large(NamedTuple):
    """A document too large to hold here: its parts, each so many times."""

    parts: tuple[tuple[bytes, int], ...]

    def write(self, place: Path) -> None:
        """Writes the document, a block at a time."""
        with place.open("wb") as stream:
            for words, times in self.parts:
                block = words * (times if len(words) * times < MEGABYTE else MEGABYTE // len(words))
                done = 0
                while done + len(block) <= len(words) * times:
                    done += stream.write(block)
                stream.write(words * ((len(words) * times - done) // len(words)))


def of(*parts: bytes | tuple[bytes, int]) -> Large:
    """A document of some parts; a part alone stands once."""
    return Large(tuple(one if isinstance(one, tuple) else (one, 1) for one in parts))


LARGE = {
    "a page of 100 MB": of((b"The State not party has voted. ", 100 * MEGABYTE // 31)),
    "a web page of 100 MB": of(b"<html><p>", (b"<p>It has voted.", 100 * MEGABYTE // 16)),
    "a million nested tags": of(b"<html>", (b"<div>", MILLION), b"x", (b"</div>", MILLION)),
    "a million nested elements": of((b"<a>", MILLION), b"x", (b"</a>", MILLION)),
    "a million nested lists": of(b'{"a":', (b"[", MILLION), (b"]", MILLION), b"}\n"),
    "a line of 10 MB": of((b"The State not party has voted ", 10 * MEGABYTE // 30)),
    "a row of 10 MB": of(b"state,meeting,role,source\n", (b"XAA,", 10 * MEGABYTE // 4)),
    "a cell of 10 MB": of(b'state,meeting,role,source\n"', (b"x", 10 * MEGABYTE), b'"\n'),
    "five MB of rows": of(
        b"state,meeting,role,source\n", (b"XAA,lantern/1MSP,observer,d\n", MILLION // 5)
    ),
    "ten million empty lines": of((b"\n", 10 * MILLION)),
    "a million bullets": of(("  • 1MSP\n".encode(), MILLION)),
    "a million quote marks": of(("“".encode(), MILLION)),
    "a gzip of 200 MB of nothing": of((gzip.compress(b" " * MEGABYTE, 1), 200)),
}
OFTEN = ("a page of 100 MB", "a million nested tags", "a million nested lists", "a line of 10 MB")
"""What every run looks at; the others are for `-m soak`."""


def took(reader: str, large: Large, folder: Path) -> Run:
    """What a reader's command left and took, on a document too large."""
    page = folder / ("participation.csv" if reader == "tables" else "page")
    large.write(page)
    done = run(
        "read", page, "--reader", reader, "--dataset", EXAMPLE, "--state", "XAA",
        "--treaty", "lantern", "--coverage", folder=folder,
    )  # fmt: skip
    page.unlink()
    return done


def holds(done: Run) -> str:
    """The figure of a run that kept its bounds, whatever it made of the document."""
    assert "Traceback" not in done.err
    assert done.code in {0, 2}, done.err
    assert done.err.count("\n") == (done.code == 2)
    assert done.seconds < 10
    assert done.megabytes < 512
    return f"{done.seconds:.1f} s, {done.megabytes:.0f} MB"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("large", OFTEN)
def test_what_is_too_much_is_refused_or_read_within_ten_seconds_and_512_mb(
    large: str, reader: str, tmp_path: Path, measured: Measured
) -> None:
    measured(11, f"{large}, {reader}: {holds(took(reader, LARGE[large], tmp_path))}")


@pytest.mark.soak
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("large", sorted(LARGE.keys() - set(OFTEN)))
def test_more_that_is_too_much_is_refused_or_read_within_the_same_bounds(
    large: str, reader: str, tmp_path: Path, measured: Measured
) -> None:
    measured(11, f"{large}, {reader}: {holds(took(reader, LARGE[large], tmp_path))}")
