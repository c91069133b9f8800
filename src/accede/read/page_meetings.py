"""Meetings that a page says its state took part in, or stayed away from."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Assertion, Meeting, Participation, Quote, Record, Warned
from accede.read.dates import MONTH, YEAR, year_of
from accede.read.page import Profile, Span, trimmed

HEAD = re.compile(
    r"[^:\n]*?\b(?:participat(?:ed|es|ing)|tak(?:en|es) part|took part|attend(?:ed|s|ing)|been present|was present|"
    r"present)\b(?:[^:,;\n]*?\bfollowing\b[^:,;\n]*?\b(?:meetings?|conferences?|events?)\b"
    r"(?:\s(?:of|under|to)\sthe\s(?:[\w-]+\s){0,6}?(?:convention|treaty|agreement|protocol)\b)?"
    r"|(?:\s(?:regularly|also|formally))?(?:,?\sas\s(?:an?\s)?[\w-]+,?)?(?:\s(?:in|at|to)\b)?(?:\sthe\b)?"
    r"(?:\sformal)?(?:\smeetings?\b)?)\s*:?",
    re.IGNORECASE,
)
AS_OBSERVER = re.compile(r"[,(\s]*\bas\s(?:an\s)?observers?\b[\s)]*", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*(?:[,;/•·|\n]|\band\b|&)+\s*", re.IGNORECASE)
CODE = re.compile(r"\d{1,3}\s?[A-Z][A-Za-z]{0,7}")
CODES = re.compile(rf"{CODE.pattern}(?:\s{CODE.pattern})+")
BRACKETS = re.compile(r"(?P<name>[^()\[\]]*?)\s*[-–—]?\s*[(\[](?P<aside>[^()\[\]]*)[)\]]")
DASH = re.compile(r"(?P<name>[^()\[\]]*?)(?:\s[-–—]\s*|\s*[-–—:]\s*(?=\d))(?P<aside>[^()\[\]]*)")
BESIDE = re.compile(
    rf"(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s)?(?:{MONTH})|virtual|online", re.IGNORECASE
)
NOT = re.compile(r"\b(?:not|never|no|neither|nor)\b", re.IGNORECASE)
ANY = re.compile(r"\bany\b|\bno(?:ne)?\b|\bnever\b", re.IGNORECASE)
PARTY = re.compile(r"\bas\s(?:a\s)?state\s?party\b", re.IGNORECASE)


class Mention(NamedTuple):
    """A meeting that a page names, and where."""

    span: Span
    meeting: Meeting
    year: int | None


def head_of(words: str) -> str | None:
    """The words before a list of meetings that say what the list is; None where none do."""
    found = HEAD.match(words)
    return found[0] if found else None


def is_absence(head: str) -> bool:
    """Whether the words before a list of meetings say that the state was not there.

    >>> is_absence("The State not party has attended"), is_absence("It did not attend")
    (False, True)
    """
    return NOT.search(re.sub(r"states?\snot\sparty", "", head, flags=re.IGNORECASE)) is not None


def participations(page: Profile, span: Span, *, role: str) -> Iterator[tuple[Meeting, Record]]:
    """The presence at each meeting in a span, with the meeting, and what does not fit."""
    for mention in mentions(page, span):
        start, end = mention.span
        yield (
            mention.meeting,
            Participation(
                state=page.state, meeting=mention.meeting.id, role=role, start=start, end=end
            ),
        )
        yield from ((mention.meeting, warned) for warned in misdated(mention))


def role_of(head: str) -> str:
    """The role that a list's heading gives; a state not party is an observer (also unsaid)."""
    return "state-party" if PARTY.search(head) else "observer"


def misdated(mention: Mention) -> Iterator[Record]:
    """A warning where a page prints another year than that of the meeting."""
    held = mention.meeting.year
    if mention.year and held and mention.year != held:
        message = f"{mention.meeting.id} was held in {held}, the page says {mention.year}"
        yield Warned(message=message, start=mention.span.start, end=mention.span.end)


