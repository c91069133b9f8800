"""Charts with axes, as Altair charts: live in a notebook, SVG on a page.

    from accede.ask.ballots import Ballots
    from accede.publish import charts

    charts.similarity_map(Ballots.load(release.path / "ballots.npz"))

Shapes and labels tell series apart as well as colours, which are Okabe and Ito's.
"""

from collections.abc import Iterable, Mapping, Sequence

import altair as alt
import numpy as np
import numpy.typing as npt

from accede.ask.agreement import agreement
from accede.ask.ballots import Ballots, Scope
from accede.ask.results import Cell
from accede.publish.paper import words

Row = Mapping[str, Cell]
Chart = alt.Chart | alt.LayerChart | alt.FacetChart

TOTALS = {"in_favour": "#0072B2", "abstaining": "#E69F00", "against": "#D55E00"}
"""The totals of a decision, in the order in which their bars stand on each other."""

SHADES = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00"]

FEWEST = 10
"""So many votes in common at least, for a pair's agreement to say where a state stands."""

YEARS = alt.Axis(format="d", tickMinStep=1)

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
            color=alt.Color("choice:N", scale=colours, title="vote"),
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
) -> alt.Chart:
    """How often a state voted like each of some others, over the years, states by their ids.

    Each point is the share of votes in common in which both chose alike, over `window` years up to
    that year; a point with fewer than ten votes in common is left out.
    """
    chosen = ballots.within(Scope())
    years = np.array([int(roll.when[:4] or 0) for roll in chosen.decisions])
    points: list[dict[str, object]] = [
        {"year": year, "state": chosen.names[ballots.row(other)], "agreement": share, "n": n}
        for year in sorted(set(years.tolist()) - {0})
        for other, share, n in _shares(
            chosen, (years > year - window) & (years <= year), state, others
        )
        if n >= FEWEST
    ]
    chart: alt.Chart = (
        alt.Chart(_held(points))
        .mark_line(point=True)
        .encode(
            x=alt.X("year:Q", title=f"year (votes of {window} years)", axis=YEARS),
            y=alt.Y("agreement:Q", scale=alt.Scale(domain=[0, 1]), title="share of votes alike"),
            color=alt.Color("state:N", scale=alt.Scale(range=SHADES), legend=None),
            shape=alt.Shape("state:N", title="with"),
            strokeDash=alt.StrokeDash("state:N", legend=None),
            tooltip=["year:Q", "state:N", alt.Tooltip("agreement:Q", format=".2f"), "n:Q"],
        )
        .properties(width=560, height=240)
    )
    return chart


def similarity_map(ballots: Ballots, *, marked: Sequence[str] = ()) -> Chart:
    """All states on a plane, near each other where they vote alike; some states' names written.

    Classical scaling of 1 - agreement over plenary votes; a state with fewer than ten votes in
    common with half of the others is left out. Only distances mean something: not the axes.
    """
    points = _placed(ballots.within(Scope()), frozenset(marked))
    data = _held(points)
    plain = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)
    at = alt.Chart(data).encode(x=alt.X("x:Q", axis=plain), y=alt.Y("y:Q", axis=plain))
    dots = at.mark_point(filled=True, size=34, opacity=0.75).encode(
        color=alt.Color("marked:N", scale=alt.Scale(range=["#0072B2", "#D55E00"]), legend=None),
        shape=alt.Shape("marked:N", legend=None),
        tooltip=["state:N"],
    )
    names = at.mark_text(dx=6, align="left", fontSize=9).encode(text="label:N")
    return alt.layer(dots, names).properties(width=640, height=460)


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


def _placed(ballots: Ballots, marked: frozenset[str]) -> list[dict[str, object]]:
    figures = agreement(ballots)
    often = (figures.n >= FEWEST).mean(axis=1) >= 0.5
    rows = np.flatnonzero(often)
    apart = 1 - figures.strict[np.ix_(rows, rows)]
    apart = np.where(np.isnan(apart), np.nanmean(apart) if apart.size else 0, apart)
    np.fill_diagonal(apart, 0)
    return [
        {
            "state": ballots.names[row],
            "label": ballots.names[row] if ballots.states[row] in marked else "",
            "marked": "named" if ballots.states[row] in marked else "other",
            "x": round(float(x), 4),
            "y": round(float(y), 4),
        }
        for row, (x, y) in zip(rows, _scaled(apart), strict=True)
    ]


def _scaled(apart: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Two coordinates for each row of a matrix of distances (Torgerson 1952)."""
    size = len(apart)
    if size < 3:
        return np.zeros((size, 2))
    centred = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-0.5 * centred @ (apart**2) @ centred)
    best = vectors[:, -1:-3:-1] * np.sqrt(np.maximum(values[-1:-3:-1], 0))
    signs = np.sign(best[np.abs(best).argmax(axis=0), [0, 1]])
    return np.asarray(best * np.where(signs == 0, 1, signs))
