"""Meetings that a page says its state took part in, or stayed away from."""

import re
from collections.abc import Iterator

from accede.model.records import Assertion, Meeting, Participation, Quote, Record, Unread, Warned
from accede.read.meeting_mentions import Mention, mentions, parts
from accede.read.page import Profile, Span
from accede.read.profile_lines import own_subject

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
NOT = re.compile(r"\b(?:not|never|no|neither|nor)\b", re.IGNORECASE)
ANY = re.compile(r"\bany\b|\bno(?:ne)?\b|\bnever\b", re.IGNORECASE)
PARTY = re.compile(r"\bas\s(?:a\s)?state\s?party\b", re.IGNORECASE)


def head_of(page: Profile, line: Span) -> str | None:
    """The words before a list of meetings that say the state was there, or was not.

    None for a line about anybody else, or about anything else.
    """
    words = page.words(line)
    subject = own_subject(page, words)
    found = HEAD.match(words, subject.end() if subject else 0)
    return words[: found.end()] if found else None


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
