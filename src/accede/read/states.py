"""Any name of a state, on any day, and the state it means.

The rules, from the surest down; what none of them settles stays unresolved:

1. On a day, a name means the one state that bore it on that day. Two bearers: unresolved.
2. Where nobody bore it on that day, it means the only state that ever bore it, if that state was
   there on that day ("Türkiye" in 1998, "Swaziland" in 2024; not "Russian Federation" in 1970).
3. Without a day, a name means the only state that ever bore it, or else the only one whose own
   short or formal name it is to this day ("China"; never "Yugoslavia": that was two states).

A state was there from its beginning to its end, but not while a state that it succeeds was. A name
without dates was borne while its state was there, unless another row dates that name. The day is
that of the words, not that of the act they tell: a table of 2014 says "Serbia" for an act of 2003.
Codes follow the same rules, and stay apart from names: `NA` is a code, and no name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from accede.errors import UnknownName
from accede.model.records import Record, State, StateName
from accede.read.days import ALWAYS, Days, of_dates, without
from accede.read.spelling import forms, mended, plain, without_and

REMEMBERED = 50_000
"""How many spellings are kept at hand before the memory is emptied."""


class Bearer(NamedTuple):
    """A state, days on which it bore a name, and whether the name was its own (short or formal)."""

    state: str
    days: Days
    own: bool = True


Bearers = tuple[Bearer, ...]


class StateNames:
    """The names and codes of all states at hand."""

    def __init__(self, states: Iterable[State], names: Iterable[StateName]) -> None:
        self._states = {state.id: state for state in states}
        self._there = {state.id: tuple(self._days_of(state)) for state in self._states.values()}
        rows = tuple(name for name in names if name.state in self._states)
        self._named = self._index_of_names(rows)
        self._coded = self._index_of_codes(rows)
        self._remembered: dict[str, Bearers] = {}
        self._certain: dict[str, str] = {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> "StateNames":
        """The names that some records give to states."""
        kept = tuple(records)
        return cls(
            (record for record in kept if isinstance(record, State)),
            (record for record in kept if isinstance(record, StateName)),
        )

    def find(self, name: str, on: date | None = None) -> str | None:
        """The state that a name means, or None when nobody bears it or it is not certain."""
        if (certain := self._certain.get(name)) is not None:
            return certain
        bearers = self._remembered.get(name)
        return self._meant(self._remember(name) if bearers is None else bearers, on)

    def code(self, code: str, on: date | None = None) -> str | None:
        """The state that a code means (ISO letters, M49 digits, an own id), or None."""
        return self._meant(self._coded.get(code, ()), on)

    def name(self, state: str) -> str:
        """The short name of a state, from its id."""
        return self.state(state).name

    def state(self, code: str) -> State:
        """The record of a state, from its id."""
        if code not in self._states:
            raise UnknownName(code, "no state has this id", "use an id of data/states/state.csv")
        return self._states[code]

    def __iter__(self) -> Iterator[State]:
        """The records of all states at hand."""
        return iter(self._states.values())

    def __contains__(self, code: str) -> bool:
        """Whether a state with this id is at hand."""
        return code in self._states

    def repaired(self, name: str) -> str | None:
        """The right reading of a garbled name, where only that reading names a state."""
        right = mended(name)
        return right if right and not self._borne(name) and self._borne(right) else None

    def members(self, on: date) -> tuple[str, ...]:
        """The members of the United Nations on a day, by id."""
        return tuple(
            code
            for code, state in sorted(self._states.items())
            if state.un_from and of_dates(state.un_from, state.un_until).hold(on)
        )

    def _days_of(self, state: State) -> Iterator[Days]:
        ended = (earlier for earlier in self._before(state) if earlier.until)
        return without(
            of_dates(state.from_, state.until),
            (of_dates(earlier.from_, earlier.until) for earlier in ended),
        )

    def _before(self, state: State) -> Iterator[State]:
        seen, codes = {state.id}, list(state.succeeds)
        while codes:
            if (code := codes.pop()) in self._states and code not in seen:
                seen.add(code)
                codes += self._states[code].succeeds
                yield self._states[code]

    def _index_of_names(self, rows: tuple[StateName, ...]) -> Mapping[str, Bearers]:
        index: defaultdict[str, list[Bearer]] = defaultdict(list)
        named = [(row, plain(row.name)) for row in rows if row.name_kind != "code"]
        dated = {(row.state, form) for row, form in named if row.from_ or row.until}
        for row, form in named:
            if row.from_ or row.until or (row.state, form) not in dated:
                self._enter(index, spellings(row.name), row)
        entered = {(row.state, form) for row, form in named}
        for row in self._names_of_records():
            if (row.state, plain(row.name)) not in entered:
                self._enter(index, spellings(row.name), row)
        return {key: tuple(dict.fromkeys(bearers)) for key, bearers in index.items()}

    def _names_of_records(self) -> Iterator[StateName]:
        for state in self._states.values():
            yield StateName(state=state.id, name=state.name, name_kind="short")
            if state.formal_name:
                yield StateName(state=state.id, name=state.formal_name, name_kind="formal")

    def _index_of_codes(self, rows: tuple[StateName, ...]) -> Mapping[str, Bearers]:
        index: defaultdict[str, list[Bearer]] = defaultdict(list)
        for row in rows:
            if row.name_kind == "code":
                self._enter(index, (row.name,), row)
        for state in self._states.values():
            codes = {state.id, state.iso2, state.iso3, state.m49} - {None}
            for days in self._there[state.id]:
                for code in codes:
                    index[str(code)].append(Bearer(state.id, days))
        return {key: tuple(bearers) for key, bearers in index.items()}

    def _enter(
        self, index: defaultdict[str, list[Bearer]], keys: Iterable[str], row: StateName
    ) -> None:
        borne = (of_dates(row.from_, row.until),) if row.from_ or row.until else ()
        for key in keys:
            for days in borne or self._there[row.state]:
                index[key].append(Bearer(row.state, days, own=row.name_kind != "variant"))

    def _remember(self, name: str) -> Bearers:
        bearers = self._borne(name) or self._borne(mended(name) or "")
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
            self._certain.clear()
        self._remembered[name] = bearers
        if len({bearer.state for bearer in bearers}) == 1 and ALWAYS in {b.days for b in bearers}:
            self._certain[name] = bearers[0].state
        return bearers

    def _borne(self, name: str) -> Bearers:
        found = (self._named.get(form, ()) for form in forms(name))
        return tuple(dict.fromkeys(bearer for bearers in found for bearer in bearers))

    def _meant(self, bearers: Bearers, on: date | None) -> str | None:
        ever = {bearer.state for bearer in bearers}
        if on is None:
            return only(ever) or only({b.state for b in bearers if b.own and b.days.open_ended})
        then = {bearer.state for bearer in bearers if bearer.days.hold(on)}
        if then:
            return only(then)
        there = {state for state in ever if any(days.hold(on) for days in self._there[state])}
        return only(ever) if there == ever else None


def spellings(name: str) -> Iterator[str]:
    """Every comparable form of a bundled name, also without its "and"."""
    for form in forms(name):
        yield form
        if shorter := without_and(form):
            yield shorter


def only(states: set[str]) -> str | None:
    """The one state of a set, or None when there are none or several."""
    return next(iter(states)) if len(states) == 1 else None
