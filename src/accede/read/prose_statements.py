"""What running text says a state said: its words in quotation marks, or what is reported of them.

What is announced, planned or promised stays what it is: a statement of the state, never an act.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Meeting, Quote, Record, Statement, Warned
from accede.read.page import Page, Span, trimmed
from accede.read.prose_days import printed_dates
from accede.read.prose_meetings import called, meeting_of
from accede.read.quotations import ELISION

STATES = (
    r"(?<!\d\s)(?<!all\s)(?<!on\s)(?<!the\s)(?<!some\s)(?<!many\s)(?<!other\s)(?<!which\s)"
    r"states(?=,?\s?[:“\"«]|\sthat\s(?:[“\"«]|it|its|they|the|he|she|this|all|no|there))"
)
"""The verb, which in most texts is a noun."""

SAID = re.compile(
    rf"\b(?:stat(?:ed|ing)|{STATES}|said|says|saying|told|declar(?:ed|es|ing)|expressed|explain(?:ed|ing)|"
    r"noted|noting|added|adding|reiterat(?:ed|ing)|affirm(?:ed|ing)|reaffirmed|indicated|"
    r"announc(?:ed|es|ing)|informed|wrote|confirmed|acknowledged|pledged|promised|vowed|argued|"
    r"commented|remarked|claimed|insisted)\b",
    re.IGNORECASE,
)
INTENDS = re.compile(
    r"\b(?:plans?|intends?|wants?|hopes?|aims?|decided|agreed|prepar(?:es|ing)|is\sconsidering|"
    r"will\s(?!take\seffect|enter\sinto|be\sbound|(?:leave|exit|quit)\son\s\d)|would)\b"
    r"[^.;]*?\b(?:accede|join|ratify|sign|withdraw|leave|denounce|quit|submit|deposit|vote)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“„«\"](?P<words>[^“”„«»\"\n]{3,1500}?)[”»\"“](?![\w])")
OPENED = re.compile(r"[“„«\"](?P<words>[^“”„«»\"\n]{3,1500})$")
THAT = re.compile(r"\s(?:that|how|whether|why)\s(?P<words>.+)", re.IGNORECASE | re.DOTALL)
IT = re.compile(r"\s(?P<words>(?:it|they|he|she)\s.+)", re.IGNORECASE | re.DOTALL)
OF_A_TEXT = re.compile(
    r"\b(?:resolution|text|preamble|article|report|draft)\b[^.;]{0,60}?\b(?:which|that)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What stands before a verb of saying whose subject is a text, and no state."""
ASIDE = re.compile(r",\s(?:which|who|whose)\b[^,]*,", re.IGNORECASE)
MORE = re.compile(r";\s")
INTENTION = re.compile(
    r"\s(?:its|the|an|their)\s(?P<words>(?:intention|plan|decision|wish|readiness|commitment|"
    r"support|interest|desire|concern)s?\b.+)",
    re.IGNORECASE | re.DOTALL,
)
KINDS = (
    (r"explanation\s(?:of|after|before)\s(?:the\s|its\s)?vot(?:e|ing)", "explanation-of-vote"),
    (r"\b(?:in|by)\s(?:a|its|the)\s(?:\w+\s)?(?:letter|note\sverbale)\b|\bwrote\b", "letter"),
)
PLACES = re.compile(
    r"\b(?:at|during|in|before|to)\s(?P<place>(?:the|an?|its)\s[^,.;“\"]{0,60}?"
    r"(?:committee|general\sassembly|explanation\s(?:of|after|before)\s(?:the\s)?vot(?:e|ing)|summit|"
    r"debate|interview|letter|press\sconference|parliament|session|meetings?|conference))\b",
    re.IGNORECASE,
)
FARTHEST = 90
"""Characters between a verb of saying and what it says ("told the meeting in May that")."""
REPORTED = "reported speech, not quoted words"


class Said(NamedTuple):
    """The words of a statement, whether they are quoted, and where the telling of it begins."""

    words: tuple[Span, ...]
    quoted: bool
    verb: int


