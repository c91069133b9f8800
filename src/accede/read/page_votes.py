"""Votes on the yearly resolution that a page tells: a choice, then where and when it was cast."""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from accede.model.records import Choice, Record, Unread, Vote, Warned
from accede.read.dates import ORDINAL, WHOLE, ordinal, session_of_day, unnamed, whole_day
from accede.read.page import Profile, Span
from accede.read.profile_lines import without_subject

CHOICES: tuple[tuple[str, Choice], ...] = (
    (r"(?:vot(?:ed|ing|e)\s)?in\sfavou?r(?:\sof)?|voted\s(?:for|yes)|yes", "in-favour"),
    (r"abstain(?:ed|ing|s)?(?:\sfrom)?|abstentions?", "abstaining"),
    (r"(?:vot(?:ed|ing|e)\s)?against|voted\sno", "against"),
    (r"absent|did\snot\svote|(?:not|non-?)\s?voting|not\spresent|no\svote", "not-voting"),
)
STAGES = (
    (r"first\scommittee|\bC\.1\b", "first-committee"),
    (r"resolution\sadopted\sby\sthe\s(?:UN\s)?general\sassembly|plenary", "plenary"),
)
FILLING = (
    r"(?:the|state|not|party|has|have|most|recently|its|latest|vote[sd]?|on|in|at|of|by|from|for|"
    r"during|it|was|were|and|to|also|yearly|annual|draft|resolutions?|adopted|adoption|unga|un|"
    r"united|nations|general|assembly|convention|implementation|sessions?)\b|\bGA\b"
    r"|[-–—:;,.()\[\]/|“”\"’']"
)
TOKEN = re.compile(
    "|".join(
        (
            *(rf"(?P<c{number}>\b(?:{words})\b)" for number, (words, _) in enumerate(CHOICES)),
            *(rf"(?P<s{number}>{words})" for number, (words, _) in enumerate(STAGES)),
            rf"(?P<date>{unnamed(WHOLE)})",
            rf"(?P<session>{ORDINAL}\s(?:regular\s)?session\b|\bsession\s\d+\b|\bUNGA\s?\d\d\b)",
            r"(?P<years>(?<![\d/])(?:19|20)\d\d(?:(?:\s?[-–—]\s?|\sto\s)(?:19|20)\d\d)?(?![\d/]))",
            r"(?P<symbol>A/(?:RES|C\.1)/[\d/A-Z.]+\d)",
            rf"(?P<filling>\s+|{FILLING})",
        )
    ),
    re.IGNORECASE,
)
ABOUT_RESOLUTION = re.compile(r"resolution|general assembly|unga|first committee|session", re.I)


TIMES = ("date", "session", "years", "symbol")


class Occasion(msgspec.Struct, frozen=True):
    """When and where one vote of an item was cast, as far as the page prints it."""

    choice: Choice | None = None
    stage: str | None = None
    date: str | None = None
    session: int | None = None
    years: tuple[int, ...] = ()
    symbol: str | None = None


def votes(page: Profile, line: Span, *, expected: bool) -> Iterator[Record]:
    """The votes of one item; none when any word of it is not understood.

    Under a heading on votes (`expected`) a choice and a year are enough; elsewhere the item must
    speak of the resolution.
    """
    words = without_subject(page, page.words(line)) or page.words(line)
    if not expected and not ABOUT_RESOLUTION.search(words):
        return
    for occasion in occasions(words):
        yield from _votes(page, line, occasion)


def occasions(words: str) -> list[Occasion]:
    """The occasions that an item tells, each with its choice; none for an item not understood.

    >>> [(one.choice, one.years) for one in occasions("Abstained - 2015, 2016")]
    [('abstaining', (2015,)), ('abstaining', (2016,))]
    """
    told = tokens(words)
    if not told:
        return []
    before = leading(told)
    found = [Occasion()]
    for slot, value in told:
        if getattr(found[-1], slot) or (slot in before and is_timed(found[-1])):
            found.append(Occasion())
        found[-1] = replace(found[-1], **{slot: value})
    whole = stages_filled(choices_filled(found, before), before)
    return whole if all(one.choice and is_timed(one) for one in whole) else []


def leading(told: list[tuple[str, object]]) -> frozenset[str]:
    """Which of choice and stage an item puts before the time: each then begins a new vote."""
    first = next((n for n, (slot, _) in enumerate(told) if slot in TIMES), len(told))
    return frozenset(slot for slot, _ in told[:first])


def is_timed(occasion: Occasion) -> bool:
    """Whether an occasion has a day, a session, a year or a symbol."""
    return bool(occasion.date or occasion.session or occasion.years or occasion.symbol)


