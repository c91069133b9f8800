"""Pages on meetings: calendars, presidencies, lists of who attended.

A meeting is told by its name; its days, its place and its offices stand beside it, on the lines
below it, or in a sentence. A date that the calendar does not have is a warning with both readings.
"""

import re
from collections.abc import Iterator
from itertools import chain

import msgspec

from accede.model.records import Ignored, Meeting, Record
from accede.read import Source
from accede.read.known import Known
from accede.read.meeting_deeds import (
    UNSURE,
    office_told,
    participation,
    sentence_told,
    states_told,
)
from accede.read.meeting_entries import TITLED, is_part, is_title, place_of, said_alone
from accede.read.meeting_lines import OF_STATES, Labelled, columns_of, labelled
from accede.read.meeting_places import host_in, place_in
from accede.read.meetings_told import MeetingsTold, Telling
from accede.read.mojibake import garbled
from accede.read.named_meetings import Named, days_beside, named_in, one_of, rest_of, unread
from accede.read.page import Page, Span, accounted, lines, text_of, treaty_of
from accede.read.presidencies import holder_of
from accede.read.profile_lines import NAVIGATION
from accede.read.prose import is_too_long, marks, with_own_words, without_marks
from accede.read.sentences import sentences

ASIDE = re.compile(r"^[\s,]*\([^()]*\d{4}[^()]*\)")
NOTHING_SAID = re.compile(rf"[\s|:+=_*#-]+|(?:{NAVIGATION})", re.IGNORECASE)
"""A ruler of a table, or the menu of a site."""


def read(source: Source, known: Known) -> Iterator[Record]:
    """The meetings of a page and who took part in them, every character of it accounted for.

    Raises SourceError where the file or its treaty cannot be told.
    """
    text = text_of(source)
    treaty = treaty_of(source, text, known)
    page = Page(text=without_marks(text), treaty=treaty, known=known)
    found = chain(marks(text), garbled(text), Reading(page).records())
    yield from accounted(text, with_own_words(found, text), source=source.document.id)


