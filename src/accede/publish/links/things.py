"""What a release knows of the things that Wikidata may know too: names, codes, days, links."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from accede.model import iris
from accede.model.records import (
    Link,
    Meeting,
    Record,
    Resolution,
    State,
    StateName,
    Treaty,
    kind_of,
)
from accede.release import Release

R = TypeVar("R", bound=Record)

CURIES = {
    "state": "acc-state:",
    "treaty": "acc-treaty:",
    "meeting": "acc-meeting:",
    "resolution": "acc-resolution:",
}
"""How a links table names a thing of each kind, by the first step of its short name."""


class Thing(Struct, frozen=True, kw_only=True):
    """One thing: its short name (`state/CUB`), and what can be held against an item.

    `codes` are by their kind (`iso2`, `symbol`), several where a thing has several; `days` are
    `from` and `until`, as exact as their source.
    """

    id: str
    name: str
    names: frozenset[str]
    codes: Mapping[str, tuple[str, ...]] = {}
    days: Mapping[str, str] = {}

    @property
    def kind(self) -> str:
        """`state`, `treaty`, `meeting` or `resolution`."""
        return self.id.partition("/")[0]

    @property
    def curie(self) -> str:
        """The thing as a links table names it: `acc-state:CUB`."""
        kind, _, rest = self.id.partition("/")
        return CURIES[kind] + rest


def things_of(release: Release) -> dict[str, Thing]:
    """Every state, treaty, meeting and resolution of a release, by its CURIE."""
    found = (*_states(release), *_treaties(release), *_meetings(release), *_resolutions(release))
    return {thing.curie: thing for thing in found}


def links_of(release: Release) -> list[Link]:
    """The links that the release holds, in the order of their subjects."""
    links = _records(release, Link)
    return sorted(links, key=lambda link: (link.subject_id, link.predicate_id, link.object_id))


def _records(release: Release, kind: type[R]) -> Iterator[R]:
    return (msgspec.convert(found, kind) for found in release.records(kind_of(kind)))


def _states(release: Release) -> Iterator[Thing]:
    names: dict[str, set[str]] = {}
    for name in _records(release, StateName):
        if name.name_kind != "code":
            names.setdefault(name.state, set()).add(name.name)
    for state in _records(release, State):
        own = {state.name, state.formal_name or state.name}
        codes = {"iso2": state.iso2, "iso3": state.iso3, "m49": state.m49}
        yield Thing(
            id=f"state/{state.id}",
            name=state.name,
            names=frozenset(own | names.get(state.id, set())),
            codes={kind: (code,) for kind, code in codes.items() if code},
            days=_days(state.from_, state.until),
        )


def _treaties(release: Release) -> Iterator[Thing]:
    for treaty in _records(release, Treaty):
        names = frozenset([treaty.title, treaty.short_title])
        yield Thing(id=f"treaty/{treaty.id}", name=treaty.short_title, names=names)


def _meetings(release: Release) -> Iterator[Thing]:
    for meeting in _records(release, Meeting):
        yield Thing(
            id=f"meeting/{meeting.id}",
            name=meeting.name,
            names=frozenset([meeting.name, *meeting.aliases]),
            days=_days(meeting.from_, meeting.until),
        )


def _resolutions(release: Release) -> Iterator[Thing]:
    for resolution in _records(release, Resolution):
        symbol = resolution.symbols[0]
        yield Thing(
            id=f"resolution/{iris.slug(symbol)}",
            name=symbol,
            names=frozenset(
                [*resolution.symbols, *([resolution.title] if resolution.title else [])]
            ),
            codes={"symbol": resolution.symbols},
        )


def _days(first: str | None, last: str | None) -> dict[str, str]:
    return {name: day for name, day in (("from", first), ("until", last)) if day}
