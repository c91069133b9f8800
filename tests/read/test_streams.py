"""Long documents line by line: packed or plain, whole or cut, never all in memory."""

import gzip
import hashlib
import tracemalloc
from pathlib import Path

import pytest

from accede.errors import SourceError
from accede.read.header import header_of
from accede.read.streams import BLOCK, Rows, beginning, digest, lines

WORDS = "".join(f"{number},tea {number}\n" for number in range(200_000))


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "packed"
    path.write_bytes(gzip.compress(WORDS.encode()))
    return path


def test_the_lines_are_those_of_the_document_packed_or_plain(packed: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_text(WORDS, "utf-8")

    assert len(WORDS) > 2 * BLOCK
    assert "".join(lines(plain)) == "".join(lines(packed)) == WORDS
    assert beginning(packed) == beginning(plain) == WORDS[:4096].encode()


def test_memory_does_not_grow_with_the_document(packed: Path) -> None:
    tracemalloc.start()
    counted = sum(1 for _ in lines(packed))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (counted, peak < 8 * BLOCK) == (200_000, True)


def test_a_byte_order_mark_and_other_line_ends_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_bytes('\ufeffid,words\r\n1,"two\r\nlines\u2028"\r\n'.encode())

    assert list(Rows(path)) == [["id", "words"], ["1", "two\r\nlines\u2028"]]


def test_a_document_that_is_cut_names_the_line_after_the_last_whole_one(packed: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-100])

    with pytest.raises(SourceError, match=r"line [1-9]\d+: the document is cut or damaged"):
        list(lines(packed))


def test_a_quote_that_does_not_close_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_text('id,words\n1,"two" or three\n', "utf-8")

    with pytest.raises(SourceError, match="line 2: no row of a table"):
        list(Rows(path))


def test_a_digest_is_that_of_the_bytes_as_they_lie_there(packed: Path) -> None:
    raw = packed.read_bytes()

    assert digest(packed) == (hashlib.sha256(raw).hexdigest(), len(raw))
    with pytest.raises(SourceError, match="no such file"):
        digest(packed.with_name("absent"))


def test_a_header_names_its_columns_and_what_it_lacks() -> None:
    header = header_of(["b", " a "], needed=("a",), where="tea")
    cell = header.at(7).cells(["1", "2"])

    assert (cell("a"), cell("b"), cell("c"), header.cells(["1"])("a")) == ("2", "1", "", "")
    assert header.at(7).place("a") == "tea, line 7, a"
    with pytest.raises(SourceError, match="no column c; there are: b, a"):
        header_of(["b", " a "], needed=("a", "c"), where="tea")
    with pytest.raises(SourceError, match="a column stands twice"):
        header_of(["a", "a"], needed=(), where="tea")
