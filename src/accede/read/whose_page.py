"""Whose page a profile is: told by its dataset, its heading or its captions, never by its text."""

import re
from collections.abc import Iterator

from accede.errors import SourceError
from accede.model.records import Record, Warned
from accede.read import Source
from accede.read.known import Known
from accede.read.page import Span, lines

SNAPSHOTS = re.compile(
    r"\b(?:Snapshots|Photos|Pictures|Images) of (?P<name>[^\n]+?)(?= (?:during|at|on|in) |\.?$)",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"(?:(?:profile|page) of |states? not party\s*[:>/–—-]+\s*|home\s*[>/»].*[>/»]\s*)?"
    r"(?P<name>.+?)"
    r"(?:\s*[,:|>/–—-]+\s*(?:profile of a )?states? not party)?",
    re.IGNORECASE,
)
UNSAID = "it does not say whose page it is"
LONGEST_NAME = 80


def state_of(text: str, *, source: Source, known: Known) -> str:
    """The state whose page a text is; the dataset's word comes first, then the page's own.

    Raises SourceError where neither says it, or the page says two things.
    """
    given = source.document.state
    if given is not None:
        return given
    told = {state for _, state in marks(text, known=known)}
    if len(told) == 1:
        return told.pop()
    found = f"the page names itself {' and '.join(sorted(told))}" if told else UNSAID
    raise SourceError(source.path, found, "pass --state")


def marks(text: str, *, known: Known) -> Iterator[tuple[Span, str]]:
    """Every place where a page says whose it is, with the state: captions and one heading."""
    headings: list[tuple[Span, str]] = []
    last = len(text.rstrip())
    for line in lines(text):
        words = text[line.start : line.end]
        if line.end == last and words[-1].isalpha():
            continue  # the last words of a page may be half a name
        if caption := SNAPSHOTS.search(words):
            if state := known.states.find(caption["name"]):
                yield line, state
        elif state := heading(words, known=known):
            headings.append((line, state))
    if len({state for _, state in headings}) == 1:  # several: a menu of states, not a heading
        yield from headings


def heading(words: str, *, known: Known) -> str | None:
    """The state that a line names and nothing else; None for any other line."""
    if len(words) > LONGEST_NAME:
        return None
    found = HEADING.fullmatch(words)
    return (known.states.find(found["name"]) if found else None) or known.states.find(words)


def contradictions(text: str, *, state: str, known: Known) -> Iterator[Record]:
    """A warning for every place where the page names itself another state than the one given."""
    for span, told in marks(text, known=known):
        if told != state:
            message = f"the page is read as {state}'s, but names itself {told}'s"
            yield Warned(message=message, start=span.start, end=span.end)