def choices_filled(found: list[Occasion], before: frozenset[str]) -> list[Occasion]:
    """A choice holds for every vote behind it, or before it where it comes last."""
    step = 1 if "choice" in before else -1
    filled: list[Occasion] = []
    for one in found[::step]:
        same = filled[-1].choice if filled else None
        filled.append(one if one.choice else replace(one, choice=same))
    return filled[::step]


def stages_filled(found: list[Occasion], before: frozenset[str]) -> list[Occasion]:
    """A stage holds for a list of bare years of one choice; anything else stays unsaid."""
    step = 1 if "stage" in before else -1
    filled: list[Occasion] = []
    for one in found[::step]:
        last = filled[-1] if filled else one
        bare = not (one.stage or one.date or one.session) and last.choice == one.choice
        filled.append(replace(one, stage=last.stage) if bare and last.years else one)
    return filled[::step]


def tokens(words: str) -> list[tuple[str, object]] | None:
    """What an item says, word by word; None when a word is none of a vote's."""
    told: list[tuple[str, object]] = []
    position = 0
    while position < len(words):
        token = TOKEN.match(words, position)
        if token is None or token.end() == position:
            return None
        position = token.end()
        if token.lastgroup != "filling":
            slot = slot_of(str(token.lastgroup), token[0])
            if slot[1] is None:
                return None
            told.append(slot)
    return told


def slot_of(group: str, words: str) -> tuple[str, object]:
    """Which part of an occasion a token fills, and with what."""
    match group[0]:
        case "c":
            return "choice", CHOICES[int(group[1])][1]
        case "s" if group[1].isdigit():
            return "stage", STAGES[int(group[1])][1]
        case "s" if group == "session":
            number = re.search(r"\d+", words)
            return "session", int(number[0]) if number else ordinal(words.rsplit(maxsplit=1)[0])
        case "d":
            return "date", whole_day(words)
        case "y":
            first, *last = map(int, re.findall(r"\d{4}", words))
            return "years", tuple(range(first, (last or [first])[0] + 1)) or None
    return "symbol", words


def _votes(page: Profile, line: Span, occasion: Occasion) -> Iterator[Record]:
    if len(occasion.years) > 1:
        for year in occasion.years:
            yield from _votes(page, line, replace(occasion, years=(year,)))
        return
    session, doubt = session_of(occasion, of_symbol=session_of_symbol(page, occasion.symbol))
    if session is None:
        yield Warned(message=doubt, start=line.start, end=line.end)
        yield Unread(text=page.words(line), start=line.start, end=line.end)
        return
    yield from _of_session(page, line, occasion, session)


def session_of_symbol(page: Profile, symbol: str | None) -> int | None:
    """The session of a resolution whose symbol a page prints, if it is one of the treaty's."""
    series = page.known.resolution_series(page.treaty)
    found = page.known.symbol(symbol) if symbol else None
    return found.session if found and series and found.series == series.id else None


def session_of(occasion: Occasion, *, of_symbol: int | None) -> tuple[int | None, str]:
    """The one session that an occasion's day, session and year all mean; else why there is none.

    A year alone means the session that opened in it: votes on disarmament are cast from October
    to December.
    """
    year = occasion.years[0] if occasion.years else None
    of_day = session_of_day(occasion.date) if occasion.date else None
    if occasion.date and year and int(occasion.date[:4]) != year:
        return None, f"the page prints {occasion.date} and the year {year} for one vote"
    of_year = year - 1945 if year and not of_day else None
    claims = {occasion.session, of_day, of_year, of_symbol} - {None}
    if len(claims) != 1:
        told = (occasion.date, year, occasion.session and f"session {occasion.session}")
        printed = ", ".join(str(one) for one in (*told, occasion.symbol) if one)
        return None, f"no one session fits what is printed: {printed}"
    return claims.pop(), ""


def _of_session(page: Profile, line: Span, one: Occasion, session: int) -> Iterator[Record]:
    series = page.known.resolution_series(page.treaty)
    resolution = page.known.resolution(series=series.id, session=session) if series else None
    printed = page.known.symbol(one.symbol) if one.symbol else resolution
    start, end = line
    if printed != resolution:
        message = (
            f"{one.symbol} is not the symbol of {page.treaty}'s resolution of session {session}"
        )
        yield Warned(message=message, start=start, end=end)
    elif resolution is None:
        message = f"no resolution of session {session} on {page.treaty} is known"
        yield Warned(message=message, start=start, end=end)
    if one.choice is None or printed not in (resolution, None):
        yield Unread(text=page.words(line), start=start, end=end)
        return
    yield Vote(
        state=page.state, series=series.id if series else None, session=session, stage=one.stage,
        symbol=resolution.symbols[0] if resolution else None, date=one.date,
        year=int(one.date[:4]) if one.date else one.years[0] if one.years else None,
        choice=one.choice, start=start, end=end,
    )  # fmt: skip
