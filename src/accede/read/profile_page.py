"""Profile of a state not party: where it went, how it voted, what it said, who came to see it.

Pages of one site differ from each other, so every line is read for what it says, and its heading
only helps. What no rule understands is left to the account, and comes out as unread.
"""

from collections.abc import Iterator
from itertools import chain

import msgspec

from accede.model.records import Assertion, Ignored, Meeting, Record, Warned
from accede.read import Source
from accede.read.known import Known
from accede.read.meeting_mentions import mentions
from accede.read.memberships import memberships
from accede.read.mojibake import garbled
from accede.read.page import Profile, Span, accounted, has_bullet, text_of, treaty_of
from accede.read.page_measures import measures
from accede.read.page_meetings import (
    absences,
    head_of,
    is_absence,
    is_list_heading,
    once,
    participations,
    role_of,
)
from accede.read.page_outreach import Told, outreach, told_in
from accede.read.page_statements import indication, is_finished, opening_of, statements
from accede.read.page_votes import votes
from accede.read.profile_lines import (
    NO_STATEMENT,
    ignored,
    is_of_another,
    items,
    own_subject,
    section_of,
)
from accede.read.sentences import sentences
from accede.read.whose_page import contradictions, state_of

MOST_PARAGRAPHS = 40
"""Lines that one quotation may run over: beyond, its end is not looked for."""


def read(source: Source, known: Known) -> Iterator[Record]:
    """The records of a state's profile, every character of it accounted for.

    Raises SourceError where the file, its state or its treaty cannot be told.
    """
    text = text_of(source)
    treaty = treaty_of(source, text, known)
    state = state_of(text, source=source, known=known)
    page = Profile(text=text, treaty=treaty, known=known, state=state)
    doubts = chain(contradictions(text, state=state, known=known), garbled(text))
    yield from accounted(text, chain(doubts, Reading(page).records()), source=source.document.id)


class Reading(msgspec.Struct):
    """One pass over a profile: what its headings said last, and what must wait for the end."""

    page: Profile
    section: str = ""
    role: str = "observer"
    attended: list[tuple[Meeting, Record]] = msgspec.field(default_factory=list)
    visits: list[Told] = msgspec.field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The records of the page; what it tells twice comes last, each thing once."""
        waiting = list(items(self.page.text))
        at = 0
        while at < len(waiting):
            taken = self.lines_of_item(waiting, at)
            yield from self.of_item(Span(waiting[at].start, waiting[at + taken - 1].end))
            at += taken
        yield from once(self.attended)
        yield from outreach(self.page, self.visits)

    def lines_of_item(self, waiting: list[Span], at: int) -> int:
        """How many lines the next item takes: one, or those that a quotation needs to end."""
        page, first = self.page, waiting[at]
        if opening_of(page, first) is None or is_finished(page, first):
            return 1
        for count, line in enumerate(waiting[at + 1 : at + MOST_PARAGRAPHS], 2):
            if has_bullet(page.text, line) or self.is_apart(line):
                return 1
            if is_finished(page, Span(first.start, line.end)):
                return count
        return 1

    def is_apart(self, line: Span) -> bool:
        """Whether a line begins something new, so that no quotation runs on into it."""
        words = self.page.words(line)
        opens = opening_of(self.page, line) is not None
        return opens or section_of(words) is not None or any(ignored(self.page, line))

    def of_item(self, item: Span) -> Iterator[Record]:
        """The records of one item, told by what it says; headings only move the section on."""
        page, words = self.page, self.page.words(item)
        left_aside = list(ignored(page, item))
        apart = not has_bullet(page.text, item) or words.endswith((":", ","))
        opening = opening_of(page, item)
        if left_aside:
            yield from left_aside
        elif is_of_another(page, words):
            self.section = ""
            message = "this line is about another state, so nothing in it was read"
            yield Warned(message=message, start=item.start, end=item.end)
        elif opening is not None:
            yield from statements(page, item, opening=opening)
        elif (head := head_of(page, item)) is not None:
            yield from self.of_meetings(item, head)
        elif found := list(votes(page, item, expected=self.section == "votes")):
            yield from found
        elif apart and (section := section_of(words)) and not NO_STATEMENT.search(words):
            self.section = section
            yield Ignored(why="heading", start=item.start, end=item.end)
        else:
            yield from self.of_content(item)

    def of_meetings(self, item: Span, head: str) -> Iterator[Record]:
        """The meetings behind words that say the state was there, or was not."""
        rest = Span(item.start + len(head), item.end)
        if is_absence(head):
            self.section = "absences" if is_list_heading(head, self.page.words(rest)) else ""
            yield from absences(self.page, item, rest)
            return
        found = list(participations(self.page, rest, role=role_of(head)))
        if found or is_list_heading(head, self.page.words(rest)):
            self.section, self.role = "meetings", role_of(head)
            self.attended += found
            end = rest.start if found else item.end
            yield Ignored(why="heading", start=item.start, end=end)

    def of_content(self, item: Span) -> Iterator[Record]:
        """The records of an item that has no form of its own: by its section, then by its words."""
        visits = list(told_in(self.page, item))
        if visits:
            self.visits += visits
        elif self.section == "meetings":
            self.attended += participations(self.page, item, role=self.role)
        elif self.section == "absences" and any(mentions(self.page, item)):
            yield from absences(self.page, item, item)
        elif self.section == "statements":
            yield from indication(self.page, item)
        yield from self.of_sentences(item)

    def of_sentences(self, item: Span) -> Iterator[Record]:
        """What single sentences of an item say of the state: steps, silence, other treaties."""
        for sentence in sentences(self.page.text, item):
            if not self.page.stops_short(sentence):
                if own_subject(self.page, self.page.words(sentence)):
                    yield from measures(self.page, sentence)
                yield from silence(self.page, sentence)
                yield from memberships(self.page, sentence)


def silence(page: Profile, sentence: Span) -> Iterator[Record]:
    """What a page says its state has not said: that there is no statement."""
    words = page.words(sentence)
    if NO_STATEMENT.search(words):
        yield Assertion(
            assertion_kind="no-statement", state=page.state, about=page.treaty, text=words,
            start=sentence.start, end=sentence.end,
        )  # fmt: skip
