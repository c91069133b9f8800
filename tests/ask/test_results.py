import csv
import io
import json
from datetime import date

import pytest
from rich.console import Console

from accede.ask.results import Answer

ANSWER = Answer(
    name="not-party",
    summary="Which states are not party?",
    parameters={"day": "2036-01-01"},
    columns=("state", "state_iri", "since", "meetings"),
    rows=(
        ("Arcadia", "https://w3id.org/accede/id/state/XAA", date(2029, 1, 1), 3),
        ("=HYPERLINK(1)", "https://w3id.org/accede/id/state/XBB", None, -1),
        ("a, \"b\"\n[bold]c", "+1", date(2030, 1, 1), 0),
    ),
    notices=("not covered",),
)  # fmt: skip


def test_csv_reads_back_to_the_same_cells() -> None:
    rows = list(csv.reader(io.StringIO(ANSWER.csv())))

    assert rows[0] == list(ANSWER.columns)
    assert rows[1:] == [["" if c is None else str(c) for c in row] for row in ANSWER.rows]


def test_guarded_csv_holds_no_formula_and_leaves_numbers_alone() -> None:
    rows = list(csv.reader(io.StringIO(ANSWER.guarded_csv())))

    assert rows[2] == ["'=HYPERLINK(1)", "https://w3id.org/accede/id/state/XBB", "", "-1"]
    assert rows[3][1] == "'+1"


def test_json_is_one_object_on_one_line() -> None:
    text = ANSWER.json()

    assert "\n" not in text
    assert json.loads(text) == {
        "query": "not-party",
        "summary": "Which states are not party?",
        "parameters": {"day": "2036-01-01"},
        "columns": ["state", "state_iri", "since", "meetings"],
        "rows": [
            {
                "state": "Arcadia",
                "state_iri": "https://w3id.org/accede/id/state/XAA",
                "since": "2029-01-01",
                "meetings": 3,
            },
            {
                "state": "=HYPERLINK(1)",
                "state_iri": "https://w3id.org/accede/id/state/XBB",
                "since": None,
                "meetings": -1,
            },
            {"state": 'a, "b"\n[bold]c', "state_iri": "+1", "since": "2030-01-01", "meetings": 0},
        ],
        "notices": ["not covered"],
    }


def test_json_lines_are_one_object_a_row() -> None:
    lines = ANSWER.jsonl().splitlines()

    assert [json.loads(line)["meetings"] for line in lines] == [3, -1, 0]


def test_a_table_shows_every_column_but_the_iris_and_takes_no_cell_for_markup() -> None:
    console = Console(width=200, record=True, file=io.StringIO())

    console.print(ANSWER.table())

    shown = console.export_text()
    assert "Which states are not party?" in shown
    assert "[bold]c" in shown
    assert "2029-01-01" in shown
    assert "w3id.org" not in shown


def test_an_answer_without_rows_is_still_a_table() -> None:
    empty = Answer("x", "What?", {}, ("a", "b"), ())

    assert empty.csv() == "a,b\n"
    assert empty.jsonl() == ""
    assert empty.table().row_count == 0


def test_polars_gets_the_rows_with_their_types() -> None:
    polars = pytest.importorskip("polars")

    frame = ANSWER.polars()

    assert frame.columns == list(ANSWER.columns)
    assert frame.rows() == list(ANSWER.rows)
    assert frame.schema["since"] == polars.Date


def test_pandas_gets_the_rows() -> None:
    pytest.importorskip("pandas")

    frame = ANSWER.pandas()

    assert list(frame.columns) == list(ANSWER.columns)
    assert frame["state"].tolist() == [row[0] for row in ANSWER.rows]
    assert frame["meetings"].tolist() == [3, -1, 0]
