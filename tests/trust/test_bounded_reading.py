"""Row 11: a page of 100 MB, a million nested tags, a line of 10 MB: refused or done in bounds."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from a_bounded_run import run
from measured import Measured

from accede import resources
from accede.read import READERS

pytestmark = pytest.mark.trust

EXAMPLE = resources.data() / "example-pages" / "dataset.toml"
MEGABYTE = 1 << 20
MILLION = 1_000_000

LARGE: dict[str, Callable[[], bytes]] = {
    "a page of 100 MB": lambda: b"The State not party has voted. " * (100 * MEGABYTE // 31),
    "a web page of 100 MB": lambda: b"<html><p>" + b"<p>It has voted." * (100 * MEGABYTE // 16),
    "a million nested tags": lambda: b"<html>" + b"<div>" * MILLION + b"x" + b"</div>" * MILLION,
    "a million nested elements": lambda: b"<a>" * MILLION + b"x" + b"</a>" * MILLION,
    "a million nested lists": lambda: b'{"a":' + b"[" * MILLION + b"]" * MILLION + b"}\n",
    "a line of 10 MB": lambda: b"The State not party has voted " * (10 * MEGABYTE // 30),
    "a row of 10 MB": lambda: b"state,meeting,role,source\n" + b"XAA," * (10 * MEGABYTE // 4),
    "a cell of 10 MB": lambda: b'state,meeting,role,source\n"' + b"x" * (10 * MEGABYTE) + b'"\n',
    "ten million empty lines": lambda: b"\n" * 10 * MILLION,
    "a million bullets": lambda: "  • 1MSP\n".encode() * MILLION,
    "a million quote marks": lambda: "“".encode() * MILLION,
    "a gzip of 200 MB of nothing": lambda: gzip.compress(b" " * 200 * MEGABYTE, 1),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("large", LARGE)
def test_what_is_too_much_is_refused_or_read_within_ten_seconds_and_512_mb(
    large: str, reader: str, tmp_path: Path, measured: Measured
) -> None:
    name = "participation.csv" if reader == "tables" else "page"
    (tmp_path / name).write_bytes(LARGE[large]())

    done = run(
        "read", tmp_path / name, "--reader", reader, "--dataset", EXAMPLE, "--state", "XAA",
        "--treaty", "lantern", "--coverage", folder=tmp_path,
    )  # fmt: skip
    assert "Traceback" not in done.err
    assert done.code in {0, 2}, done.err
    assert done.err.count("\n") == (done.code == 2)
    assert done.seconds < 10
    assert done.megabytes < 512
    measured(11, f"{large}, {reader}: {done.seconds:.1f} s, {done.megabytes:.0f} MB")
