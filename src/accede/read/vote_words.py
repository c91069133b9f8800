"""What the words of one vote item say: choices, stages, days, sessions, years, symbols.

An item is read word by word, and a word that is none of a vote's makes it no vote at all.
"""

import re

import msgspec
from msgspec.structs import replace

from accede.model.records import Choice
from accede.read.dates import MONTHS, ORDINAL, WHOLE, ordinal, unnamed, whole_day

CHOICES: tuple[tuple[str, Choice], ...] = (
    (r"(?:vot(?:ed|ing|e)\s)?in\sfavou?r(?:\sof)?|voted\s(?:for|yes)|yes", "in-favour"),
    (r"abstain(?:ed|ing|s)?(?:\sfrom(?:\svoting)?)?|abstentions?", "abstaining"),
    (r"(?:vot(?:ed|ing|e)\s)?against|voted\sno", "against"),
    (r"did\snot\s(?:participate|take\spart)\sin\sthe\s(?:vote|voting)", "not-voting"),
    (r"absent|did\snot\svote|(?:not|non-?)\s?voting|not\spresent|no\svote", "not-voting"),
)
CHOSEN = re.compile("|".join(words for words, _ in CHOICES), re.IGNORECASE)
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
            rf"(?P<month>(?:{'|'.join(MONTHS[8:])}),?\s(?:19|20)\d\d(?!\d))",
            r"(?P<symbol>A/(?:RES|C\.1)/[\d/A-Z.]+\d|\b\d\d/\d{1,3}\b)",
            rf"(?P<filling>\s+|{FILLING})",
        )
    ),
    re.IGNORECASE,
)
TIMES = ("date", "session", "years", "symbol")


class Occasion(msgspec.Struct, frozen=True):
    """When and where one vote of an item was cast, as far as the page prints it."""

    choice: Choice | None = None
    stage: str | None = None
    date: str | None = None
    session: int | None = None
    years: tuple[int, ...] = ()
    symbol: str | None = None


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
    if group[1:].isdigit():
        return slot_of_number(group[0], int(group[1:]))
    match group:
        case "session":
            return group, session_of_words(words)
        case "date":
            return group, whole_day(words)
        case "month":  # of the autumn, in which a session opens
            return "years", (int(words[-4:]),)
        case "years":
            first, *last = map(int, re.findall(r"\d{4}", words))
            return group, tuple(range(first, (last or [first])[0] + 1)) or None
    return "symbol", words.upper()


def slot_of_number(scheme: str, number: int) -> tuple[str, object]:
    """The choice or the stage of a numbered token."""
    return ("choice", CHOICES[number][1]) if scheme == "c" else ("stage", STAGES[number][1])


def session_of_words(words: str) -> int | None:
    """The session that "Seventy-seventh session", "session 77" or "UNGA 77" means."""
    figures = re.search(r"\d+", words)
    return (
        int(figures[0])
        if figures
        else ordinal(re.split(r"\s(?:regular\s)?session", words, flags=re.IGNORECASE)[0])
    )