def once(told: list[tuple[Meeting, Record]]) -> Iterator[Record]:
    """Every participation once; a second telling of it is a quote, right behind the first."""
    for meeting in dict.fromkeys(meeting.id for meeting, _ in told):
        records = [record for other, record in told if other.id == meeting]
        first = next(one for one in records if isinstance(one, Participation))
        yield first
        for record in records:
            if isinstance(record, Participation) and record is not first:
                yield Quote(of="participation", start=record.start, end=record.end)
            elif record is not first:
                yield record


def absences(page: Profile, sentence: Span, head: str) -> Iterator[Record]:
    """What a page says its state did not attend: each meeting, or none at all."""
    words = page.words(sentence)
    rest = Span(sentence.start + len(head), sentence.end)
    named = list(mentions(page, rest))
    for mention in named:
        yield Assertion(
            assertion_kind="absence", state=page.state, meeting=mention.meeting.id,
            text=words, start=sentence.start, end=sentence.end,
        )  # fmt: skip
        yield from misdated(mention)
    if not named and ANY.search(words):
        yield Assertion(
            assertion_kind="absence", state=page.state, about=page.treaty,
            text=words, start=sentence.start, end=sentence.end,
        )  # fmt: skip


def mentions(page: Profile, span: Span) -> Iterator[Mention]:
    """Every meeting that a list names, however its items are set apart."""
    for part in parts(page.text, span):
        whole = mention(page, part)
        if whole is not None:
            yield whole
        elif CODES.fullmatch(page.words(part)):
            for code in CODE.finditer(page.text, part.start, part.end):
                if single := mention(page, Span(*code.span())):
                    yield single


def parts(text: str, span: Span) -> Iterator[Span]:
    """The items of a list, cut at commas, bullets, line ends and "and" outside brackets."""
    start, depth = span.start, 0
    position = span.start
    while position < span.end:
        depth = max(0, depth + (text[position] in "([") - (text[position] in ")]"))
        cut = SEPARATOR.match(text, position, span.end) if not depth or text[position] == "\n" else None
        if cut and cut.end() > position:
            yield from _solid(trimmed(text, start, position))
            start = position = cut.end()
            depth = 0
        else:
            position += 1
    yield from _solid(trimmed(text, start, span.end))


def _solid(span: Span) -> Iterator[Span]:
    if span.start < span.end:
        yield span


def mention(page: Profile, part: Span) -> Mention | None:
    """The meeting that one item of a list names, with the year it prints; None if not certain."""
    end = part.end
    while end > part.start and page.text[end - 1] in ".:;, ":
        end -= 1
    name = AS_OBSERVER.sub(" ", page.text[part.start : end]).strip()
    brackets, dash = BRACKETS.fullmatch(name), DASH.fullmatch(name)
    if brackets:
        found = with_aside(page, brackets["name"], brackets["aside"])
    else:
        found = lookup(page, name, None) or (with_aside(page, dash["name"], dash["aside"]) if dash else None)
    year = year_of(name)
    if found is None and year and not brackets:
        found = lookup(page, YEAR.sub("", name), None)
    return Mention(Span(part.start, end), found, year) if found else None


def with_aside(page: Profile, name: str, aside: str) -> Meeting | None:
    """The meeting of a name with a year, place or second name behind a dash or in brackets."""
    year = year_of(aside)
    found = lookup(page, name, None) or (lookup(page, name, year) if year else None)
    words = re.split(r"\s*[,;]\s*", YEAR.sub("", aside))
    rest = [word.strip(" -–—:,.") for word in words]
    return found if found and all(agrees(page, word, found) for word in rest if word) else None


def agrees(page: Profile, words: str, meeting: Meeting) -> bool:
    """Whether some words beside a meeting's name only repeat its name, place or month."""
    same = lookup(page, words, None)
    if same is not None:
        return same.id == meeting.id
    place = (meeting.place or "").casefold()
    return words.casefold() in place or BESIDE.fullmatch(words) is not None


def lookup(page: Profile, words: str, year: int | None) -> Meeting | None:
    """The meeting of the page's treaty that some words name, "the" before it left out."""
    name = re.sub(r"^the\s", "", words.strip(" ."), flags=re.IGNORECASE)
    return page.known.meeting(name, treaty=page.treaty, year=year) if name else None
