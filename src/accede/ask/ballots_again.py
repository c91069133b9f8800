"""The voting record made from the one before: columns that nothing has touched are kept."""

from collections.abc import Iterable, Set

import numpy as np

from accede.ask.ballot_lines import ballots_of
from accede.ask.ballots import Ballots, Matrix


def ballots_again(before: Ballots, lines: Iterable[str], touched: Set[str]) -> Ballots | None:
    """The record before with the columns of some decisions exchanged; None where that cannot be.

    The lines are those of the decisions that were touched, as far as they still are, of all that is
    told of them (`told_facts.STEPS`), of every state and of the vocabulary. It cannot be where a
    row is of a name that no state bears: it may be gone with its last vote.
    """
    now = ballots_of(lines)
    if not set(before.states).issubset(now.states):
        return None
    kept = [i for i, roll in enumerate(before.decisions) if roll.decision not in touched]
    new = [i for i, roll in enumerate(now.decisions) if roll.decision in touched]
    rolls = [*(before.decisions[i] for i in kept), *(now.decisions[i] for i in new)]
    order = sorted(range(len(rolls)), key=lambda i: (rolls[i].when, rolls[i].decision))
    rows = {state: row for row, state in enumerate(now.states)}
    places = [rows[state] for state in before.states]

    def exchanged(old: Matrix, fresh: Matrix) -> Matrix:
        whole = np.zeros((len(now.states), len(rolls)), np.int8)
        whole[places, : len(kept)] = old[:, kept]
        whole[:, len(kept) :] = fresh[:, new]
        return np.ascontiguousarray(whole[:, order])

    return Ballots(
        states=now.states,
        names=now.names,
        decisions=tuple(rolls[i] for i in order),
        choices=exchanged(before.choices, now.choices),
        known=exchanged(before.known, now.known),
    )
