"""Votes on the yearly resolution that a page tells: a choice, then where and when it was cast."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from accede.model.records import Record, Unread, Vote, Warned
from accede.read.dates import session_of_day
from accede.read.own_names import with_plain_names
from accede.read.page import Profile, Span
from accede.read.profile_lines import without_subject
from accede.read.vote_words import CHOSEN, Occasion, occasions

ABOUT_RESOLUTION = re.compile(r"resolution|general assembly|unga|first committee|session", re.I)


def votes(page: Profile, line: Span, *, expected: bool) -> Iterator[Record]:
    """The votes of one item; none when any word of it is not understood.

    Under a heading on votes (`expected`) a choice and a year are enough; elsewhere the item must
    speak of the resolution.
    """
    if not CHOSEN.search(page.words(line)):
        return
    words = with_plain_names(page, without_subject(page, page.words(line)))
    if not expected and not ABOUT_RESOLUTION.search(words):
        return
    for occasion in occasions(words):
        yield from _votes(page, line, occasion)


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
        message = f"{one.symbol} is not known as the symbol of session {session}'s resolution"
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
