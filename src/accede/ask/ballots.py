"""The voting record as a matrix: states by decisions, one small integer a vote."""

import difflib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

from accede.ask.npz import MEND, Array, read_npz, write_npz
from accede.ask.scope import RollCall, Scope
from accede.errors import QueryError, ReleaseError
from accede.model import iris

__all__ = ["CHOICES", "KNOWN", "Ballots", "Matrix", "RollCall", "Scope"]

CHOICES = ("", "in-favour", "abstaining", "against", "not-voting")
"""What a number in the matrix of choices says; 0: no vote recorded, or no member at the time."""

IN_FAVOUR, ABSTAINING, AGAINST, NOT_VOTING = 1, 2, 3, 4

KNOWN = ("recorded", "reconstructed", "filled-in", "derived")
"""How a vote is known: what a number in the second matrix says."""

RECORDED, RECONSTRUCTED, FILLED_IN, DERIVED = 0, 1, 2, 3

Matrix = npt.NDArray[np.int8]


class Ballots(Struct, frozen=True, eq=False, kw_only=True):
    """Who voted how, and how that is known.

    `choices` and `known` have a row for each of `states` (ids, in order) and a column for each of
    `decisions` (in the order of time), and hold places in CHOICES and KNOWN. `names` are the short
    names of the states.
    """

    states: tuple[str, ...]
    names: tuple[str, ...]
    decisions: tuple[RollCall, ...]
    choices: Matrix
    known: Matrix

    def row(self, state: str) -> int:
        """The row of a state, by its id; an id that no state bears is a QueryError."""
        if state in self.states:
            return self.states.index(state)
        near = difflib.get_close_matches(state.upper(), self.states, n=3, cutoff=0.6)
        mend = f"did you mean {' or '.join(near)}?" if near else "give a state's id, like CUB"
        raise QueryError("compare", f"no state has the id {state!r}", mend)

    def iri(self, row: int) -> str:
        """The IRI of the state in a row."""
        return iris.state(self.states[row])

    def within(self, scope: Scope) -> "Ballots":
        """The same states with the decisions that are asked about, and no others."""
        scope.check(self.decisions)
        places = list(scope.places(self.decisions))
        if len(places) == len(self.decisions):
            return self
        return Ballots(
            states=self.states,
            names=self.names,
            decisions=tuple(self.decisions[place] for place in places),
            choices=self.choices[:, places],
            known=self.known[:, places],
        )

    def save(self, path: Path) -> None:
        """Write `ballots.npz`: the same bytes for the same votes, on any machine."""
        write_npz(path, _arrays(self))

    @classmethod
    def load(cls, path: Path) -> "Ballots":
        """What `save` wrote; ReleaseError for a file that is missing, damaged or another."""
        arrays = read_npz(path)
        try:
            ballots = _ballots(arrays)
        except KeyError as fault:
            raise ReleaseError(path, f"has no array {fault}", MEND) from fault
        except (IndexError, TypeError, ValueError, msgspec.DecodeError) as fault:
            raise ReleaseError(path, f"its arrays do not fit together ({fault})", MEND) from fault
        shape = (len(ballots.states), len(ballots.decisions))
        for matrix in (ballots.choices, ballots.known):
            if matrix.shape != shape or matrix.dtype != np.int8:
                found = f"a matrix of {matrix.dtype} {matrix.shape} where int8 {shape} belongs"
                raise ReleaseError(path, found, MEND)
        return ballots


def _arrays(ballots: Ballots) -> dict[str, Array]:
    """One array a field; subjects as their list and as pairs (decision, subject) of places."""
    rolls = ballots.decisions
    subjects = sorted({subject for roll in rolls for subject in roll.subjects})
    place = {subject: i for i, subject in enumerate(subjects)}
    pairs = [(i, place[one]) for i, roll in enumerate(rolls) for one in roll.subjects]
    return {
        "states": _texts(ballots.states),
        "names": _texts(ballots.names),
        "decision": _texts([roll.decision for roll in rolls]),
        "when": _texts([roll.when for roll in rolls]),
        "stage": _texts([roll.stage for roll in rolls]),
        "series": _texts([roll.series for roll in rolls]),
        "session": np.array([_number(roll.session) for roll in rolls], "<i4"),
        "part": _texts([roll.part for roll in rolls]),
        "subjects": _texts(subjects),
        "subject_of": np.array(pairs, "<i4").reshape(-1, 2),
        "choices": np.ascontiguousarray(ballots.choices, np.int8),
        "known": np.ascontiguousarray(ballots.known, np.int8),
    }


def _ballots(arrays: dict[str, Array]) -> Ballots:
    subjects = _listed(arrays["subjects"])
    told = {name: _listed(arrays[name]) for name in ("decision", "when", "stage", "series", "part")}
    of: list[list[str]] = [[] for _ in told["decision"]]
    for decision, subject in arrays["subject_of"].tolist():
        of[decision].append(subjects[subject])
    rolls = zip(*told.values(), arrays["session"].tolist(), of, strict=True)
    return Ballots(
        states=tuple(_listed(arrays["states"])),
        names=tuple(_listed(arrays["names"])),
        decisions=tuple(
            RollCall(
                decision=decision,
                when=when,
                stage=stage,
                series=series,
                session=None if session == NO_SESSION else session,
                part=part,
                subjects=tuple(about),
            )
            for decision, when, stage, series, part, session, about in rolls
        ),
        choices=arrays["choices"].astype(np.int8, copy=False),
        known=arrays["known"].astype(np.int8, copy=False),
    )


TEXTS = msgspec.json.Decoder(list[str])

NO_SESSION = -1
"""Stands in the file for a session that is not known; special sessions have numbers too."""


def _number(session: int | None) -> int:
    return NO_SESSION if session is None else session


def _texts(texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Texts as the bytes of a JSON list: an array of equal widths is as wide as the longest."""
    return np.frombuffer(msgspec.json.encode(list(texts)), np.uint8)


def _listed(written: Array) -> list[str]:
    """What `_texts` wrote."""
    return TEXTS.decode(written.tobytes())
