"""Row 11: a page of 100 MB, a million nested tags, a line of 10 MB: refused or done in bounds.

Tables and streams of rows are `test_bounded_tables.py`.
"""

import gzip
from pathlib import Path

import pytest

from a_large_document import MEGABYTE, MILLION, holds, of, took
from accede.read import READERS
from measured import Measured

pytestmark = pytest.mark.trust

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
