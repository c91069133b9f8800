"""Lists of states, also where lost links have glued their names together.

A run of names is parted only where exactly one parting of it names states throughout: Niger and
Nigeria, Guinea and Guinea-Bissau stay what they are, and what is not certain is not parted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.read.known import Known
from accede.read.page import Span, trimmed

PART = re.compile(r"[^,;|\n•·]+")
GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-Þ])|(?<=[)\]])(?=[A-ZÀ-ÖØ-Þ])|\s+")
JOINING = frozenset(("and", "&", "the", "et", "y"))
BESIDE = re.compile(
    r"\s*[(\[](?:as\s)?(?:an?\s)?(?:observers?|signatory|state\s(?:not\s)?party|host|president)[)\]]$",
    re.IGNORECASE,
)
ENDS = " .:*–—-"
LONGEST = 12
"""Words that the name of a state has at the most."""
MOST = 400
"""Words of one part that are tried to be parted."""


class Listed(NamedTuple):
    """A part of a list: the state it names, or None, and the readings of what is not certain."""

    span: Span
    state: str | None
    readings: tuple[str, ...] = ()


def listed_states(known: Known, text: str, span: Span) -> Iterator[Listed]:
    """Every state that a list names, in order, and what in it names none for certain."""
    parts = [
        trimmed(text, *one.span())
        for one in PART.finditer(text, span.start, span.end)
        if one[0].strip(ENDS)
    ]
    at = 0
    while at < len(parts):
        joined = Span(parts[at].start, parts[at + 1].end) if at + 1 < len(parts) else None
        if joined and is_turned(known, text, parts[at + 1], joined):
            yield Listed(joined, state_of(known, text, joined))
            at += 2
            continue
        yield from of_part(known, text, parts[at])
        at += 1


def is_turned(known: Known, text: str, behind: Span, joined: Span) -> bool:
    """Whether a comma stands inside a name ("Korea, Republic of") and does not part two."""
    return (
        state_of(known, text, joined) is not None
        and all(one.state is None for one in of_part(known, text, behind))
    )  # fmt: skip


def of_part(known: Known, text: str, part: Span) -> Iterator[Listed]:
    """The states of one part between commas: one name, or several without a comma between."""
    part = without_joining(text, part)
    if part.start >= part.end:
        return
    if state := state_of(known, text, part):
        yield Listed(part, state)
        return
    found = partings(known, text, words_of(text, part))
    if len(found) == 1:
        yield from found[0]
    else:
        readings = [", ".join(known.states.name(str(one.state)) for one in way) for way in found]
        yield Listed(part, None, tuple(readings))


def without_joining(text: str, part: Span) -> Span:
    """A part without the "and" that stands before the last name of a list."""
    found = re.match(r"(?:and|et|y|&)\s+", text[part.start : part.end], re.IGNORECASE)
    return trimmed(text, part.start + (found.end() if found else 0), part.end)


def state_of(known: Known, text: str, span: Span) -> str | None:
    """The state that a whole span names, what stands in brackets beside it left out."""
    name = BESIDE.sub("", text[span.start : span.end].strip(ENDS)).strip(ENDS)
    return known.states.find(re.sub(r"\s+", " ", name)) if name else None


def words_of(text: str, part: Span) -> list[Span]:
    """The words of a part, cut also where a capital stands right behind a small letter."""
    words, start = [], part.start
    for cut in GLUE.finditer(text, part.start, part.end):
        if cut.start() > start:
            words.append(Span(start, cut.start()))
        start = cut.end()
    if start < part.end:
        words.append(Span(start, part.end))
    return words


def partings(known: Known, text: str, words: list[Span]) -> list[list[Listed]]:
    """The ways to part words into names of states, at most two of them; none for too many words."""
    ways: list[list[list[Listed]]] = [[[]]]
    for end in range(1, len(words) + 1) if len(words) <= MOST else ():
        found: dict[tuple[str | None, ...], list[Listed]] = {}
        if text[slice(*words[end - 1])].lower() in JOINING:
            for way in ways[end - 1]:
                found.setdefault(tuple(one.state for one in way), way)
        for start in range(max(0, end - LONGEST), end):
            if not ways[start]:
                continue
            name = Span(words[start].start, words[end - 1].end)
            if state := state_of(known, text, name):
                for way in ways[start]:
                    whole = [*way, Listed(name, state)]
                    found.setdefault(tuple(one.state for one in whole), whole)
        ways.append(list(found.values())[:2])
    return ways[-1] if len(ways) == len(words) + 1 and words else []
