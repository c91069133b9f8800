"""Agreement against a slow and obvious computation, and what must hold of any figure."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from a_slow_comparison import COUNTED, of_pair, slowly
from a_voting_record import CHOICES, of_words, votes
from accede.ask.agreement import Agreement, agreement, votes_known_as, wilson
from accede.ask.ballot_lines import ballots_of
from accede.ask.ballots import FILLED_IN, RECONSTRUCTED, Ballots
from accede.release import Release


def words(ballots: Ballots, row: int) -> list[str]:
    return [CHOICES[choice] for choice in ballots.choices[row].tolist()]


@given(votes())
def test_every_pair_equals_a_slow_computation(told: dict[str, str]) -> None:
    figures = agreement(of_words(told))

    states = sorted(told)
    for i, one in enumerate(states):
        for j, other in enumerate(states):
            assert of_pair(figures, i, j) == pytest.approx(slowly(told[one], told[other]))


@given(votes(), st.data())
def test_some_rows_give_the_figures_of_all_rows(told: dict[str, str], data: st.DataObject) -> None:
    ballots = of_words(told)
    rows = np.array(data.draw(st.lists(st.integers(0, len(told) - 1), min_size=1)), np.intp)

    some, every = agreement(ballots, rows), agreement(ballots)

    for name in Agreement.__struct_fields__:
        np.testing.assert_array_equal(getattr(some, name), getattr(every, name)[rows])


@given(votes())
def test_agreement_is_the_same_from_either_side(told: dict[str, str]) -> None:
    figures = agreement(of_words(told))

    for name in Agreement.__struct_fields__:
        np.testing.assert_allclose(getattr(figures, name), getattr(figures, name).T, atol=1e-12)


@given(votes())
def test_figures_keep_to_their_range_and_lie_in_their_interval(told: dict[str, str]) -> None:
    figures = agreement(of_words(told))

    some = figures.n > 0
    slack = 1e-12
    for name, least in (("strict", 0), ("kappa", -1)):
        middle = getattr(figures, name)
        low, high = getattr(figures, f"{name}_low"), getattr(figures, f"{name}_high")
        known = ~np.isnan(low)
        assert (least <= low[known]).all()
        assert (high[known] <= 1).all()
        assert (low[known] <= middle[known] + slack).all()
        assert (middle[known] <= high[known] + slack).all()
    assert (~np.isnan(figures.strict) == some).all()
    assert np.isnan(figures.kappa[~some]).all()


@given(votes(), st.randoms(use_true_random=False))
def test_neither_the_order_of_decisions_nor_of_states_matters(
    told: dict[str, str], chance: random.Random
) -> None:
    n = len(next(iter(told.values())))
    columns = chance.sample(range(n), n)
    renamed = dict(zip(told, chance.sample(list(told), len(told)), strict=True))
    shuffled = {renamed[code]: "".join(word[i] for i in columns) for code, word in told.items()}

    before, after = agreement(of_words(told)), agreement(of_words(shuffled))

    states = sorted(told)
    moved = [states.index(renamed[code]) for code in states]
    for name in Agreement.__struct_fields__:
        figures = getattr(after, name)[np.ix_(moved, moved)]
        np.testing.assert_allclose(figures, getattr(before, name), atol=1e-12)


@given(votes())
def test_a_state_agrees_with_itself_wherever_it_chose(told: dict[str, str]) -> None:
    figures = agreement(of_words(told))

    for i, code in enumerate(sorted(told)):
        chose = sum(letter in COUNTED for letter in told[code])
        assert figures.n[i, i] == figures.same[i, i] == chose


def test_without_a_vote_in_common_there_is_no_figure_and_not_zero() -> None:
    figures = agreement(of_words({"XAA": "yyx.", "XBB": "x.yy"}))

    assert of_pair(figures, 0, 1) == slowly("", "")
    for name in ("strict_low", "strict_high", "kappa_low", "kappa_high"):
        assert math.isnan(getattr(figures, name)[0, 1])


def test_without_any_decision_there_is_no_figure() -> None:
    figures = agreement(of_words({"XAA": "", "XBB": ""}))

    assert figures.n.tolist() == [[0, 0], [0, 0]]
    assert np.isnan(figures.strict).all()


def test_kappa_has_no_figure_where_both_made_one_choice_throughout() -> None:
    figures = agreement(of_words({"XAA": "yyyy", "XBB": "yyyy"}))

    assert figures.strict[0, 1] == 1
    assert math.isnan(figures.kappa[0, 1])


def test_kappa_has_no_interval_where_its_variance_is_nothing() -> None:
    figures = agreement(of_words({"XAA": "yyyy", "XBB": "yana"}))

    assert figures.kappa[0, 1] == 0
    assert math.isnan(figures.kappa_low[0, 1])


def test_kappa_and_its_error_equal_the_textbook_s_example() -> None:
    """Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed., table 18.1:
    of 100, 75 1 4 / 5 4 1 / 0 0 10; kappa 0.68 with a standard error of 0.087."""
    cells = {"yy": 75, "ya": 1, "yn": 4, "ay": 5, "aa": 4, "an": 1, "nn": 10}
    one, other = ("".join(pair[i] * k for pair, k in cells.items()) for i in (0, 1))

    figures = agreement(of_words({"XAA": one, "XBB": other}))

    assert figures.kappa[0, 1] == pytest.approx(0.23 / 0.34)
    error = (figures.kappa_high[0, 1] - figures.kappa[0, 1]) / 1.959964
    assert error == pytest.approx(0.087, abs=0.001)


@pytest.mark.parametrize(
    ("same", "n", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_wilson_s_interval_equals_published_values(
    same: int, n: int, low: float, high: float
) -> None:
    ends = wilson(np.array([same]), np.array([n]))

    assert [float(end[0]) for end in ends] == pytest.approx([low, high], abs=5e-5)


def test_votes_known_otherwise_are_counted_where_both_chose() -> None:
    ballots = of_words({"XAA": "yyxa.", "XBB": "ynynx"}, known={"XAA": "r-r-r", "XBB": "rfr--"})
    pair = np.array([0], np.intp), np.array([1], np.intp)

    assert votes_known_as(ballots, RECONSTRUCTED, *pair).tolist() == [2]
    assert votes_known_as(ballots, FILLED_IN, *pair).tolist() == [1]


def test_many_pairs_are_counted_like_few(monkeypatch: pytest.MonkeyPatch) -> None:
    ballots = of_words({"XAA": "yan", "XBB": "yyy", "XCC": "nay"}, known={"XBB": "rrr"})
    firsts, seconds = (np.array(rows, np.intp) for rows in ([0, 0, 1], [1, 2, 2]))
    at_once = votes_known_as(ballots, RECONSTRUCTED, firsts, seconds)

    monkeypatch.setattr("accede.ask.agreement.PAIRS", 2)

    assert votes_known_as(ballots, RECONSTRUCTED, firsts, seconds).tolist() == at_once.tolist()
    assert at_once.tolist() == [3, 0, 3]


def test_every_pair_of_the_bundled_record_equals_a_slow_computation(release: Release) -> None:
    with (release.path / "graph.nt").open(encoding="utf-8") as lines:
        ballots = ballots_of(lines)
    figures = agreement(ballots)

    for i in range(len(ballots.states)):
        for j in range(0, len(ballots.states), 10):
            expected = slowly(words(ballots, i), words(ballots, j))
            assert of_pair(figures, i, j) == pytest.approx(expected)
