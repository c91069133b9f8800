"""What a resolution's document says of itself: symbol, session, day, title, sponsors."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from accede.errors import SourceError
from accede.model.records import whole_date
from accede.read.states import StateNames
from accede.read.xml_text import Element, collapsed

SYMBOL = re.compile(r"[AES]/[A-Z0-9/().\- ]*\d[A-Z0-9/().\- ]*")
PLACEHOLDERS = frozenset({"0001-01-01", "9999-12-31"})


class Heading(Struct, frozen=True, kw_only=True):
    """A resolution's symbols, its adopted one first, and what else its document says of it.

    `record` is the symbol of the meeting's verbatim record; `sponsors` are as printed.
    """

    symbols: tuple[str, ...]
    session: int | None
    title: str | None
    day: date | None
    record: str | None
    sponsors: str
    warnings: tuple[str, ...]


def heading_of(root: Element, *, where: object) -> Heading:
    """The heading of a resolution's document, or SourceError where it has no symbol."""
    symbol = symbol_of(root, where=where)
    adopted, draft = step(root, "adopted"), step(root, "draftResolution")
    days = {day for day in adoption_days(root) if day}
    warnings = (f"the days of adoption differ: {', '.join(sorted(map(str, days)))}",)
    day = next((day for day in adoption_days(root) if day), None)
    drafts = (
        () if draft is None or not SYMBOL.fullmatch(draft.get("as", "")) else (draft.get("as"),)
    )
    return Heading(
        symbols=(symbol, *map(str, drafts)),
        session=session_of(root),
        title=title_of(root),
        day=day,
        record=None if adopted is None else adopted.get("as") or None,
        sponsors="" if draft is None else draft.get("by", ""),
        warnings=warnings if len(days) > 1 else () if day else ("no day of adoption is given",),
    )


def symbol_of(root: Element, *, where: object) -> str:
    """The adopted symbol, as printed on the cover."""
    for number in root.iter("{*}docNumber"):
        printed = words(number)
        if number.get("refersTo") == "#symbol" and SYMBOL.fullmatch(printed):
            return printed
    raise SourceError(where, "no symbol of a resolution", "give a resolution with its cover page")


def session_of(root: Element) -> int | None:
    """The session's number, where the cover gives it in digits."""
    values = (session.get("value", "") for session in root.iter("{*}session"))
    return next((int(value) for value in values if re.fullmatch("[0-9]{1,3}", value)), None)


def title_of(root: Element) -> str | None:
    """The resolution's title."""
    for title in root.iter("{*}docTitle"):
        if title.get("refersTo") == "#resolutionTitle":
            return words(title) or None
    return None


def adoption_days(root: Element) -> Iterator[date | None]:
    """The day of adoption, at each place that gives it; a placeholder is none."""
    for work in root.iter("{*}FRBRWork"):
        for stated in work.iter("{*}FRBRdate"):
            if stated.get("name") == "adoption":
                yield day_of(stated)
    yield day_of(step(root, "adopted"))
    for stated in root.iter("{*}docDate"):
        if stated.get("refersTo") == "#adoptionDate":
            yield day_of(stated)


def day_of(element: Element | None) -> date | None:
    """The day in an element's `date`; None for none, for a placeholder and for no such day."""
    stated = "" if element is None else element.get("date", "")
    try:
        return None if stated in PLACEHOLDERS else whole_date(stated)
    except ValueError:
        return None


def step(root: Element, outcome: str) -> Element | None:
    """The step of the workflow with an outcome."""
    steps = (step for step in root.iter("{*}step") if step.get("outcome") == outcome)
    return next(steps, None)


def sponsors_of(printed: str, *, states: StateNames, on: date | None) -> tuple[set[str], list[str]]:
    """The states in a list of sponsors, and the parts of it that name none for certain."""
    found: set[str] = set()
    unread: list[str] = []
    for part in filter(None, map(str.strip, printed.split(","))):
        named = in_part(re.sub("^and ", "", part, flags=re.IGNORECASE), states=states, on=on)
        found |= set(named)
        unread += [] if named else [part]
    return found, unread


def in_part(part: str, *, states: StateNames, on: date | None) -> tuple[str, ...]:
    """The one state of a part, or the two that its one "and" joins; none where not certain."""
    if whole := states.find(part, on):
        return (whole,)
    for joint in re.finditer(" and ", part, re.IGNORECASE):
        pair = (states.find(part[: joint.start()], on), states.find(part[joint.end() :], on))
        if pair[0] and pair[1]:
            return (pair[0], pair[1])
    return ()


def words(element: Element) -> str:
    """All words inside an element."""
    return collapsed("".join(map(str, element.itertext())))
