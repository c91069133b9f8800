"""What a file holds, as bytes or as UTF-8 text, or why it cannot be had."""

from pathlib import Path

from accede.errors import SourceError

LARGEST = 256 * 1024 * 1024
"""Bytes. No file that accede reads whole is near this size."""

LARGEST_TABLE = 32 * 1024 * 1024
"""Bytes of a table, which takes ten times that while it is read; our largest has one million."""


LARGEST_DATASET = 1024 * 1024
"""Bytes of a `dataset.toml`; ours have seven thousand at most."""


def bytes_of(path: Path, *, largest: int = LARGEST) -> bytes:
    """The bytes of a file that is there and not too large."""
    try:
        if not path.is_file():
            raise SourceError(path, "no such file", "check the path")
        with path.open("rb") as stream:
            raw = stream.read(largest + 1)
    except (OSError, ValueError) as error:
        raise SourceError(path, f"cannot be read ({error})", "check the path") from error
    if len(raw) > largest:
        raise SourceError(path, f"more than {largest} bytes", "give a smaller file")
    return raw


def utf8(raw: bytes, *, where: object) -> str:
    """The text of some bytes in UTF-8, a byte-order mark taken off.

    SourceError with line and column for a byte that is not UTF-8, and for a NUL.
    """
    mend = "save the file as UTF-8"
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
        before = error.object[: error.start].decode("utf-8-sig", "ignore")
        raise SourceError(f"{where}, {place_after(before)}", found, mend) from error
    if "\0" in text:
        raise SourceError(f"{where}, {place_after(text.partition(chr(0))[0])}", "a NUL byte", mend)
    return text


def place_after(before: str) -> str:
    """The line and column that follow some text.

    >>> place_after("a,b" + chr(10) + "c")
    'line 2, column 2'
    """
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
