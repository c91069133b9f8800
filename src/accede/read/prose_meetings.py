"""Meetings that running text says a state attended, or did not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Meeting, Participation, Record, Unread, Warned
from accede.read.dates import ORDINAL, ordinal
from accede.read.meeting_mentions import CODE, Mention
from accede.read.page import Page, Profile, Span
from accede.read.page_meetings import absence, misdated
from accede.read.prose_days import MODAL_MAY, WORD, printed_dates

NOUN = (
    r"(?:(?:annual|formal|regular)\s)?(?:meetings?(?:\sof\s(?:the\s)?states\sparties)?"
    r"|conferences?\sof\s(?:the\s)?states\sparties|review\sconferences?|meetings?\sof\sthe\sparties)\b"
)
TO = r"(?:\s?[-–—]\s?|\s(?:to|through)\s(?:the\s)?)"
"""What stands between the first and the last of a stretch of meetings."""
NUMBER_OF = re.compile(r"(\d+)\s?([A-Za-z]+)")
STRETCH = re.compile(rf"(?P<first>{ORDINAL}){TO}(?P<last>{ORDINAL})", re.IGNORECASE)
BETWEEN = re.compile(r"intersessional", re.IGNORECASE)
NAMED = re.compile(
    rf"(?P<several>(?:{ORDINAL}(?:,\s(?:and\s)?|\sand\s|{TO}))*)(?P<nth>{ORDINAL})\s(?P<noun>{NOUN})"
    rf"|(?P<code>\b(?!\d+\s?{WORD})(?-i:{CODE.pattern})\b)"
    r"|(?P<between>\bintersessional(?:\s(?:standing\scommittee|work|programme))*(?:\smeetings?)?\b)",
    re.IGNORECASE,
)
ATTEND = re.compile(
    r"\b(?:attend(?:ed|s|ing|ance)?|participat(?:ed|es|ing|ion|e)|took\spart|taken\spart|take\spart"
    r"|(?:was|were|been|be)\s(?:also\s|not\s)?(?:present|represented|absent))\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|no|neither|nor|absent|without|failed\sto)\b", re.IGNORECASE)
BUT_NOT = re.compile(
    r"\b(?:but\snot|though\snot|except(?:\sfor)?|other\sthan|not)\b", re.IGNORECASE
)
UNREAL = re.compile(
    r"\b(?:will|would|"
    rf"{MODAL_MAY}|"
    r"might|could|should|plans?|planned|intends?|intention|invited|urged|hopes?|"
    r"encouraged|expected|if|to|whether|wish(?:es|ed)?)\b",
    re.IGNORECASE,
)
OBSERVING = re.compile(
    r"\bas\s(?:an?\s)?(?:\w+\s)?observers?\b|\bobserver\s(?:status|state)\b", re.I
)
OWN_COUNT = re.compile(r"\b(?:its|their|his|her|whose)\s(?:very\s)?$", re.IGNORECASE)
ANY = re.compile(r"\bany\b|\bno\b|\bnone\b|\bnever\b", re.IGNORECASE)


class Called(NamedTuple):
    """Words that call a meeting by number, code or kind, and the dates that stand behind them."""

    words: str
    span: Span
    years: tuple[int, ...]


def called(page: Page, span: Span) -> Iterator[Called]:
    """Everything in a span that calls a meeting; a nickname is looked for by its treaty's own."""
    found = sorted({*named_by_number(page, span), *nicknames(page, span)})
    ends = [*(start for start, _, _ in found[1:]), span.end][: len(found)]
    last = span.start
    for (start, end, words), until in zip(found, ends, strict=True):
        if start < last:
            continue
        last = end
        years = sorted({one.year for one in printed_dates(page.text[start:until]) if one.year})
        apart: list[tuple[int, ...]] = [(one,) for one in years] if BETWEEN.match(words) else []
        for which in apart or [tuple(years)]:
            yield Called(words, Span(start, end), which)


def whose(page: Page, start: int) -> bool:
    """Whether a number counts somebody's own meetings ("its first meeting"), and names none."""
    return OWN_COUNT.search(page.text, max(0, start - 12), start) is not None


def named_by_number(page: Page, span: Span) -> Iterator[tuple[int, int, str]]:
    """The meetings called by an ordinal or a code; of several ordinals, each."""
    for found in NAMED.finditer(page.text, span.start, span.end):
        if found["nth"] and whose(page, found.start()):
            continue
        if found["nth"]:
            noun = re.sub(r"(meeting|conference)s\b", r"\1", found["noun"], flags=re.IGNORECASE)
            for nth in re.finditer(ORDINAL, found["several"], re.IGNORECASE):
                start = found.start() + nth.start()
                yield start, start + len(nth[0]), f"{nth[0]} {noun}"
            yield found.start("nth"), found.end(), f"{found['nth']} {noun}"
            yield from up_to(found, noun)
        else:
            yield found.start(), found.end(), found[0]
            yield from codes_up_to(page, found)


def up_to(found: re.Match[str], noun: str) -> Iterator[tuple[int, int, str]]:
    """The meetings between two ordinals that stand for a stretch ("First to Fourth Meetings")."""
    for one in STRETCH.finditer(f"{found['several']}{found['nth']}"):
        at = found.start() + one.start("last")
        first, last = ordinal(one["first"]), ordinal(one["last"])
        for number in range(first + 1, last) if first and last else ():
            yield at, at, f"{number}th {noun}"


