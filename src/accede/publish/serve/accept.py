"""Which form of an answer a client asks for, by its Accept header (RFC 9110, 12.5.1)."""

from collections.abc import Sequence
from typing import NamedTuple

from accede.publish.serve.refusals import Refused

LONGEST = 2000
"""Characters of an Accept header that are read; no client needs more."""


ANY = "*/*"


class Range(NamedTuple):
    """One media range: its type, how narrow it is, and how much it is wanted."""

    type: str
    narrow: int
    wanted: float


def chosen(accept: str, offered: Sequence[str]) -> str:
    """The offered type that a client wants most; of equals the first. None: 406 with the list.

    >>> chosen("text/html;q=0.5, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> chosen("", ["text/html", "text/turtle"])
    'text/html'
    """
    ranges = [_range(part) for part in accept[:LONGEST].split(",") if part.strip()]
    if not ranges:
        return offered[0]
    wanted = {one: _wanted(one, ranges) for one in offered}
    best = max(offered, key=lambda one: wanted[one])
    if wanted[best] <= 0:
        raise Refused(406, f"Accept: {accept[:200]}: not offered; use one of {', '.join(offered)}")
    return best


def _wanted(offered: str, ranges: Sequence[Range]) -> float:
    fitting = [one for one in ranges if _fits(offered, one.type)]
    return max(fitting, key=lambda one: one.narrow).wanted if fitting else 0.0


def _fits(offered: str, wanted: str) -> bool:
    """Whether a type is in a range; `application/json` takes every JSON, as clients mean it."""
    if wanted == "application/json":
        return offered == wanted or offered.endswith("+json")
    return wanted in {ANY, offered, f"{offered.partition('/')[0]}/*"}


def _range(part: str) -> Range:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weights = [piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")]
    name = ANY if name == "*" else name
    narrow = 0 if name == ANY else 1 if name.endswith("/*") else 2
    return Range(name, narrow, _weight(weights[0]) if weights else 1.0)


def _weight(said: str) -> float:
    """A weight from 0 to 1; what is no number is 0."""
    try:
        weight = float(said)
    except ValueError:
        return 0.0
    return min(1.0, weight) if weight > 0 else 0.0