class Reading(msgspec.Struct):
    """One pass over a page: the meeting that its lines are about, and the list they continue."""

    page: Page
    meeting: Meeting | None = None
    listing: str = ""
    once: bool = False
    columns: tuple[str, ...] = ()
    told: MeetingsTold = msgspec.field(default_factory=MeetingsTold)

    def records(self) -> Iterator[Record]:
        """The records of the page, line by line; its meetings come last, each once."""
        for line in lines(self.page.text):
            if not is_too_long(line):
                yield from self.of_line(line)
        yield from self.told.records(self.page)

    def of_line(self, line: Span) -> Iterator[Record]:
        """The records of one line: of its label, of the meeting it names, or of its sentences."""
        page, words = self.page, self.page.words(line)
        named = list(named_in(page, line))
        is_prose = words.rstrip().endswith(".") or len(named) > 1
        if NOTHING_SAID.fullmatch(words):
            yield Ignored(why="navigation", start=line.start, end=line.end)
        elif columns := columns_of(words):
            self.columns = columns
            yield Ignored(why="heading", start=line.start, end=line.end)
        elif label := labelled(page.text, line):
            yield from self.of_label(label, line)
        elif is_title(page, words) and not named and not page.stops_short(line):
            self.listing, self.once = ("president" if "presiden" in words.lower() else ""), False
            yield Ignored(why="heading", start=line.start, end=line.end)
        elif len(named) == 1 and not is_prose:
            yield from self.of_entry(line, named[0])
        elif about := said_alone(page, line, self.meeting):
            yield from self.of_value(about, line)
        elif self.listing and not named and not is_prose:
            yield from self.of_listed(line)
        else:
            for sentence in sentences(page.text, line):
                if not page.stops_short(sentence):
                    yield from self.of_sentence(sentence)

    def of_listed(self, line: Span) -> Iterator[Record]:
        """A line below a label that stands alone: one value of it, or the one it has."""
        yield from self.of_value(self.listing, line)
        if self.once and self.listing not in OF_STATES:
            self.listing = ""

    def of_label(self, label: Labelled, line: Span) -> Iterator[Record]:
        """What stands behind a label; a label alone holds for the lines behind it."""
        goes_on = label.value is None or label.about in OF_STATES
        self.listing, self.once = (label.about if goes_on else ""), not label.several
        if label.value is None:
            yield Ignored(why="heading", start=line.start, end=line.end)
            return
        yield Ignored(why="label", start=label.label.start, end=label.label.end)
        named = list(named_in(self.page, label.value))
        if len(named) == 1:
            self.meeting = named[0].meeting
        yield from self.of_value(label.about, label.value)

    def of_value(self, about: str, value: Span) -> Iterator[Record]:
        """The days, the place, the host or the office-holders of the meeting spoken of."""
        page, meeting = self.page, self.meeting
        if meeting is None:
            yield from unread(page, value, "this is told of a meeting that the page does not name")
        elif about == "when":
            when = one_of(days_beside(page, value))
            if when is None or is_part(page, value, when):
                yield from unread(page, value, "no one stretch of days can be read here")
            else:
                yield from self.told.tell(page, Telling(meeting, value, when))
        elif about == "where":
            words = page.words(value)
            place = place_in(page, words, meeting)
            self.told.add(Telling(meeting, value, place=place, host=host_in(page, words)))
        elif about == "host":
            host = page.known.states.find(page.words(value).strip(" ."))
            if host:
                self.told.add(Telling(meeting, value, host=host))
                yield participation(meeting, host, role="host", span=value)
        elif about in OF_STATES:
            yield from states_told(page, meeting, value, role=about)
        else:
            holder = holder_of(page, page.words(value))
            yield from office_told(page, meeting, holder, role=about, span=value)

    def of_entry(self, line: Span, named: Named) -> Iterator[Record]:
        """A line on one meeting: its days and place, or who presided over it."""
        page = self.page
        self.meeting = named.meeting
        cells = self.cells(line)
        days = days_beside(page, line, apart_from=named.span)
        rest = rest_of(page, line, [named.span, *(Span(one.start, one.end) for one in days)])
        presided = (
            cells.get("president") if cells else rest if self.is_of_presidents(line) else None
        )
        if not days and not re.search(r"[^\W\d_]", rest):
            yield Ignored(why="heading", start=line.start, end=line.end)
            return
        if presided is not None:
            told = presided if cells else rest_of(page, line, [named.span])
            holder = holder_of(page, ASIDE.sub("", f"{told}, {cells.get('state', '')}"))
            yield from office_told(page, named.meeting, holder, role="president", span=line)
        if presided is None and TITLED.search(rest):
            yield from unread(page, line, "a person is named here, and which office is not said")
        elif presided is None or cells:
            words = page.words(line)
            telling = Telling(
                named.meeting, line, one_of(days),
                place_of(page, named.meeting, cells=cells, words=words, rest=rest),
                host_in(page, cells.get("place", rest)),
            )  # fmt: skip
            yield from self.told.tell(page, telling)

    def of_sentence(self, sentence: Span) -> Iterator[Record]:
        """What one sentence tells of the one meeting that it names, or that was last spoken of."""
        named = list(named_in(self.page, sentence))
        if len(named) > 1 or UNSURE.search(self.page.words(sentence)):
            return
        one = named[0] if named else None
        self.meeting = one.meeting if one else self.meeting
        if self.meeting is not None:
            yield from sentence_told(self.page, self.meeting, sentence, named=one, told=self.told)

    def is_of_presidents(self, line: Span) -> bool:
        """Whether a line tells who presided: by its own word, or by the heading above it."""
        return self.listing == "president" or "president" in self.page.words(line).lower()

    def cells(self, line: Span) -> dict[str, str]:
        """The cells of a row by their columns, where a heading has named them."""
        words = self.page.words(line)
        if not self.columns or "|" not in words:
            return {}
        return dict(zip(self.columns, map(str.strip, words.strip(" |").split("|")), strict=False))
