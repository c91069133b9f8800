"""One resolution with its recorded vote, in Akoma Ntoso XML as the United Nations publishes it.

The voters stand in the document's head, state by state in capitals. The list names nobody who was
absent: those are worked out from membership on the day, and say so. Where the list is not whole,
nobody is called absent.
"""

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from accede.errors import SourceError
from accede.model.records import Decision, Ignored, Quote, Record, Resolution, Text, Unread, Warned
from accede.read.mojibake import garbled
from accede.read.un_resolution import Heading, heading_of, sponsors_of
from accede.read.un_tally import Tally, tally_of
from accede.read.xml_text import Element, Page, Span, local, page_of, root_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

REGIONS = {
    "meta": "publication data",
    "voting": "decision",
    "presentation": "publication data",
    "coverPage": "resolution",
    "preface": "resolution",
    "preamble": "text of the resolution",
    "mainBody": "text of the resolution",
    "conclusions": "adoption",
    "attachments": "annex",
}
"""What stands in which element; words that stand in none of these are `unread`."""


def is_xml(first: bytes) -> bool:
    """Whether some first bytes are those of XML."""
    for mark in MARKS:
        first = first.removeprefix(mark)
    return first.replace(b"\0", b"").lstrip().startswith(b"<")


def read_xml(raw: bytes, source: "Source", known: "Known") -> Iterator[Record]:
    """The text, the resolution and the decision of one document, and what was left aside."""
    root = root_of(raw, where=source.path)
    if local(root) != "akomaNtoso":
        mend = "give a resolution in Akoma Ntoso, whose root is akomaNtoso"
        raise SourceError(source.path, f"the root element is {local(root)!r}", mend)
    page = page_of(root, region_of)
    if "\ufffd" in page.text:
        raise SourceError(source.path, "a lost character (U+FFFD)", "fetch the document again")
    heading = heading_of(root, where=source.path)
    tally = tally_of(root, states=known.states, on=heading.day)
    return records(page, heading, tally, source=source, known=known)


def records(
    page: Page, heading: Heading, tally: Tally, *, source: "Source", known: "Known"
) -> Iterator[Record]:
    """Everything that the reading of one document gives, its text first."""
    document = source.document.id
    series = known.series_titled(heading.title or "")
    sponsors, unread = sponsors_of(heading.sponsors, states=known.states, on=heading.day)
    resolution = resolution_of(heading, series=series, sponsors=tuple(sorted(sponsors)))
    decision = decision_of(heading, tally, series=series, members=members(heading, known))
    voted = page.of("decision") or page.of("adoption")
    told = [Warned(message=f"the sponsor {name!r} is no state for certain") for name in unread]
    told += [Warned(message=message) for message in (*heading.warnings, *tally.warnings)]
    every = (
        Text(text=page.text),
        placed(resolution, page.of("resolution")),
        placed(decision, voted),
        *(record for span in page.spans if (record := left_over(span, page, told=voted))),
        *(placed(warned, voted) for warned in told),
        *garbled(page.text),
    )
    return (structs.replace(record, source=document) for record in every)


def resolution_of(heading: Heading, *, series: str | None, sponsors: tuple[str, ...]) -> Resolution:
    """The resolution that a document's heading describes."""
    return Resolution(
        symbols=heading.symbols,
        series=series,
        session=heading.session,
        title=heading.title,
        sponsors=sponsors,
    )


def decision_of(
    heading: Heading, tally: Tally, *, series: str | None, members: frozenset[str]
) -> Decision:
    """The Assembly's decision on the resolution, with every voter, and who was absent."""
    voters = {state for states in tally.states.values() for state in states}
    absent = tuple(sorted(members - voters)) if tally.whole else ()
    return Decision(
        symbol=heading.symbols[0],
        series=series,
        session=heading.session,
        stage="plenary" if heading.symbols[0].startswith("A/RES/") else None,
        date=heading.day.isoformat() if heading.day else None,
        year=heading.day.year if heading.day else None,
        method=tally.method,
        outcome="adopted" if tally.method else None,
        title=heading.title,
        not_voting=absent,
        absence_derived=absent,
        names_as_recorded=tally.names,
        locator=heading.record,
        in_favour=tally.states["in_favour"],
        against=tally.states["against"],
        abstaining=tally.states["abstaining"],
        total_in_favour=tally.stated.get("in_favour"),
        total_against=tally.stated.get("against"),
        total_abstaining=tally.stated.get("abstaining"),
    )


def members(heading: Heading, known: "Known") -> frozenset[str]:
    """The members of the United Nations on the day of adoption; none without a day."""
    return frozenset(known.states.members(heading.day) if heading.day else ())


def left_over(span: Span, page: Page, *, told: Span | None) -> Record | None:
    """What stands for a span that is neither the resolution's heading nor the vote."""
    if span == told or span == page.of("resolution"):
        return None
    if span.region == "adoption":
        return placed(Quote(of="decision"), span)
    if span.region == "unread":
        return placed(Unread(text=page.text[span.start : span.end]), span)
    return placed(Ignored(why=span.region), span)


def placed(record: Record, span: Span | None) -> Record:
    """A record with its place in the text."""
    return structs.replace(record, start=span.start, end=span.end) if span else record


def region_of(element: Element) -> str | None:
    """The region that an element begins, or None where it goes on with the one around it."""
    return REGIONS.get(local(element))
