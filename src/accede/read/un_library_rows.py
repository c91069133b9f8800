"""The rows of one roll call of the UN Digital Library: who voted how, and what cannot be."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field

from accede.model.records import Record, Refused, Warned
from accede.model.terms import CODES
from accede.read.header import Cells, Header

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

VOTES = {word: name.replace("-", "_") for word, name in CODES["undlVote"].items()}
"""The library's letters for the choices; version 1 has NV where version 3 has X."""

KEPT = 100_000
"""How many codes are kept at hand before the memory is emptied."""


class Desk(Struct, kw_only=True):
    """What the rows are read with, and how many of them became what."""

    source: "Source"
    known: "Known"
    header: Header
    counts: Counter[str] = field(default_factory=Counter)
    codes: dict[tuple[str, date | None], str | None] = field(default_factory=dict)

    def state(self, code: str, on: date | None) -> str | None:
        """The state that a code meant on a day; each pair is looked up once."""
        if (code, on) not in self.codes:
            self.codes = self.codes if len(self.codes) < KEPT else {}
            self.codes[code, on] = self.known.states.code(code, on)
        return self.codes[code, on]


Lists = dict[str, dict[str, None]]
"""The states of each choice, in the order of the rows."""


def lists_of(
    group: list[list[str]], desk: Desk, *, on: date | None, line: int
) -> tuple[Lists, list[Lists], list[Record]]:
    """The states by choice, every second vote of a state, and what is said of such rows."""
    lists: Lists = {choice: {} for choice in VOTES.values()}
    voted: dict[str, str] = {}
    otherwise: list[Lists] = []
    others: list[Record] = []
    for number, row in enumerate(group, line):
        header = desk.header.at(number)
        cell = header.cells(row)
        state, choice = desk.state(cell("ms_code"), on), VOTES.get(cell("ms_vote"))
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
        return header.refuse("ms_code", cell("ms_code"), allowed="the code of a state")
    return header.refuse("ms_vote", cell("ms_vote"), allowed=", ".join(VOTES))


def _twice(cell: Cells, header: Header, desk: Desk) -> Warned:
    words = f"{cell('ms_code')} stands twice, here with {cell('ms_vote')}"
    message, source = f"{header.place('ms_vote')}: {words}", desk.source.document.id
    return Warned(message=message, source=source, line=header.line, field="ms_vote")
