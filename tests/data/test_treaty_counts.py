"""The counts and days that others state, asked of the graph: 104 comparisons, fifteen treaties."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from accede.release import Release
from counts_of_graph import PREFIX, Counts, counts_of, rows_from

Row = dict[str, str]
Rows = list[Row]
Comparison = tuple[str, str, str]

KNOWN_CONFLICTS = {
    ("cwc", "parties", "2018-06-05"): ("192", "193"),
    ("ccw-ap2", "entry into force computed", "1998-12-03"): ("1998-12-03", "1998-10-20"),
}
"""What is stated, and what the acts give: both stand in the graph as claims or assertions."""


@pytest.fixture(scope="session")
def counts(release: Release) -> Counts:
    return counts_of(release)


@pytest.fixture(scope="session")
def stated(shared: Path, rows_of: Callable[[Path], Rows]) -> Rows:
    """Every count and day that somebody states, with what the facts at hand give."""
    return rows_of(shared / "data" / "treaties" / "checks.csv")


def counted(row: Row, counts: Counts, rules: dict[str, Row]) -> str:
    """What the graph gives for one comparison."""
    treaty, what, day = row["treaty"], row["what"], row["day"]
    if what == "parties":
        return str(counts.parties(treaty, day, row["basis"]))
    if what == "signatures":
        return str(counts.signatures(treaty, day))
    if what == "signatories not party":
        return str(counts.signatories(treaty, day))
    if state := re.fullmatch(r"(entry into force for|withdrawal of) ([A-Z]{3})( effective)?", what):
        withdrawal = state[1] == "withdrawal of"
        return counts.effect(treaty, state[2], day=day, withdrawal=withdrawal)
    stated_day = re.fullmatch(r"entry into force computed from deposit no\. \d+ \((.*)\)", what)
    assert stated_day is not None, what
    assert counts.nth_deposit(treaty) == stated_day[1]
    return in_force_after(dt.date.fromisoformat(stated_day[1]), rules[treaty]["eif_general"])


def in_force_after(deposit: dt.date, rule: str) -> str:
    """The general day, by each treaty's own rule in words, worked out here by hand."""
    if found := re.match(r"(\d+) days after", rule):
        return (deposit + dt.timedelta(days=int(found[1]))).isoformat()
    months = deposit.year * 12 + deposit.month - 1 + 6
    first = "first day of the sixth month after the month" in rule
    assert first or rule.startswith("six months after"), rule
    return dt.date(months // 12, months % 12 + 1, 1 if first else deposit.day).isoformat()


def test_every_stated_count_and_day_comes_out_of_the_graph(
    stated: Rows, counts: Counts, shared: Path, rows_of: Callable[[Path], Rows]
) -> None:
    rules = {row["id"]: row for row in rows_of(shared / "data" / "treaties" / "treaties.csv")}

    differing: dict[Comparison, tuple[str, str]] = {}
    for row in stated:
        found = counted(row, counts, rules)
        if found != row["stated"]:
            what = row["what"].split(" from ")[0]
            differing[row["treaty"], what, row["day"]] = (row["stated"], found)

    assert len(stated) == 104
    assert differing == KNOWN_CONFLICTS


@pytest.mark.parametrize(
    ("treaty", "parties", "signatures"),
    [
        ("apmbc", 162, 132),
        ("att", 117, 130),
        ("ccm", 112, 107),
        ("ccw", 128, 50),
        ("ctbt", 178, 187),
        ("cwc", 193, 165),
        ("tpnw", 74, 95),
    ],
)
def test_parties_and_signatures_are_those_of_the_depositary_on_3_february_2026(
    treaty: str, parties: int, signatures: int, counts: Counts
) -> None:
    day = "2026-02-03"

    assert counts.parties(treaty, day, "deposit") == parties
    assert counts.signatures(treaty, day) == signatures


def test_counts_are_those_of_the_rows_of_the_depositarys_own_tables(
    counts: Counts, shared: Path, rows_of: Callable[[Path], Rows]
) -> None:
    folder = shared / "data" / "treaties" / "untc-2026-02-03"
    chapters = {
        "apmbc": "XXVI-5", "att": "XXVI-8", "ccm": "XXVI-6", "ccw": "XXVI-2", "ctbt": "XXVI-4",
        "cwc": "XXVI-3", "tpnw": "XXVI-9", "ccw-ap2": "XXVI-2-b", "ccw-p4": "XXVI-2-a",
        "ccw-p5": "XXVI-2-d",
    }  # fmt: skip
    for treaty, chapter in chapters.items():
        table = rows_of(folder / f"mtdsg-{chapter}-2026-02-03.csv")
        standing = [[*row.values()] for row in table if "[" not in "".join(row.values())]
        consents = sum(bool(cells[-1]) for cells in standing)
        assert counts.parties(treaty, "2026-02-03", "deposit") == consents, treaty
        if "Signature" in list(table[0])[1]:
            signed = sum(bool(cells[1]) for cells in standing)
            assert counts.signatures(treaty, "2026-02-03") == signed, treaty


def test_consents_to_the_first_three_protocols_are_the_crosses_of_the_depositary(
    counts: Counts, shared: Path, rows_of: Callable[[Path], Rows]
) -> None:
    folder = shared / "data" / "treaties" / "untc-2026-02-03"
    table = rows_of(folder / "mtdsg-XXVI-2-protocols-I-III-2026-02-03.csv")

    for treaty, column in (
        ("ccw-p1", "Protocol I"),
        ("ccw-p2", "Protocol II"),
        ("ccw-p3", "Protocol III"),
    ):
        crosses = sum(bool(row[column]) for row in table)
        assert counts.parties(treaty, "2026-02-03", "deposit") == crosses


def test_former_states_stand_nowhere_after_their_end(counts: Counts) -> None:
    before, after = (counts.standings("ccw", day) for day in ("1990-01-01", "1993-01-01"))

    assert {before[state] for state in ("YUG", "CSK", "DDR")} == {"party"}
    assert {"YUG", "CSK", "DDR"}.isdisjoint(after)


def test_a_disputed_withdrawal_is_neither_party_nor_withdrawn(counts: Counts) -> None:
    spells = sorted(
        (row["from"], row["status"], row["until"])
        for row in counts.spells
        if (row["treaty"], row["state"]) == ("npt", "PRK")
    )

    assert spells[-2:] == [
        ("1985-12-12", "party", "2003-04-10"),
        ("2003-04-10", "disputed", ""),
    ]


def test_a_withdrawn_ratification_leaves_a_signatory(counts: Counts) -> None:
    spells = sorted(
        (row["from"], row["status"], row["until"])
        for row in counts.spells
        if (row["treaty"], row["state"]) == ("ctbt", "RUS")
    )

    assert spells == [
        ("1996-09-24", "signatory", "2000-06-30"),
        ("2000-06-30", "contracting", "2023-11-03"),
        ("2023-11-03", "signatory", ""),
    ]


def test_a_treaty_not_in_force_has_no_party(counts: Counts) -> None:
    assert not {row["status"] for row in counts.spells if row["treaty"] == "ctbt"} - {
        "never-joined",
        "signatory",
        "contracting",
    }


def test_the_known_conflicts_stand_in_the_graph_as_claims(release: Release) -> None:
    query = PREFIX + (
        "SELECT ?subject ?value WHERE { ?claim acc:claimSubject ?thing ; acc:claimObject ?value ;"
        " acc:standing <https://w3id.org/accede/scheme/standing/disputed> ; acc:claimPredicate ?p ."
        " FILTER (?p IN (acc:date, acc:entryIntoForce, acc:effective)) "
        "BIND (REPLACE(STRAFTER(STR(?thing), '/id/'), '/', ' ') AS ?subject) }"
    )
    claims: dict[str, set[str]] = defaultdict(set)
    for row in rows_from(release, query):
        claims[row["subject"]].add(row["value"])

    assert claims["action cwc PSE accession"] == {"2017-12-29", "2018-05-17"}
    assert claims["treaty ccw-ap2"] == {"1998-12-03", "1998-10-20"}
    assert "2003-01-10" in claims["action npt PRK withdrawal"]
