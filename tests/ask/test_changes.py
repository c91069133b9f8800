"""Where a state's vote changed, and what is no change."""

import pytest

from a_voting_record import of_words
from accede.ask.ballot_lines import ballots_of
from accede.ask.changes import changes
from accede.ask.scope import Scope
from accede.errors import QueryError
from accede.release import Release


def test_changes_come_in_order_with_their_steps_and_how_each_vote_is_known() -> None:
    ballots = of_words({"XAA": "n.aayxy"}, known={"XAA": "--rf-d-"})

    answer = changes(ballots, "XAA")

    told = ("before", "when", "choice", "steps", "known_as_before", "known_as")
    assert [tuple(row[name] for name in told) for row in answer.records()] == [
        ("against", "1948", "abstaining", 1, "recorded", "reconstructed"),
        ("abstaining", "1950", "in-favour", 1, "filled-in", "recorded"),
        ("in-favour", "1951", "not-voting", None, "recorded", "derived"),
        ("not-voting", "1952", "in-favour", None, "derived", "recorded"),
    ]


def test_a_state_that_votes_one_way_has_no_change() -> None:
    assert changes(of_words({"XAA": "y.yy"}), "XAA").rows == ()


def test_azerbaijan_began_to_vote_in_favour_in_2005_and_did_not_vote_in_2023(
    release: Release,
) -> None:
    with (release.path / "graph.nt").open(encoding="utf-8") as lines:
        ballots = ballots_of(lines)

    answer = changes(ballots, "AZE", scope=Scope(series="apmbc-ga"))

    found = [(row["session"], row["before"], row["choice"]) for row in answer.records()]
    assert (60, "abstaining", "in-favour") in found
    assert found[-1] == (78, "in-favour", "not-voting")
    assert answer.rows[0][:2] == ("Azerbaijan", "https://w3id.org/accede/id/state/AZE")


def test_an_unknown_state_is_refused_with_those_near() -> None:
    with pytest.raises(QueryError, match="did you mean XAA"):
        changes(of_words({"XAA": "y"}), "XAB")
