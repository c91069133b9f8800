"""How many states voted how on a resolution, as running text tells it without their names."""

import re
from collections.abc import Iterator

from accede.model.records import Decision, Record
from accede.read.own_names import is_named
from accede.read.page import Page, Span
from accede.read.prose_days import printed_dates
from accede.read.prose_votes import SYMBOL, session_in, session_of, stage_of

BODY = re.compile(r"\b(?:UN\s)?general\sassembly\b|\bUNGA\b|\bfirst\scommittee\b", re.IGNORECASE)
VOTERS = r"\s(?:(?:votes?|states|countries|members)\s)?(?:voted\s)?"
COUNTS = {
    "total_in_favour": rf"(?P<n>\d{{1,3}}){VOTERS}(?:in\sfavou?r|for\b)",
    "total_against": rf"(?P<n>\d{{1,3}}|none|no){VOTERS}against",
    "total_abstaining": rf"(?P<n>\d{{1,3}}){VOTERS}abst(?:entions?|ained|aining)",
}
TRIPLE = re.compile(r"\b(?P<yes>\d{1,3})\s?[-–]\s?(?P<no>\d{1,3})\s?[-–]\s?(?P<abstain>\d{1,3})\b")
PAIR = re.compile(r"\b(?P<yes>\d{1,3})\svotes\sto\s(?P<no>\d{1,3}|none|no)\b", re.IGNORECASE)
NONE = ("none", "no")


def tallies(page: Page, sentence: Span) -> Iterator[Record]:
    """The totals of a vote of the General Assembly or its committee on the treaty's resolution."""
    words = page.words(sentence)
    symbol = SYMBOL.search(words)
    resolution = page.known.symbol(symbol[0]) if symbol else None
    series = page.known.resolution_series(page.treaty)
    totals = totals_in(words)
    if not totals or not BODY.search(words) or series is None:
        return
    dates = list(printed_dates(words))
    when = dates[0] if len(dates) == 1 else None
    session = resolution.session if resolution else session_in(words) or session_of(when)
    if resolution is None and session and not symbol and is_named(page, words):
        resolution = page.known.resolution(series=series.id, session=session)
    if resolution is None or (when and session_of(when) not in (None, resolution.session)):
        return
    yield Decision(
        symbol=resolution.symbols[0], series=resolution.series, session=resolution.session,
        stage=stage_of(words) or ("plenary" if "general assembly" in words.lower() else None),
        date=when.day if when else None, year=when.year if when else None, method="recorded-vote",
        total_in_favour=totals.get("total_in_favour"), total_against=totals.get("total_against"),
        total_abstaining=totals.get("total_abstaining"), start=sentence.start, end=sentence.end,
    )  # fmt: skip


def totals_in(words: str) -> dict[str, int]:
    """The totals that some words print; none unless both yes and another are there.

    >>> totals_in("with 165 in favour, none against and 17 abstentions")
    {'total_in_favour': 165, 'total_against': 0, 'total_abstaining': 17}
    >>> totals_in("by 165-0-17")
    {'total_in_favour': 165, 'total_against': 0, 'total_abstaining': 17}
    """
    found = {
        name: 0 if one["n"].lower() in NONE else int(one["n"])
        for name, form in COUNTS.items()
        if (one := re.search(form, words, re.IGNORECASE))
    }
    if pair := PAIR.search(words):
        against = 0 if pair["no"].lower() in NONE else int(pair["no"])
        found = {"total_in_favour": int(pair["yes"]), "total_against": against} | found
    if triple := TRIPLE.search(words):
        found = dict(zip(COUNTS, map(int, triple.groups()), strict=True))
    return found if "total_in_favour" in found and len(found) > 1 else {}
