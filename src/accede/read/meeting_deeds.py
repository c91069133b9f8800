"""Who took part in a meeting and in which role, as lines and sentences on it tell."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from accede.model.records import Ignored, Meeting, Participation, Record
from accede.read.listed_states import listed_states
from accede.read.meeting_places import host_in, place_in
from accede.read.meetings_told import MeetingsTold, Telling
from accede.read.named_meetings import Named, days_beside, rest_of, unread
from accede.read.page import Page, Span
from accede.read.presidencies import Holder, holder_of

HELD = re.compile(
    r"\b(?:(?:was|were|be|is)\s(?:held|convened|scheduled)|t(?:ook|akes?)\splace|met\b|meets\b|"
    r"(?:is|was)\shosted)\b",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"postpon|cancel|resched|\bnot\b|\binstead\b|propos|tentativ|\bmay\sbe\b|\bcould\b|\bshould\b",
    re.IGNORECASE,
)
PRESIDED = re.compile(
    r"\b(?:under\sthe\spresidency\sof|presided\sover\sby)\s(?P<by>.+)"
    r"|\b(?:elected|appointed)\s(?P<elected>.+?)\sas\s(?:its\s|the\s)?president\b(?!-)"
    r"|^(?P<served>.+?)\s(?:serve[sd]|acted|presided)\sas\s(?:its\s|the\s)?president\b(?!-)",
    re.IGNORECASE | re.DOTALL,
)
ATTENDED = re.compile(
    r"(?P<who>.+?)\s(?:also\s)?(?<!was\s)(?:attended|participated|took\spart|w(?:ere|as)\s"
    r"(?:present|represented))\b(?P<role>[^:]*)(?::\s(?P<list>.+))?",
    re.IGNORECASE | re.DOTALL,
)
OF_ANOTHER = re.compile(
    r"(?:presiden\w+)?\s(?:of|for|at)\s(?:the|its)\s(?!(?:meeting|conference|session|summit)\b)",
    re.IGNORECASE,
)
"""Behind an office: it is that of a meeting which is named anew, not of the one spoken of."""
PRONOUN = re.compile(
    r"(?:it|they|th(?:e|is)\s(?:meeting|conference|summit|session))\b", re.IGNORECASE
)
ROLES = (
    ("observer", "observer"),
    ("state party", "state-party"),
    ("states parties", "state-party"),
)
ONLY_ROLE = re.compile(
    r"\s*(?:(?:it|the\s(?:meeting|conference))\s)?as\s(?:an?\s)?(?:observers?|states?\spart(?:y|ies))\W*",
    re.IGNORECASE,
)


def office_told(
    page: Page, meeting: Meeting | None, holder: Holder | None, *, role: str, span: Span
) -> Iterator[Record]:
    """Who held an office at a meeting; unread where no one state is named."""
    if holder is None or meeting is None:
        yield from unread(page, span, f"who was {role} cannot be told for certain")
        return
    when = holder.when if holder.when and len(holder.when.first or "") > len("2022-10") else None
    yield replace(
        participation(meeting, holder.state, role=role, span=span),
        person_as_stated=holder.person,
        from_=when.first if when else None,
        until=when.last if when and when.last != when.first else None,
    )


def states_told(page: Page, meeting: Meeting | None, span: Span, *, role: str) -> Iterator[Record]:
    """Each state of a list at a meeting; what names none for certain is unread."""
    listed = list(listed_states(page.known, page.text, span))
    if meeting is None or not any(one.state for one in listed):
        yield from unread(page, span, "no list of states at a meeting that the page names")
        return
    for one in listed:
        if one.state:
            yield participation(meeting, one.state, role=role, span=one.span)
            continue
        ways = f"it may be read as {' or as '.join(one.readings)}" if one.readings else ""
        message = f"{page.words(one.span)!r} names no one state; {ways or 'nothing is taken'}"
        yield from unread(page, one.span, message)


def sentence_told(
    page: Page, meeting: Meeting, sentence: Span, *, named: Named | None, told: MeetingsTold
) -> Iterator[Record]:
    """What one sentence tells of a meeting: its days and place, its president, who came.

    A sentence that does not name the meeting tells of it only where a pronoun stands for it.
    """
    words = page.words(sentence)
    presided, attended = PRESIDED.search(words), ATTENDED.match(words)
    meant = named is not None or PRONOUN.match(words)
    role = role_in(attended["role"]) if attended else None
    if attended and role and (meant or ONLY_ROLE.fullmatch(attended["role"])):
        where = "list" if attended["list"] else "who"
        who = Span(sentence.start + attended.start(where), sentence.start + attended.end(where))
        yield from states_told(page, meeting, who, role=role)
        for start, end in ((sentence.start, who.start), (who.end, sentence.end)):
            if start < end:
                yield Ignored(why="attribution", start=start, end=end)
        return
    if presided and meant and not OF_ANOTHER.match(words, presided.end()):
        who_words = presided["by"] or presided["elected"] or presided["served"]
        holder = holder_of(page, who_words)
        yield from office_told(page, meeting, holder, role="president", span=sentence)
    if HELD.search(words) and meant:
        days = days_beside(page, sentence, apart_from=named.span if named else None)
        spans = [Span(one.start, one.end) for one in days] + ([named.span] if named else [])
        rest = rest_of(page, sentence, spans)
        when = days[0] if len(days) == 1 else None
        place = place_in(page, rest.split(" under ")[0], meeting)
        yield from told.tell(page, Telling(meeting, sentence, when, place, host_in(page, rest)))


def participation(meeting: Meeting, state: str, *, role: str, span: Span) -> Participation:
    """The presence of a state at a meeting."""
    return Participation(state=state, meeting=meeting.id, role=role, start=span.start, end=span.end)


def role_in(words: str) -> str | None:
    """The role in which some words say that states were there."""
    return next((role for form, role in ROLES if form in words.lower()), None)
