"""Who votes with whom: a pair of states, one state with all others, or all pairs."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from accede.ask.agreement import FORMULAS, Agreement, Rows, agreement, votes_known_as
from accede.ask.ballots import FILLED_IN, RECONSTRUCTED, Ballots
from accede.ask.names import StoreNames
from accede.ask.results import Answer, Cell
from accede.ask.scope import Scope
from accede.ask.subjects import subject as subject_of
from accede.ask.things import Things
from accede.errors import QueryError
from accede.release import Release

COLUMNS = (
    *("list", "state", "state_iri", "other", "other_iri", "n", "same", "opposed"),
    *("agreement", "agreement_low", "agreement_high", "kappa", "kappa_low", "kappa_high"),
    *("reconstructed", "filled_in"),
)

PLENARY = Scope()

DIGITS = 4
"""Figures are rounded to so many digits, far finer than any interval."""

RANKED = (
    "highest: by the lower end of agreement's interval, lowest: by its upper end, so that a pair "
    "with few votes in common does not lead; of equals the first by id; pairs with none are left "
    "out"
)
KNOWN_AS = (
    "reconstructed and filled_in count the votes, of the 2 n behind each figure, that no source "
    "holds itself but that were computed, or that come from a second data set; absences worked "
    "out from membership are not voting, and are in no figure"
)

Pairs = tuple[Rows, Rows]
"""Places of pairs in the figures: the one state of each pair, and the other."""


def compare(
    ballots: Ballots,
    state: str | None = None,
    other: str | None = None,
    *,
    scope: Scope = PLENARY,
    top: int = 10,
) -> Answer:
    """The agreement of two states, of one state with the others, or of all pairs.

    States are given by their ids. A list holds the `top` pairs that agree most, then, of the
    others, the `top` that agree least. The notices give every figure's formula. QueryError for a
    state that is not known.
    """
    _check(state, other, top)
    chosen = ballots.within(scope)
    rows = np.array([ballots.row(state)] if state else range(len(ballots.states)), np.intp)
    figures = agreement(chosen, rows if state else None)
    lists = _one_pair(ballots.row(other)) if other else _ranked(figures, rows, top)
    return Answer(
        name="compare",
        summary="How often did states vote alike?",
        parameters=_parameters(state, other, scope, top),
        columns=COLUMNS,
        rows=tuple(
            (name, *row)
            for name, pairs in lists.items()
            for row in _rows(chosen, figures, rows, pairs)
        ),
        notices=(*about(ballots, chosen, scope), *FORMULAS.values(), KNOWN_AS, RANKED),
    )


def compare_in(
    release: Release,
    states: Sequence[str] = (),
    *,
    since: date | None = None,
    until: date | None = None,
    series: str | None = None,
    subject: str | None = None,
    top: int = 10,
) -> Answer:
    """What a release says of who votes with whom; states, series, subject by any of their names.

    A decision is on a subject, and on every broader one, where it or its resolution names it.

    At most two states; plenary votes alone count. QueryError for a name that nothing bears.
    """
    if len(states) > 2:
        raise QueryError("compare", f"{len(states)} states", "give two states, one, or none")
    store = release.store()
    names = StoreNames(store)
    ids = [_id(names.find("state", words, where="compare, state")) for words in states]
    line = _id(names.find("series", series, where="compare, series")) if series else None
    ballots = Ballots.load(release.path / "ballots.npz")
    known = {one for roll in ballots.decisions for one in roll.subjects} if subject else set()
    topic = subject_of(Things(store), subject, known) if subject else None
    scope = Scope(since=since, until=until, series=line, subject=topic)
    return compare(ballots, *ids, scope=scope, top=top)


def about(ballots: Ballots, chosen: Ballots, scope: Scope) -> Iterator[str]:
    """How many decisions an answer rests on, and how many may belong to them and are left out."""
    yield f"decisions asked about, with named votes: {len(chosen.decisions):,}"
    undated = scope.undated(ballots.decisions)
    if undated:
        yield f"left out, for their day is not known and may lie in the period: {undated:,}"


def rounded(figure: float) -> float | None:
    """A figure for a person; nothing where there is none.

    >>> rounded(0.123456), rounded(float("nan"))
    (0.1235, None)
    """
    return None if np.isnan(figure) else round(float(figure), DIGITS)


def _check(state: str | None, other: str | None, top: int) -> None:
    if top < 1:
        raise QueryError("compare", f"a list of {top} pairs", "ask for 1 or more")
    if other and (state is None or state == other):
        found = f"{other} {'with itself' if state else 'with nobody'}"
        raise QueryError("compare", found, "give two states, one, or none")


def _one_pair(other: int) -> dict[str, Pairs]:
    return {"pair": (np.array([0], np.intp), np.array([other], np.intp))}


def _ranked(figures: Agreement, rows: Rows, top: int) -> dict[str, Pairs]:
    """The pairs with votes in common that agree most, and of the others those that agree least."""
    common = figures.n > 0
    common[np.arange(len(rows)), rows] = False
    places, others = np.nonzero(np.triu(common) if len(rows) > 1 else common)
    low, high = figures.strict_low[places, others], figures.strict_high[places, others]
    most = np.lexsort((others, places, -low))[:top]
    least = np.lexsort((others, places, high))
    least = least[~np.isin(least, most)][:top]
    return {
        "highest": (places[most], others[most]),
        "lowest": (places[least], others[least]),
    }


def _rows(
    ballots: Ballots, figures: Agreement, rows: Rows, pairs: Pairs
) -> Iterator[tuple[Cell, ...]]:
    """The figures of each pair as a row of the answer."""
    firsts, seconds = rows[pairs[0]], pairs[1]
    counts = [
        *(count[pairs] for count in (figures.n, figures.same, figures.opposed)),
        *(votes_known_as(ballots, known, firsts, seconds) for known in (RECONSTRUCTED, FILLED_IN)),
    ]
    shares = [
        *(figures.strict[pairs], figures.strict_low[pairs], figures.strict_high[pairs]),
        *(figures.kappa[pairs], figures.kappa_low[pairs], figures.kappa_high[pairs]),
    ]
    for place, (first, second) in enumerate(zip(firsts, seconds, strict=True)):
        n, same, opposed, *known = (int(count[place]) for count in counts)
        found = (rounded(share[place]) for share in shares)
        yield *_named(ballots, first), *_named(ballots, second), n, same, opposed, *found, *known


def _named(ballots: Ballots, row: int) -> tuple[str, str]:
    return ballots.names[row], ballots.iri(row)


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]


def _parameters(state: str | None, other: str | None, scope: Scope, top: int) -> dict[str, str]:
    asked = {"state": state, "other": other}
    states = {name: f"state/{code}" for name, code in asked.items() if code}
    return states | scope.said() | ({} if other else {"top": str(top)})
