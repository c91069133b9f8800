"""The saved questions on the whole General Assembly record, counted again from its tables."""

import csv
import gzip
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from accede.ask import queries
from accede.ask.results import Answer
from accede.release import Release

COUNTED = {"yes", "no", "abstain"}
WORDS = {"in-favour": "yes", "against": "no", "abstaining": "abstain", "not-voting": "absent"}
STATE = "https://w3id.org/accede/id/state/"


class Call(NamedTuple):
    """One roll call of the table, with the votes of all that repeat it."""

    row: dict[str, str]
    votes: dict[str, str]

    @property
    def whole(self) -> bool:
        """Whether it is on a whole text, as far as its row says."""
        return self.row["vote_type"] not in {"paragraph", "amendment"}

    @property
    def month(self) -> str:
        return self.row["date"][:7]


@pytest.fixture(scope="module")
def calls(shared: Path) -> list[Call]:
    folder = shared / "data" / "unga"
    with gzip.open(folder / "rollcalls.csv.gz", "rt", encoding="utf-8") as stream:
        rows = {row["rollcall_id"]: row for row in csv.DictReader(stream)}
    votes: dict[str, dict[str, str]] = defaultdict(dict)
    with gzip.open(folder / "votes.csv.gz", "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            call = rows[row["rollcall_id"]]["duplicate_of"] or row["rollcall_id"]
            votes[call][row["state_id"]] = row["vote"]
    return [Call(row, votes[call]) for call, row in rows.items() if not row["duplicate_of"]]


@pytest.fixture(scope="module")
def record(whole_record: Release) -> Release:
    """The release of the whole record."""
    return whole_record


def asked(record: Release, name: str, **given: str) -> Answer:
    return queries.run(record.store(), queries.load(name), given)


def test_who_voted_together_is_counted_as_in_the_table(record: Release, calls: list[Call]) -> None:
    period = {"since": "1950-01-01", "until": "2019-12-31"}

    answer = asked(record, "together", state="EGY", n="1", **period)

    alike, common = Counter[str](), Counter[str]()
    for call in calls:
        own = call.votes.get("EGY")
        if call.whole and own in COUNTED and "1950-01" <= call.month <= "2019-12":
            counted = {state: vote for state, vote in call.votes.items() if vote in COUNTED}
            common.update(counted.keys())
            alike.update(state for state, vote in counted.items() if vote == own)
    del common["EGY"]
    found = {str(row[1]).removeprefix(STATE): (row[2], row[3]) for row in answer.rows}
    assert found == {state: (alike[state], common[state]) for state in common}


def test_who_split_on_a_paragraph_is_counted_as_in_the_table(
    record: Release, calls: list[Call]
) -> None:
    answer = asked(record, "paragraph-votes", since="2010-01-01")

    by_text: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        if call.row["symbol"]:
            by_text[call.row["symbol"]].append(call)
    split = Counter[tuple[str, str, str]]()
    for texts in by_text.values():
        wholes = [call for call in texts if call.whole]
        for part in texts:
            if not part.whole and len(wholes) == 1 and part.month >= "2010-01":
                for state in part.votes.keys() & wholes[0].votes.keys():
                    split[state, part.votes[state], wholes[0].votes[state]] += 1
    told = Counter(
        (str(row[5]).removeprefix(STATE), WORDS[str(row[6])], WORDS[str(row[7])])
        for row in answer.rows
    )
    assert told == {key: n for key, n in split.items() if key[1] != key[2]}


@pytest.mark.parametrize(("state", "choice"), [("AZE", "yes"), ("CUB", "abstain")])
def test_the_mine_ban_votes_are_those_of_the_bundled_data(
    state: str, choice: str, record: Release, release: Release
) -> None:
    """Every session since 1997: the resolution of 1996 bears another title, so no series has it."""
    whole, bundled = (in_plenary(one, state) for one in (record, release))

    del bundled[51]
    assert whole == bundled
    assert set(whole) == set(range(52, 81))
    assert {WORDS[str(whole[session])] for session in (74, 77)} == {choice}


def in_plenary(release: Release, state: str) -> dict[object, object]:
    """A state's plenary vote on the mine-ban resolution, by session."""
    rows = asked(release, "votes-of-state", state=state).rows
    return {row[0]: row[3] for row in rows if row[2] == "plenary"}


def test_no_vote_of_the_soviet_union_is_told_of_russia(record: Release) -> None:
    russia = ballots_since(record, "RUS")
    soviet = ballots_since(record, "SUN")

    assert russia[0] >= "1991-12"
    assert soviet[-1] <= "1991-12"


def ballots_since(record: Release, state: str) -> list[str]:
    """The months in which a state has a vote on file, in order."""
    from accede.ask.ballots import Ballots

    ballots = Ballots.load(record.path / "ballots.npz")
    row = ballots.choices[ballots.row(state)]
    return sorted(ballots.decisions[place].when[:7] for place in row.nonzero()[0])


def test_nobody_named_namibia_is_missing(record: Release, calls: list[Call]) -> None:
    from accede.ask.ballots import Ballots

    ballots = Ballots.load(record.path / "ballots.npz")

    voted = (ballots.choices[ballots.row("NAM")] != 0).sum()
    assert voted == sum("NAM" in call.votes for call in calls) > 0


def test_how_a_region_split_is_counted_as_in_the_table(record: Release, calls: list[Call]) -> None:
    answer = asked(record, "group-split", group="northern-africa")

    told = {(row[0], WORDS[str(row[2])]): row[3] for row in answer.rows}
    members = ("DZA", "EGY", "LBY", "MAR", "SDN", "TUN")
    mine_ban = {str(row[6]) for row in answer.rows}
    counts = Counter(
        (int(call.row["session"]), call.votes[state])
        for call in calls
        if call.row["symbol"] in mine_ban
        for state in members
        if state in call.votes
    )
    assert told == counts
