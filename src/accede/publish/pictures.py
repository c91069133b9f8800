"""Pictures made of cells: tile map, vote strip, attendance strip, status lines.

Each is one function from the rows of a saved question to inline SVG: every cell bears a title, a
mark and a shade, so that no reader needs to tell colours apart, and no script is needed. `link`
gives the address of a thing, or nothing where it has none.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from accede.ask.results import Cell
from accede.publish.paper import TEMPLATES, drawn, words

Row = Mapping[str, Cell]
Link = Callable[[str], str | None]

STANDINGS = {
    "party": "P",
    "contracting": "C",
    "provisional": "A",
    "signatory": "S",
    "never-joined": "N",
    "withdrawn": "W",
    "disputed": "D",
}
"""The mark of each standing; none is on file where a tile bears no mark."""

CHOICES = {
    "in-favour": "Y",
    "abstaining": "A",
    "against": "N",
    "not-voting": "–",
    "absent": "–",
    "present-not-voting": "–",
}
"""The marks of choices in a vote, as the United Nations prints them."""

ROLES = {"president": "P", "vice-president": "V", "host": "H", "state-party": "S", "observer": "O"}

STAGES = ("plenary", "")
"""The rows of a vote strip that come first and last; committees stand between them."""

MAP_COLUMNS, MAP_ROWS = 30, 17


class Tile(NamedTuple):
    """One state on the map: where, what it is called, and how it stood from day to day."""

    code: str
    column: int
    row: int
    name: str
    standing: str
    spells: str
    href: str | None


class Cast(NamedTuple):
    """One cell of a strip: its column, row, mark, shade, and what it says."""

    column: int
    row: int
    mark: str
    shade: str
    title: str
    href: str | None
    doubtful: bool = False


class Line(NamedTuple):
    """One treaty's standing over time: bars from one share of the width to another."""

    name: str
    href: str | None
    bars: tuple["Bar", ...]


class Bar(NamedTuple):
    """A stretch of time in one standing, in shares of the whole width."""

    start: float
    end: float
    standing: str
    title: str


def tile_map(rows: Iterable[Row], *, day: date, link: Link, name: str) -> Markup:
    """Every state as one tile by its standing on a day (rows of `standings`).

    Each tile also holds its standings over time, for a script to step through days.
    """
    spells: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        spells[str(row["state_iri"])].append(row)
    by_code = {iri.rpartition("/")[2]: found for iri, found in spells.items()}
    tiles = [
        _tile(code, place, by_code[code], day, link)
        for code, place in places().items()
        if code in by_code
    ]
    return drawn(
        "pictures/tile_map.svg.j2",
        tiles=tiles,
        marks=STANDINGS,
        counts=counted(tile.standing for tile in tiles),
        day=day,
        name=name,
        size=(MAP_COLUMNS, MAP_ROWS),
    )


def counted(standings: Iterable[str]) -> dict[str, int]:
    """How many states have each standing, in the order of the marks.

    >>> counted(["party", "signatory", "party"])
    {'party': 2, 'signatory': 1}
    """
    found = list(standings)
    return {one: found.count(one) for one in STANDINGS if one in found}


@cache
def places() -> dict[str, tuple[int, int]]:
    """The column and row of every state on the tile map."""
    with (TEMPLATES / "tile-map.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["state"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)
        }


def _tile(code: str, place: tuple[int, int], spells: Sequence[Row], day: date, link: Link) -> Tile:
    on_day = (row for row in spells if _lasts(row, day))
    return Tile(
        code=code,
        column=place[0],
        row=place[1],
        name=str(spells[0]["state"]),
        standing=str(next(on_day, {"standing": ""})["standing"]),
        spells=" ".join(f"{row['since']}:{row['standing']}" for row in spells),
        href=link(str(spells[0]["state_iri"])),
    )


def _lasts(row: Row, day: date) -> bool:
    since, until = row["since"], row["until"]
    return str(since) <= str(day) and (until is None or str(day) < str(until))


def vote_strip(rows: Sequence[Row], *, link: Link, name: str) -> Markup:
    """One column for each session, plenary over committee (rows of `votes-of-state`)."""
    sessions = sorted({int(str(row["session"])) for row in rows})
    stages = _stages(rows)
    cells = [
        Cast(
            column=sessions.index(int(str(row["session"]))),
            row=stages.index(str(row["stage"] or "")),
            mark=CHOICES[str(row["choice"])],
            shade=str(row["choice"]),
            title=_of_vote(row),
            href=link(str(row["resolution_iri"])),
            doubtful=row["known_as"] != "recorded",
        )
        for row in rows
    ]
    return _strip(cells, [str(one) for one in sessions], [_stage(one) for one in stages], name)


