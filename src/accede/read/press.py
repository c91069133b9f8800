"""Short news of accessions, withdrawals and votes: three days, each told apart from the others.

What is announced is a statement; what is notified or deposited is an act; the day on which it
takes effect belongs to the act. What a parliament or a government decides at home is none of them.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

import msgspec

from accede.model.records import Ignored, Record, Warned
from accede.read import Source
from accede.read.known import Known
from accede.read.mojibake import garbled
from accede.read.page import Page, Span, accounted, lines, text_of, treaty_of
from accede.read.press_lines import dateline, left_aside
from accede.read.press_subjects import Subjects
from accede.read.prose import clauses, is_too_long, marks, with_own_words, without_marks
from accede.read.prose_acts import ToldAct, act_told, is_about_another
from accede.read.prose_days import last_such_day
from accede.read.prose_statements import said_in, statements_told
from accede.read.prose_tallies import tallies
from accede.read.prose_votes import votes_told
from accede.read.sentences import sentences
from accede.read.told_acts import ToldActs

AT_HOME = re.compile(
    r"\b(?:parliament\w*|lawmakers?|legislators?|legislat\w+|deputies|senat\w+|congress\w*|MPs?|bill|"
    r"national\sassembly|house\sof\s\w+|lower\shouse|upper\shouse|chamber|cabinet|referendum|"
    r"council\sof\sministers|supreme\scourt|constitutional\scourt|decree|domestic\slaw|signed\sthe\slaw|"
    r"signed\sthe\s(?:bill|act|decree)|into\slaw|committee\sof\sthe\s\w+\sparliament)\b",
    re.IGNORECASE,
)
ABROAD = re.compile(
    r"\b(?:deposited|notified|secretary-general|depositary|united\snations|UN|UNGA|general\sassembly|"
    r"first\scommittee)\b"
)


def read(source: Source, known: Known) -> Iterator[Record]:
    """The records of a piece of news, every character of it accounted for.

    Raises SourceError where the file or its treaty cannot be told.
    """
    text = text_of(source)
    treaty = treaty_of(source, text, known)
    page = Page(text=without_marks(text), treaty=treaty, known=known)
    found = chain(marks(text), garbled(text), Reading(page, day_of(source, page)).records())
    yield from accounted(text, with_own_words(found, text), source=source.document.id)


def day_of(source: Source, page: Page) -> date | None:
    """The day of a piece of news: as its dataset says, else as its dateline prints it."""
    stated = source.document.date or dateline(page.text)
    return date.fromisoformat(stated) if stated and len(stated) == len("2025-06-27") else None


class Reading(msgspec.Struct):
    """One pass over a piece of news: of whom it speaks, and the acts it tells."""

    page: Page
    day: date | None
    subjects: Subjects = msgspec.field(default_factory=Subjects)
    told: ToldActs = msgspec.field(default_factory=ToldActs)

    def records(self) -> Iterator[Record]:
        """The records of the news, line by line; its acts come last, each once."""
        page = self.page
        everything = list(lines(page.text))
        for at, line in enumerate(everything):
            aside, rest = left_aside(page.text, line, first=at == 0, last=at == len(everything) - 1)
            if aside:
                yield aside
            for sentence in sentences(page.text, rest) if rest else ():
                if not page.stops_short(sentence) and not is_too_long(sentence):
                    yield from self.of_sentence(sentence)
        yield from self.told.records(page)

    def of_sentence(self, sentence: Span) -> Iterator[Record]:
        """What one sentence tells; a step at home is left aside by name."""
        page, words = self.page, self.page.words(sentence)
        if AT_HOME.search(words) and not ABROAD.search(words):
            self.subjects.of(page, words)
            yield Ignored(why="a step at home", start=sentence.start, end=sentence.end)
            return
        told = False
        for clause in clauses(page.text, sentence):
            for record in self.of_clause(clause, sentence):
                told = True
                yield record
        if not told:
            yield from tallies(page, sentence)

    def of_clause(self, clause: Span, sentence: Span) -> Iterator[Record]:
        """What one clause tells: an act or its effect, a vote, or what a state says and intends."""
        page, words = self.page, self.page.words(clause)
        if AT_HOME.search(words) and not ABROAD.search(words):
            yield Ignored(why="a step at home", start=clause.start, end=clause.end)
            return
        states = self.subjects.of(page, words)
        act = None if is_about_another(page, page.words(sentence)) else act_told(page, clause)
        said = None if act else said_in(page, clause)
        if act:
            yield from self.of_act(act, clause, states)
        elif said and states:
            yield from statements_told(page, said, clause, states=states)
        elif not said:
            for state in states:
                yield from votes_told(page, clause, clause, state=state)

    def of_act(self, act: ToldAct, clause: Span, states: list[str]) -> Iterator[Record]:
        """Keep an act for the end of the news; a warning where its state or day cannot be told."""
        dated, note = self.dated(act)
        start, end = clause
        if not states:
            message = "an act is told here, and not of which state"
            yield Warned(message=message, start=start, end=end)
        elif dated.when is None or dated.when.stated is None:
            message = "an act is told here, and not on which one day"
            yield Warned(message=message, start=start, end=end)
        else:
            self.told.add(dated, states, clause, note=note)

    def dated(self, act: ToldAct) -> tuple[ToldAct, str | None]:
        """An act with its day; one printed without its year is the last up to the dateline."""
        when = act.when
        if when is None or when.stated or not when.month_day or self.day is None or act.is_effect:
            return act, None
        whole = last_such_day(when.month_day, until=self.day)
        note = f"the year is that of the dateline, {self.day.isoformat()}"
        return act._replace(when=when._replace(stated=whole)), note
