"""The yearly resolutions and their votes: every cell as in the shared tables, every total."""

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]
Cells = dict[tuple[str, str], tuple[str, str]]
"""Roll call and state: the vote and how it is known."""

CHOICES = {"in_favour": "yes", "against": "no", "abstaining": "abstain", "not_voting": "absent"}
FIRST_SESSION, LAST_SESSION = 51, 80
ROLL_CALL_OF_1996 = "voeten-3994"
FILLED_IN = {"published-2015", "dgrtwo-2021"}


@pytest.fixture(scope="session")
def plenary(apmbc: Table) -> dict[str, Row]:
    """The plenary decision with its votes, by roll call."""
    return {row["rollcall"]: row for row in apmbc("decision") if row["rollcall"]}


@pytest.fixture(scope="session")
def cells(fact: Table, shared: Path) -> Cells:
    """Every vote on the yearly resolution, as the shared tables hold it."""
    found = {
        (row["rollcall_id"], row["state_id"]): (row["vote"], row["basis"])
        for row in fact("unga/apmbc-resolution-votes")
    }
    path = shared / "data" / "unga" / "votes.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["rollcall_id"] == ROLL_CALL_OF_1996:
                found[ROLL_CALL_OF_1996, row["state_id"]] = (row["vote"], row["basis"])
    return found


def test_there_is_one_plenary_vote_for_each_session_from_51_to_80(
    plenary: dict[str, Row],
) -> None:
    sessions = sorted(int(row["session"]) for row in plenary.values())

    assert sessions == list(range(FIRST_SESSION, LAST_SESSION + 1))
    assert {row["stage"] for row in plenary.values()} == {"plenary"}


def test_every_vote_is_that_of_the_shared_tables(plenary: dict[str, Row], cells: Cells) -> None:
    ours = {
        (rollcall, state): choice
        for rollcall, row in plenary.items()
        for column, choice in CHOICES.items()
        for state in row[column].split(";")
        if state
    }

    assert ours == {key: vote for key, (vote, _) in cells.items()}
    assert len(ours) == 5551 + 184


def test_no_state_is_in_two_lists_of_one_decision(plenary: dict[str, Row]) -> None:
    for row in plenary.values():
        listed = [state for column in CHOICES for state in row[column].split(";") if state]
        assert max(Counter(listed).values()) == 1


def test_absences_worked_out_and_votes_filled_in_are_marked(
    plenary: dict[str, Row], cells: Cells
) -> None:
    marked = {"absence_derived": {"derived"}, "filled_in": FILLED_IN}

    for column, bases in marked.items():
        ours = {
            (rollcall, state)
            for rollcall, row in plenary.items()
            for state in row[column].split(";")
            if state
        }
        assert ours == {key for key, (_, basis) in cells.items() if basis in bases}


def test_only_states_that_the_document_reconstructs_have_reconstructed_votes(
    plenary: dict[str, Row], cells: Cells, apmbc: Table
) -> None:
    documents = {row["id"]: row["reconstructs"].split(";") for row in apmbc("document")}
    computed = {
        (plenary[rollcall]["source"], state)
        for (rollcall, state), (_, basis) in cells.items()
        if basis == "reconstructed"
    }

    assert all(state in documents[source] for source, state in computed)
    assert documents["unga-xml"] == [""]
    assert len(documents["voeten-unga"]) == 20


def test_dates_symbols_and_tallies_are_those_of_the_shared_table(
    plenary: dict[str, Row], fact: Table
) -> None:
    ours = {row["session"]: row for row in plenary.values()}

    for row in fact("apmbc/resolutions"):
        decision = ours[row["session"]]
        totals = [decision[f"total_{c}"] for c in ("in_favour", "against", "abstaining")]
        wanted = [row["in_favour"], row["against"], row["abstained"]]
        assert (decision["symbol"], decision["date"]) == (row["symbol"], row["plenary_date"])
        assert totals == (["164", "0", "20"] if row["session"] == "71" else wanted)
        assert decision["verified"] == ("yes" if row["verified"] == "yes" else "partly")


