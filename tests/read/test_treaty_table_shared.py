"""The depositary's own tables, read act by act to the acts that are known from them."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from accede import resources
from accede.model.records import Document, Record, Refused, TreatyAction, Warned
from accede.read import Source, reader
from accede.read.known import Known
from lantern_pages import known_from, of_kind

Act = tuple[str, str, str, str]
CHAPTERS = {
    "XXVI-2": "ccw", "XXVI-2-a": "ccw-p4", "XXVI-2-b": "ccw-ap2", "XXVI-2-d": "ccw-p5",
    "XXVI-3": "cwc", "XXVI-4": "ctbt", "XXVI-5": "apmbc", "XXVI-6": "ccm", "XXVI-8": "att",
    "XXVI-9": "tpnw",
}  # fmt: skip
TABLES = tuple(
    [f"data/treaties/untc-2026-02-03/mtdsg-{one}-2026-02-03.csv" for one in CHAPTERS]
    + [
        f"sources/untc/mtdsg-{one}.csv"
        for one in (
            "XXVI-2-2014-01-27", "XXVI-2-a-2014-01-27", "XXVI-2-b-2014-01-27",
            "XXVI-2-d-2013-09-27", "XXVI-3-2014-01-27", "XXVI-4-2014-03-19", "XXVI-5-2014-01-27",
            "XXVI-6-2014-01-27", "XXVI-8-2014-07-10",
        )
    ]
)  # fmt: skip
FORMER = {"CSK", "DDR", "YUG"}
"""States that no table of today lists."""
TAKEN_BACK = ("ctbt", "RUS", "ratification", "2000-06-30")
"""Shown in 2014; the table of 2026 does not show what was withdrawn from it."""
BRACKETS = "in square brackets, so withdrawn; the day of the notice is not here"
WITHOUT_SIGNATURE = "and no signature is in the table: without one a state accedes"


@cache
def at_hand() -> Known:
    """What the bundled tables of states and treaties tell beforehand."""
    names = ("states", "apmbc", *(one for one in set(CHAPTERS.values()) if one != "apmbc"))
    folders = (resources.data() / one for one in (*names, "ccw-p1", "ccw-p2", "ccw-p3"))
    return known_from(*(folder / "dataset.toml" for folder in folders))


def day_of(table: str) -> str:
    return table.removesuffix(".csv")[-len("2026-02-03") :]


def treaty_of(table: str) -> str:
    return CHAPTERS[table.rpartition("mtdsg-")[2].removesuffix(f"-{day_of(table)}.csv")]


def read_table(path: Path, *, treaty: str, day: str) -> list[Record]:
    document = Document(id="untc", title="a table of the depositary", date=day)
    return list(
        reader("treaty-table")(Source(document=document, path=path, treaty=treaty), at_hand())
    )


def wanted(shared: Path, *, treaty: str, day: str) -> Iterator[Act]:
    """The acts known from the depositary's table of a day, those of former states left out."""
    mark = "untc-2026" if day == "2026-02-03" else "untc-201"
    with (shared / "data/treaties/acts.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            act = (row["treaty"], row["state"], row["action"], row["date"])
            listed = mark in row["source"] and row["date"] <= day and row["state"] not in FORMER
            if row["treaty"] == treaty and listed and row["action"] != "withdrawal":
                yield act


@pytest.mark.parametrize("table", TABLES)
def test_the_depositarys_table_gives_the_acts_that_are_known_from_it(
    shared: Path, table: str
) -> None:
    treaty, day = treaty_of(table), day_of(table)
    records = read_table(shared / table, treaty=treaty, day=day)
    told = [(one.treaty, one.state, one.action, one.date) for one in of_kind(records, TreatyAction)]
    gone = {TAKEN_BACK} if day == "2026-02-03" else set()

    assert sorted(told) == sorted(set(wanted(shared, treaty=treaty, day=day)) - gone)
    assert of_kind(records, Refused) == []


@pytest.mark.parametrize("table", TABLES)
def test_the_depositarys_table_raises_no_doubt_but_the_known_ones(shared: Path, table: str) -> None:
    treaty, day = treaty_of(table), day_of(table)
    records = read_table(shared / table, treaty=treaty, day=day)
    doubts = [one.message.partition(": ")[2] for one in of_kind(records, Warned)]

    assert [one for one in doubts if one != BRACKETS and not one.endswith(WITHOUT_SIGNATURE)] == []
    assert {one[:3] for one in doubts if one.endswith(WITHOUT_SIGNATURE)} <= {"CHL", "CIV", "STP"}


def test_crosses_give_the_two_consents_that_have_a_day_and_name_the_others(shared: Path) -> None:
    table = shared / "data/treaties/untc-2026-02-03/mtdsg-XXVI-2-protocols-I-III-2026-02-03.csv"
    records = read_table(table, treaty="ccw", day="2026-02-03")

    assert [(one.treaty, one.state, one.date) for one in of_kind(records, TreatyAction)] == [
        ("ccw-p3", "FRA", "2002-07-18"),
        ("ccw-p3", "USA", "2009-01-21"),
    ]
    assert {one.found for one in of_kind(records, Refused)} == {
        "'x' tells a consent and no day",
        "'X' tells a consent and no day",
    }
