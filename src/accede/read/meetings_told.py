"""The meetings that a page tells, known beforehand or new in their series, each once."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from accede.model.records import Meeting, Quote, Record, Warned
from accede.read.date_ranges import Range
from accede.read.meetings import key_and_year
from accede.read.page import Page, Span


class Telling(NamedTuple):
    """One place that tells of a meeting: its days, its place, its host, as far as it says them."""

    meeting: Meeting
    span: Span
    when: Range | None = None
    place: str | None = None
    host: str | None = None


class MeetingsTold(msgspec.Struct):
    """The tellings of a page, kept until all of them are known."""

    tellings: list[Telling] = msgspec.field(default_factory=list)

    def add(self, telling: Telling) -> None:
        """Keep what a place tells of a meeting."""
        self.tellings.append(telling)

    def records(self, page: Page) -> Iterator[Record]:
        """Every meeting once, from all its tellings; what contradicts itself is a warning."""
        groups: dict[str, list[Telling]] = {}
        for one in self.tellings:
            groups.setdefault(one.meeting.id, []).append(one)
        for tellings in groups.values():
            yield from meeting(page, tellings)


def meeting(page: Page, tellings: list[Telling]) -> Iterator[Record]:
    """One meeting, with further places that tell of it as quotes."""
    first = tellings[0]
    days = {(one.when.first, one.when.last) for one in tellings if one.when and one.when.first}
    longest = {pair for pair in days if pair[0] and len(pair[0]) == len("2022-10-10")} or days
    chosen = next(iter(longest)) if len(longest) == 1 else (None, None)
    years = {one.when.year for one in tellings if one.when}
    own = first.meeting
    yield Meeting(
        id=own.id, series=own.series, name=own.name, ordinal=own.ordinal, formal=own.formal,
        year=next(iter(years)) if len(years) == 1 else own.year,
        from_=chosen[0], until=chosen[1],
        place=next((one.place for one in tellings if one.place), None),
        host=next((one.host for one in tellings if one.host), None),
        start=first.span.start, end=first.span.end,
    )  # fmt: skip
    if len(longest) > 1:
        told = " and ".join(f"{one} to {other}" for one, other in sorted(map(strings, longest)))
        message = f"{own.id} is said to last from {told}"
        yield Warned(message=message, start=first.span.start, end=first.span.end)
    for span in dict.fromkeys(one.span for one in tellings[1:]):
        if span != first.span:
            yield Quote(of="meeting", text=page.words(span), start=span.start, end=span.end)


def strings(pair: tuple[str | None, str | None]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


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
