"""The rows of one roll call of the UN Digital Library: who voted how, and what cannot be."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field

from accede.model.records import Record, Refused, Warned
from accede.model.terms import CODES
from accede.read.header import Cells, Header
from accede.read.spelling import plain

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

VOTES = {word: name.replace("-", "_") for word, name in CODES["undlVote"].items()}
"""The library's letters for the choices; version 1 has NV where version 3 has X."""

KEPT = 100_000
"""How many codes are kept at hand before the memory is emptied."""

Days = tuple[date, ...]
"""The day of a roll call; the first and the last of its month, where no more is known; or none."""


class Desk(Struct, kw_only=True):
    """What the rows are read with, and how many of them became what."""

    source: "Source"
    known: "Known"
    header: Header
    counts: Counter[str] = field(default_factory=Counter)
    states: dict[tuple[str, str, Days], str | None] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)

    def state(self, code: str, name: str, on: Days) -> str | None:
        """The state that a code and a printed name meant on a day; each is looked up once."""
        if (code, name, on) not in self.states:
            self.states = self.states if len(self.states) < KEPT else {}
            self.states[code, name, on] = self._meant(code, name, on)
        return self.states[code, name, on]

    def _meant(self, code: str, name: str, on: Days) -> str | None:
        """The one state that both mean; where the code means a later one of that name, its name.

        The library has the codes of today for some states of former days, and their names then.
        """
        names = self.known.states
        days: tuple[date | None, ...] = on or (None,)
        by_code = _certain(names.code(code, day) for day in days)
        by_name = _certain(names.find(name, day) for day in days) if name else None
        if by_code is None or by_name is None or by_code == by_name:
            return by_code or by_name
        return by_name if plain(names.name(by_code)) == plain(name) else None


def _certain(found: Iterable[str | None]) -> str | None:
    """The one state among some, or None where there is none, or more than one."""
    one, *more = {*found} - {None} or {None}
    return None if more else one


Lists = dict[str, dict[str, None]]
"""The states of each choice, in the order of the rows."""


def lists_of(
    group: list[tuple[int, list[str]]], desk: Desk, *, on: Days
) -> tuple[Lists, list[Lists], list[Record]]:
    """The states by choice, every second vote of a state, and what is said of such rows."""
    lists: Lists = {choice: {} for choice in VOTES.values()}
    voted: dict[str, str] = {}
    otherwise: list[Lists] = []
    others: list[Record] = []
    for number, row in group:
        header = desk.header.at(number)
        cell = header.cells(row)
        state = desk.state(cell("ms_code").strip(), cell("ms_name").strip(), on)
        choice = VOTES.get(cell("ms_vote").strip())
        desk.counts["rows"] += 1
        if state is None or choice is None:
            desk.counts["refused"] += 1
            others.append(_refused(cell, header, state))
        elif voted.setdefault(state, choice) != choice:
            desk.counts["used"] += 1
            otherwise.append({choice: {state: None}})
            others.append(_twice(cell, header, desk))
        else:
            desk.counts["merged" if state in lists[choice] else "used"] += 1
            lists[choice][state] = None
    return lists, otherwise, others


def _refused(cell: Cells, header: Header, state: str | None) -> Refused:
    if state is None:
        printed = cell("ms_code"), cell("ms_name")
        found = " with the name ".join(dict.fromkeys(filter(None, printed)))
        return header.refuse("ms_code", found, allowed="the code of a state there was on the day")
    return header.refuse("ms_vote", cell("ms_vote"), allowed=", ".join(VOTES))


def _twice(cell: Cells, header: Header, desk: Desk) -> Warned:
    words = f"{cell('ms_code')} stands twice, here with {cell('ms_vote')}"
    message, source = f"{header.place('ms_vote')}: {words}", desk.source.document.id
    return Warned(message=message, source=source, line=header.line, field="ms_vote")
