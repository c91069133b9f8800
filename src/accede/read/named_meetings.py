"""The meetings that a line or a sentence names, and the days that stand beside one of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Meeting, Record, Unread, Warned
from accede.read.date_ranges import Range, ranges
from accede.read.meetings import key_and_year
from accede.read.page import Page, Span
from accede.read.prose_meetings import called, meeting_of


class Named(NamedTuple):
    """A meeting that is named, and by which words."""

    meeting: Meeting
    span: Span


def named_in(page: Page, span: Span) -> Iterator[Named]:
    """Every meeting that a span names, at hand or new in its series, each once."""
    seen: set[str] = set()
    for one in called(page, span):
        year = one.years[0] if len(one.years) == 1 else None
        found = meeting_of(page, one) or new_in_series(page, one.words, year=year)
        if found and found.id not in seen:
            seen.add(found.id)
            yield Named(found, one.span)


def days_beside(page: Page, span: Span, *, apart_from: Span | None = None) -> list[Range]:
    """The stretches of days in a span, those inside a meeting's own name left out."""
    found = (
        one._replace(start=span.start + one.start, end=span.start + one.end)
        for one in ranges(page.words(span))
    )
    return [
        one
        for one in found
        if apart_from is None or one.end <= apart_from.start or one.start >= apart_from.end
    ]


def one_of(days: list[Range]) -> Range | None:
    """The one stretch of days of a place; a bare year of the same beside it says no other."""
    whole = [one for one in days if len(one.first or "") > len("2022")] or days
    same = all(one.year == whole[0].year for one in days) if whole else False
    return whole[0] if len(whole) == 1 and (same or len(days) == 1) else None


def rest_of(page: Page, span: Span, without: list[Span]) -> str:
    """The words of a span, with a comma in the place of some stretches of it."""
    words, start = "", span.start
    for one in sorted(without):
        words += page.text[start : one.start] + ","
        start = max(start, one.end)
    return re.sub(r"\s+", " ", words + page.text[start : span.end])


def unread(page: Page, span: Span, message: str) -> Iterator[Record]:
    """A span that is not read, and why."""
    yield Warned(message=message, start=span.start, end=span.end)
    yield Unread(text=page.words(span), start=span.start, end=span.end)


def new_in_series(page: Page, words: str, *, year: int | None) -> Meeting | None:
    """A meeting that is not at hand yet, in the one series whose meetings are called alike.

    Its id is written as those of its series are: behind `lantern/8MSP` comes `lantern/9MSP`.
    """
    key, own_year = key_and_year(words)
    number = re.match(r"\d+", key)
    kind = re.sub(r"^\d+\s", "", key)
    found: dict[str, Meeting] = {}
    for sibling in page.known.meetings_of(page.treaty):
        code = sibling.id.rpartition("/")[2]
        its_key, its_year = key_and_year(code)
        if re.sub(r"^\d+\s", "", its_key) != kind or bool(its_year) == bool(number):
            continue
        counted = number[0] if number else str(own_year or year or "")
        if counted:
            new = f"{page.treaty}/{re.sub(r'[0-9]+', counted, code, count=1)}"
            found[new] = Meeting(
                id=new, series=sibling.series, name=" ".join(words.split()), formal=sibling.formal,
                ordinal=int(number[0]) if number else None,
            )  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None
