"""Where a state's vote on a series changed from one decision to the next."""

from collections.abc import Iterator
from itertools import pairwise

from accede.ask.ballots import ABSTAINING, AGAINST, CHOICES, IN_FAVOUR, KNOWN, Ballots
from accede.ask.compare import PLENARY, about
from accede.ask.results import Answer, Cell
from accede.ask.scope import Scope

COLUMNS = (
    *("state", "state_iri", "session_before", "before", "session", "when", "choice"),
    *("steps", "known_as_before", "known_as", "decision_iri"),
)

RANK = {AGAINST: 0, ABSTAINING: 1, IN_FAVOUR: 2}

NOTICES = (
    "a change is a choice other than the one before it, in the order of time",
    "decisions in which the state has no vote on record are passed over",
    "steps counts from against over abstaining to in favour; it is empty to or from not voting",
    "known_as says how each of the two votes is known",
)


def changes(ballots: Ballots, state: str, *, scope: Scope = PLENARY) -> Answer:
    """Every change in how a state, given by its id, voted in the decisions asked about.

    Ask for one series: over several, texts that have nothing in common follow each other.
    QueryError for a state that is not known.
    """
    row = ballots.row(state)
    chosen = ballots.within(scope)
    rows = tuple(_changes(chosen, row))
    return Answer(
        name="changes",
        summary="When did a state's vote change?",
        parameters={"state": f"state/{state}"} | scope.said(),
        columns=COLUMNS,
        rows=rows,
        notices=(*about(ballots, chosen, scope), *NOTICES),
    )


def _changes(ballots: Ballots, row: int) -> Iterator[tuple[Cell, ...]]:
    voted = ballots.choices[row].nonzero()[0].tolist()
    named = (ballots.names[row], ballots.iri(row))
    for last, place in pairwise(voted):
        before, choice = int(ballots.choices[row, last]), int(ballots.choices[row, place])
        if before == choice:
            continue
        one = ballots.decisions[place]
        yield (
            *named,
            *(ballots.decisions[last].session, CHOICES[before], one.session, one.when),
            *(CHOICES[choice], _steps(before, choice)),
            *(KNOWN[int(ballots.known[row, where])] for where in (last, place)),
            one.decision,
        )


def _steps(before: int, choice: int) -> int | None:
    """How far a vote moved towards in favour, negative the other way."""
    return RANK[choice] - RANK[before] if {before, choice} <= RANK.keys() else None
