"""The sponsors that resolutions print, and the states they mean."""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from accede.read.states import StateNames
from accede.read.un_resolution import sponsors_of

INSIDE = r"[^()]*(?:\([^()]*\)[^()]*)*\)?"
BEHALF = re.compile(rf"\s*\((?:on|of) behalf of\b{INSIDE}|,? on behalf of\b.*", re.IGNORECASE)
CAPACITY = re.compile(rf"\s*\(in its capacity as\b{INSIDE}", re.IGNORECASE)
NO_STATE = re.compile(
    r"\b(?:submitted|introduced|chair|rapporteur|committee|president|representative|bureau|"
    r"basis of|recommend\w*|draft resolution|annex|amendment)\b",
    re.IGNORECASE,
)
"""What is printed among sponsors, and is an officer, a body or a remark."""


class Sponsors(Struct, frozen=True):
    """The states that sponsor a text, for whom some of them speak, and what names none."""

    states: tuple[str, ...]
    on_behalf: tuple[str, ...]
    unread: tuple[str, ...]


def sponsors(printed: Iterable[str], states: StateNames, on: date | None) -> Sponsors:
    """The states among some printed sponsors; officers and bodies are none, and are left aside."""
    found: set[str] = set()
    on_behalf: set[str] = set()
    unread: set[str] = set()
    for name in filter(None, map(str.strip, printed)):
        if state := states.find(name, on):
            found.add(state)
        elif not NO_STATE.search(alone := CAPACITY.sub("", BEHALF.sub("", name))):
            named, unknown = sponsors_of(alone, states=states, on=on)
            found |= named
            unread |= {*unknown}
            on_behalf |= {name} if named and alone != name else set()
    return Sponsors(*(tuple(sorted(each)) for each in (found, on_behalf, unread)))
