"""The texts that were voted on, as a table of roll calls tells them: a form of its own."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.model import iris
from accede.model.records import Counted, Record, Resolution
from accede.read.streams import header_words
from accede.read.un_rollcalls import Rollcall, Rollcalls, rollcalls_of
from accede.read.un_stage import titled

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known


def is_rollcalls(first: bytes) -> bool:
    """Whether a header is that of a table of roll calls."""
    names = header_words(first)
    return "rollcall_id" in names and "state_id" not in names


def read_rollcalls(source: "Source", known: "Known") -> Iterator[Record]:
    """The texts that were voted on, one record a text and source, and what was amiss."""
    found = rollcalls_of(source.path, source.document, known)
    yield from found.told
    told = list(resolutions(found, known))
    yield from told
    calls = [call for call in found.by_id.values() if call.symbol]
    yield Counted(
        source=source.document.id,
        of="roll calls",
        rows=found.rows,
        used=len(found.by_id) - (again := sum(bool(c.duplicate_of) for c in found.by_id.values())),
        merged=again,
        refused=found.rows - len(found.by_id),
        why=f"{again} stand twice, from two sources; {len(calls)} are on {len(told)} texts",
    )


def resolutions(found: Rollcalls, known: "Known") -> Iterator[Resolution]:
    """The texts voted on: one record for each source of each, its plenary roll call leading."""
    texts: dict[tuple[str, str], list[Rollcall]] = defaultdict(list)
    for call in found.by_id.values():
        if call.symbol:
            texts[iris.slug(call.symbol), call.source].append(call)
    for (_, source), calls in texts.items():
        first = min(calls, key=lambda call: call.apart)
        yield Resolution(
            symbols=tuple(dict.fromkeys([str(first.symbol), *first.drafts])),
            series=series_of(first, known),
            session=first.session,
            title=title_of(first, known),
            subjects=tuple(sorted({one for call in calls for one in call.subjects})),
            committee=first.committee,
            source=source,
            line=first.line,
        )


def series_of(call: Rollcall, known: "Known") -> str | None:
    """The series of resolutions that a roll call's text belongs to, by its title or its label."""
    words = (call.title, call.description)
    return next((found for one in words if one and (found := known.series_titled(one))), None)


def title_of(call: Rollcall, known: "Known") -> str | None:
    """The text's title: as it is known, or as the row prints or labels it."""
    at_hand = known.symbol(call.symbol or "")
    if at_hand and at_hand.title:
        return at_hand.title
    return titled(call.description or "") or call.title
