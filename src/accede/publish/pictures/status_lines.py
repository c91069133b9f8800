"""Status lines: how one state stood towards each treaty over time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from accede.publish.paper import drawn, words
from accede.publish.pictures.marks import STANDINGS, Link, Row


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


def status_lines(
    treaties: Sequence[Row],
    spells: Mapping[str, Sequence[Row]],
    *,
    until: date,
    link: Link,
    name: str,
) -> Markup:
    """How one state stood towards each treaty over time, one line a treaty.

    `treaties` are rows of `treaties`, each with a `name`; `spells` are the state's rows of
    `standings`, by the treaty's IRI.
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
