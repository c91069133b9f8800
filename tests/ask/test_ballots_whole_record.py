"""The whole General Assembly record, from the rows of its table: as a matrix, and compared."""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from a_slow_comparison import of_pair, slowly
from a_voting_record import NS, TYPE, line
from accede.ask.agreement import agreement
from accede.ask.ballot_lines import ballots_of
from accede.ask.ballots import CHOICES, KNOWN, Ballots

NAMES = {"yes": "inFavour", "no": "against", "abstain": "abstaining", "absent": "notVoting"}
LETTERS = {"yes": "y", "no": "n", "abstain": "a", "absent": "x"}
EXCEPTIONS = {
    "derived": "absenceDerived",
    "published-2015": "filledIn",
    "dgrtwo-2021": "filledIn",
}

Cast = dict[str, list[tuple[str, str, str]]]
"""For every roll call its rows: state, vote, and on what basis it is known."""


@pytest.fixture(scope="module")
def cast(shared: Path) -> Cast:
    rows: Cast = defaultdict(list)
    with gzip.open(shared / "data/unga/votes.csv.gz", "rt", encoding="utf-8") as stream:
        lines = csv.reader(stream)
        assert next(lines) == [
            *("rollcall_id", "state_id", "cow_code", "name_in_source", "vote", "basis")
        ]
        for call, state, _, _, vote, basis in lines:
            rows[call].append((state, vote, basis))
    return rows


@pytest.fixture(scope="module")
def ballots(cast: Cast) -> Ballots:
    """Every roll call of the table as a decision of its own, duplicates too."""
    return ballots_of(told(cast))


def told(cast: Cast) -> Iterator[str]:
    """The rows as the graph would tell them; the states a source computed are that source's."""
    for call, rows in cast.items():
        decision = f"decision/rollcall/{call}"
        yield line(decision, "source", f"document/{call.partition('-')[0]}")
        for vote, name in NAMES.items():
            yield from (line(decision, name, f"state/{row[0]}") for row in rows if row[1] == vote)
        for state, _, basis in rows:
            if basis in EXCEPTIONS:
                yield line(decision, EXCEPTIONS[basis], f"state/{state}")
    for document in ("voeten", "unxml"):
        yield line(f"document/{document}", TYPE, NS + "Document")
    computed = {row[0] for rows in cast.values() for row in rows if row[2] == "reconstructed"}
    for state in sorted(computed):
        yield line("document/voeten", "reconstructs", f"state/{state}")


def test_votes_are_counted_as_the_table_says(ballots: Ballots) -> None:
    voted = ballots.choices[ballots.choices != 0]

    assert Counter(map(CHOICES.__getitem__, voted.tolist())) == {
        "in-favour": 813_181,
        "abstaining": 126_411,
        "not-voting": 104_163,
        "against": 75_901,
    }


def test_how_votes_are_known_is_counted_as_the_table_says(ballots: Ballots) -> None:
    known = np.bincount(ballots.known[ballots.choices != 0], minlength=len(KNOWN)).tolist()

    assert dict(zip(KNOWN, known, strict=True)) == {
        "recorded": 988_900,
        "reconstructed": 116_506,
        "filled-in": 1_702,
        "derived": 12_548,
    }


def test_a_sample_of_pairs_equals_a_slow_computation(cast: Cast, ballots: Ballots) -> None:
    """From the rows themselves, which the matrix is made of by another road."""
    figures = agreement(ballots)

    states = list(ballots.states)
    pairs = [(one, other) for one in states for other in states if one < other][::700]
    pairs += [("CUB", "USA"), ("RUS", "SUN")]
    words = spelled(cast, {state for pair in pairs for state in pair})
    for one, other in pairs:
        found = of_pair(figures, states.index(one), states.index(other))
        assert found == pytest.approx(slowly(words[one], words[other]))


def spelled(cast: Cast, states: set[str]) -> dict[str, list[str]]:
    """For each of some states a letter a roll call."""
    words = {state: ["."] * len(cast) for state in states}
    for place, rows in enumerate(cast.values()):
        for state, vote, _ in rows:
            if state in words:
                words[state][place] = LETTERS[vote]
    return words
