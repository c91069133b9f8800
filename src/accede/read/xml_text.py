"""XML read safely, and its text as offsets count it: one block of words a line, by region.

No DOCTYPE, no entity of its own, no network; size and depth are bounded.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from lxml import etree
from msgspec import Struct

from accede.errors import SourceError

LARGEST = 4 * 1024 * 1024
"""Bytes. The resolutions at hand have some forty thousand."""

ENCODINGS = ("utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252")
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")
PARAGRAPHS = frozenset({"p", "organization", "num", "heading", "docketNumber", "li", "td"})

Element = etree._Element  # noqa: SLF001  # lxml gives its class of elements no other name


class Span(Struct, frozen=True, kw_only=True):
    """Neighbouring blocks of one region: where they begin and end in the text, and which."""

    region: str
    start: int
    end: int


class Page(Struct, frozen=True, kw_only=True):
    """The text of a document and the regions that together hold all of it."""

    text: str
    spans: tuple[Span, ...]

    def of(self, region: str) -> Span | None:
        """The first span of a region."""
        return next((span for span in self.spans if span.region == region), None)


def root_of(raw: bytes, *, where: object) -> Element:
    """The root element of an XML document, or SourceError for what is not safe and sound XML."""
    if len(raw) > LARGEST:
        raise SourceError(where, f"more than {LARGEST} bytes", "give one resolution a file")
    refuse_unsafe(raw, where=where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        found = f"not XML to its end ({error})"
        raise SourceError(f"{where}, line {line}", found, "fetch the document again") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(where, "a DOCTYPE", "take it out: entities are not read")
    return root


def refuse_unsafe(raw: bytes, *, where: object) -> None:
    """SourceError for a DOCTYPE or an entity, in any encoding that is read, or another encoding."""
    narrow = raw.replace(b"\0", b"")
    declared = DECLARED.search(narrow[:400])
    if declared and declared[1].decode("ascii").lower() not in ENCODINGS:
        found = f"the encoding {declared[1].decode('ascii')}"
        raise SourceError(where, found, f"save it in one of: {', '.join(ENCODINGS)}")
    for sign in (b"<!DOCTYPE", b"<!ENTITY"):
        if sign in narrow:
            found = f"a {sign[2:].decode('ascii')} declaration"
            raise SourceError(where, found, "take it out: entities are not read")


def page_of(root: Element, region_of: Callable[[Element], str | None]) -> Page:
    """The text of a document, each block in the region of its nearest element that has one."""
    text: list[str] = []
    spans: list[Span] = []
    length = 0
    for region, words in blocks(root, region_of, "unread"):
        start = length + bool(text)
        text.append(words)
        length = start + len(words)
        if spans and spans[-1].region == region:
            start = spans.pop().start
        spans.append(Span(region=region, start=start, end=length))
    return Page(text="\n".join(text), spans=tuple(spans))


def blocks(
    element: Element, region_of: Callable[[Element], str | None], region: str
) -> Iterator[tuple[str, str]]:
    """Every block of words under an element, with its region, in the document's order."""
    region = region_of(element) or region
    if local(element) in PARAGRAPHS or not len(element):
        if words := words_of(element):
            yield region, words
        return
    if words := collapsed(element.text or ""):
        yield region, words
    for child in element:
        yield from blocks(child, region_of, region)
        if words := collapsed(child.tail or ""):
            yield region, words


def words_of(element: Element) -> str:
    """All words inside an element, on one line."""
    return collapsed("".join(map(str, element.itertext())))


def collapsed(text: str) -> str:
    """Words in NFC, one blank between them."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname
