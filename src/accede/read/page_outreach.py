"""Outreach that a page tells; a visit told twice, in a bullet and under a picture, is one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.model.records import Outreach, Quote, Record, Warned
from accede.read.page import Profile, Span
from accede.read.sentences import sentences
from accede.read.visits import Visit, visit_of

OFFICES = (
    "president", "special envoy", "envoy", "ambassador", "director", "chair", "coordinator",
    "minister",
)  # fmt: skip
PRONOUN = re.compile(
    r"^(?:he|she|they|the\s(?:visit|mission|meeting|delegation|two))\b", re.IGNORECASE
)
NAMED = re.compile(
    r"\b(?:H\.?E\.?|H\.?R\.?H\.?|His|Her|Mr|Ms|Mrs|Dr|Prince|Princess|Ambassador)\b"
    r"|\s[A-Z][a-z]+\s[A-Z][a-z]+"
)


class Told(NamedTuple):
    """One telling of a visit, and where."""

    visit: Visit
    span: Span
    further: tuple[Span, ...]


def told_in(page: Profile, line: Span) -> Iterator[Told]:
    """The visits that a line tells; a sentence that goes on about the last is its quote."""
    last: Told | None = None
    for sentence in sentences(page.text, line):
        words = page.words(sentence)
        if last and PRONOUN.match(words) and not page.stops_short(sentence):
            last = last._replace(further=(*last.further, sentence))
            continue
        visit = None if page.stops_short(sentence) else visit_of(page, words, of=page.state)
        if visit:
            if last:
                yield last
            last = Told(visit, sentence, ())
    if last:
        yield last


def outreach(page: Profile, tellings: list[Told]) -> Iterator[Record]:
    """Every visit once, from all its tellings; the fullest is its record, the others its quotes."""
    for group in alike(tellings):
        fullest, *others = sorted(group, key=lambda told: -len(told.visit.targets))
        yield record(page, fullest, [told.visit for told in others])
        yield from unplaced([fullest, *others])
        for span in (
            *fullest.further,
            *(span for told in others for span in (told.span, *told.further)),
        ):
            yield Quote(of="outreach", text=page.words(span), start=span.start, end=span.end)


def alike(tellings: list[Told]) -> Iterator[list[Told]]:
    """The tellings of each visit, in the order of the first of them."""
    groups: list[list[Told]] = []
    of_year: dict[int | None, list[list[Told]]] = {}
    for told in tellings:
        year = told.visit.year
        known = () if year is None else of_year.get(year, ())
        group = next((one for one in known if same(one[0].visit, told.visit)), None)
        if group is None:
            groups.append([told])
            of_year.setdefault(year, []).append(groups[-1])
        else:
            group.append(told)
    yield from groups


def unplaced(tellings: list[Told]) -> Iterator[Record]:
    """A warning for each name in a list of states met that no state at hand bears."""
    for told in tellings:
        for name in told.visit.unknown:
            message = f"{name!r} stands among the states met, and no state bears that name"
            yield Warned(message=message, start=told.span.start, end=told.span.end)


def same(one: Visit, other: Visit) -> bool:
    """Whether two tellings are of one visit: nothing differs, and they share office and state."""
    agree = all(
        first is None or second is None or first == second
        for first, second in (
            (one.year, other.year),
            (one.date, other.date),
            (one.place, other.place),
        )
    )
    shared = set(map(office, one.agents)) & set(map(office, other.agents))
    return agree and bool(shared) and bool(set(one.targets) & set(other.targets))


def record(page: Profile, told: Told, others: list[Visit]) -> Outreach:
    """The visit with what its other tellings add: an agent's name, a place, a day."""
    visits = [told.visit, *others]
    main = told.visit
    return Outreach(
        treaty=page.treaty,
        targets=tuple(dict.fromkeys(state for visit in visits for state in visit.targets)),
        outreach_kind=main.kind, agents=tuple(agents(visits)),
        place=first(visit.place for visit in visits), date=first(visit.date for visit in visits),
        year=main.year, framework=first(visit.framework for visit in visits),
        purpose=first(visit.purpose for visit in visits), open_list=main.open_list,
        start=told.span.start, end=told.span.end,
    )  # fmt: skip


def agents(visits: list[Visit]) -> Iterator[str]:
    """Each agent once, by office, in the words of the first telling that gives a name."""
    by_office: dict[str, list[str]] = {}
    for visit in visits:
        for agent in visit.agents:
            by_office.setdefault(office(agent), []).append(agent)
    for words in by_office.values():
        yield next((agent for agent in words if NAMED.search(agent)), words[0])


def office(agent: str) -> str:
    """The office of an agent, made comparable; the agent itself where none is known.

    >>> office("then-Convention President Ada Roe of Arcadia"), office("President")
    ('president', 'president')
    """
    words = agent.lower()
    return next((known for known in OFFICES if known in words), words)


def first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)
