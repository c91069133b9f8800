"""The finished graph, line by line, to the voting record as a matrix."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

import numpy as np
import numpy.typing as npt

from accede.ask.ballots import (
    ABSTAINING,
    AGAINST,
    DERIVED,
    FILLED_IN,
    IN_FAVOUR,
    NOT_VOTING,
    RECONSTRUCTED,
    RECORDED,
    Ballots,
    Matrix,
)
from accede.ask.scope import RollCall
from accede.ask.told_facts import STATE, ToldFacts
from accede.model import terms

Rows = npt.NDArray[np.intp]

LISTS = {
    f"<{terms.inFavour}>": IN_FAVOUR,
    f"<{terms.abstaining}>": ABSTAINING,
    f"<{terms.against}>": AGAINST,
    f"<{terms.notVoting}>": NOT_VOTING,
}
"""The properties of a decision that name states, and what the matrix of choices says for them."""

EXCEPTIONS = {f"<{terms.filledIn}>": FILLED_IN, f"<{terms.absenceDerived}>": DERIVED}
"""The properties that say how single votes are known; the later one counts where both do."""


def ballots_of(lines: Iterable[str]) -> Ballots:
    """The votes in the lines of a graph (N-Triples, one triple a line), as a matrix.

    A decision is a column where it names at least one voter. Lines in order are read fastest, but
    any order gives the same matrix. A vote is reconstructed where every document behind its
    decision reconstructs the state's votes; what stands on the decision itself counts before that.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    votes: defaultdict[str, list[tuple[int, Rows]]] = defaultdict(list)
    exceptions: defaultdict[str, list[tuple[int, Rows]]] = defaultdict(list)
    facts = ToldFacts()
    for subject, name, values in runs(lines):
        if name in LISTS:
            votes[subject].append((LISTS[name], _rows(values, numbers)))
        elif name in EXCEPTIONS:
            exceptions[subject].append((EXCEPTIONS[name], _rows(values, numbers)))
        else:
            facts.take(subject, name, values)
    rolls = sorted(map(facts.roll_call, votes), key=lambda roll: (roll.when, roll.decision))
    order = sorted({*facts.states(), *numbers})
    place = np.array([numbers[state] for state in order], np.intp)
    choices = _matrix([votes[f"<{roll.decision}>"] for roll in rolls], len(numbers))
    known = _matrix([exceptions.get(f"<{roll.decision}>", []) for roll in rolls], len(numbers))
    known[(known == RECORDED) & _computed(rolls, facts, numbers)] = RECONSTRUCTED
    known[choices == 0] = RECORDED
    return Ballots(
        states=tuple(state.removeprefix(STATE).rstrip(">") for state in order),
        names=tuple(map(facts.name, order)),
        decisions=tuple(rolls),
        choices=np.ascontiguousarray(choices[:, place].T),
        known=np.ascontiguousarray(known[:, place].T),
    )


def runs(lines: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    r"""Subject, property and values of every stretch of lines that share the first two.

    >>> list(runs(["<s> <p> <a> .\n", "<s> <p> <b> .\n"]))
    [('<s>', '<p>', ['<a>', '<b>'])]
    """
    shared, start = "\n", 0
    subject, name = "", ""
    values: list[str] = []
    for line in lines:
        if line.startswith(shared):
            values.append(line[start:-3])
            continue
        if values:
            yield subject, name, values
        subject, name, rest = line.split(" ", 2)
        shared = f"{subject} {name} "
        start = len(shared)
        values = [rest[:-3]]
    if values:
        yield subject, name, values


def _rows(values: list[str], numbers: defaultdict[str, int]) -> Rows:
    return np.array([numbers[value] for value in values], np.intp)


def _matrix(columns: list[list[tuple[int, Rows]]], states: int) -> Matrix:
    """Decisions by states, each column's lists written in, the greater number last."""
    matrix = np.zeros((len(columns), states), np.int8)
    for row, lists in zip(matrix, columns, strict=True):
        for number, rows in sorted(lists, key=lambda one: one[0]):
            row[rows] = number
    return matrix


def _computed(
    rolls: list[RollCall], facts: ToldFacts, numbers: defaultdict[str, int]
) -> npt.NDArray[np.bool_]:
    """Decisions by states: whether every document behind the decision reconstructs the state."""
    computed = np.zeros((len(rolls), len(numbers)), np.bool_)
    for row, roll in zip(computed, rolls, strict=True):
        states = facts.reconstructed(f"<{roll.decision}>")
        row[[numbers[state] for state in states if state in numbers]] = True
    return computed
