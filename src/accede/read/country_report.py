"""A monitor's report on one state: its standing, where it went, how it voted, what it said.

The layouts differ: labels with values, pipes, labels and values on lines in turn, or prose. What
the report claims of the years ("as in previous years") stays its claim.
"""

from collections.abc import Iterator
from itertools import chain

import msgspec

from accede.model.records import Assertion, Ignored, Record, Warned
from accede.read import Source
from accede.read.known import Known
from accede.read.memberships import memberships
from accede.read.mojibake import garbled
from accede.read.page import Profile, Span, accounted, text_of, treaty_of
from accede.read.page_measures import measures
from accede.read.prose import clauses, is_too_long, marks, with_own_words, without_marks
from accede.read.prose_acts import ToldAct, act_told, is_about_another
from accede.read.prose_meetings import ATTEND, presence
from accede.read.prose_statements import said_in, statements_told
from accede.read.prose_votes import claims_told, votes_told
from accede.read.report_lines import Line, report_lines
from accede.read.sentences import sentences
from accede.read.standing import is_of_another, role_of, standing_of
from accede.read.told_acts import ToldActs
from accede.read.whose_report import contradictions, headings, state_of


def read(source: Source, known: Known) -> Iterator[Record]:
    """The records of a country report, every character of it accounted for.

    Raises SourceError where the file, its state or its treaty cannot be told.
    """
    text = text_of(source)
    treaty = treaty_of(source, text, known)
    plain = without_marks(text)
    state = state_of(plain, source=source, known=known)
    page = Profile(text=plain, treaty=treaty, known=known, state=state)
    doubts = chain(contradictions(plain, state=state, known=known), garbled(text))
    found = chain(marks(text), doubts, Reading(page).records())
    yield from accounted(text, with_own_words(found, text), source=source.document.id)


class Reading(msgspec.Struct):
    """One pass over a report: the acts it tells, and the role of its state at meetings."""

    page: Profile
    told: ToldActs = msgspec.field(default_factory=ToldActs)
    role: str | None = None

    def records(self) -> Iterator[Record]:
        """The records of the report, line by line; its acts come last, each once."""
        page = self.page
        titles = {span for span, _ in headings(page.text, known=page.known)}
        yield from (Ignored(why="heading", start=a, end=b) for a, b in sorted(titles))
        read = list(report_lines(page.text, apart_from=titles))
        short = (line for line in read if not line.why and not is_too_long(line.value))
        self.role = role_of(page, [page.words(line.value) for line in short])
        for label in sorted({line.label for line in read if line.label}):
            yield Ignored(why="label", start=label.start, end=label.end)
        for line in read:
            if line.why:
                yield Ignored(why=line.why, start=line.value.start, end=line.value.end)
                continue
            if act := self.act_of_label(line):
                yield from self.of_act(act, line.value)
                continue
            for sentence in sentences(page.text, line.value):
                if is_too_long(sentence):
                    continue
                whole = line.topic and page.text.endswith("\n")
                if whole or not page.stops_short(sentence):
                    yield from self.of_sentence(sentence, line)
        yield from self.told.records(page)

    def act_of_label(self, line: Line) -> ToldAct | None:
        """The act that a label and its value tell together ("Signed: 3 June 2010")."""
        page = self.page
        if line.label is None or line.topic != "acts" or page.stops_short(line.value):
            return None
        words = f"{page.words(line.label).removesuffix(' on')} {page.words(line.value)}"
        return act_told(msgspec.structs.replace(page, text=words), Span(0, len(words)))

    def of_sentence(self, sentence: Span, line: Line) -> Iterator[Record]:
        """What one sentence says of the page's state; nothing where it is about another."""
        page = self.page
        said = said_in(page, sentence, expected=line.topic == "statements")
        facts = Span(sentence.start, sentence.start + said.verb) if said else sentence
        if is_of_another(page, facts):
            message = "this sentence is about another state, so nothing in it was read"
            yield Warned(message=message, start=sentence.start, end=sentence.end)
            return
        claimed = [] if said else list(memberships(page, sentence))
        yield from self.of_clauses(facts, sentence, line)
        yield from self.of_standing(facts, sentence, line, claimed=bool(claimed))
        yield from claimed
        if said:
            yield from statements_told(page, said, sentence, states=[page.state])
            return
        yield from claims_told(page, sentence, state=page.state, expected=line.topic == "votes")
        yield from measures(page, sentence)

    def of_clauses(self, facts: Span, sentence: Span, line: Line) -> Iterator[Record]:
        """The acts, meetings and votes that the clauses of a sentence tell."""
        page = self.page
        for clause in clauses(page.text, facts):
            if is_of_another(page, clause):
                continue
            act = None if is_about_another(page, page.words(clause)) else act_told(page, clause)
            if act:
                yield from self.of_act(act, sentence)
                continue
            if line.topic == "meetings" or ATTEND.search(page.words(clause)):
                yield from presence(page, clause, sentence, role=self.role)
            yield from votes_told(
                page, clause, sentence, state=page.state, under_label=line.topic == "votes"
            )

    def of_standing(
        self, facts: Span, sentence: Span, line: Line, *, claimed: bool
    ) -> Iterator[Record]:
        """What a sentence says of the standing of the state, unless as an act or a membership."""
        page = self.page
        standing = standing_of(page, page.words(facts), expected=line.topic == "status")
        told = claimed or self.told.stand_in(sentence)
        if standing == "composition" or (standing and not told):
            yield Assertion(
                assertion_kind=standing, about=page.treaty, state=page.state,
                text=page.words(sentence), start=sentence.start, end=sentence.end,
            )  # fmt: skip

    def of_act(self, act: ToldAct, sentence: Span) -> Iterator[Record]:
        """Keep an act for the end of the page; a warning where its date cannot be told."""
        if act.when is None or act.when.stated is None:
            message = "an act is told here, and not on which one day"
            yield Warned(message=message, start=sentence.start, end=sentence.end)
            return
        self.told.add(act, [self.page.state], sentence)
