"""How alike the members of a group vote, decision by decision and over a period."""

from collections.abc import Sequence

import numpy as np

from accede.ask.agreement import FORMULAS, Counts, Figures, Z, counted
from accede.ask.ballots import ABSTAINING, AGAINST, FILLED_IN, IN_FAVOUR, RECONSTRUCTED, Ballots
from accede.ask.compare import PLENARY, about, rounded
from accede.ask.results import Answer
from accede.ask.scope import Scope

FORMULA = (
    "cohesion is the mean, over n decisions, of (m - (v - m) / 2) / v: of the v members that chose "
    "in favour, abstaining or against, m made the commonest choice (the agreement index of Hix, "
    "Noury and Roland 2005: 1 where all chose alike, 0 where the three choices split them evenly)"
)
N = (
    "n counts the decisions in which two members or more chose; not voting, and votes that are not "
    "recorded, are not counted"
)
INTERVAL = (
    "the interval is the mean, more or less 1.96 standard errors of it; there is none for n < 2"
)
KNOWN_AS = (
    "votes counts the members' choices behind the figure; reconstructed and filled_in say how many "
    "of them no source holds itself but were computed, or come from a second data set"
)


def cohesion(ballots: Ballots, members: Sequence[str], *, scope: Scope = PLENARY) -> Answer:
    """How alike the members of a group, given by their ids, voted in the decisions asked about.

    A member counts in every decision it voted in: for a group whose membership changes, ask for
    each period with its own members. QueryError for a state that is not known.
    """
    chosen = ballots.within(scope)
    rows = sorted({ballots.row(member) for member in members})
    choices, known = chosen.choices[rows], chosen.known[rows]
    split = splits(choices)
    used = split.sum(axis=0) >= 2
    votes = counted(choices) & used
    mean, low, high = _mean(agreement_index(split[:, used]))
    row = (
        *(len(rows), int(used.sum()), rounded(mean), rounded(low), rounded(high)),
        *(int(votes.sum()), int((votes & (known == RECONSTRUCTED)).sum())),
        int((votes & (known == FILLED_IN)).sum()),
    )
    return Answer(
        name="cohesion",
        summary="How alike did the members of a group vote?",
        parameters={"members": ", ".join(ballots.states[row] for row in rows)} | scope.said(),
        columns=(
            *("members", "n", "cohesion", "cohesion_low", "cohesion_high"),
            *("votes", "reconstructed", "filled_in"),
        ),
        rows=(row,),
        notices=(
            *about(ballots, chosen, scope),
            *(N, FORMULA, INTERVAL, FORMULAS["independent"], KNOWN_AS),
        ),
    )


def splits(choices: np.ndarray) -> Counts:
    """How many states made each of the three counted choices: three rows, a column a decision."""
    return np.stack([(choices == one).sum(axis=0) for one in (IN_FAVOUR, ABSTAINING, AGAINST)])


def agreement_index(split: Counts) -> Figures:
    """The agreement index of each decision, from how its voters split (see FORMULA).

    >>> agreement_index(np.array([[4, 2, 1], [0, 2, 1], [0, 0, 1]])).tolist()
    [1.0, 0.25, 0.0]
    """
    most, voters = split.max(axis=0), split.sum(axis=0)
    index: Figures = (most - (voters - most) / 2) / voters
    return index


def _mean(figures: Figures) -> tuple[float, float, float]:
    """The mean of some figures from 0 to 1 and its interval of 95 %; nan where there is none."""
    n = len(figures)
    if n == 0:
        return np.nan, np.nan, np.nan
    mean = float(figures.mean())
    error = Z * float(figures.std(ddof=1)) / n**0.5 if n > 1 else np.nan
    return mean, max(mean - error, 0.0), min(mean + error, 1.0)
