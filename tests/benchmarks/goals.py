"""The goals, each with the figure that it came to at the largest size that was measured."""

from collections.abc import Iterator
from typing import NamedTuple

from . import ask, build, check, compare, export, rebuild, small
from .paper import Paper, Row


class Goal(NamedTuple):
    """What is wanted: a figure of one row, at most or at least so much; against another's row."""

    number: int
    wanted: str
    row: str
    figure: str
    most: float | None = None
    least: float | None = None
    against: str | None = None

    def figure_of(self, row: Row, other: Row | None) -> float:
        """The figure in question: a cost of the row, or how many times the other's it is."""
        own = float(getattr(row.cost, self.figure))
        return own / float(getattr(other.cost, self.figure)) if other else own

    def met(self, figure: float) -> bool:
        """Whether the figure is as wanted."""
        return (self.most is None or figure <= self.most) and (
            self.least is None or figure >= self.least
        )


SECONDS, PEAK = "seconds", "peak"
TURTLE, RAW = export.what("ours, turtle"), export.what("pyoxigraph, turtle")
JSON, RAW_JSON = export.what("ours, json-ld"), export.what("pyoxigraph, json-ld")

GOALS = (
    Goal(1, "build: at most 2 times bulk load", build.OURS, SECONDS, 2, against=build.LIMIT),
    Goal(1, "build: under 1 GB, MB", build.OURS, PEAK, 1000),
    Goal(1, "build: rdflib and pySHACL at least 6 times", build.PEER, SECONDS, None, 6, build.OURS),
    Goal(2, "check: pySHACL at least 8 times", check.PYSHACL, SECONDS, None, 8, check.OURS),
    Goal(2, "check, stored: pySHACL at least 5 times", check.ALONE, SECONDS, None, 5, check.STORED),
    Goal(2, "check: less memory than pySHACL, times", check.OURS, PEAK, 1, against=check.PYSHACL),
    Goal(3, "ask: every question under 1 s", ask.SLOWEST, SECONDS, 1),
    Goal(3, "ask: at most 3 times the fastest engine", ask.SLOWEST, SECONDS, 3, against=ask.BARE),
    Goal(4, "compare: all pairs under 0.1 s", compare.OURS, SECONDS, 0.1),
    Goal(5, "nothing changed: under 1 s", rebuild.UNCHANGED, SECONDS, 1),
    Goal(5, "one document changed, times a build", rebuild.CHANGED, SECONDS, 1, against=build.OURS),
    Goal(6, "bundled build under 3 s", small.BUILD, SECONDS, 3),
    Goal(6, "`accede ask` under 0.5 s", small.ASK, SECONDS, 0.5),
    Goal(6, "`import accede` under 0.1 s", small.IMPORT, SECONDS, 0.1),
    Goal(7, "export, Turtle: at most 2 times pyoxigraph", TURTLE, SECONDS, 2, against=RAW),
    Goal(7, "export, JSON-LD (ours compact): the same", JSON, SECONDS, 2, against=RAW_JSON),
)


def summary(paper: Paper) -> None:
    """A row a goal: what is wanted, what was measured, and whether it is met."""
    paper.head(("goal", "wanted", "votes", "measured", "met"))
    for cells in _rows(paper):
        paper.cells(*cells)


def _rows(paper: Paper) -> Iterator[tuple[str, ...]]:
    for goal in GOALS:
        row = paper.last(goal.row)
        other = paper.at(goal.against, row.votes) if row and goal.against else None
        if row is None or (goal.against and other is None):
            yield str(goal.number), goal.wanted, "", "not measured", ""
            continue
        figure = goal.figure_of(row, other)
        votes = f"{row.votes:,}" if row.votes else ""
        met = "yes" if goal.met(figure) else "**no**"
        yield str(goal.number), goal.wanted, votes, f"{figure:.3g}", met
