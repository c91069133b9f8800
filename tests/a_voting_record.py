"""Voting records written as words: a letter for each vote, a word for each state."""

import string
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from accede.ask.ballots import Ballots
from accede.ask.scope import RollCall

CHOICES = ".yanx"
"""No vote on record, in favour (yes), abstaining, against (no), not voting."""

ID = "https://w3id.org/accede/id/"
NS = "https://w3id.org/accede/ns#"
SCHEME = "https://w3id.org/accede/scheme/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
BROADER = "http://www.w3.org/2004/02/skos/core#broader"
SUBJECT = "http://purl.org/dc/terms/subject"

KNOWN = "-rfd"
"""Recorded, reconstructed, filled in, derived."""


def line(subject: str, name: str, value: str) -> str:
    """A triple; names without a scheme are ours, values too unless they are quoted."""
    prefix = "" if subject.startswith("http") else ID
    written = value if value[0] == '"' else f"<{value if '://' in value else ID + value}>"
    return f"<{prefix}{subject}> <{name if '://' in name else NS + name}> {written} .\n"


def of_words(
    votes: Mapping[str, str],
    known: Mapping[str, str] | None = None,
    decisions: Sequence[RollCall] = (),
) -> Ballots:
    """A record from a word a state, such as `{"XAA": "yyn.", "XBB": "yax."}`."""
    told = known or {}
    n = max(map(len, votes.values()), default=0)
    states = sorted(votes)
    rolls = decisions or [
        RollCall(decision=f"decision/rollcall/{i}", when=str(1946 + i), stage="plenary")
        for i in range(n)
    ]
    return Ballots(
        states=tuple(states),
        names=tuple(f"State {code}" for code in states),
        decisions=tuple(rolls),
        choices=_matrix([[CHOICES.index(one) for one in votes[code]] for code in states], n),
        known=_matrix(
            [[KNOWN.index(one) for one in told.get(code, "-" * n)] for code in states], n
        ),
    )


def _matrix(rows: list[list[int]], n: int) -> np.ndarray:
    return np.array(rows, np.int8).reshape(len(rows), n)


@st.composite
def votes(draw: st.DrawFn) -> dict[str, str]:
    """Words for two to six states in up to twelve decisions."""
    states = draw(st.integers(2, 6))
    n = draw(st.integers(0, 12))
    word = st.text(alphabet=CHOICES, min_size=n, max_size=n)
    return {f"X{letter}{letter}": draw(word) for letter in string.ascii_uppercase[:states]}