def codes_up_to(page: Page, code: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The meetings between two codes of a kind that stand for a stretch ("1MSP–4MSP")."""
    for number, kind in NUMBER_OF.findall(code[0]):
        until = re.compile(rf"{TO}(?P<last>\d+)\s?{re.escape(kind)}\b").match(page.text, code.end())
        for between in range(int(number) + 1, int(until["last"]) if until else 0):
            yield code.end(), code.end(), f"{between}{kind}"


def nicknames(page: Page, span: Span) -> Iterator[tuple[int, int, str]]:
    """The meetings of the page's treaty that are called by a name of their own."""
    for meeting in page.known.meetings_of(page.treaty):
        for name in meeting.aliases:
            if re.search(r"intersessional", name, re.IGNORECASE):
                continue
            for found in re.finditer(rf"\b{re.escape(name)}\b", page.text[span.start : span.end]):
                yield span.start + found.start(), span.start + found.end(), name


def meeting_of(page: Page, one: Called) -> Meeting | None:
    """The one meeting that some words call, by themselves or with the year behind them."""
    year = one.years[0] if len(one.years) == 1 else None
    words = re.sub(r"\b(?:annual|formal|regular)\s", "", one.words, flags=re.IGNORECASE)
    tries = [words]
    if re.search(r"\bmeeting$", words, re.IGNORECASE):
        tries.append(f"{words} of the States Parties")
    if re.match(r"intersessional", words, re.IGNORECASE):
        tries = ["Intersessional Meetings"]
    for name in tries:
        found = page.known.meeting(name, treaty=page.treaty) or (
            page.known.meeting(name, treaty=page.treaty, year=year) if year else None
        )
        if found:
            return found
    return None


def is_code(one: Called) -> bool:
    """Whether some words only look like a code: a number and a word that begins in capitals."""
    return CODE.fullmatch(one.words) is not None


def presence(page: Profile, clause: Span, sentence: Span, *, role: str | None) -> Iterator[Record]:
    """What a clause says of the presence of the page's state; nothing where it says nothing.

    `role` is the one to take where the clause names none; None leaves such a clause unread.
    """
    words = page.words(clause)
    verb = ATTEND.search(words)
    before = words[: verb.start()] if verb else ""
    if UNREAL.search(before):
        return
    away = bool(verb and (NEGATED.search(before) or NEGATED.search(verb[0])))
    start = clause.start + (verb.end() if verb else 0)
    cut = None if away else BUT_NOT.search(page.text, start, clause.end)
    here = Span(start, cut.start() if cut else clause.end)
    there = Span(cut.end(), clause.end) if cut else None
    role = "observer" if OBSERVING.search(words) else role
    if away:
        yield from absences_told(page, here, sentence)
        yield from uncertain(page, here, clause)
        return
    yield from presences_told(page, here, sentence, role=role)
    yield from absences_told(page, there, sentence) if there else ()
    yield from uncertain(page, Span(start, clause.end), clause)


def presences_told(
    page: Profile, span: Span, sentence: Span, *, role: str | None
) -> Iterator[Record]:
    """The presence at each meeting that a span calls, where its role is known."""
    for one, meeting in placed(page, span):
        if role is None:
            message = "the role is not said, nor the standing of the state"
            yield Warned(message=message, start=sentence.start, end=sentence.end)
            yield Unread(text=page.words(sentence), start=sentence.start, end=sentence.end)
            return
        yield Participation(
            state=page.state, meeting=meeting.id, role=role,
            start=sentence.start, end=sentence.end,
        )  # fmt: skip
        yield from years_amiss(one, meeting)


def absences_told(page: Profile, span: Span, sentence: Span) -> Iterator[Record]:
    """What the state is said not to have attended: each meeting, or none at all."""
    told = list(placed(page, span))
    for one, meeting in told:
        yield absence(page, sentence, meeting=meeting.id)
        yield from years_amiss(one, meeting)
    if not told and ANY.search(page.words(sentence)):
        yield absence(page, sentence, meeting=None)


def placed(page: Page, span: Span) -> Iterator[tuple[Called, Meeting]]:
    """The meetings that a span calls for certain."""
    for one in called(page, span):
        if meeting := meeting_of(page, one):
            yield one, meeting


def uncertain(page: Page, span: Span, clause: Span) -> Iterator[Record]:
    """A warning for words that call no one meeting; they, or their whole clause, are unread."""
    told = [(one, meeting_of(page, one)) for one in called(page, span)]
    some = any(meeting for _, meeting in told)
    for one, meeting in told:
        if meeting is None and not is_code(one):
            start, end = one.span
            left = one.span if some and start < end else clause
            yield Warned(message=f"no one meeting at hand is {one.words!r}", start=start, end=end)
            yield Unread(text=page.words(left), start=left.start, end=left.end)


def years_amiss(one: Called, meeting: Meeting) -> Iterator[Record]:
    """A warning where the year behind a meeting's name is not that of the meeting."""
    year = one.years[0] if len(one.years) == 1 else None
    yield from misdated(Mention(one.span, meeting, year))
