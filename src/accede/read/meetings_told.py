"""The meetings that a page tells, known beforehand or new in their series, each once."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from accede.model.records import Meeting, Quote, Record, Warned
from accede.read.date_ranges import Range
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

    def tell(self, page: Page, telling: Telling) -> Iterator[Record]:
        """Keep what a place tells, without days of another year; a warning for what is amiss."""
        when = telling.when
        yield from doubts(page, telling.meeting, when, telling.span)
        fits = when is None or is_of_its_year(page, telling.meeting, when)
        if fits and (when or telling.place or telling.host):
            self.add(telling)

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
    days = {
        (one.when.first, one.when.last)
        for one in tellings
        if one.when and len(one.when.first or "") > len("2022")
    }
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


def is_of_its_year(page: Page, meeting: Meeting, when: Range) -> bool:
    """Whether some days are in a year in which the meeting is known to have sat, if any is."""
    known = page.known.meetings.get(meeting.id)
    years = {int(one[:4]) for one in (known.from_, known.until) if one} if known else set()
    if known and known.year:
        years.add(known.year)
    return not years or when.year in years


def doubts(page: Page, meeting: Meeting, when: Range | None, span: Span) -> Iterator[Record]:
    """Warnings for days that are none, can be meant in two ways, or are of another year."""
    if when is None:
        return
    printed = " ".join(page.text[when.start : when.end].split())
    if when.first is None:
        message = f"{printed!r} may mean {' or '.join(when.readings)}; neither is taken"
        yield Warned(message=message, start=when.start, end=when.end)
    if not is_of_its_year(page, meeting, when):
        known = page.known.meetings[meeting.id]
        message = f"{meeting.id} was held in {known.year}, the page says {printed}"
        yield Warned(message=message, start=span.start, end=span.end)


def strings(pair: tuple[str | None, str | None]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])
