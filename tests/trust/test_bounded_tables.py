"""Row 11, tables and streams: eleven million rows, bombs in gzip and XML, a dataset without end."""

import gzip
import time
from pathlib import Path

import pytest

from a_large_document import EXAMPLE, MEGABYTE, MILLION, Large, holds, of, took
from accede.errors import SourceError
from accede.read.bounds import MOST_PARTICIPANTS
from accede.read.dataset import load
from measured import Measured
from samples import LIBRARY, TABLE

pytestmark = pytest.mark.trust

OURS = b"state,meeting,role,source\n"
DEPOSITARY, ROW = (line.encode() + b"\n" for line in TABLE.splitlines())
LONG = b"rollcall_id,state_id,vote\n"
LIBRARY_HEAD, LIBRARY_ROW, _ = (line.encode() + b"\n" for line in LIBRARY.splitlines())
CALLS = b"rollcall_id,date,symbol,vote_type\n"
ELEVEN = 11 * MILLION


def laughs(deep: int) -> bytes:
    """XML whose entities each hold the one before ten times."""
    first = b'<!DOCTYPE a [<!ENTITY e0 "ha">'
    more = (b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, deep))
    return first + b"".join(more) + b"]><akomaNtoso>&e%d;</akomaNtoso>" % (deep - 1)


LARGE: dict[str, tuple[str, Large]] = {
    "11 million rows of our own": ("tables", of(OURS, (b"x\n", ELEVEN))),
    "11 million rows of one roll call": ("un-votes", of(LONG, (b"1,XAA,yes\n", ELEVEN))),
    "11 million lines of JSON": ("un-votes", of((b"{}\n", ELEVEN))),
    "a gzip bomb of JSON lines": (
        "un-votes",
        of((gzip.compress(b"{}\n" * (MEGABYTE // 3), 1), 2000)),
    ),
    "a gzip bomb of one JSON line": (
        "un-votes",
        of(gzip.compress(b'{"title": "'), (gzip.compress(b"a" * MEGABYTE, 1), 2000)),
    ),
    "a million laughs": ("un-votes", of(laughs(30))),
    "lists inside lists, five million deep": ("un-votes", of(b'{"title":', (b"[", 5 * MILLION))),
}
LARGER: dict[str, tuple[str, Large]] = {
    "11 million rows of a depositary": ("treaty-table", of(DEPOSITARY, (b"x\n", ELEVEN))),
    "as many rows as a depositary's table may have": (
        "treaty-table",
        of(DEPOSITARY, (ROW, MOST_PARTICIPANTS - 1)),
    ),
    "11 million roll calls": ("un-votes", of(LONG, (b"1,XAA,yes\n2,XAA,yes\n", ELEVEN // 2))),
    "11 million empty rows": ("un-votes", of(LONG, (b"\n", ELEVEN))),
    "11 million rows of the library": ("un-votes", of(LIBRARY_HEAD, (b"x\n", ELEVEN))),
    "a million roll calls of the library": (
        "un-votes",
        of(LIBRARY_HEAD, (LIBRARY_ROW + b"8" + LIBRARY_ROW[1:], MILLION)),
    ),
    "11 million rows of roll calls": ("un-votes", of(CALLS, (b"x\n", ELEVEN))),
    "11 million lines that are no JSON": ("un-votes", of(b"{}\n", (b"x\n", ELEVEN))),
    "a gzip bomb of rows": (
        "un-votes",
        of(gzip.compress(LONG), (gzip.compress(b"1,XAA,yes\n" * 100_000, 1), 1000)),
    ),
    "a row of 10 MB": ("un-votes", of(LONG, (b"a,", 5 * MEGABYTE), b"\n")),
    "a quote that is never closed": ("un-votes", of(LONG, b'"', (b"abcdefgh,\n", 20 * MILLION))),
}


@pytest.mark.parametrize("large", LARGE)
def test_a_table_too_long_is_refused_within_ten_seconds_and_512_mb(
    large: str, tmp_path: Path, measured: Measured
) -> None:
    done = took(*LARGE[large], tmp_path)

    assert done.code == 2
    measured(11, f"{large}: {holds(done)}")


@pytest.mark.soak
@pytest.mark.parametrize("large", LARGER)
def test_other_tables_too_long_are_refused_or_read_within_the_same_bounds(
    large: str, tmp_path: Path, measured: Measured
) -> None:
    measured(11, f"{large}: {holds(took(*LARGER[large], tmp_path))}")


HEAD = EXAMPLE.read_bytes().partition(b"[[document]]")[0]
DATASETS = {
    "100 MB": of(HEAD, (b"# nothing\n", 10 * MILLION)),
    "a key of half a million parts": of(HEAD, (b"a.", MILLION // 2), b"a = 1\n"),
    "lists inside lists": of(HEAD, b"a = ", (b"[\n", MILLION // 4)),
    "thirty thousand documents": of(HEAD, (b'[[document]]\nid="a"\ntitle="x"\n', 30_000)),
    "a number of 3,900 digits": of(HEAD, b"a = ", (b"1", 3_900), b"\n"),
    "a number of half a million digits": of(HEAD, b"a = ", (b"1", MILLION // 2), b"\n"),
}


@pytest.mark.parametrize("large", DATASETS.values(), ids=DATASETS)
def test_a_dataset_without_end_is_refused_at_once(
    large: Large, tmp_path: Path, measured: Measured
) -> None:
    place = tmp_path / "dataset.toml"
    large.write(place)
    began = time.process_time()

    with pytest.raises(SourceError, match=r"dataset\.toml"):
        load(place)
    took = time.process_time() - began
    assert took < 3
    measured(11, "a dataset too large, too deep or too long: refused within 3 s")
