"""The acts of all states on fourteen treaties: fact by fact as shared, and as depositaries list."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]
Tables = Callable[[str, str], Rows]
Act = tuple[str, str, str, str]

ELSEWHERE = "apmbc"
SUCCESSION_TO_SIGNATURE = "succession-to-signature"
SUFFIXES = {
    "": "ratification",
    "a": "accession",
    "A": "acceptance",
    "AA": "approval",
    "d": "succession",
    "P": "consent-to-protocol",
    "n": "provisional-application",
}
DAY = re.compile(r"(\d{1,2} [A-Z][a-z]{2} \d{4})\s*([AadPn]*)")
CHAPTERS = {
    "XXVI-2": "ccw", "XXVI-2-a": "ccw-p4", "XXVI-2-b": "ccw-ap2", "XXVI-2-d": "ccw-p5",
    "XXVI-3": "cwc", "XXVI-4": "ctbt", "XXVI-6": "ccm", "XXVI-8": "att", "XXVI-9": "tpnw",
}  # fmt: skip


@pytest.fixture(scope="session")
def shared_acts(fact: Table) -> Rows:
    return [row for row in fact("treaties/acts") if row["treaty"] != ELSEWHERE]


@pytest.fixture(scope="session")
def ours(shared_acts: Rows, of_treaty: Tables) -> Rows:
    """Every row of every source, of all the treaties."""
    treaties = dict.fromkeys(row["treaty"] for row in shared_acts)
    never_filled = {"note": "", "effective": "", "disputed": "", "name_as_recorded": ""}
    return [never_filled | row for one in treaties for row in of_treaty(one, "treaty-action")]


@pytest.fixture(scope="session")
def by_act(ours: Rows) -> dict[Act, Rows]:
    """The rows of each act, the first source first."""
    found: dict[Act, Rows] = defaultdict(list)
    for row in ours:
        found[row["treaty"], row["state"], row["action"], row["date"]].append(row)
    return found


def act_of(row: Row, not_in_force: set[str]) -> Act:
    """The act of a shared row: what a treaty not in force loses is a ratification."""
    taken_back = row["action"] == "withdrawal" and row["treaty"] in not_in_force
    kind = "withdrawal-of-ratification" if taken_back else row["action"]
    return row["treaty"], row["state"], kind, row["date"]


@pytest.fixture(scope="session")
def not_in_force(fact: Table) -> set[str]:
    return {row["id"] for row in fact("treaties/treaties") if not row["entry_into_force"]}


def test_every_act_is_that_of_the_shared_table(
    by_act: dict[Act, Rows], shared_acts: Rows, not_in_force: set[str]
) -> None:
    succeeded = {
        (row["treaty"], row["state"], SUCCESSION_TO_SIGNATURE, row["date"])
        for row in shared_acts
        if "succeeded to signature" in row["note"]
    }

    assert set(by_act) == {act_of(row, not_in_force) for row in shared_acts} | succeeded
    assert len(shared_acts) == 3124 - 305
    assert [act[1] for act in succeeded] == ["MNE"]


def test_an_act_has_one_row_for_each_of_its_sources(
    by_act: dict[Act, Rows], shared_acts: Rows, not_in_force: set[str]
) -> None:
    for row in shared_acts:
        rows = by_act[act_of(row, not_in_force)]
        wanted = [source.replace(":", "-").lower() for source in row["source"].split("; ")]
        assert len(rows) == len(wanted)
        for one, source in zip(rows, wanted, strict=True):
            begins = source.partition("/")[0].partition(" ")[0].replace(".", "-")
            begins = begins.replace("press-", "page-")
            assert one["source"].startswith("unga-xml" if begins == "unga-a" else begins)
            assert one["verified"] == row["verified"]


def test_notes_and_stated_days_of_effect_travel_with_their_act(
    by_act: dict[Act, Rows], shared_acts: Rows, not_in_force: set[str]
) -> None:
    for row in shared_acts:
        rows = by_act[act_of(row, not_in_force)]
        effects = [one["effective"] for one in rows if one["effective"]]
        assert rows[0]["note"] == row["note"]
        assert effects == [row["effective"]] * bool(row["effective"])


def test_only_the_withdrawal_that_other_parties_reject_is_disputed(ours: Rows) -> None:
    disputed = {
        (row["treaty"], row["state"], row["action"]) for row in ours if row["disputed"] == "yes"
    }

    assert disputed == {("npt", "PRK", "withdrawal")}


def test_a_name_is_kept_where_the_source_prints_another_than_the_short_one(
    by_act: dict[Act, Rows], shared_acts: Rows, not_in_force: set[str], states: Table
) -> None:
    short = {row["id"]: row["name"] for row in states("state")}

    for row in shared_acts:
        first = by_act[act_of(row, not_in_force)][0]
        if first["source"].startswith("untc-2014"):
            continue
        printed = "" if row["name_in_source"] == short[row["state"]] else row["name_in_source"]
        assert first["name_as_recorded"] == printed


def cells_of(table: Rows) -> Iterator[tuple[str, str, str]]:
    """The acts of a depositary's table: participant, kind, day; brackets are a withdrawal's."""
    for row in table:
        for heading, cell in row.items():
            for day, suffix in DAY.findall(cell) if heading != "Participant" else []:
                kind = SUFFIXES[suffix]
                if heading.startswith("Signature"):
                    kind = SUCCESSION_TO_SIGNATURE if suffix else "signature"
                when = dt.datetime.strptime(day, "%d %b %Y").date()  # noqa: DTZ007  # a day
                yield row["Participant"], kind, when.isoformat()


@pytest.mark.parametrize(("chapter", "treaty"), CHAPTERS.items())
def test_the_depositarys_table_holds_the_same_acts(
    chapter: str,
    treaty: str,
    ours: Rows,
    shared: Path,
    rows_of: Callable[[Path], Rows],
    states: Table,
) -> None:
    folder = shared / "data" / "treaties" / "untc-2026-02-03"
    table = rows_of(folder / f"mtdsg-{chapter}-2026-02-03.csv")
    source = f"untc-2026-{chapter.lower()}"
    short = {row["id"]: row["name"] for row in states("state")}
    mine = {
        (row["name_as_recorded"] or short[row["state"]], row["action"], row["date"])
        for row in ours
        if (row["treaty"], row["source"]) == (treaty, source)
        and row["action"] != "withdrawal"
        and not row["note"].startswith("from the end notes")
    }

    assert mine == set(cells_of(table))


def test_former_states_have_their_acts_on_the_convention_and_its_protocols(ours: Rows) -> None:
    former = {
        (row["state"], row["treaty"])
        for row in ours
        if row["state"] in {"YUG", "CSK", "DDR"} and row["action"] != "signature"
    }

    treaties = ("ccw", "ccw-p1", "ccw-p2", "ccw-p3")
    assert former == {(one, treaty) for one in ("YUG", "CSK", "DDR") for treaty in treaties}
