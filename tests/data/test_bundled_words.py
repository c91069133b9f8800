"""What states say, where they went, what they did: fact by fact, and every phrase in its place."""

import re
from collections.abc import Callable

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]

TOLD_ANEW = {"IM2023", "IM2024"}
"""Meetings whose note is worded otherwise than in the shared table."""


def meeting(code: str) -> str:
    """A shared table's code of a meeting as our id."""
    return code if "/" in code or not code else f"apmbc/{code}"


def test_every_document_of_the_shared_table_is_there(apmbc: Table, fact: Table) -> None:
    ours = {row["id"]: row for row in apmbc("document")}
    same = ("title", "publisher", "date", "language")

    wanted = fact("apmbc/documents")
    assert len(wanted) == 189
    for row in wanted:
        assert {name: ours[row["id"]][name] for name in same} == {name: row[name] for name in same}
        assert ours[row["id"]]["url"] == row["url"].strip()
        assert ours[row["id"]]["document_kind"] == row["kind"]
        assert ours[row["id"]]["rank"] in ("1", "2", "3", "4")


def test_every_statement_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    ours = {row["id"]: row for row in apmbc("statement")}
    same = ("state", "date", "year", "occasion", "summary", "phrase", "verified")

    for row in fact("apmbc/statements"):
        mine = ours.pop(row["id"])
        assert {name: mine[name] for name in same} == {name: row[name] for name in same}
        assert mine["meeting"] == meeting(row["meeting"])
        assert (mine["statement_kind"], mine["source"]) == (row["kind"], row["document"])
        assert mine["note"] == row["note"] or not row["note"]
    assert not ours


def test_every_position_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    ours = {row["id"]: row for row in apmbc("position")}
    statements = {row["id"]: row for row in apmbc("statement")}
    same = ("statement", "state", "issue", "stance", "reasons", "note")

    for row in fact("apmbc/positions"):
        mine = ours.pop(row["id"])
        assert {name: mine[name] for name in same} == {name: row[name] for name in same}
        assert mine["condition"] == row["conditions"]
        assert (mine["doubtful"] == "yes") == ("DOUBTFUL" in row["note"])
        assert mine["source"] == statements[row["statement"]]["source"]
        assert mine["verified"] == statements[row["statement"]]["verified"]
    assert not ours


def test_every_attendance_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    same = ("state", "role", "verified", "note")
    ours = [row for row in apmbc("participation") if row["role"] != "president"]
    wanted = fact("apmbc/participation")

    assert [(*(row[name] for name in same), row["meeting"], row["source"]) for row in ours] == [
        (*(row[name] for name in same), meeting(row["meeting"]), row["document"]) for row in wanted
    ]
    assert len(ours) == 207
    assert len({(row["state"], row["meeting"]) for row in ours}) == 195


def test_every_outreach_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    ours = {row["id"]: row for row in apmbc("outreach")}
    same = ("year", "date", "place", "targets", "framework", "purpose", "verified")

    for row in fact("apmbc/outreach"):
        mine = ours.pop(row["id"])
        assert {name: mine[name] for name in same} == {name: row[name] for name in same}
        assert (mine["outreach_kind"], mine["source"]) == (row["kind"], row["document"])
        assert mine["note"].endswith(row["note"])
        if row["agents"] == "organizer not stated":
            assert (mine["agents"], mine["note"][:20]) == ("", row["agents"])
        else:
            assert words(mine["agents"]) == words(row["agents"])
        assert (mine["same_as"] == "newyork-2022") == (row["id"] == "newyork-2022-aze")
        assert (mine["open_list"] == "yes") == ("open list" in row["note"])
    assert not ours


def words(agents: str) -> set[str]:
    """The words of a list of agents without those that join them."""
    return set(re.findall(r"\w+", agents)) - {"and", "with"}


def test_every_measure_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    ours = apmbc("measure")
    wanted = fact("apmbc/measures")

    assert len(ours) == len(wanted) == 49
    for mine, row in zip(ours, wanted, strict=True):
        in_words = row["from"] == "early 1980s"
        assert (mine["state"], mine["measure_kind"]) == (row["state"], row["kind"])
        assert mine["from"] == ("" if in_words else row["from"])
        assert not in_words or row["from"] in mine["note"]
        assert (mine["until"], mine["verified"]) == (row["until"], row["verified"])
        assert mine["source"] == (row["document"] or "from-memory")
        assert mine["note"].endswith(row["note"])
    keys = [(r["state"], r["measure_kind"], r["source"], r["number"]) for r in ours]
    assert len(set(keys)) == len(keys)


def test_every_coverage_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    kinds = {"measures": "measure", "statements": "statement"}
    ours = {(row["state"], row["of_kind"]): row for row in apmbc("coverage") if row["state"]}

    for row in fact("apmbc/coverage"):
        mine = ours.pop((row["state"], kinds.get(row["what"], row["what"])))
        assert (mine["complete"], mine["complete_to"], mine["note"]) == (
            *(row["complete"], row["as_of"], row["why"]),
        )
    assert not ours


def test_acts_are_complete_from_the_day_of_signature_to_the_table_of_2026(apmbc: Table) -> None:
    whole = {
        (row["of_kind"], row["treaty"] or row["series"]): row
        for row in apmbc("coverage")
        if not row["state"]
    }

    acts = whole["treaty-action", "apmbc"]
    assert (acts["complete"], acts["from"], acts["complete_to"]) == (
        *("yes", "1997-12-03", "2026-02-03"),
    )
    assert {key: row["complete"] for key, row in whole.items()} == {
        ("treaty-action", "apmbc"): "yes",
        ("resolution", "apmbc-ga"): "yes",
        ("decision", "apmbc-ga"): "no",
        ("meeting", "apmbc-msp"): "yes",
        ("meeting", "apmbc-im"): "no",
        ("meeting", "apmbc-pm"): "unknown",
    }


def test_every_meeting_held_is_that_of_the_shared_table(apmbc: Table, fact: Table) -> None:
    ours = {row["id"]: row for row in apmbc("meeting") if row["id"].startswith("apmbc/")}
    presidents = {
        row["meeting"]: row for row in apmbc("participation") if row["role"] == "president"
    }

    for row in fact("apmbc/meetings"):
        if row["code"] == "23MSP":
            assert "apmbc/23MSP" not in ours
            continue
        mine = ours.pop(f"apmbc/{row['code']}")
        assert (mine["from"], mine["until"]) == (row["start"], row["end"])
        assert (mine["place"], mine["host"]) == (row["place"], row["host_iso3"])
        assert mine["dates_verified"] == row["dates_verified"].replace("yes (as planned)", "partly")
        assert (mine["formal"] == "yes") == (row["type"] in ("MSP", "RevCon"))
        assert row["note"] in mine["note"] or row["code"] in TOLD_ANEW
        president = presidents.pop(f"apmbc/{row['code']}", None)
        assert (president is None) == (not row["president"])
        if president and president["person_as_stated"]:
            assert president["person_as_stated"] == re.sub(r" ?\([^)]*\)", "", row["president"])
    assert not ours
    assert not presidents


def test_22_meetings_and_5_review_conferences_were_held(apmbc: Table) -> None:
    formal = [row["id"] for row in apmbc("meeting") if row["series"] == "apmbc-msp"]

    assert sum(code.endswith("MSP") for code in formal) == 22
    assert sum(code.endswith("RC") for code in formal) == 5
    assert len(formal) == 27
