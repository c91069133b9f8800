"""The lists of voters that resolutions print: whom they name, and who was absent."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from accede.read.states import StateNames

SLIP = 0.01
"""The share of the votes stated whose names may be missing by a slip of the printer."""


class Listed(Struct, frozen=True):
    """The states of one list of voters: as printed, and as states, each once."""

    states: tuple[str, ...]
    names: dict[str, str | None]
    doubled: int = 0


def voters(printed: Iterable[str], states: StateNames, on: date | None) -> Listed:
    """The states that some printed names mean on a day; a name printed twice is one voter."""
    times = Counter(printed)
    names = {name: states.find(name, on) for name in times}
    found = tuple(sorted({state for state in names.values() if state}))
    return Listed(found, names, sum(times.values()) - len(times))


def absent(
    listed: Mapping[str, Listed], stated: Mapping[str, int], members: tuple[str, ...]
) -> tuple[str, ...]:
    """The members that no list names; nobody where too many names are missing or unknown."""
    voted = {state for one in listed.values() for state in one.states}
    unknown = any(state is None for one in listed.values() for state in one.names.values())
    missing = sum(max(0, stated.get(name, 0) - len(one.states)) for name, one in listed.items())
    if not voted or unknown or missing > SLIP * sum(stated.values()):
        return ()
    return tuple(state for state in members if state not in voted)


def doubts(listed: Mapping[str, Listed], stated: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """What is amiss with the lists of voters: names unknown or doubled, totals that differ."""
    times = Counter(state for one in listed.values() for state in one.states)
    for twice in sorted(state for state, number in times.items() if number > 1):
        yield "MS_in_favour", f"{twice} stands in more than one list"
    for choice, one in listed.items():
        for name, state in one.names.items():
            if state is None:
                yield f"MS_{choice}", f"no state is certain for {name!r}"
        if one.doubled:
            yield f"MS_{choice}", f"{one.doubled} names are printed twice, and counted once"
        if choice in stated and stated[choice] != len(one.states):
            yield f"MS_{choice}_count", f"{stated[choice]} stated, {len(one.states)} listed"
