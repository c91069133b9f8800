"""The tile map: every state as one equal tile, by its standing on a day."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from accede.publish.paper import TEMPLATES, drawn
from accede.publish.pictures.marks import STANDINGS, Link, Row

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
