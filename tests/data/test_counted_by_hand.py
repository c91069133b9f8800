"""Who observes, which reasons, which conditions: counted over the tables, without the graph.

`counted/` holds what a count over the shared tables gave; the saved queries answer the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]
Reading = Callable[[Path], Rows]

COUNTED = Path(__file__).parent / "counted"
LAST_COVERED = "2026-02-03"
CONSENT = {"ratification", "acceptance", "approval", "accession", "succession"}


@pytest.fixture(scope="session")
def names(states: Table) -> dict[str, str]:
    """The short name of every state, by id."""
    return {row["id"]: row["name"] for row in states("state")}


@pytest.fixture(scope="session")
def outside(apmbc: Table, names: dict[str, str]) -> set[str]:
    """The states not party on the last day covered."""
    inside, left = set(), set()
    for row in apmbc("treaty-action"):
        if (
            row["action"] in CONSENT
            and row["date"] <= LAST_COVERED
            and len(row["date"]) > len("2026")
        ):
            inside.add(row["state"])
        if row["action"] == "withdrawal" and "" < row["effective"] <= LAST_COVERED:
            left.add(row["state"])
    return set(names) - (inside - left)


def test_observers_are_those_counted(
    apmbc: Table, names: dict[str, str], outside: set[str], rows_of: Reading
) -> None:
    meetings = {row["id"]: row for row in apmbc("meeting")}
    attended: dict[str, set[str]] = defaultdict(set)
    for row in apmbc("participation"):
        if row["role"] == "observer" and row["state"] in outside:
            attended[row["state"]].add(row["meeting"])

    found = {}
    for state, codes in attended.items():
        formal = sum(meetings[code]["formal"] == "yes" for code in codes)
        last = max(codes, key=lambda code: meetings[code]["from"] or meetings[code]["year"])
        found[names[state]] = (str(formal), str(len(codes) - formal), last)

    assert found == {
        row["state"]: (row["formal_meetings"], row["other_meetings"], row["last_meeting"])
        for row in rows_of(COUNTED / "observers.csv")
    }


def test_reasons_are_those_counted(apmbc: Table, names: dict[str, str], rows_of: Reading) -> None:
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for row in apmbc("position"):
        for reason in filter(None, row["reasons"].split(";")):
            given[reason][names[row["state"]]] += 1

    assert {
        reason: (str(len(by)), str(by.total()), "; ".join(sorted(by)))
        for reason, by in given.items()
    } == {
        row["reason"]: (row["states"], row["positions"], row["by"])
        for row in rows_of(COUNTED / "reasons.csv")
    }


def test_conditions_are_those_counted(
    apmbc: Table, names: dict[str, str], rows_of: Reading
) -> None:
    statements = {row["id"]: row for row in apmbc("statement")}
    found = [
        {
            "state": names[row["state"]],
            "condition": row["condition"],
            "issue": row["issue"],
            "stance": row["stance"],
            "date": statements[row["statement"]]["date"] or statements[row["statement"]]["year"],
            "statement": row["statement"],
        }
        for row in apmbc("position")
        if row["condition"]
    ]

    wanted = rows_of(COUNTED / "conditions.csv")
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    assert len(wanted) == 43
