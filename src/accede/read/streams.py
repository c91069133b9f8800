"""A long document line by line, packed by gzip or not: it never stands in memory whole.

A document that is cut, damaged, or no UTF-8 is a SourceError that names the line.
"""

import csv
import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO

from accede.errors import SourceError
from accede.progress import reached
from accede.read.bounds import MOST_BYTES, MOST_LINES, too_much
from accede.read.parquet import MAGIC, ParquetRows, is_parquet

GZIP = b"\x1f\x8b"
BLOCK = 1 << 20
LONGEST = 16 * BLOCK
"""Bytes. No line of a voting record is near this long."""

DAMAGED = (EOFError, OSError, zlib.error)
"""What unpacking raises where a gzip is cut in the middle, or is none."""


def header_words(first: bytes) -> tuple[str, ...]:
    """The words of a table's first line, for telling its form; none where it is no text."""
    line = first.partition(b"\n")[0].decode("utf-8-sig", "replace")
    return tuple(word.strip().strip('"') for word in line.split(","))


def beginning(path: Path, size: int = 4096) -> bytes:
    """The first bytes of a document, unpacked: enough to tell its form by."""
    try:
        with unpacked(path) as stream:
            return stream.read(size)
    except DAMAGED as error:
        found = f"the document is cut or damaged ({error})"
        raise SourceError(path, found, "fetch the document again") from error


def digest(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file's bytes, and how many there are."""
    found, size = hashlib.sha256(), 0
    try:
        if not path.is_file():
            raise SourceError(path, "no such file", "check the path")
        with path.open("rb") as stream:
            while block := stream.read(BLOCK):
                found.update(block)
                size += len(block)
    except (OSError, ValueError) as error:
        raise SourceError(path, f"cannot be read ({error})", "check the path") from error
    return found.hexdigest(), size


def lines(path: Path) -> Iterator[str]:
    """Every line of a document, with its end."""
    return chain.from_iterable(blocks(path))


class Rows:
    """Every row of a table, its header first, and the line on which the last one ended."""

    def __init__(self, path: Path) -> None:
        self._reader = (
            csv.reader(lines(path), strict=True) if _in_words(path) else ParquetRows(path)
        )
        self._rows = self._each(path)

    def __iter__(self) -> Iterator[list[str]]:
        return self._rows

    def __next__(self) -> list[str]:
        return next(self._rows)

    @property
    def line_num(self) -> int:
        """The line on which the last row ended."""
        return self._reader.line_num

    def _each(self, path: Path) -> Iterator[list[str]]:
        try:
            yield from self._reader
        except csv.Error as error:
            where = f"{path}, line {self._reader.line_num}"
            mend = "close the quote, or fetch the document again"
            raise SourceError(where, f"no row of a table ({error})", mend) from error


def _in_words(path: Path) -> bool:
    return not is_parquet(beginning(path, len(MAGIC)))


def blocks(path: Path) -> Iterator[io.StringIO]:
    """The document in pieces of whole lines, each to be read line by line."""
    done, size, rest = 0, 0, b""
    with unpacked(path) as stream:
        while block := piece(stream, where=f"{path}, line {done + 1}"):
            whole, end, rest = (rest + block).rpartition(b"\n")
            if len(rest) > LONGEST:
                where = f"{path}, line {done + 1}"
                raise SourceError(where, f"a line of more than {LONGEST} bytes", "split it")
            text = decoded(whole + end, where=path, before=done)
            done += text.count("\n")
            size += len(block)
            if done > MOST_LINES or size > MOST_BYTES:
                raise too_much(f"{MOST_LINES:,} lines or {MOST_BYTES:,} bytes", where=path)
            yield io.StringIO(text)
            reached(path, os.lseek(stream.fileno(), 0, os.SEEK_CUR))
    yield io.StringIO(decoded(rest, where=path, before=done))


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    """A document's bytes as a stream, unpacked where it begins as gzip does."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error})", "check the path") from error
    with raw:
        packed = raw.read(len(GZIP)) == GZIP
        raw.seek(0)
        if packed:
            with gzip.GzipFile(fileobj=raw) as stream:
                yield stream
        else:
            yield raw


def piece(stream: IO[bytes] | gzip.GzipFile, *, where: str) -> bytes:
    """The next bytes of a stream, or SourceError where it breaks off."""
    try:
        return stream.read(BLOCK)
    except DAMAGED as error:
        found = f"the document is cut or damaged here ({error})"
        raise SourceError(where, found, "fetch the document again") from error


def decoded(raw: bytes, *, where: object, before: int) -> str:
    """Some whole lines as text; `before` lines of the document came before them."""
    try:
        return raw.decode("utf-8-sig" if not before else "utf-8")
    except UnicodeDecodeError as error:
        line = before + raw.count(b"\n", 0, error.start) + 1
        start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[start : error.start].decode("utf-8")) + 1
        found = f"the byte 0x{raw[error.start]:02x} is not UTF-8"
        place = f"{where}, line {line}, column {column}"
        raise SourceError(place, found, "save the file as UTF-8") from error
