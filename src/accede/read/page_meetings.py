"""Meetings that a page says its state took part in, or stayed away from."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Assertion, Meeting, Participation, Quote, Record, Unread, Warned
from accede.read.dates import MONTH, YEAR, year_of
from accede.read.page import Profile, Span, trimmed
from accede.read.profile_lines import without_subject

OF_TREATY = (
    r"(?:\s(?:of|under|to)\sthe\s(?:[\w-]+\s){0,6}?(?:convention|treaty|agreement|protocol)\b)?"
)
HEAD = re.compile(
    r"(?:(?:ha[sd]|have|did|does|was|is|also|regularly|never|not|yet|formally|actively)\s)*"
    r"(?:participat(?:ed|es?|ing)|participation|tak(?:en|es?)\spart|took\spart|attend(?:ed|s|ing|ance)?|present)\b"
    r"(?:[^:,;\n]*?\bfollowing\b[^:,;\n]*?\b(?:meetings?|conferences?|events?)\b" + OF_TREATY +
    r"|,?(?:\sas\s(?:an?\s)?(?:observers?|state\sparty)\b,?)?(?:\s(?:in|at|to)\b)?(?:\sthe\b)?"
    r"(?:\s(?:formal\s)?meetings?\b" + OF_TREATY + r")?)\s*[:,]?\s*",
    re.IGNORECASE,
)  # fmt: skip
AS_OBSERVER = re.compile(r"[,(\s]*\bas\s(?:an\s)?observers?\b[\s)]*", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*(?:[,;/•·|\n]|\b(?:and|n?or)\b|&)+\s*", re.IGNORECASE)
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


def head_of(page: Profile, line: Span) -> str | None:
    """The words before a list of meetings that say the state was there, or was not.

    None for a line about anybody else, or about anything else.
    """
    words = page.words(line)
    told = without_subject(page, words)
    rest = words if told is None else told
    found = HEAD.match(rest)
    return words[: len(words) - len(rest) + found.end()] if found else None


def is_list_heading(head: str, rest: str) -> bool:
    """Whether a line only says that a list of meetings follows."""
    return "following" in head.lower() or not any(character.isalnum() for character in rest)


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


def absences(page: Profile, sentence: Span, where: Span) -> Iterator[Record]:
    """What a page says its state did not attend: each meeting that is named, or none at all."""
    named = list(mentions(page, where))
    if not named and ANY.search(page.words(sentence)) and not page.stops_short(sentence):
        yield absence(page, sentence, meeting=None)
    for meeting in dict.fromkeys(mention.meeting.id for mention in named):
        yield absence(page, sentence, meeting=meeting)
    for mention in named:
        yield from misdated(mention)
    if named:
        yield from unplaced(page, where, named)


def unplaced(page: Profile, where: Span, named: list[Mention]) -> Iterator[Record]:
    """The items of a list that name no meeting at hand, though the sentence around is read."""
    placed = [mention.span for mention in named]
    for part in parts(page.text, where):
        if not any(part.start <= span.start < part.end for span in placed):
            yield Unread(text=page.words(part), start=part.start, end=part.end)


def absence(page: Profile, sentence: Span, *, meeting: str | None) -> Assertion:
    return Assertion(
        assertion_kind="absence", state=page.state, meeting=meeting,
        about=None if meeting else page.treaty, text=page.words(sentence),
        start=sentence.start, end=sentence.end,
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
        cut = (
            SEPARATOR.match(text, position, span.end)
            if not depth or text[position] == "\n"
            else None
        )
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
        found = lookup(page, name, None) or (
            with_aside(page, dash["name"], dash["aside"]) if dash else None
        )
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