def _stages(rows: Iterable[Row]) -> list[str]:
    found = {str(row["stage"] or "") for row in rows}
    first, last = STAGES
    return sorted(found, key=lambda one: (one == last, one != first, one))


def _stage(stage: str) -> str:
    return words(stage) if stage else "stage not told"


def _of_vote(row: Row) -> str:
    known = "" if row["known_as"] == "recorded" else f", {words(row['known_as'])}"
    where = _stage(str(row["stage"] or ""))
    told = f"session {row['session']}, {row['resolution']}, {where}, {row['date']}"
    return f"{words(row['choice'])}{known}: {told}"


def attendance_strip(
    meetings: Sequence[Row], rows: Iterable[Row], *, known_to: str, link: Link, name: str
) -> Markup:
    """One cell for each formal meeting (rows of `meetings`), with a state's part in it.

    `rows` are the state's of `attendance`. Up to `known_to`, a day or empty, the state's presence
    is on file in full, so a meeting without a row is one it did not attend.
    """
    roles = {str(row["meeting_iri"]): row for row in rows}
    formal = [row for row in meetings if row["formal"] == "yes" and row["year"]]
    cells = [
        _presence(column, row, roles.get(str(row["meeting_iri"])), known_to, link)
        for column, row in enumerate(formal)
    ]
    return _strip(cells, [f"’{str(row['year'])[2:]}" for row in formal], ["formal meetings"], name)


def _presence(column: int, meeting: Row, part: Row | None, known_to: str, link: Link) -> Cast:
    when = str(meeting["from"] or meeting["year"])
    if part:
        role = str(part["role"])
        mark, shade, said = ROLES.get(role, role[0].upper()), "present", words(role)
    elif known_to and when <= known_to:
        mark, shade, said = "–", "absent", "did not attend"
    else:
        mark, shade, said = "", "unknown", "no record, which is not an absence"
    doubtful = bool(part) and part is not None and part["verified"] not in ("yes", None)
    title = f"{meeting['meeting']}, {when}: {said}{', not fully verified' if doubtful else ''}"
    return Cast(column, 0, mark, shade, title, link(str(meeting["meeting_iri"])), doubtful)


def _strip(
    cells: Sequence[Cast], columns: Sequence[str], lines: Sequence[str], name: str
) -> Markup:
    return drawn("pictures/strip.svg.j2", cells=cells, columns=columns, lines=lines, name=name)


def status_lines(
    treaties: Sequence[Row],
    spells: Mapping[str, Sequence[Row]],
    *,
    until: date,
    link: Link,
    name: str,
) -> Markup:
    """How one state stood towards each treaty over time, one line a treaty.

    `treaties` are rows of `treaties`, each with a `name`; `spells` the state's rows of `standings` by treaty IRI.
    """
    days = [str(row["since"]) for rows in spells.values() for row in rows]
    first = min([int(day[:4]) for day in days], default=until.year - 10)
    axis = Axis(first, until.year + 1)
    lines = [
        Line(
            name=str(row["name"]),
            href=link(str(row["treaty_iri"])),
            bars=tuple(_bar(one, axis, until) for one in spells[str(row["treaty_iri"])]),
        )
        for row in treaties
        if spells.get(str(row["treaty_iri"]))
    ]
    return drawn("pictures/status_lines.svg.j2", lines=lines, axis=axis, marks=STANDINGS, name=name)


class Axis(NamedTuple):
    """Years from left to right."""

    first: int
    last: int

    def share(self, day: str) -> float:
        """Where on the axis a day lies, from 0 to 1.

        >>> Axis(2000, 2010).share("2005-01-01")
        0.5
        """
        year = int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 372
        return round(min(1, max(0, (year - self.first) / (self.last - self.first))), 4)

    def ticks(self) -> list[tuple[int, float]]:
        """The years that are written, with their place."""
        step = 10 if self.last - self.first > 25 else 5
        years = range(-(-self.first // step) * step, self.last + 1, step)
        return [(year, self.share(f"{year}-01-01")) for year in years]


def _bar(row: Row, axis: Axis, until: date) -> Bar:
    since, end = str(row["since"]), str(row["until"] or until)
    said = f"{words(row['standing'])} from {since}" + (f" until {end}" if row["until"] else "")
    return Bar(axis.share(since), axis.share(end), str(row["standing"]), said)
