"""Where states lie on a plane by how they vote, and on which side of a point its name has room."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from accede.ask.agreement import agreement
from accede.ask.ballots import Ballots

FEWEST = 10
"""So many votes in common at least, for a pair's agreement to say where a state stands."""

WIDTH, HEIGHT = 760, 520
LETTER, LINE, GAP = 5.6, 12, 6
"""The size of a name's letters and lines, and how far from its point it stands."""

Box = tuple[float, float, float, float]
Coordinates = npt.NDArray[np.float64]


class Point(NamedTuple):
    """A state on the plane: where, and the side on which its name is written, if it is."""

    id: str
    name: str
    x: float
    y: float
    side: str = ""


def points(ballots: Ballots, marked: Sequence[str]) -> list[Point]:
    """Every state that votes often, near those it votes like; some with a side for their name.

    A name that would cover another, whichever side it stood on, has none.
    """
    figures = agreement(ballots)
    often = (figures.n >= FEWEST).mean(axis=1) >= 0.5
    rows = np.flatnonzero(often)
    apart = 1 - figures.strict[np.ix_(rows, rows)]
    apart = np.where(np.isnan(apart), np.nanmean(apart) if apart.size else 0, apart)
    np.fill_diagonal(apart, 0)
    found = [
        Point(ballots.states[row], ballots.names[row], round(float(x), 4), round(float(y), 4))
        for row, (x, y) in zip(rows, _scaled(apart), strict=True)
    ]
    sides = placed([one for one in found if one.id in set(marked)], extent(found))
    return [one._replace(side=sides.get(one.id, "")) for one in found]


def extent(found: Iterable[Point]) -> Box:
    """The least and greatest coordinates, with room around: left, bottom, right, top."""
    xs, ys = [one.x for one in found] or [0.0], [one.y for one in found] or [0.0]
    room = 0.06 * max(max(xs) - min(xs), max(ys) - min(ys), 0.1)
    return min(xs) - room, min(ys) - room, max(xs) + 2.5 * room, max(ys) + room


def placed(named: Sequence[Point], around: Box) -> dict[str, str]:
    """The side of each point on which its name covers neither a name nor a named point."""
    left, bottom, right, top = around
    places = {
        one.id: (
            (one.x - left) / (right - left) * WIDTH,
            (top - one.y) / (top - bottom) * HEIGHT,
        )
        for one in named
    }
    taken: list[Box] = [(x - 4, y - 4, x + 4, y + 4) for x, y in places.values()]
    sides: dict[str, str] = {}
    for one in named:
        for side, box in _boxes(*places[one.id], LETTER * len(one.name)):
            if _inside(box) and not any(_meet(box, other) for other in taken):
                sides[one.id] = side
                taken.append(box)
                break
    return sides


def _boxes(x: float, y: float, wide: float) -> Iterable[tuple[str, Box]]:
    half = LINE / 2
    yield "right", (x + GAP, y - half, x + GAP + wide, y + half)
    yield "left", (x - GAP - wide, y - half, x - GAP, y + half)
    yield "above", (x - wide / 2, y - GAP - LINE, x + wide / 2, y - GAP)
    yield "below", (x - wide / 2, y + GAP, x + wide / 2, y + GAP + LINE)


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scaled(apart: Coordinates) -> Coordinates:
    """Two coordinates for each row of a matrix of distances (Torgerson 1952)."""
    size = len(apart)
    if size < 3:
        return np.zeros((size, 2))
    centred = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-0.5 * centred @ (apart**2) @ centred)
    best = vectors[:, -1:-3:-1] * np.sqrt(np.maximum(values[-1:-3:-1], 0))
    signs = np.sign(best[np.abs(best).argmax(axis=0), [0, 1]])
    return np.asarray(best * np.where(signs == 0, 1, signs))
