"""Votes on resolutions of the General Assembly that running text says a state cast.

A resolution is told by its symbol, else by the day of the vote. "As in previous years" is a claim
of the text about the state's votes: it is kept as one, and never taken for votes.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Assertion, Choice, Record, Resolution, Vote, Warned
from accede.read.dates import ORDINAL, ordinal, session_of_day
from accede.read.own_names import is_named
from accede.read.page import Page, Span
from accede.read.prose_days import MODAL_MAY, Printed, printed_dates

NO_VOTE = (
    r"(?:did|has|had)\snot\svoted?(?!\s(?:for|in|against|yes|no)\b)|(?:was|were)\sabsent"
    r"(?=\s(?:from|for|during|when)\b)|did\snot\s(?:cast|take\spart\sin\sthe)\s(?:a\s)?vote"
    r"|not\s(?:present\sfor|participate\sin)\sthe\svot(?:e|ing)"
)
CHOICES: tuple[tuple[str, Choice], ...] = (
    (r"vot(?:ed|es|ing)\s(?:yes|for|in\sfavou?r(?:\sof)?)", "in-favour"),
    (r"vot(?:ed|es|ing)\s(?:against|no)", "against"),
    (r"abstain(?:ed|s|ing)?(?:\sfrom\svoting)?|abstention", "abstaining"),
    (NO_VOTE, "not-voting"),
)
BARE: tuple[tuple[str, Choice], ...] = (
    (r"in\sfavou?r|yes|for\b", "in-favour"),
    (r"against|no\b", "against"),
    (r"absent|not\s(?:voting|present)", "not-voting"),
)
"""How a value under a label on votes says it, without a verb."""

YEAR_BEFORE = re.compile(r"^\W*(?:19|20)\d\d\s*[:–—-]\s*")
AND_AGAIN = re.compile(r"[\s,]*(?:(?:and|again|also|on|in)[\s,]+)*", re.IGNORECASE)
CHOICE = re.compile(
    "|".join(rf"(?P<c{number}>\b(?:{words})\b)" for number, (words, _) in enumerate(CHOICES)),
    re.IGNORECASE,
)
SYMBOL = re.compile(
    r"\bA/C\.\d/\d{2,3}/L\.\d+(?:/Rev\.\d+)?|\bA/RES/\d{2,3}/\d{1,3}(?:\s?[A-Z](?![\w’']))?"
    r"|(?<![\w/.])\d{2}/\d{1,3}(?:\s?[A-Z](?![\w’']))?(?![\w/])"
)
COMMITTEE = re.compile(r"\bfirst\scommittee\b|\bA/C\.1/", re.IGNORECASE)
PLENARY = re.compile(r"\bplenary\b", re.IGNORECASE)
ABOUT = re.compile(
    r"\bresolutions?\b|\bgeneral\sassembly\b|\bUNGA\b|first\scommittee|\bin\s(?:the\s)?plenary",
    re.IGNORECASE,
)
ASSEMBLY = re.compile(
    r"\b(?:UN|united\snations)\b|\bgeneral\sassembly\b|\bUNGA\b|first\scommittee|\bannual\b|\byearly\b",
    re.IGNORECASE,
)
SESSION = re.compile(
    rf"(?P<nth>{ORDINAL})\ssession\b|\bsession\s(?P<number>\d{{2}})\b", re.IGNORECASE
)
CLAIM = re.compile(
    r"\b(?:as\s(?:it\s(?:has|had|did)\s)?(?:\w+\s){0,2}?(?:in|on)\s(?:all\s|the\s|most\s)?"
    r"(?:previous|past|earlier|other|prior)"
    r"|(?:in|on)\s(?:all\s|most\s)?(?:previous|past|prior)\s\w+|(?:every|each)\s(?:\w+\s)?"
    r"(?:year|annual|resolution|previous|such|time|occasion|vote)|consistently|always|annually|"
    r"regularly|repeatedly|all\s(?:previous|annual|such|the\sannual|UN\w*)|every\s\w+\ssince"
    r"|since\s(?:\w+\s)?(?:19|20)\d\d|(?:from|between)\s(?:19|20)\d\d\s(?:to|and|through|until))\b",
    re.IGNORECASE,
)
DOUBTFUL = re.compile(
    r"\b(?:not|never|would|will|"
    rf"{MODAL_MAY}|"
    r"might|could|should|if|whether|plans?|intends?|urged|asked)\b"
    r"[^,;]{0,30}$",
    re.IGNORECASE,
)


class Cast(NamedTuple):
    """A vote that prose tells: the choice, and what it says of the resolution and the time."""

    choice: Choice
    symbol: str | None
    when: Printed | None
    session: int | None
    stage: str | None


def votes_told(
    page: Page, clause: Span, sentence: Span, *, state: str, under_label: bool = False
) -> Iterator[Record]:
    """The votes that a clause says a state cast, with the sentence as their place."""
    for cast in casts(page.words(clause), page.words(sentence), under_label=under_label):
        yield from vote(page, cast, sentence, state=state)


def casts(words: str, sentence: str, *, under_label: bool) -> Iterator[Cast]:
    """Every vote of a clause: each symbol with its date, else each date, of the one choice."""
    verb = CHOICE.search(words)
    choice = choice_of(words, verb, under_label=under_label)
    behind = words[verb.start() if verb else 0 :]
    if choice is None or (verb and DOUBTFUL.search(words[: verb.start()])):
        return
    if not (under_label or ABOUT.search(words) or SYMBOL.search(words)):
        return
    stage = stage_of(words)
    session = session_in(words)
    symbols = list(SYMBOL.finditer(behind))
    dates = [one for one in printed_dates(behind) if not part_of_claim(behind, one)]
    before = leading_dates(words[: verb.start() if verb else 0])
    leading = before[0] if before else None
    for at, symbol in enumerate(symbols):
        until = symbols[at + 1].start() if at + 1 < len(symbols) else len(behind)
        own = [one for one in dates if symbol.end() <= one.start < until]
        own_stage = "first-committee" if "A/C.1/" in symbol[0].upper() else stage
        when = own[0] if own else (dates[0] if len(dates) == 1 else leading)
        yield Cast(choice, symbol[0], when, session, own_stage)
    if not symbols and (under_label or ASSEMBLY.search(sentence)):
        for when in dates or before:
            yield Cast(choice, None, when, session, stage)
        if not dates and not leading and session:
            yield Cast(choice, None, None, session, stage)


def leading_dates(words: str) -> list[Printed]:
    """The dates before a verb: each, where nothing but "and again on" stands between them."""
    found = list(printed_dates(words))
    between = (words[one.end : other.start] for one, other in itertools.pairwise(found))
    return found if all(AND_AGAIN.fullmatch(one) for one in between) else found[:1]


def choice_of(words: str, verb: re.Match[str] | None, *, under_label: bool) -> Choice | None:
    """The one choice that a clause tells; None for none and for several."""
    if verb:
        found = {CHOICES[int(str(one.lastgroup)[1:])][1] for one in CHOICE.finditer(words)}
        return found.pop() if len(found) == 1 else None
    said = YEAR_BEFORE.sub("", words)
    bare = (choice for form, choice in BARE if re.match(rf"\W*(?:{form})", said, re.IGNORECASE))
    return next(bare, None) if under_label else None


def stage_of(words: str) -> str | None:
    """The stage at which a vote was cast, where the words name one and not both."""
    alone = len(SYMBOL.findall(words)) <= 1
    told = words if alone else SYMBOL.sub(" ", words)
    committee, plenary = COMMITTEE.search(told), PLENARY.search(told)
    if bool(committee) == bool(plenary):
        return None
    return "first-committee" if committee else "plenary"


def session_in(words: str) -> int | None:
    """The session that some words name."""
    found = SESSION.search(words)
    if found is None:
        return None
    return int(found["number"]) if found["number"] else ordinal(found["nth"])


def part_of_claim(words: str, one: Printed) -> bool:
    """Whether a year only says since when, or from when to when, a state is said to vote so."""
    return any(found.start() <= one.start <= found.end() + 5 for found in CLAIM.finditer(words))


def vote(page: Page, cast: Cast, sentence: Span, *, state: str) -> Iterator[Record]:
    """One vote, its resolution looked up; a warning where none is certain."""
    found = page.known.symbol(cast.symbol) if cast.symbol else None
    own = page.known.resolution_series(page.treaty)
    if cast.symbol and found is None:
        message = f"{cast.symbol} is not known as the symbol of a resolution"
        yield Warned(message=message, start=sentence.start, end=sentence.end)
        return
    if cast.when and cast.when.stated is None and cast.when.month_day is None:
        message = "the calendar has no such day as is printed here"
        yield Warned(message=message, start=sentence.start, end=sentence.end)
    session = one_session(cast, found)
    if session is None:
        message = f"no one session fits what is printed: {printed(cast)}"
        yield Warned(message=message, start=sentence.start, end=sentence.end)
        return
    if found is None and own:
        found = page.known.resolution(series=own.id, session=session)
    if found is None:
        message = f"no resolution of session {session} on {page.treaty} is known"
        yield Warned(message=message, start=sentence.start, end=sentence.end)
    yield Vote(
        state=state, series=found.series if found else (own.id if own else None), session=session,
        stage=cast.stage, symbol=found.symbols[0] if found else None,
        date=cast.when.day if cast.when else None, year=cast.when.year if cast.when else None,
        choice=cast.choice, start=sentence.start, end=sentence.end,
    )  # fmt: skip


def one_session(cast: Cast, found: Resolution | None) -> int | None:
    """The one session that symbol, date and ordinal all mean."""
    claims = {cast.session, found.session if found else None, session_of(cast.when)} - {None}
    return claims.pop() if len(claims) == 1 else None


def session_of(when: Printed | None) -> int | None:
    """The session of a date: of a year alone that which opened in it, in whose autumn one votes."""
    if when is None or when.stated is None:
        return None
    return session_of_day(
        f"{when.stated}-12-01"
        if len(when.stated) == len("2013")
        else f"{when.stated}-01"[: len("2013-12-01")]
    )


def printed(cast: Cast) -> str:
    told = (cast.symbol, cast.when and cast.when.stated, cast.session and f"session {cast.session}")
    return ", ".join(str(one) for one in told if one) or "nothing"


def claims_told(page: Page, sentence: Span, *, state: str, expected: bool) -> Iterator[Record]:
    """The text's own claim on how a state votes over the years, kept as a claim."""
    words = page.words(sentence)
    series = page.known.resolution_series(page.treaty)
    told = CLAIM.search(words) and (CHOICE.search(words) or expected)
    if told and series and (expected or ABOUT.search(words) or is_named(page, words)):
        yield Assertion(
            assertion_kind="trend", about=series.id, state=state, text=words,
            start=sentence.start, end=sentence.end,
        )  # fmt: skip
