"""Resolutions as the United Nations publishes them: JSON lines, one resolution a line.

Names stand in capitals, counts are words, dates have three forms. The lists name nobody who was
absent: those are worked out from membership on the day, and say so, unless the lists lack more
names than a slip explains. A text that stands on several lines is one text, with the sponsors of
all its lines. A line that is broken is refused, and the rest is read.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from accede.errors import SourceError
from accede.model import iris
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Warned
from accede.read.bounds import MOST_RECORDS, bounded
from accede.read.spelling import plain
from accede.read.streams import lines
from accede.read.subjects import subjects_of
from accede.read.un_lists import Listed, absent, doubts, voters
from accede.read.un_published import CHOICES, METHODS, THESAURUS, Line, day_of, stated_in
from accede.read.un_sponsors import sponsors
from accede.read.un_stage import committee_of, drafts_in, nameable, session_of
from accede.read.xml_text import collapsed

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known


Told = tuple[str | None, tuple[int, ...]]
"""What is kept of a text's first line: its day, and for each list of voters a number of its own."""


class Desk(Struct, kw_only=True):
    """What the lines are read with, and what has been read of them, by symbol."""

    source: "Source"
    known: "Known"
    told: dict[str, Told] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    members: dict[date, tuple[str, ...]] = field(default_factory=dict)
    others: dict[tuple[str, str], bool] = field(default_factory=dict)
    rows: int = 0
    merged: int = 0
    refused: int = 0

    def members_on(self, day: date | None) -> tuple[str, ...]:
        """The members of the United Nations on a day; none without one."""
        if day is None:
            return ()
        if day not in self.members:
            self.members[day] = self.known.states.members(day)
        return self.members[day]

    def other(self, name: str, state: str) -> bool:
        """Whether a printed name is another than the state's short one; each is compared once."""
        if (name, state) not in self.others:
            self.others[name, state] = plain(name) != plain(self.known.states.name(state))
        return self.others[name, state]


def is_json(first: bytes) -> bool:
    """Whether some first bytes are those of a JSON object, as resolutions are published."""
    return first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_json(source: "Source", known: "Known") -> Iterator[Record]:
    """A text and its decision for every line, what was amiss, and an account of the lines."""
    desk = Desk(source=source, known=known)
    decode = msgspec.json.Decoder(Line).decode
    printed_lines = bounded(lines(source.path), most=MOST_RECORDS, where=source.path, what="lines")
    for number, printed in enumerate(printed_lines, 1):
        if not printed.strip():
            continue
        desk.rows += 1
        try:
            line = decode(printed)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
            desk.refused += 1
            yield _broken(error, source, number)
        else:
            yield from _read(line, desk, number)
    if desk.rows == desk.refused:
        raise SourceError(source.path, "no line of it is a resolution", "fetch it again")
    yield _account(desk)


def _read(line: Line, desk: Desk, number: int) -> Iterator[Record]:
    """The records of one line, each with its place."""
    symbol = collapsed(line.symbol)
    day = day_of(line.adoption_date)
    tellings: list[tuple[str, str]] = []
    if not nameable(symbol):
        tellings.append(("symbol", "there is no symbol: the line is left out"))
    else:
        decision = _decision(line, symbol, day, desk, tellings)
        yield from _placed(_resolution(line, symbol, day, desk, tellings), desk, number)
        yield from _placed(decision, desk, number)
        tellings += _again(decision, desk)
    desk.refused += not nameable(symbol)
    if day is None:
        tellings.append(("adoption_date", f"{line.adoption_date!r} is no day"))
    for name, words in tellings:
        message = f"{desk.source.path}, line {number}, {name}: {symbol}: {words}"
        source = desk.source.document.id
        yield Warned(message=message, source=source, line=number, field=name)


