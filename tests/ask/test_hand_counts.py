"""The answers against counts made by plain scripts over the tables that the data came from."""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from accede.release import Release
from recounts import Row, ask, code, rows

CHOICE = {"yes": "in-favour", "no": "against", "abstain": "abstaining", "absent": "not-voting"}
FORMAL = ("MSP", "RC")
KNOWN_TO = "2026-02-03"


@pytest.fixture(scope="module")
def ballots(shared: Path) -> dict[int, dict[str, str]]:
    """The choice of every state in every session's plenary, 1996 to 2025."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows(shared / "data" / "unga" / "apmbc-resolution-votes.csv"):
        found[int(row["session"])][row["state_id"]] = CHOICE[row["vote"]]
    for row in of_1996(shared / "data" / "unga"):
        found[51][row["state_id"]] = CHOICE[row["vote"]]
    return found


def of_1996(folder: Path) -> Iterator[Row]:
    with gzip.open(folder / "rollcalls.csv.gz", "rt", encoding="utf-8", newline="") as table:
        wanted = {
            r["rollcall_id"] for r in csv.DictReader(table) if r["symbol_norm"] == "A/RES/51/45S"
        }
    with gzip.open(folder / "votes.csv.gz", "rt", encoding="utf-8", newline="") as table:
        yield from (row for row in csv.DictReader(table) if row["rollcall_id"] in wanted)


@pytest.fixture(scope="module")
def voted_on(shared: Path) -> dict[int, str]:
    table = rows(shared / "data" / "apmbc" / "resolutions.csv")
    return {int(row["session"]): row["plenary_date"] for row in table}


@pytest.fixture(scope="module")
def standing(shared: Path) -> list[Row]:
    return rows(shared / "data" / "apmbc" / "status.csv")


def not_party(standing: list[Row], day: str) -> set[str]:
    """States for which the treaty is not in force on a day."""
    return {row["iso3"] for row in standing} - {row["iso3"] for row in parties(standing, day)}


def parties(standing: list[Row], day: str) -> Iterator[Row]:
    for row in standing:
        begins, ends = row["entry_into_force"], row["withdrawal_effective"]
        if begins and begins <= day and not (ends and ends <= day):
            yield row


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("1999-02-28", (0, 67, 68, 59, 0)),
        ("1999-03-01", (45, 22, 68, 59, 0)),
        ("2014-08-21", (161, 1, 1, 34, 0)),
        ("2015-02-01", (162, 0, 1, 34, 0)),
        ("2025-08-31", (164, 2, 0, 31, 0)),
        ("2025-09-01", (165, 1, 0, 31, 0)),
        ("2025-12-26", (166, 0, 0, 31, 0)),
        ("2025-12-28", (163, 0, 0, 31, 3)),
        ("2026-01-10", (162, 0, 0, 31, 4)),
        ("2026-02-20", (161, 0, 0, 31, 5)),
    ],
)
def test_the_standings_of_ten_days(
    release: Release, day: str, counts: tuple[int, int, int, int, int]
) -> None:
    found = Counter(row["standing"] for row in ask(release, "status-on", day=day).records())

    names = ("party", "contracting", "signatory", "never-joined", "withdrawn")
    assert tuple(found[name] for name in names) == counts
    assert set(found) <= set(names)


def test_the_states_behind_the_standings(release: Release, standing: list[Row]) -> None:
    for day in ("1999-03-01", "2011-07-08", "2011-07-09", "2015-02-01", "2025-12-28", "2026-02-20"):
        found = ask(release, "status-on", day=day).records()

        inside = {code(row["state_iri"]) for row in found if row["standing"] == "party"}
        assert inside == {row["iso3"] for row in parties(standing, day)}


def test_three_had_left_by_28_december_2025(release: Release) -> None:
    answer = ask(release, "not-party", day="2025-12-28")

    left = [code(row["state_iri"]) for row in answer.records() if row["standing"] == "withdrawn"]
    assert left == ["EST", "LVA", "LTU"]
    assert len(answer.rows) == 34


def test_who_is_not_party(release: Release, standing: list[Row]) -> None:
    found = {code(row["state_iri"]) for row in ask(release, "not-party").records()}

    assert found == not_party(standing, KNOWN_TO)


def test_who_is_leaving(release: Release, standing: list[Row]) -> None:
    found = {
        (code(row["state_iri"]), str(row["notice"]), str(row["effective"]))
        for row in ask(release, "leaving").records()
    }

    assert found == {
        (row["iso3"], row["withdrawal_notified"], row["withdrawal_effective"])
        for row in standing
        if row["withdrawal_notified"]
    }


@pytest.mark.parametrize("state", ["CUB", "AZE", "USA", "LAO", "TON", "FIN"])
def test_the_plenary_votes_of_a_state(
    release: Release, ballots: dict[int, dict[str, str]], state: str
) -> None:
    found = {
        row["session"]: row["choice"]
        for row in ask(release, "votes-of-state", state=state).records()
        if row["stage"] == "plenary"
    }

    assert found == {session: votes[state] for session, votes in ballots.items() if state in votes}


def test_reconstructed_votes_say_so(release: Release, shared: Path) -> None:
    table = rows(shared / "data" / "unga" / "apmbc-resolution-votes.csv")
    basis = {
        int(row["session"]): {"published-2015": "filled-in"}.get(row["basis"], row["basis"])
        for row in table
        if row["state_id"] == "USA"
    }

    found = {
        row["session"]: row["known_as"]
        for row in ask(release, "votes-of-state", state="USA").records()
        if row["session"] != 51
    }

    assert found == basis


def test_the_tally_of_every_resolution(
    release: Release, ballots: dict[int, dict[str, str]], shared: Path
) -> None:
    for row in rows(shared / "data" / "apmbc" / "resolutions.csv"):
        answer = ask(release, "tally", resolution=row["symbol"])

        found = {
            code(line["state_iri"]): line["choice"]
            for line in answer.records()
            if line["stage"] == "plenary"
        }
        assert found == ballots[int(row["session"])]


def test_who_always_votes_in_favour(
    release: Release, ballots: dict[int, dict[str, str]], standing: list[Row]
) -> None:
    wanted = {}
    for state in not_party(standing, KNOWN_TO):
        choices = Counter(votes[state] for votes in ballots.values() if state in votes)
        if choices["in-favour"] and not choices["against"] and not choices["abstaining"]:
            wanted[state] = (choices["in-favour"], choices["not-voting"])

    found = {
        code(row["state_iri"]): (row["in_favour"], row["not_voting"])
        for row in ask(release, "steady-supporters").records()
    }

    assert found == wanted


@pytest.mark.parametrize(("since", "until"), [(79, 80), (52, 80), (59, 60)])
def test_who_changed_its_vote(
    release: Release, ballots: dict[int, dict[str, str]], since: int, until: int
) -> None:
    before, after = ballots[since], ballots[until]
    both = before.keys() & after.keys()

    answer = ask(release, "changed-votes", since=str(since), until=str(until))

    assert {code(r["state_iri"]): (r["before"], r["after"]) for r in answer.records()} == {
        state: (before[state], after[state]) for state in both if before[state] != after[state]
    }


def test_which_parties_dissented(
    release: Release,
    ballots: dict[int, dict[str, str]],
    voted_on: dict[int, str],
    standing: list[Row],
) -> None:
    wanted = {
        (row["iso3"], session, votes[row["iso3"]])
        for session, votes in ballots.items()
        for row in parties(standing, voted_on[session])
        if votes.get(row["iso3"], "in-favour") != "in-favour"
    }

    found = {
        (code(row["state_iri"]), row["session"], row["choice"])
        for row in ask(release, "dissenting-parties").records()
    }

    assert found == wanted


def test_when_late_joiners_first_voted_in_favour(
    release: Release,
    ballots: dict[int, dict[str, str]],
    voted_on: dict[int, str],
    standing: list[Row],
) -> None:
    wanted = {}
    for row in standing:
        state, consent = row["iso3"], row["consent_date"]
        if len(consent) == 10 and consent >= "1999-03-01":
            days = [voted_on[s] for s, v in ballots.items() if v.get(state) == "in-favour"]
            before = [day for day in days if day < consent]
            if before:
                wanted[state] = (min(before), consent)

    found = {
        code(row["state_iri"]): (row["first_vote_in_favour"], str(row["consent"]))
        for row in ask(release, "late-joiners").records()
    }

    assert found == wanted


def test_how_often_states_observe(release: Release, shared: Path, standing: list[Row]) -> None:
    outside = not_party(standing, KNOWN_TO)
    formal: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for row in rows(shared / "data" / "apmbc" / "participation.csv"):
        if row["role"] == "observer" and row["state"] in outside and "/" not in row["meeting"]:
            kind = formal if row["meeting"].lstrip("0123456789") in FORMAL else other
            kind[row["state"]].add(row["meeting"])

    found = {
        code(row["state_iri"]): (row["formal_meetings"], row["other_meetings"])
        for row in ask(release, "observers").records()
    }

    assert found == {
        state: (len(formal[state]), len(other[state])) for state in formal.keys() | other.keys()
    }


def test_which_reasons_are_given_and_by_how_many(release: Release, shared: Path) -> None:
    states: dict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    for row in rows(shared / "data" / "apmbc" / "positions.csv"):
        for reason in filter(None, row["reasons"].split(";")):
            states[reason].add(row["state"])
            times[reason] += 1

    found = {
        row["reason"]: (row["states"], row["positions"], len(str(row["by"]).split("; ")))
        for row in ask(release, "reasons").records()
    }

    assert found == {
        reason: (len(named), times[reason], len(named)) for reason, named in states.items()
    }


def test_which_conditions_are_named(release: Release, shared: Path) -> None:
    wanted = Counter(
        (row["state"], row["conditions"], row["issue"], row["stance"])
        for row in rows(shared / "data" / "apmbc" / "positions.csv")
        if row["conditions"]
    )

    found = Counter(
        (code(row["state_iri"]), row["condition"], row["issue"], row["stance"])
        for row in ask(release, "conditions").records()
    )

    assert found == wanted


def test_every_state_that_never_joined_says_why(
    release: Release, shared: Path, standing: list[Row]
) -> None:
    coded = Counter(
        row["state"]
        for row in rows(shared / "data" / "apmbc" / "positions.csv")
        if row["issue"] in {"joining", "use"}
    )
    never = [
        row["iso3"] for row in standing if not row["signature"] and not row["entry_into_force"]
    ]
    assert len(never) == 31

    for state in never:
        answer = ask(release, "why-not", state=state)

        assert len(answer.rows) == coded[state] > 0
        given = [bool(row["reasons"]) for row in answer.records()]
        assert given == sorted(given, reverse=True)
        dated = [str(row["date"] or "") for row in answer.records() if row["reasons"]]
        assert dated == sorted(dated, reverse=True)


def test_the_known_conflicts_are_shown_and_settled(release: Release) -> None:
    found = {
        (row["thing"], row["property"], row["value"], row["standing"])
        for row in ask(release, "conflicts").records()
    }

    tonga, estonia = "action/apmbc/TON/accession", "action/apmbc/EST/withdrawal"
    first, other = "decision/A-RES-51-45-S/plenary", "decision/A-RES-71-34/plenary"
    assert found >= {
        (tonga, "date", "2025-06-25", "accepted"),
        (tonga, "date", "2025-06-26", "rejected"),
        (estonia, "effective", "2025-12-27", "accepted"),
        (estonia, "effective", "2025-12-28", "rejected"),
    }
    differing = {(thing, value) for thing, what, value, _ in found if what == "totalInFavour"}
    assert differing == {(first, "155"), (first, "156"), (other, "163"), (other, "164")}


def test_what_azerbaijan_says_of_its_votes_differs_from_them(release: Release) -> None:
    record = {
        (row["record"], row["until_then"], row["since_then"], row["differs"])
        for row in ask(release, "claims-about-self").records()
        if code(row["statement_iri"]) == "aze-2022-06-22"
    }

    assert record == {
        ("in-favour", 18, 1, "no"),
        ("abstaining", 8, 0, "yes"),
        ("not-voting", 0, 3, "yes"),
    }


def test_the_count_of_the_status_page_was_right_in_its_time(release: Release) -> None:
    found = {
        (row["stated"], row["agrees"], row["first_day"])
        for row in ask(release, "counts-agree").records()
        if row["document"] == "isu-universal-adherence"
    }

    assert found == {(162, "yes", "2014-08-20")}