def said_in(page: Page, sentence: Span, *, expected: bool = False) -> Said | None:
    """The words that a sentence gives as somebody's, quoted or reported; None where it gives none.

    Under a heading on statements (`expected`) quotation marks are enough.
    """
    text = page.words(sentence)
    verb = SAID.search(text)
    quotes = [Span(*one.span("words")) for one in QUOTED.finditer(text)]
    opened = OPENED.search(text) if not quotes else None
    if opened and not page.text.endswith("\n") and page.text[sentence.end :].strip() == "":
        return None  # the page breaks off in what is quoted
    if opened:
        quotes = [Span(*opened.span("words"))]
    if verb and OF_A_TEXT.search(text[: verb.start()]):
        return None
    if quotes and (verb or expected):
        spans = tuple(shifted(page, sentence, one) for one in quotes)
        start = verb.start() if verb else quotes[0].start
        return Said(spans, quoted=True, verb=min(start, quotes[0].start))
    if verb:
        reported = THAT.match(text, verb.end()) or INTENTION.match(text, verb.end())
        reported = reported or IT.match(text, verb.end()) or THAT.search(text, verb.end())
        if reported and reported.start() <= verb.end() + FARTHEST:
            more = MORE.search(text, reported.start("words"))
            end = more.start() if more else reported.end("words")
            words = shifted(page, sentence, Span(reported.start("words"), end))
            return Said((words,), quoted=False, verb=verb.start())
    if intention := INTENDS.search(text):
        words = shifted(page, sentence, Span(intention.start(), len(text)))
        return Said((words,), quoted=False, verb=intention.start())
    return None


def shifted(page: Page, sentence: Span, words: Span) -> Span:
    """A span of a sentence as one of its page, blanks and a last full stop left out."""
    span = trimmed(page.text, sentence.start + words.start, sentence.start + words.end)
    end = span.end - (page.text[span.end - 1] == "." and span.end == sentence.end)
    return Span(span.start, end)


def statements_told(
    page: Page, said: Said, sentence: Span, *, states: list[str]
) -> Iterator[Record]:
    """One statement for each state that said it; the whole sentence tells of it once more."""
    text = page.words(sentence)
    before = telling(page, said, sentence)
    dates = list(printed_dates(before))
    years = {one.year for one in dates if one.year}
    days = {one.day for one in dates if one.day}
    meeting = meeting_in(page, before)
    first = said.words[0]
    for state in states:
        yield Statement(
            state=state, treaty=page.treaty, text=page.words(first),
            occasion=occasion_in(before), meeting=meeting.id if meeting else None,
            date=days.pop() if len(days) == 1 and len(states) == 1 else next(iter(days), None),
            year=next(iter(years)) if len(years) == 1 else (meeting.year if meeting else None),
            statement_kind=kind_of(text), elided=elided(page, said),
            note=None if said.quoted else REPORTED, start=first.start, end=first.end,
        )  # fmt: skip
    for further in said.words[1:]:
        yield Quote(of="statement", text=page.words(further), start=further.start, end=further.end)
    yield Quote(of="statement", text=text, start=sentence.start, end=sentence.end)
    if said.quoted and OPENED.search(text) and not QUOTED.search(text):
        message = "a quotation is opened and never closed"
        yield Warned(message=message, start=first.start, end=first.end)


def telling(page: Page, said: Said, sentence: Span) -> str:
    """The words of a sentence that tell who said it, where and when: without what was said."""
    first, last = said.words[0], said.words[-1]
    before = page.text[sentence.start : first.start]
    after = page.text[last.end : sentence.end]
    if said.quoted and not any(printed_dates(before)) and SAID.search(after[:FARTHEST]):
        before += after
    return ASIDE.sub(" ", before)


def elided(page: Page, said: Said) -> bool:
    """Whether words of the statement are left out by the text itself."""
    return len(said.words) > 1 or ELISION.search(page.words(said.words[0])) is not None


def kind_of(sentence: str) -> str:
    """The kind of statement that a sentence tells of."""
    found = (kind for form, kind in KINDS if re.search(form, sentence, re.IGNORECASE))
    return next(found, "general-statement")


def occasion_in(words: str) -> str | None:
    """The occasion that a sentence names, as it names it."""
    found = PLACES.search(words)
    return re.sub(r"^(?:the|an?|its)\s", "", found["place"]) if found else None


def meeting_in(page: Page, words: str) -> Meeting | None:
    """The one meeting that some words name."""
    alone = Page(text=words, treaty=page.treaty, known=page.known)
    told = {
        meeting.id: meeting
        for one in called(alone, Span(0, len(words)))
        if (meeting := meeting_of(alone, one))
    }
    return next(iter(told.values())) if len(told) == 1 else None
