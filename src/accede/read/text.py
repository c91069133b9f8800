"""The text of a page: bytes, plain or HTML, to the one text that offsets count.

Nothing is guessed: a byte-order mark, a charset that was given, the page's own `meta`, else UTF-8.
What does not decode is refused with its line and column, and so is a character that shows that
somebody before us already lost something.
"""

import codecs
import re
import unicodedata

from accede.errors import SourceError
from accede.read.html import is_html, text_of_html

LARGEST = 8 * 1024 * 1024
"""Bytes, scripts and pictures in the page included."""
LONGEST = 100_000
"""Characters of text: the longest page at hand has three thousand."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (
        codecs.BOM_UTF32_LE,
        "utf-32-le",
    ),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
AS_BROWSERS_READ = dict.fromkeys(
    ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "windows-1252"
)
"""What the WHATWG Encoding Standard makes of these labels in a web page's `meta`."""

LOST = re.compile(r"[\x00\ufffd]")
BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f]+")
BLANKS_AT_LINE_END = re.compile(r" +(?=\n|\Z)")
EMPTY_LINES = re.compile(r"\n{3,}")


def page_text(raw: bytes, *, where: object, charset: str | None = None) -> str:
    """The normalised text of a page, plain or HTML, as the offsets of its records count it.

    Raises SourceError for a page that is empty, too large, not in the encoding it claims, or
    already damaged, naming line and column.
    """
    if len(raw) > LARGEST:
        found = f"{len(raw)} bytes, more than the {LARGEST} that a page may have"
        raise SourceError(where, found, "give the page itself, not an archive of pages")
    text = decoded(raw, where=where, charset=charset)
    page = normalised(_lines_of(text, where=where) if is_html(text) else text)
    if not page.strip():
        raise SourceError(where, "the page is empty", "fetch it again")
    if len(page) > LONGEST:
        found = f"{len(page)} characters, more than the {LONGEST} that a page may have"
        raise SourceError(where, found, "give one page at a time")
    return page


def _lines_of(page: str, *, where: object) -> str:
    """The lines of a web page; one that writes a lost character as `&#0;` is refused too."""
    lines = text_of_html(page, where=where)
    _refuse_lost(lines, where=where)
    return lines


def normalised(text: str) -> str:
    r"""The text in the one form that offsets count (MODEL, Evidence and contradiction).

    NFC; CR and CRLF are LF; a run of spaces, tabs and no-break spaces is one space; no blanks at
    line ends; at most two LF together. Applied twice it changes nothing more.

    >>> normalised("2MSP,\u00a0\t4MSP \r\n\r\n\r\nVotes")
    '2MSP, 4MSP\n\nVotes'
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return EMPTY_LINES.sub("\n\n", BLANKS_AT_LINE_END.sub("", BLANKS.sub(" ", lines)))


def decoded(raw: bytes, *, where: object, charset: str | None = None) -> str:
    """The characters of a page, in the encoding it states or was given; never a guess."""
    encoding, skip = encoding_of(raw, charset)
    try:
        text = raw[skip:].decode(encoding)
    except LookupError as unknown:
        found = f"the charset {encoding!r} is not known"
        raise SourceError(where, found, "give the page in UTF-8") from unknown
    except UnicodeError as wrong:
        raise _wrong(raw[skip:], wrong, where=where, encoding=encoding) from wrong
    _refuse_lost(text, where=where)
    return text


def encoding_of(raw: bytes, charset: str | None) -> tuple[str, int]:
    r"""The encoding that a page is in, and how many bytes its mark takes.

    >>> encoding_of(b"\xef\xbb\xbfCuba", "latin-1"), encoding_of(b"Cuba", None)
    (('utf-8', 3), ('utf-8', 0))
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    if charset:
        return charset, 0
    stated = META.search(raw[:4096]) if is_html(raw[:4096].decode("ascii", "ignore")) else None
    if not stated:
        return "utf-8", 0
    label = stated.group(1).decode("ascii").lower()
    return AS_BROWSERS_READ.get(label, label), 0


def _refuse_lost(text: str, *, where: object) -> None:
    if lost := LOST.search(text):
        place = _place(text[: lost.start()])
        found = f"{place}: the character U+{ord(lost.group()):04X}, where a character was lost"
        raise SourceError(where, found, "fetch the page again, in its own encoding")


def _wrong(raw: bytes, wrong: UnicodeError, *, where: object, encoding: str) -> SourceError:
    start = wrong.start if isinstance(wrong, UnicodeDecodeError) else 0
    place = _place(raw[:start].decode(encoding, "ignore"))
    found = f"{place}: the byte 0x{raw[start]:02x} is not {encoding}"
    return SourceError(where, found, "save the page as UTF-8, or state its charset")


def _place(before: str) -> str:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"line {line}, column {column}"
