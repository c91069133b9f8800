"""What a reader of a web page sees, as lines: blocks and lists kept, scripts left out."""

import re

from lxml import etree

from accede.errors import SourceError

DEEPEST = 200
"""Elements inside each other: real pages have some thirty."""

START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|\?xml|html|head|body|meta|title|main|article|section|nav|header|div|p|h[1-6]|ul|ol|table)\b",
    re.IGNORECASE | re.DOTALL,
)
SUBSET = re.compile(r"<!DOCTYPE[^>]{0,1000}\[|<!ENTITY", re.IGNORECASE)
WHITE = re.compile(r"[ \t\r\n\f]+")

UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "button",
    ]
)
APART = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "blockquote",
        "section",
        "article",
        "figure",
        "header",
        "footer",
        "nav",
        "main",
        "aside",
        "pre",
    ]
)
LINES = frozenset(
    [
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "tr",
        "hr",
        "figcaption",
        "caption",
        "address",
        "body",
        "form",
    ]
)
VOID = frozenset(
    ["br", "hr", "img", "input", "link", "meta", "col", "source", "wbr", "area", "base", "embed"]
)
BULLET = "• "


def is_html(text: str) -> bool:
    """Whether a text is a web page or a part of one, told by how it begins.

    >>> is_html("<!DOCTYPE html><p>Cuba"), is_html("Back to list")
    (True, False)
    """
    return START.match(text.removeprefix("\ufeff")) is not None


def text_of_html(page: str, *, where: object) -> str:
    """The lines that a reader of a web page sees, a bullet before each item of a list.

    Raises SourceError for a page that declares entities or nests its elements too deep.
    """
    if SUBSET.search(page):
        raise SourceError(where, "the page declares entities of its own", "save it as plain HTML")
    lines = Lines(where)
    parser = etree.HTMLParser(
        target=lines,  # type: ignore[arg-type]  # the stubs also know bytes
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_pis=True,
    )
    try:
        etree.fromstring(page.encode("utf-8"), parser)
    except etree.XMLSyntaxError as broken:
        raise SourceError(where, f"not a page: {broken}", "fetch it again") from broken
    return lines.close()


class Lines:
    """The growing lines of a page, written to by lxml's parser as it goes."""

    def __init__(self, where: object) -> None:
        self.where = where
        self.depth = self.unseen = self.verbatim = 0
        self.breaks = 1
        self.parts: list[str] = []

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """An element begins: a line, a bullet or a cell may begin with it."""
        self._deeper(tag)
        if self.unseen or tag in UNSEEN or "hidden" in attrib:
            self.unseen += tag not in VOID
            return
        self.verbatim += tag == "pre"
        if not self._just_after_bullet():
            self._break(tag)
        if tag == "li":
            self._write(BULLET)
        elif tag in ("td", "th") and not self.breaks:
            self._write(" | ")

    def end(self, tag: str) -> None:
        """An element ends, and its line with it."""
        self.depth -= tag not in VOID
        if self.unseen:
            self.unseen -= tag not in VOID
            return
        self.verbatim -= tag == "pre"
        if tag not in VOID:
            self._break(tag)

    def data(self, data: str) -> None:
        """Some words: blanks between them count as one, unless they are set as they stand."""
        if self.unseen:
            return
        run = data if self.verbatim else WHITE.sub(" ", data)
        if run.strip() or not (self.breaks or self._just_after_bullet()):
            at_line_start = self.breaks and not self.verbatim
            self._write(run.lstrip(" ") if at_line_start else run)

    def comment(self, text: str) -> None:
        """What the page's makers say to each other is not part of what it says."""

    def close(self) -> str:
        """All the lines together."""
        return "".join(self.parts)

    def _write(self, run: str) -> None:
        if self.breaks and self.parts:
            self.parts.append("\n" * min(self.breaks, 2))
        self.breaks = 0
        self.parts.append(run)

    def _just_after_bullet(self) -> bool:
        return bool(self.parts) and self.parts[-1] == BULLET and not self.breaks

    def _deeper(self, tag: str) -> None:
        self.depth += tag not in VOID
        if self.depth > DEEPEST:
            found = f"more than {DEEPEST} elements inside each other"
            raise SourceError(self.where, found, "give the page as text")

    def _break(self, tag: str) -> None:
        if tag == "br":
            self.breaks += 1
        elif tag in APART:
            self.breaks = max(self.breaks, 2)
        elif tag in LINES:
            self.breaks = max(self.breaks, 1)