def _resolution(
    line: Line, symbol: str, day: date | None, desk: Desk, tellings: list[tuple[str, str]]
) -> Resolution:
    """The text of one line; the title is that of its first line."""
    found = sponsors((*line.sponsors, *line.additional_sponsors), desk.known.states, day)
    names = dict.fromkeys(name for name, kind in line.subjects if kind == THESAURUS)
    subjects, unknown = subjects_of(name for name in names if name)
    title = collapsed(line.title)
    first = desk.titles.setdefault(iris.slug(symbol), title)
    if title != first:
        tellings.append(("title", f"printed as {title!r}, and before as {first!r}"))
    tellings += [("sponsors", f"{name!r} is no state for certain") for name in found.unread]
    tellings += [("subjects", f"{name!r} is no subject known here") for name in unknown]
    return Resolution(
        symbols=tuple(dict.fromkeys([symbol, *drafts_in(line.originating_document)])),
        series=desk.known.series_titled(title),
        session=session_of(symbol),
        title=first or None,
        sponsors=found.states,
        subjects=subjects,
        committee=committee_of(line.committee),
        note="; ".join(found.on_behalf) or None,
    )


def _decision(
    line: Line, symbol: str, day: date | None, desk: Desk, tellings: list[tuple[str, str]]
) -> Decision:
    """The decision of one line, with who was absent."""
    method = METHODS.get(line.adoption_type)
    printed = {choice: getattr(line, choice) for choice in CHOICES}
    listed = {name: voters(names, desk.known.states, day) for name, names in printed.items()}
    stated = stated_in(line) if method == "recorded-vote" else {}
    tellings += doubts(listed, stated)
    if method is None:
        tellings.append(("adoption_type", f"{line.adoption_type!r} is not known here"))
    missing = absent(listed, stated, desk.members_on(day))
    return Decision(
        symbol=symbol,
        series=desk.known.series_titled(collapsed(line.title)),
        session=session_of(symbol),
        stage="plenary",
        date=day.isoformat() if day else None,
        year=day.year if day else None,
        method=method,
        outcome="adopted",
        title=collapsed(line.title) or None,
        not_voting=missing,
        absence_derived=missing,
        names_as_recorded=_other_names(listed, desk),
        locator=collapsed(line.pv) or None,
        in_favour=listed["in_favour"].states,
        against=listed["against"].states,
        abstaining=listed["abstaining"].states,
        total_in_favour=stated.get("in_favour"),
        total_against=stated.get("against"),
        total_abstaining=stated.get("abstaining"),
    )


def _other_names(listed: dict[str, Listed], desk: Desk) -> tuple[str, ...]:
    """The names printed that are not the state's short one, whatever their letters."""
    printed = chain.from_iterable(one.names.items() for one in listed.values())
    return tuple(
        sorted(f"{state}={name}" for name, state in printed if state and desk.other(name, state))
    )


def _again(decision: Decision, desk: Desk) -> Iterator[tuple[str, str]]:
    """What a further line on one text tells otherwise than the first."""
    slug = iris.slug(decision.symbol or "")
    lists = tuple(hash(frozenset(getattr(decision, choice))) for choice in CHOICES)
    desk.merged += slug in desk.told
    day, before = desk.told.setdefault(slug, (decision.date, lists))
    for choice, mine, first in zip(CHOICES, lists, before, strict=True):
        if mine != first:
            yield f"MS_{choice}", "the text stands on an earlier line with other votes"
    if day != decision.date:
        yield "adoption_date", f"the text stands on an earlier line with the day {day}"


def _placed(record: Record, desk: Desk, number: int) -> Iterator[Record]:
    yield replace(record, source=desk.source.document.id, line=number)


def _broken(error: Exception, source: "Source", number: int) -> Refused:
    return Refused(
        where=f"{source.path}, line {number}",
        found=f"no resolution ({error})",
        mend="fetch the document again, or mend the line",
        line=number,
    )


def _account(desk: Desk) -> Counted:
    return Counted(
        source=desk.source.document.id,
        of="resolutions",
        rows=desk.rows,
        used=desk.rows - desk.merged - desk.refused,
        merged=desk.merged,
        refused=desk.refused,
        why="merged are further lines on one text, with other sponsors or spellings",
    )
