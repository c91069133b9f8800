"""The acts of all states on the Convention: row by row, and the counts that follow from them."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]

DEPOSITARY = "untc-2026-xxvi-5"
OPENED = "1997-12-03"
IN_FORCE = "1999-03-01"
CONSENT = {"ratification", "acceptance", "approval", "accession", "succession"}
NEVER, SIGNATORY, CONTRACTING, PARTY, WITHDRAWN = range(5)
EXPECTED = {
    "1999-02-28": (0, 67, 68, 59, 0),
    "1999-03-01": (45, 22, 68, 59, 0),
    "2014-08-21": (161, 1, 1, 34, 0),
    "2015-02-01": (162, 0, 1, 34, 0),
    "2025-08-31": (164, 2, 0, 31, 0),
    "2025-09-01": (165, 1, 0, 31, 0),
    "2025-12-26": (166, 0, 0, 31, 0),
    "2025-12-28": (163, 0, 0, 31, 3),
    "2026-01-10": (162, 0, 0, 31, 4),
    "2026-02-20": (161, 0, 0, 31, 5),
}
"""Party, contracting, signatory, never joined, withdrawn: the ten counts of the model."""


@pytest.fixture(scope="session")
def followed(apmbc: Table) -> Rows:
    """One row per act: the depositary's where it has the act, else the first."""
    chosen: dict[tuple[str, str], Row] = {}
    for row in sorted(apmbc("treaty-action"), key=lambda row: row["source"] != DEPOSITARY):
        chosen.setdefault((row["state"], row["action"]), row)
    return list(chosen.values())


def test_every_act_is_that_of_the_shared_table(followed: Rows, fact: Table) -> None:
    wanted = {
        (row["state"], row["action"], row["date"], row["effective"])
        for row in fact("treaties/acts")
        if row["treaty"] == "apmbc"
    }

    assert {
        (row["state"], row["action"], row["date"], row["effective"]) for row in followed
    } == wanted
    assert len(wanted) == 305


def test_notes_of_the_shared_acts_are_kept(followed: Rows, fact: Table) -> None:
    ours = {(row["state"], row["action"]): row["note"] for row in followed}

    for row in fact("treaties/acts"):
        if row["treaty"] == "apmbc":
            assert row["note"] in ours[row["state"], row["action"]]


def test_each_source_of_a_shared_act_is_a_row(apmbc: Table, fact: Table) -> None:
    ours = {(row["state"], row["action"], row["source"]) for row in apmbc("treaty-action")}

    for row in fact("treaties/acts"):
        if row["treaty"] == "apmbc":
            for source in ("untc-2026", "untc-2014"):
                stated = f"{source}:XXVI-5" in row["source"]
                assert stated == ((row["state"], row["action"], f"{source}-xxvi-5") in ours)


def test_status_of_every_state_agrees_save_lebanon(followed: Rows, fact: Table) -> None:
    acts: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in followed:
        acts[row["state"]][row["action"]] = row

    for status in fact("apmbc/status"):
        mine = acts[status["iso3"]]
        consent = [kind for kind in mine if kind in CONSENT]
        if status["iso3"] == "LBN":
            assert mine["accession"]["date"] == "2026"
            continue
        assert mine.get("signature", {}).get("date", "") == status["signature"]
        assert consent == ([status["consent_type"]] if status["consent_type"] else [])
        assert [mine[kind]["date"] for kind in consent] == list(
            filter(None, [status["consent_date"]])
        )
        withdrawal = mine.get("withdrawal", {})
        assert withdrawal.get("date", "") == status["withdrawal_notified"]
        assert withdrawal.get("effective", "") == status["withdrawal_effective"]


def test_stated_and_confirmed_entries_into_force_are_there_with_their_source(
    apmbc: Table, fact: Table
) -> None:
    stated: dict[str, set[str]] = defaultdict(set)
    for row in apmbc("treaty-action"):
        if row["action"] in CONSENT and row["effective"]:
            stated[row["state"]].add(row["effective"])
    wanted = {
        row["iso3"]: {row["entry_into_force"]}
        for row in fact("apmbc/status")
        if row["eif_basis"].startswith("stated") or "confirmed" in row["eif_basis"]
    }

    babel = {"UKR": {"2006-06-01"}}
    assert stated == wanted | babel