def test_stated_totals_are_the_counted_ones_save_in_session_71(plenary: dict[str, Row]) -> None:
    for row in plenary.values():
        for column in ("in_favour", "against", "abstaining"):
            counted = len(list(filter(None, row[column].split(";"))))
            missing = row["session"] == "71" and column == "in_favour"
            assert int(row[f"total_{column}"]) == counted + missing


def test_a_resolution_bears_its_symbol_and_its_draft(apmbc: Table, fact: Table) -> None:
    ours = {row["session"]: row["symbols"].split(";") for row in apmbc("resolution")}

    assert ours == {
        row["session"]: [row["symbol"], *filter(None, [row["draft_symbol"]])]
        for row in fact("apmbc/resolutions")
    }


def test_sponsors_are_as_many_as_the_record_lists(apmbc: Table, shared: Path) -> None:
    listed: dict[str, int] = {}
    for path in sorted((shared / "data" / "unga" / "raw-unxml").glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for record in map(json.loads, stream):
                names = record["sponsors"] + record["additional_sponsors"]
                listed.setdefault(record["symbol"], len(names))

    ours = {
        row["symbols"].split(";")[0]: len(list(filter(None, row["sponsors"].split(";"))))
        for row in apmbc("resolution")
    }
    assert ours == {symbol: listed.get(symbol, 0) for symbol in ours}
    assert ours["A/RES/78/45"] == 54


def test_first_committee_days_and_tallies_are_those_of_the_shared_table(
    apmbc: Table, fact: Table
) -> None:
    ours = {
        row["session"]: (
            row["date"],
            "-".join(
                filter(None, (row[f"total_{c}"] for c in ("in_favour", "against", "abstaining")))
            ),
        )
        for row in apmbc("decision")
        if row["stage"] == "first-committee"
    }

    assert ours == {
        row["session"]: (
            (re.match(r"[\d-]*\d", row["first_committee_date"]) or [""])[0],
            row["first_committee_tally"],
        )
        for row in fact("apmbc/resolutions")
        if row["first_committee_date"] or row["first_committee_tally"]
    }


def test_a_second_source_without_names_gives_totals_alone(apmbc: Table) -> None:
    bare = [row for row in apmbc("decision") if row["stage"] == "plenary" and not row["rollcall"]]

    assert {row["symbol"] for row in bare} == {
        *("A/RES/56/24 M", "A/RES/65/48", "A/RES/66/29", "A/RES/67/32", "A/RES/68/30"),
    }
    assert all(row["total_in_favour"] and not row["in_favour"] for row in bare)


def test_conflicting_tallies_are_kept_as_claims(apmbc: Table) -> None:
    claimed = {
        (row["subject"], row["source"]): (row["value"], row["standing"])
        for row in apmbc("claim")
        if row["property"] == "totalInFavour"
    }

    assert claimed == {
        ("decision/A-RES-51-45-S/plenary", "voeten-unga"): ("155", "disputed"),
        ("decision/A-RES-51-45-S/plenary", "lm-1999"): ("156", "disputed"),
        ("decision/A-RES-71-34/plenary", "voeten-unga"): ("164", "disputed"),
        ("decision/A-RES-71-34/plenary", "unvotes"): ("163", "disputed"),
    }


def test_azerbaijan_abstained_to_2004_then_voted_in_favour_and_not_since_2023(
    plenary: dict[str, Row],
) -> None:
    record = {
        int(row["session"]) + 1945: choice
        for row in plenary.values()
        for column, choice in CHOICES.items()
        if "AZE" in row[column].split(";")
    }

    assert {record[year] for year in range(1997, 2005)} == {"abstain"}
    assert {record[year] for year in range(2005, 2023)} == {"yes"}
    assert {record[year] for year in range(2023, 2026)} == {"absent"}


def test_names_printed_otherwise_are_those_of_the_roll_call(
    plenary: dict[str, Row], fact: Table
) -> None:
    printed = {
        (row["rollcall_id"], f"{row['state_id']}={row['name_in_source']}")
        for row in fact("unga/apmbc-resolution-votes")
    }
    ours = {
        (rollcall, pair)
        for rollcall, row in plenary.items()
        for pair in row["names_as_recorded"].split(";")
        if pair
    }

    assert ours <= printed
    assert ("unxml-A/RES/74/61", "TUR=TURKEY") in ours
    assert not any(pair.startswith("CUB=") for _, pair in ours)
