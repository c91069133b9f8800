"""Meetings named in a list, however its items are set apart and whatever stands beside a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Meeting
from accede.read.dates import MONTH, YEAR, year_of
from accede.read.page import Profile, Span, trimmed

AS_OBSERVER = re.compile(r"[,(\s]*\bas\s(?:an\s)?observers?\b[\s)]*", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*(?:[,;/•·|\n]|\b(?:and|n?or)\b|&)+\s*", re.IGNORECASE)
CODE = re.compile(r"\d{1,3}\s?[A-Z][A-Za-z]{0,7}")
CODES = re.compile(rf"{CODE.pattern}(?:\s{CODE.pattern})+")
BRACKETS = re.compile(r"(?P<name>[^()\[\]]*?)\s*[-–—]?\s*[(\[](?P<aside>[^()\[\]]*)[)\]]")
DASH = re.compile(r"(?P<name>[^()\[\]]*?)(?:\s[-–—]\s*|\s*[-–—:]\s*(?=\d))(?P<aside>[^()\[\]]*)")
BESIDE = re.compile(
    rf"(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s)?(?:{MONTH})|virtual|online", re.IGNORECASE
)


class Mention(NamedTuple):
    """A meeting that a page names, and where."""

    span: Span
    meeting: Meeting
    year: int | None


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
