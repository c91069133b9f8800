"""How often states vote alike: the counts, the formulas, and how sure a figure is.

A vote counts where a state chose in favour, abstaining or against. Not voting is no choice, and
what is not recorded is nothing: neither counts for agreement, nor against it.
"""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from accede.ask.ballots import ABSTAINING, AGAINST, IN_FAVOUR, NOT_VOTING, Ballots, Matrix

Counts = npt.NDArray[np.int64]
Figures = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

COUNTED = (IN_FAVOUR, ABSTAINING, AGAINST)

EXACT = 2**24
"""Up to here a sum of ones in 32-bit floats is exact; a longer record is counted in 64 bits."""

PAIRS = 1000
"""So many pairs are counted at once, for their votes must lie in memory."""

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution: intervals are of 95 %."""

ROUNDING = 1e-12
"""A variance below this is 0, and a stray of the arithmetic."""

FORMULAS = {
    "n": "n counts the decisions in which both states chose in favour, abstaining or against; "
    "not voting, and votes that are not recorded, are not counted",
    "agreement": "agreement = same / n, where same counts the decisions of n in which both chose "
    "alike; its interval is Wilson's score interval of 95 %",
    "opposed": "opposed counts the decisions of n in which one chose in favour, the other against",
    "kappa": "kappa = (agreement - e) / (1 - e), where e sums, over the three choices, the product "
    "of the two states' shares of that choice in n (Cohen 1960); there is none where e = 1, and it "
    "is 0 where one state alone made a single choice throughout; its interval is asymptotic, of "
    "95 % (Fleiss, Cohen and Everitt 1969), and there is none where the variance comes out as 0",
    "independent": "the intervals take decisions as independent of each other; where a text comes "
    "back every year they are wider in truth",
}


class Agreement(Struct, frozen=True, eq=False, kw_only=True):
    """Figures of some states with all states: a row for each of the one, a column for the other.

    A figure that does not exist (no vote in common; no kappa where chance alone agrees always)
    is not a number, which is not zero.
    """

    n: Counts
    same: Counts
    opposed: Counts
    strict: Figures
    strict_low: Figures
    strict_high: Figures
    kappa: Figures
    kappa_low: Figures
    kappa_high: Figures


def agreement(ballots: Ballots, rows: Rows | None = None) -> Agreement:
    """The agreement of the states in some rows, or of all, with every state."""
    return of_crossed(crossed(ballots.choices, rows))


def crossed(choices: Matrix, rows: Rows | None = None) -> Counts:
    """How often each pair of choices met, by one matrix product.

    `crossed[k, a, l, b]` is in how many decisions state `rows[a]` made the counted choice k and
    state b the counted choice l; all states are taken where no rows are given.
    """
    states, decisions = choices.shape
    exact = np.float32 if decisions < EXACT else np.float64
    chosen = np.empty((len(COUNTED), states, decisions), exact)
    for place, choice in enumerate(COUNTED):
        chosen[place] = choices == choice
    every = chosen.reshape(len(COUNTED) * states, decisions)
    asked = states if rows is None else len(rows)
    some = every if rows is None else chosen[:, rows].reshape(len(COUNTED) * asked, decisions)
    met = (some @ every.T).astype(np.int64)
    return met.reshape(len(COUNTED), asked, len(COUNTED), states)


def votes_known_as(ballots: Ballots, known: int, firsts: Rows, seconds: Rows) -> Counts:
    """How many of the 2 n votes behind the figures of some pairs are known in one way.

    The rows of the one state of each pair, and of the other, give one count a pair.
    """
    counts = np.zeros(len(firsts), np.int64)
    for start in range(0, len(firsts), PAIRS):
        some = slice(start, start + PAIRS)
        one, other = firsts[some], seconds[some]
        both = counted(ballots.choices[one]) & counted(ballots.choices[other])
        for rows in (one, other):
            counts[some] += (both & (ballots.known[rows] == known)).sum(axis=1)
    return counts


def counted(choices: Matrix) -> npt.NDArray[np.bool_]:
    """Where a vote counts: in favour, abstaining or against."""
    return (choices > 0) & (choices < NOT_VOTING)


def of_crossed(met: Counts) -> Agreement:
    """Every figure from the counts of which choices met (see FORMULAS)."""
    n = met.sum(axis=(0, 2))
    same = np.einsum("kakb->ab", met)
    low, high = wilson(same, n)
    kappa, error = _kappa(met)
    return Agreement(
        n=n,
        same=same,
        opposed=met[0, :, 2] + met[2, :, 0],
        strict=_ratio(same, n),
        strict_low=low,
        strict_high=high,
        kappa=kappa,
        kappa_low=np.clip(kappa - Z * error, -1, 1),
        kappa_high=np.clip(kappa + Z * error, -1, 1),
    )


def wilson(same: Counts, n: Counts) -> tuple[Figures, Figures]:
    """Both ends of the score interval of 95 % of a share (Wilson 1927); of nothing, no number."""
    share = _ratio(same, n)
    weight = _ratio(np.float64(Z * Z), n)
    spread = np.sqrt(weight * share * (1 - share) + weight**2 / 4)
    middle = share + weight / 2
    low, high = (middle - spread) / (1 + weight), (middle + spread) / (1 + weight)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _kappa(met: Counts) -> tuple[Figures, Figures]:
    """Kappa and its standard error, in the large-sample form of Fleiss, Cohen and Everitt."""
    n = met.sum(axis=(0, 2))
    share = _ratio(met, n[None, :, None, :])
    first, second = share.sum(axis=2), share.sum(axis=0).transpose(1, 0, 2)
    alike = np.einsum("kakb->kab", share)
    observed, expected = alike.sum(axis=0), (first * second).sum(axis=0)
    kappa = _ratio(observed - expected, 1 - expected)
    by_alike = (alike * (1 - (first + second) * (1 - kappa)) ** 2).sum(axis=0)
    by_unlike = sum(
        share[k, :, j] * (second[k] + first[j]) ** 2 for k in range(3) for j in range(3) if k != j
    )
    by_chance = (kappa - expected * (1 - kappa)) ** 2
    variance = by_alike + (1 - kappa) ** 2 * by_unlike - by_chance
    error = np.sqrt(np.where(variance > ROUNDING, variance, np.nan))
    return kappa, _ratio(error, (1 - expected) * np.sqrt(n))


def _ratio(above: npt.NDArray[np.number] | np.float64, below: npt.NDArray[np.number]) -> Figures:
    """The quotient, and not a number where there is nothing below."""
    shape = np.broadcast_shapes(np.shape(above), below.shape)
    quotient: Figures = np.divide(above, below, out=np.full(shape, np.nan), where=below != 0)
    return quotient
