"""The answers of `accede compare`: rows, their order, their notices, and what is refused."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from a_voting_record import of_words, votes
from accede.ask.agreement import FORMULAS
from accede.ask.ballot_lines import ballots_of
from accede.ask.compare import compare, compare_in
from accede.ask.scope import RollCall, Scope
from accede.errors import QueryError
from accede.release import Release

STATE = "https://w3id.org/accede/id/state/"

VOTES = {"XAA": "yyaanx", "XBB": "yyaany", "XCC": "nnyyya", "XDD": "y.....", "XEE": "......"}
KNOWN = {"XAA": "rr----", "XCC": "-f----"}


def pairs(answer_rows: tuple[tuple[object, ...], ...]) -> list[tuple[object, ...]]:
    return [(row[0], str(row[2])[-3:], str(row[4])[-3:]) for row in answer_rows]


def test_a_pair_is_one_row_with_every_figure() -> None:
    answer = compare(of_words(VOTES, KNOWN), "XCC", "XAA")

    assert list(answer.records()) == [
        {
            "list": "pair",
            "state": "State XCC",
            "state_iri": STATE + "XCC",
            "other": "State XAA",
            "other_iri": STATE + "XAA",
            "n": 5,
            "same": 0,
            "opposed": 3,
            "agreement": 0.0,
            "agreement_low": 0.0,
            "agreement_high": 0.4345,
            "kappa": -0.4706,
            "kappa_low": -0.842,
            "kappa_high": -0.0991,
            "reconstructed": 2,
            "filled_in": 1,
        }
    ]
    assert answer.parameters == {"state": "state/XCC", "other": "state/XAA", "stage": "plenary"}


def test_every_figure_comes_with_its_formula_and_what_it_rests_on() -> None:
    answer = compare(of_words(VOTES), "XAA", "XBB")

    assert answer.notices[0] == "decisions asked about, with named votes: 6"
    assert set(FORMULAS.values()) <= set(answer.notices)
    for column in ("n", "same", "opposed", "agreement", "kappa", "reconstructed", "filled_in"):
        assert any(column in notice.split() for notice in answer.notices), column


def test_a_pair_without_a_vote_in_common_has_no_figure() -> None:
    answer = compare(of_words(VOTES), "XAA", "XEE")

    assert answer.rows[0][5:] == (0, 0, 0, None, None, None, None, None, None, 0, 0)


def test_one_state_is_held_against_all_it_has_a_vote_in_common_with() -> None:
    answer = compare(of_words(VOTES), "XAA", top=2)

    assert pairs(answer.rows) == [
        ("highest", "XAA", "XBB"),
        ("highest", "XAA", "XDD"),
        ("lowest", "XAA", "XCC"),
    ]
    assert answer.parameters == {"state": "state/XAA", "stage": "plenary", "top": "2"}


def test_all_pairs_are_listed_once_and_few_votes_in_common_do_not_lead() -> None:
    answer = compare(of_words(VOTES), top=2)

    assert pairs(answer.rows) == [
        ("highest", "XAA", "XBB"),  # 5 of 5
        ("highest", "XAA", "XDD"),  # 1 of 1, before XBB and XDD by its id
        ("lowest", "XBB", "XCC"),  # 0 of 6
        ("lowest", "XAA", "XCC"),  # 0 of 5
    ]


@given(votes())
def test_a_pair_is_never_listed_twice(told: dict[str, str]) -> None:
    found = [frozenset(row[1:]) for row in pairs(compare(of_words(told), top=5).rows)]

    assert len(found) == len(set(found))


@given(votes())
def test_a_long_list_holds_every_pair_with_a_vote_in_common(told: dict[str, str]) -> None:
    found = {frozenset(row[1:]) for row in pairs(compare(of_words(told), top=99).rows)}

    common = {
        frozenset((one, other))
        for one in told
        for other in told
        if one < other
        and any({a, b} <= set("yan") for a, b in zip(told[one], told[other], strict=True))
    }
    assert found == common


def test_a_period_is_said_with_what_it_leaves_out() -> None:
    rolls = [
        RollCall(decision=f"decision/rollcall/{when}", when=when, stage="plenary")
        for when in ("1948-01-05", "1948-02", "1948-03-01")
    ]
    ballots = of_words({"XAA": "yyy", "XBB": "yan"}, decisions=rolls)

    answer = compare(ballots, "XAA", "XBB", scope=Scope(until=date(1948, 2, 10)))

    assert answer.rows[0][5:7] == (1, 1)
    assert answer.parameters["until"] == "1948-02-10"
    assert answer.notices[:2] == (
        "decisions asked about, with named votes: 1",
        "left out, for their day is not known and may lie in the period: 1",
    )


@pytest.mark.parametrize(
    ("states", "top", "message"),
    [
        (("XZZ",), 10, "no state has the id 'XZZ'"),
        (("XAA", "XZZ"), 10, "no state has the id 'XZZ'"),
        (("XAA", "XAA"), 10, "XAA with itself"),
        ((None, "XAA"), 10, "XAA with nobody"),
        ((), 0, "a list of 0 pairs"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    states: tuple[str | None, ...], top: int, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        compare(of_words(VOTES), *states, top=top)


@pytest.fixture(scope="module")
def with_ballots(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The bundled release with its voting record as a matrix."""
    folder = tmp_path_factory.mktemp("compared") / "release"
    shutil.copytree(release.path, folder)
    with (folder / "graph.nt").open(encoding="utf-8") as lines:
        ballots_of(lines).save(folder / "ballots.npz")
    return Release(folder, release.manifest)


def test_a_release_compares_states_by_any_of_their_names(with_ballots: Release) -> None:
    named = compare_in(with_ballots, ["Cuba", "AZ"], series="apmbc-ga")

    assert named.parameters["state"] == "state/CUB"
    assert named.parameters["series"] == "series/apmbc-ga"
    row = next(named.records())
    assert (row["other"], row["n"], row["same"], row["opposed"]) == ("Azerbaijan", 27, 8, 0)
    assert named == compare_in(with_ballots, ["CUB", "state/AZE"], series="apmbc-ga")


def test_reconstructed_votes_are_counted_in_the_answer(with_ballots: Release) -> None:
    """The votes of the United States are computed up to session 73, 23 of them here."""
    row = next(
        compare_in(
            with_ballots, ["CUB", "USA"], series="apmbc-ga", since=date(1997, 1, 1)
        ).records()
    )

    assert (row["n"], row["reconstructed"]) == (29, 22)


@pytest.mark.parametrize("states", [["Atlantis"], ["CUB", "AZE", "USA"]])
def test_names_that_nothing_bears_and_too_many_are_refused(
    with_ballots: Release, states: list[str]
) -> None:
    with pytest.raises(QueryError):
        compare_in(with_ballots, states)


def test_the_answer_is_the_same_wherever_it_is_computed(
    with_ballots: Release, tmp_path: Path
) -> None:
    """The matrix from the file and the matrix from the lines give one answer."""
    with (with_ballots.path / "graph.nt").open(encoding="utf-8") as lines:
        fresh = compare(ballots_of(lines), top=30)

    assert compare_in(with_ballots, top=30).json() == fresh.json()
