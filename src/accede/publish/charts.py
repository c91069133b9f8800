"""Charts with axes, as Altair charts: live in a notebook, SVG on a page.

    from accede.ask.ballots import Ballots
    from accede.publish import charts

    charts.similarity_map(Ballots.load(release.path / "ballots.npz"))

Shapes and labels tell series apart as well as colours, which are Okabe and Ito's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import altair as alt
import numpy as np
import numpy.typing as npt

from accede.ask.ballots import Ballots, Scope
from accede.ask.results import Cell
from accede.publish.paper import words
from accede.publish.similarity import FEWEST, HEIGHT, WIDTH, Point, extent, points

Row = Mapping[str, Cell]
Chart = alt.Chart | alt.LayerChart | alt.FacetChart

TOTALS = {"in_favour": "#0072B2", "abstaining": "#E69F00", "against": "#D55E00"}
"""The totals of a decision, in the order in which their bars stand on each other."""

SHADES = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00"]

SIZE = re.compile(r'width="([0-9.]+)" height="([0-9.]+)"')

YEARS = alt.Axis(format="d", tickMinStep=1)

BARE = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)

KEY = alt.Legend(orient="top", labelLimit=0)

SIDES = {
    "right": alt.MarkDef(type="text", fontSize=10, dx=7, align="left", baseline="middle"),
    "left": alt.MarkDef(type="text", fontSize=10, dx=-7, align="right", baseline="middle"),
    "above": alt.MarkDef(type="text", fontSize=10, dy=-6, align="center", baseline="bottom"),
    "below": alt.MarkDef(type="text", fontSize=10, dy=6, align="center", baseline="top"),
}
"""How a name stands beside its point."""

ADAPTED = (
    "<style>text{fill:#222}@media(prefers-color-scheme:dark)"
    "{text{fill:#ddd}.role-axis-grid line{stroke:#555}.role-axis-domain line{stroke:#999}}</style>"
)
"""Letters and lines that can be read on a light page and on a dark one."""


def stacked_votes(rows: Iterable[Row]) -> alt.Chart:
    """The recorded votes on a series of resolutions, session by session (rows of `resolutions`).

    Plenary votes on whole texts; a text adopted without a vote has no bar.
    """
    told: list[dict[str, object]] = [
        {"session": row["session"], "choice": words(name), "order": order, "states": row[name]}
        for row in rows
        if row["stage"] == "plenary" and not row["part"]
        for order, name in enumerate(TOTALS)
        if row[name] is not None
    ]
    colours = alt.Scale(domain=[words(name) for name in TOTALS], range=list(TOTALS.values()))
    chart: alt.Chart = (
        alt.Chart(_held(told))
        .mark_bar(stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("session:O", title="session", axis=alt.Axis(labelAngle=0)),
            y=alt.Y("sum(states):Q", title="states"),
            color=alt.Color("choice:N", scale=colours, title="vote, from below"),
            order=alt.Order("order:Q"),
            tooltip=["session:O", "choice:N", "states:Q"],
        )
        .properties(
            width="container" if not told else 22 * _distinct(told, "session") + 40, height=220
        )
    )
    return chart


def agreement_over_time(
    ballots: Ballots, state: str, others: Sequence[str], *, window: int = 5
) -> Chart:
    """How often a state voted like each of some others, over the years, states by their ids.

    Each point is the share of votes in common in which both chose alike, over `window` years up to
    that year; a point with fewer than ten votes in common is left out.
    """
    chosen = ballots.within(Scope())
    years = np.array([int(roll.when[:4] or 0) for roll in chosen.decisions])
    found: list[dict[str, object]] = [
        {"year": year, "state": chosen.names[ballots.row(other)], "agreement": share, "n": n}
        for year in sorted(set(years.tolist()) - {0})
        for other, share, n in _shares(
            chosen, (years > year - window) & (years <= year), state, others
        )
        if n >= FEWEST
    ]
    states = [ballots.names[ballots.row(other)] for other in others]
    colour = alt.Color("state:N", scale=alt.Scale(domain=states, range=SHADES), title="with")
    at = alt.Chart(_held(found)).encode(
        x=alt.X("year:Q", title=f"year (votes of {window} years)", axis=YEARS),
        y=alt.Y("agreement:Q", scale=alt.Scale(domain=[0, 1]), title="share of votes alike"),
        color=colour,
        tooltip=["year:Q", "state:N", alt.Tooltip("agreement:Q", format=".2f"), "n:Q"],
    )
    lines = at.mark_line().encode(strokeDash=alt.StrokeDash("state:N", legend=None))
    shape = alt.Shape("state:N", scale=alt.Scale(domain=states), title="with")
    dots = at.mark_point(filled=True, size=45).encode(shape=shape)
    return alt.layer(lines, dots).properties(width=560, height=240)


def similarity_map(
    ballots: Ballots, *, marked: Sequence[str] = (), told: str = "named here"
) -> Chart:
    """All states on a plane, near each other where they vote alike; some states' names written.

    Classical scaling of 1 - agreement over plenary votes; a state with fewer than ten votes in
    common with half of the others is left out. Only distances mean something: not the axes. `told`
    says in the key what the marked states are; a name that would cover another is not written.
    """
    found = points(ballots.within(Scope()), marked)
    left, bottom, right, top = extent(found)
    kinds = alt.Scale(domain=[told, "other states"], range=["#D55E00", "#0072B2"])
    shapes = alt.Scale(domain=[told, "other states"], range=["triangle-up", "circle"])
    at = alt.Chart(_held([_point(one, marked, told) for one in found])).encode(
        x=alt.X("x:Q", axis=BARE, scale=alt.Scale(domain=[left, right], nice=False)),
        y=alt.Y("y:Q", axis=BARE, scale=alt.Scale(domain=[bottom, top], nice=False)),
    )
    dots = at.mark_point(filled=True, size=42, opacity=0.8).encode(
        color=alt.Color("kind:N", scale=kinds, title=None, legend=KEY),
        shape=alt.Shape("kind:N", scale=shapes, title=None, legend=KEY),
        tooltip=["state:N"],
    )
    names = [
        alt.Chart(at.data, mark=mark, encoding=at.encoding)
        .encode(text="state:N")
        .transform_filter(alt.datum.side == side)
        for side, mark in SIDES.items()
    ]
    return alt.layer(dots, *names).properties(width=WIDTH, height=HEIGHT)


def _point(one: Point, marked: Sequence[str], told: str) -> dict[str, object]:
    kind = told if one.id in marked else "other states"
    return {"state": one.name, "kind": kind, "side": one.side, "x": one.x, "y": one.y}


def _held(rows: list[dict[str, object]]) -> alt.InlineData:
    """Rows inside a chart, so that it needs nothing beside itself."""
    return alt.InlineData(values=rows)


def svg(chart: Chart) -> str:
    """A chart as SVG, drawn without a browser, for light pages and dark ones."""
    import vl_convert

    plain = chart.configure(background="transparent", font="sans-serif").configure_view(stroke=None)
    drawn: str = vl_convert.vegalite_to_svg(plain.to_json(validate=False))
    head, _, rest = drawn.partition(">")
    return f"{head}>{ADAPTED}{rest}"


def size(drawn: str) -> tuple[int, int]:
    """The width and height of a chart drawn as SVG, for a page to keep room for it."""
    found = SIZE.search(drawn)
    if not found:
        raise ValueError("a chart drawn as SVG begins with its width and height")
    return round(float(found[1])), round(float(found[2]))


def _distinct(rows: Iterable[Mapping[str, object]], column: str) -> int:
    return len({row[column] for row in rows})


def _shares(
    ballots: Ballots, when: npt.NDArray[np.bool_], state: str, others: Sequence[str]
) -> list[tuple[str, float, int]]:
    """How often a state chose as each of some others did, in some of the decisions."""
    mine = ballots.choices[ballots.row(state)][when]
    found = []
    for other in others:
        theirs = ballots.choices[ballots.row(other)][when]
        both = (mine > 0) & (mine < 4) & (theirs > 0) & (theirs < 4)
        n = int(both.sum())
        found.append((other, float((mine == theirs)[both].mean()) if n else 0.0, n))
    return found
