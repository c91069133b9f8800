"""What states say, where they went, what they did: fact by fact, and every phrase in its place."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accede.read.text import page_text
from accede.resources import data, ontology, queries

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]

PAGES = {
    "isu-azerbaijan": "azerbaijan.txt",
    "isu-cuba": "cuba.txt",
    "isu-universal-adherence": "universal-adherence.txt",
}
PLACED = ("statement", "vote", "participation", "outreach", "assertion")
LONGEST_COPY = 15
OFFICIAL_TITLE = (
    "convention on the prohibition of the use stockpiling production and transfer of "
    "anti personnel mines and on their destruction"
)
"""The Convention's own name has eighteen words; naming it is no copying."""


def meeting(code: str) -> str:
    """A shared table's code of a meeting as our id."""
    return code if "/" in code or not code else f"apmbc/{code}"


@pytest.fixture(scope="session")
def pages(shared: Path) -> dict[str, str]:
    """The normalised texts of the three pages."""
    folder = shared / "sources" / "apmbc"
    return {
        document: page_text((folder / name).read_bytes(), where=name)
        for document, name in PAGES.items()
    }


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
        assert row["note"] in mine["note"]
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


def test_every_phrase_with_a_place_stands_there(apmbc: Table, pages: dict[str, str]) -> None:
    placed = 0
    for kind in PLACED:
        for row in apmbc(kind):
            if row["start"]:
                placed += 1
                text = pages[row["source"]]
                assert text[int(row["start"]) : int(row["end"])] == row["phrase"], row

    assert placed == 2 + 8 + 18 + 2 + 26


def test_the_digest_is_that_of_the_whole_passage(apmbc: Table, pages: dict[str, str]) -> None:
    for kind in PLACED:
        for row in apmbc(kind):
            if row["passage_sha256"]:
                start = int(row["start"])
                found = passages(pages[row["source"]], start)
                assert row["passage_sha256"] in {
                    hashlib.sha256(passage.encode()).hexdigest() for passage in found
                }, row


def passages(text: str, start: int) -> Iterator[str]:
    """The line of a page without its bullet, and the quotation in it without its source."""
    line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    item = re.sub(r"^ ?• ?", "", line)
    yield item
    yield re.sub(r"^[“\"]", "", item).partition(" (Intersessional Meetings")[0]
    yield re.sub(r"^[“\"]", "", item).partition(" (Explanation of vote")[0]


def test_the_statements_of_the_two_profiles_have_their_place(apmbc: Table) -> None:
    rows = {row["id"]: row for row in apmbc("statement") if row["source"] in PAGES}

    assert set(rows) == {"aze-2022-06-22", "cub-2021-eov"}
    assert all(row["start"] and row["passage_sha256"] for row in rows.values())


def test_nothing_bundled_copies_sixteen_words_of_a_page_in_a_row(pages: dict[str, str]) -> None:
    runs = {run for text in pages.values() for run in runs_of(text)}
    allowed = set(runs_of(f"resolution on the implementation of the {OFFICIAL_TITLE}"))

    for folder in (data() / "states", data() / "apmbc", ontology(), queries()):
        for path in sorted(folder.rglob("*.*")):
            copied = set(runs_of(path.read_text(encoding="utf-8"))) & runs - allowed
            assert not copied, (path, copied)


def runs_of(text: str) -> Iterator[str]:
    """Every sixteen words in a row, without case or punctuation."""
    found = re.findall(r"[a-z0-9]+", text.lower())
    for at in range(len(found) - LONGEST_COPY):
        yield " ".join(found[at : at + LONGEST_COPY + 1])
