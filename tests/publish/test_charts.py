"""Charts with axes: what they hold, and that they are drawn without a browser."""

from collections.abc import Callable

import numpy as np
import pytest

from accede.ask.ballots import Ballots, RollCall
from accede.ask.results import Cell
from accede.publish import charts
from accede.publish.similarity import Point, extent, placed

DECISIONS = 24


@pytest.fixture
def ballots() -> Ballots:
    """Four invented states: two vote alike always, one never with them, one hardly votes."""
    choices = np.ones((4, DECISIONS), np.int8)
    choices[2] = 3
    choices[3, 2:] = 0
    rolls = (
        RollCall(decision=f"d/{i}", when=f"{2000 + i}", stage="plenary") for i in range(DECISIONS)
    )
    return Ballots(
        states=("XAA", "XBB", "XCC", "XDD"),
        names=("Arcadia", "Borogravia", "Cockaigne", "Dunsinane"),
        decisions=tuple(rolls),
        choices=choices,
        known=np.zeros((4, DECISIONS), np.int8),
    )


def held(chart: charts.Chart) -> list[dict[str, object]]:
    """The rows inside a chart."""
    rows: list[dict[str, object]] = next(iter(chart.to_dict()["datasets"].values()))
    return rows


def test_states_that_vote_alike_lie_together_and_rare_voters_are_left_out(ballots: Ballots) -> None:
    points = held(charts.similarity_map(ballots, marked=["XCC"]))

    at = {point["state"]: (point["x"], point["y"]) for point in points}
    assert at["Arcadia"] == at["Borogravia"] != at["Cockaigne"]
    assert set(at) == {"Arcadia", "Borogravia", "Cockaigne"}
    assert [(point["state"], point["side"]) for point in points if point["side"]] == [
        ("Cockaigne", "right")
    ]
    assert [point["kind"] for point in points] == ["other states", "other states", "named here"]


def test_names_on_the_map_never_cover_each_other() -> None:
    crowd = [Point(f"X{i:02}", f"State {i}", x=0.01 * i, y=0.0) for i in range(30)]

    sides = placed(crowd, extent(crowd))

    assert 3 < len(sides) < len(crowd)
    assert set(sides.values()) <= {"right", "left", "above", "below"}


def test_agreement_over_time_needs_ten_votes_in_common(ballots: Ballots) -> None:
    chart = charts.agreement_over_time(ballots, "XAA", ["XBB", "XCC", "XDD"], window=10)

    points = held(chart)
    assert {(point["state"], point["agreement"]) for point in points} == {
        ("Borogravia", 1.0),
        ("Cockaigne", 0.0),
    }
    assert 2009 in {point["year"] for point in points}


def test_stacked_votes_take_plenary_votes_on_whole_texts_alone() -> None:
    total: dict[str, Cell] = {"in_favour": 160, "abstaining": 17, "against": 0, "part": None}
    rows = [
        total | {"session": 77, "stage": "plenary"},
        total | {"session": 77, "stage": "first-committee"},
        total | {"session": 77, "stage": "plenary", "part": "paragraph 1"},
        total | {"session": 78, "stage": "plenary", "in_favour": None},
    ]

    values = held(charts.stacked_votes(rows))

    assert [(one["session"], one["choice"], one["states"]) for one in values] == [
        (77, "in favour", 160),
        (77, "abstaining", 17),
        (77, "against", 0),
        (78, "abstaining", 17),
        (78, "against", 0),
    ]


def test_a_chart_is_drawn_without_a_browser(ballots: Ballots) -> None:
    svg = charts.svg(charts.similarity_map(ballots, marked=["XCC"]))

    assert svg.startswith("<svg")
    assert "prefers-color-scheme:dark" in svg
    assert "Cockaigne" in svg


@pytest.mark.parametrize(
    "chart",
    [
        charts.similarity_map,
        lambda ballots: charts.agreement_over_time(ballots, "XAA", ["XBB"]),
        lambda _: charts.stacked_votes([]),
    ],
    ids=["similarity_map", "agreement_over_time", "stacked_votes"],
)
def test_a_chart_shows_in_a_notebook(
    ballots: Ballots, chart: Callable[[Ballots], charts.Chart]
) -> None:
    shown = chart(ballots)._repr_mimebundle_()

    bundle = shown[0] if isinstance(shown, tuple) else shown
    assert "vega-embed" in (bundle or {})["text/html"]


def test_a_chart_says_how_large_it_is(ballots: Ballots) -> None:
    wide, high = charts.size(charts.svg(charts.similarity_map(ballots)))

    assert wide > 700
    assert high > 500
