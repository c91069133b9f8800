"""One resolution with its recorded vote, in Akoma Ntoso XML as the United Nations publishes it.

The voters stand in the document's head, state by state in capitals. The list names nobody who was
absent: those are worked out from membership on the day, and say so. Where the list is not whole,
nobody is called absent.
"""

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.errors import SourceError
from accede.model.records import Ignored, Quote, Record, Text, Unread, Warned
from accede.read.un_resolution import decision_of, resolution_of
from accede.read.un_tally import tally_of
from accede.read.xml_text import Element, Page, local, page_of, root_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

REGIONS = {
    "voting": "decision",
    "meta": "publication data",
    "coverPage": "resolution",
    "preface": "resolution",
    "preamble": "text of the resolution",
    "mainBody": "text of the resolution",
    "conclusions": "adoption",
    "attachments": "annex",
    "components": "annex",
}
"""What stands in which element; what stands in none of these is not understood."""


def is_xml(head: bytes) -> bool:
    """Whether some first bytes are those of XML."""
    for mark in MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip().startswith(b"<")


def read_xml(raw: bytes, source: "Source", known: "Known") -> Iterator[Record]:
    """The text, the decision and the resolution of one document, and what was left aside."""
    root = root_of(raw, where=source.path)
    if local(root) != "akomaNtoso":
        found = f"the root element is {local(root)!r}"
        raise SourceError(source.path, found, "give a resolution in Akoma Ntoso: akomaNtoso")
    page = page_of(root, region_of)
    if "\ufffd" in page.text:
        raise SourceError(source.path, "a lost character (U+FFFD)", "fetch the document again")
    tally = tally_of(root, page, states=known.states)
    resolution = resolution_of(root, page, source=source, known=known)
    yield Text(source=source.document.id, text=page.text)
    yield resolution
    ...


def region_of(element: Element) -> str | None:
    """The region that an element begins, or None where it goes on with its parent's."""
    return REGIONS.get(local(element))
