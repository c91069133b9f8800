"""How alike a group votes: the index by hand, and its bounds."""

import pytest
from hypothesis import given

from a_voting_record import of_words, votes
from accede.ask.cohesion import cohesion
from accede.errors import QueryError


def test_cohesion_is_the_mean_of_the_agreement_index() -> None:
    """Of three: all alike 1, two of three (2 - 1/2) / 3 = 1/2, three ways 0; one voter is none."""
    ballots = of_words(
        {"XAA": "yyyy", "XBB": "yynx", "XCC": "yaa.", "XDD": "nnnn"}, known={"XBB": "rf-d"}
    )

    answer = cohesion(ballots, ["XCC", "XAA", "XBB"])

    assert list(answer.records()) == [
        {
            "members": 3,
            "n": 3,
            "cohesion": 0.5,
            "cohesion_low": 0.0,
            "cohesion_high": 1.0,
            "votes": 9,
            "reconstructed": 1,
            "filled_in": 1,
        }
    ]
    assert answer.parameters == {"members": "XAA, XBB, XCC", "stage": "plenary"}
    assert any("agreement index" in notice for notice in answer.notices)


def test_a_group_that_never_voted_together_has_no_cohesion() -> None:
    answer = cohesion(of_words({"XAA": "y.", "XBB": "x."}), ["XAA", "XBB"])

    assert answer.rows == ((2, 0, None, None, None, 0, 0, 0),)


def test_a_single_decision_gives_a_figure_without_an_interval() -> None:
    answer = cohesion(of_words({"XAA": "y", "XBB": "y"}), ["XAA", "XBB"])

    assert answer.rows == ((2, 1, 1.0, None, None, 2, 0, 0),)


def test_an_unknown_member_is_refused() -> None:
    with pytest.raises(QueryError, match="no state has the id 'XZZ'"):
        cohesion(of_words({"XAA": "y"}), ["XAA", "XZZ"])


@given(votes())
def test_cohesion_is_one_only_where_all_chose_alike(told: dict[str, str]) -> None:
    row = next(cohesion(of_words(told), list(told)).records())

    columns = [[c for c in cast if c in "yan"] for cast in zip(*told.values(), strict=True)]
    shared = [set(column) for column in columns if len(column) > 1]
    assert row["n"] == len(shared)
    if shared:
        assert (row["cohesion"] == 1.0) == all(len(choices) == 1 for choices in shared)
