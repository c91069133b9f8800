"""Both bundled datasets: they read without a complaint, and every reference finds its thing."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from accede.model.iris import slug
from accede.model.terms import CONCEPTS
from accede.read.collection import tabled
from accede.read.dataset import load
from accede.resources import data

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]
Reading = Callable[[Path], Rows]

TABLES = sorted(data().glob("states/*.csv")) + sorted(data().glob("apmbc/*.csv"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in TABLES]
SCHEMES = {
    ("treaty-action", "action"): "action-type",
    ("participation", "role"): "role",
    ("decision", "stage"): "stage",
    ("decision", "method"): "method",
    ("decision", "outcome"): "outcome",
    ("vote", "stage"): "stage",
    ("vote", "choice"): "vote-choice",
    ("statement", "statement_kind"): "statement-kind",
    ("position", "issue"): "issue",
    ("position", "stance"): "stance",
    ("position", "reasons"): "reason",
    ("measure", "measure_kind"): "measure-kind",
    ("outreach", "outreach_kind"): "outreach-kind",
    ("assertion", "assertion_kind"): "assertion-kind",
    ("claim", "standing"): "standing",
}
LISTS_OF_STATES = (
    *("in_favour", "against", "abstaining", "not_voting", "absence_derived", "filled_in"),
    *("targets", "reconstructs", "sponsors", "succeeds"),
)
DATES = ("date", "from", "until", "effective", "complete_to", "un_from", "un_until")
PHRASE_LENGTH = 15


def test_both_datasets_are_read_without_a_refusal_a_warning_or_a_problem() -> None:
    found = tabled([load(data() / name / "dataset.toml") for name in ("states", "apmbc")])

    assert found.problems == []
    assert found.refused == []
    assert found.warned == []
    assert len(found.sourced()) == len(found.records)


def test_the_tables_hold_what_was_promised(apmbc: Table) -> None:
    counts = {
        kind: len(apmbc(kind))
        for kind in ("statement", "position", "outreach", "measure", "resolution", "vote")
    }

    assert counts == {
        "statement": 212,
        "position": 366,
        "outreach": 45,
        "measure": 49,
        "resolution": 30,
        "vote": 8,
    }
    assert sum(1 for row in apmbc("coverage") if row["state"]) == 156
    assert len({row["same_as"] or row["id"] for row in apmbc("outreach")}) == 44


@pytest.mark.parametrize("path", TABLES, ids=NAMES)
def test_every_source_is_a_document_of_its_dataset(path: Path, rows_of: Reading) -> None:
    documents = {row["id"] for row in rows_of(path.parent / "document.csv")}
    if path.stem == "document":
        return

    assert {row["source"] for row in rows_of(path)} <= documents


@pytest.mark.parametrize("path", TABLES, ids=NAMES)
def test_every_state_that_a_row_names_is_there(path: Path, rows_of: Reading, states: Table) -> None:
    known = {row["id"] for row in states("state")}

    for row in rows_of(path):
        assert set(states_named(row)) <= known


def states_named(row: Row) -> Iterator[str]:
    for column in ("state", "host"):
        if row.get(column):
            yield row[column]
    for column in LISTS_OF_STATES:
        yield from filter(None, row.get(column, "").split(";"))


@pytest.mark.parametrize("path", TABLES, ids=NAMES)
def test_every_date_is_one_of_the_calendar(path: Path, rows_of: Reading) -> None:
    for row in rows_of(path):
        for column in DATES:
            if stated := row.get(column):
                assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", stated)
                date.fromisoformat(stated + "-01-01"[len(stated) - 4 :])
        if row.get("from") and row.get("until"):
            assert row["from"] <= row["until"]


@pytest.mark.parametrize("path", TABLES, ids=NAMES)
def test_what_is_not_verified_says_why(path: Path, rows_of: Reading) -> None:
    for row in rows_of(path):
        if row.get("verified") in ("partly", "no") and path.stem not in ("position", "meeting"):
            assert row["note"], row


def test_every_notation_is_a_concept(apmbc: Table) -> None:
    for (kind, column), scheme in SCHEMES.items():
        used = {value for row in apmbc(kind) for value in row[column].split(";") if value}
        assert used <= CONCEPTS[scheme], (kind, column)


def test_every_meeting_series_statement_and_treaty_that_a_row_names_is_there(
    apmbc: Table,
) -> None:
    known = {kind: {row["id"] for row in apmbc(kind)} for kind in ("meeting", "series", "treaty")}
    statements = {row["id"]: row["state"] for row in apmbc("statement")}

    for kind in ("participation", "statement", "assertion"):
        assert {row["meeting"] for row in apmbc(kind) if row["meeting"]} <= known["meeting"]
    for kind in ("meeting", "resolution", "decision", "vote", "coverage"):
        assert {row["series"] for row in apmbc(kind) if row["series"]} <= known["series"]
    for kind in ("series", "treaty-action", "statement", "position", "measure", "outreach"):
        assert {row["treaty"] for row in apmbc(kind) if row["treaty"]} <= known["treaty"]
    about = {row["about"] for row in apmbc("assertion") if row["about"]}
    assert about <= known["treaty"] | known["series"]
    for row in apmbc("position"):
        assert statements[row["statement"]] == row["state"]


def test_every_decision_that_a_row_names_is_there(apmbc: Table) -> None:
    paths = {f"{slug(row['symbol'])}/{row['stage']}" for row in apmbc("decision")}
    symbols = {row["symbols"].split(";")[0] for row in apmbc("resolution")}

    assert {row["explains"] for row in apmbc("statement") if row["explains"]} <= paths
    assert {row["symbol"] for row in apmbc("decision")} == symbols
    assert {row["symbol"] for row in apmbc("vote")} <= symbols


def test_every_claim_is_about_a_thing_that_is_there(apmbc: Table) -> None:
    known = {f"decision/{slug(row['symbol'])}/{row['stage']}" for row in apmbc("decision")} | {
        f"action/{row['treaty']}/{row['state']}/{row['action']}" for row in apmbc("treaty-action")
    }

    assert {row["subject"] for row in apmbc("claim")} <= known


def test_no_phrase_is_longer_than_fifteen_words(apmbc: Table) -> None:
    for kind in ("statement", "vote", "participation", "outreach", "assertion"):
        for row in apmbc(kind):
            assert len(row["phrase"].split()) <= PHRASE_LENGTH


def test_ids_stand_once(apmbc: Table) -> None:
    for kind in ("statement", "position", "outreach", "document", "meeting", "series", "treaty"):
        rows: Rows = apmbc(kind)
        assert len({row["id"] for row in rows}) == len(rows), kind