def test_what_a_second_source_says_otherwise_is_kept(apmbc: Table) -> None:
    other = {
        (row["state"], row["action"], row["date"], row["source"])
        for row in apmbc("treaty-action")
        if row["note"].startswith("CONFLICT")
    }

    assert other == {
        ("TON", "accession", "2025-06-26", "news-tonga-2025-12"),
        ("VUT", "ratification", "2005-09-06", "paclii-1997-8"),
        ("MRT", "signature", "1997-12-04", "lm-1999"),
    }
    claims = {
        (row["subject"], row["value"], row["standing"])
        for row in apmbc("claim")
        if row["subject"].startswith("action/")
    }
    assert claims == {
        ("action/apmbc/EST/withdrawal", "2025-12-27", "accepted"),
        ("action/apmbc/EST/withdrawal", "2025-12-28", "rejected"),
        ("action/apmbc/IRQ/accession", "15 August 27", "rejected"),
        ("action/apmbc/MYS/ratification", "2009-10-01", "rejected"),
        ("action/apmbc/MUS/ratification", "1998-06-01", "rejected"),
        ("action/apmbc/LTU/withdrawal", "2025-05-08", "rejected"),
    }


def test_the_rules_of_the_treaty_are_those_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    same = (
        *("title", "short_title", "signature_from", "signature_until", "entry_into_force"),
        *("depositary", "part_of", "untc_number", "eif_threshold_count", "eif_general"),
        *("eif_state_rule", "eif_state_from", "provisional_application", "withdrawal_notice"),
        *("withdrawal_conditions", "articles"),
    )
    wanted = {row["id"]: row for row in fact("treaties/treaties")}

    for row in apmbc("treaty"):
        source = wanted[row["id"]]
        assert {name: row[name] for name in same} == {name: source[name] for name in same}
        assert row["adopted"] == source["adopted_date"]


@pytest.mark.parametrize("day", EXPECTED)
def test_the_acts_give_the_counts_of_the_model(
    day: str, followed: Rows, apmbc: Table, states: Table
) -> None:
    stated = {
        (row["state"], row["action"]): row["effective"]
        for row in apmbc("treaty-action")
        if row["effective"]
    }
    begun = {row["id"]: max(OPENED, row["from"]) for row in states("state") if not row["until"]}
    assert len(begun) == 197
    found = Counter(
        standing(code, day, followed, stated) for code, first in begun.items() if first <= day
    )

    order = (PARTY, CONTRACTING, SIGNATORY, NEVER, WITHDRAWN)
    assert tuple(found[kind] for kind in order) == EXPECTED[day]


def standing(code: str, day: str, acts: Rows, stated: dict[tuple[str, str], str]) -> int:
    """Where a state stood on a day, worked out here without the graph's own rules."""
    reached = NEVER
    for row in acts:
        if row["state"] != code or not re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"]):
            continue
        kind = row["action"]
        effect = stated.get((code, kind)) or (first_day(row["date"]) if kind in CONSENT else "")
        if kind == "signature" and row["date"] <= day:
            reached = max(reached, SIGNATORY)
        if kind in CONSENT and row["date"] <= day and effect > row["date"]:
            reached = max(reached, CONTRACTING)
        if kind in CONSENT and effect <= day:
            reached = max(reached, PARTY)
        if kind == "withdrawal" and effect <= day:
            reached = WITHDRAWN
    return reached


def first_day(deposit: str) -> str:
    """The first day of the sixth month after the month of deposit, not before the general one."""
    given = dt.date.fromisoformat(deposit)
    months = given.year * 12 + given.month - 1 + 6
    day = dt.date(months // 12, months % 12 + 1, 1).isoformat()
    return max(day, IN_FORCE)


def test_computed_days_agree_with_every_day_that_a_source_states(apmbc: Table) -> None:
    successions = {("MNE", "2007-04-01"), ("SSD", "2011-07-09")}

    for row in apmbc("treaty-action"):
        if row["action"] in CONSENT and row["effective"] and row["action"] != "succession":
            assert row["effective"] == first_day(row["date"]), row
    assert successions == {
        (row["state"], row["effective"])
        for row in apmbc("treaty-action")
        if row["action"] == "succession" and row["effective"]
    }
