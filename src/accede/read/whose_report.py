"""Whose report a page is: told by its dataset, by its heading, or as a profile tells it."""

import re
from collections.abc import Iterator

from accede.errors import SourceError
from accede.model.records import Record, Warned
from accede.read import Source, whose_page
from accede.read.known import Known
from accede.read.page import Span, lines

LONGEST_TITLE = 160
FIRST = 12
"""Lines in which a report says whose it is."""
BEFORE = re.compile(
    r"(?:country\s)?(?:profile|report|state|country|name)\s*(?:of|on|for|:|[–—|-])?\s*",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\s*(?:[,:|–—-]\s*)?(?:[\w-]+\s){0,4}(?:policy|report|profile|update|overview|monitor|\d{4})\W*",
    re.IGNORECASE,
)


def state_of(text: str, *, source: Source, known: Known) -> str:
    """The state whose report a text is.

    Raises SourceError where neither the dataset nor the report says it, or the report says two.
    """
    if source.document.state is not None:
        return source.document.state
    told = {state for _, state in headings(text, known=known)}
    if len(told) == 1:
        return told.pop()
    if told:
        found = f"the page names itself {' and '.join(sorted(told))}"
        raise SourceError(source.path, found, "pass --state")
    return whose_page.state_of(text, source=source, known=known)


def headings(text: str, *, known: Known) -> Iterator[tuple[Span, str]]:
    """The first lines of a report that name a state, and its kind of report, and nothing else."""
    for _, line in zip(range(FIRST), lines(text), strict=False):
        if line.end - line.start > LONGEST_TITLE:
            continue
        words = re.sub(r"\s+", " ", text[line.start : line.end]).strip("#*| ")
        if line.end == len(text.rstrip()) and words[-1:].isalpha():
            continue  # the last words of a page may be half a name
        name = BEFORE.sub("", words, count=1) if BEFORE.match(words) else words
        if state := known.states.find(words) or known.states.find(name) or titled(name, known):
            yield line, state


def titled(words: str, known: Known) -> str | None:
    """The state with whose name a title begins, where the rest of it only says what it titles."""
    for end in re.finditer(r"\b(?=\W)", words):
        name = words[: end.start()]
        if BEHIND.fullmatch(words[end.start() :]) and (state := known.states.find(name)):
            return state
    return None


def contradictions(text: str, *, state: str, known: Known) -> Iterator[Record]:
    """A warning for every place where the report names itself another state than the one given."""
    for span, told in headings(text, known=known):
        if told != state:
            message = f"the page is read as {state}'s, but names itself {told}'s"
            yield Warned(message=message, start=span.start, end=span.end)
