"""The agreement of two states computed vote by vote, in plain Python and by the book."""

import math
from collections import Counter
from collections.abc import Sequence

from accede.ask.agreement import Agreement

Figures = dict[str, float | None]

COUNTED = "yan"
"""The letters of the choices that count: in favour (yes), abstaining, against (no)."""

Z = 1.959963984540054


def slowly(one: Sequence[str], other: Sequence[str]) -> Figures:
    """The figures of two states from their letters, None where a figure does not exist."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a in COUNTED and b in COUNTED]
    n = len(both)
    same = sum(a == b for a, b in both)
    opposed = sum({a, b} == {"y", "n"} for a, b in both)
    kappa, low, high = _kappa(both)
    strict = same / n if n else None
    figures = {"n": n, "same": same, "opposed": opposed, "strict": strict}
    return figures | {"kappa": kappa, "kappa_low": low, "kappa_high": high}


def _kappa(both: list[tuple[str, str]]) -> tuple[float | None, float | None, float | None]:
    """Kappa, and its interval by the delta method from the gradient of kappa in each cell.

    With p the cells' shares: the variance is (sum p g^2 - (sum p g)^2) / n, where for a cell (a, b)
    g = [(a is b) (1 - e) - (1 - o) (second's share of a + first's share of b)] / (1 - e)^2.
    """
    n = len(both)
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = sum(first[c] * second[c] for c in COUNTED)
    if chance == n * n:
        return None, None, None
    same, e = sum(a == b for a, b in both), chance / (n * n)
    kappa = (n * same - chance) / (n * n - chance)
    slope = [
        ((a == b) * (1 - e) - (1 - same / n) * (second[a] + first[b]) / n) / (1 - e) ** 2
        for a, b in both
    ]
    mean = sum(slope) / n
    variance = sum((g - mean) ** 2 for g in slope) / n
    if variance * (1 - e) ** 2 < 1e-12:
        return kappa, None, None
    error = Z * math.sqrt(variance / n)
    return kappa, max(kappa - error, -1), min(kappa + error, 1)


def of_pair(figures: Agreement, one: int, other: int) -> Figures:
    """The same figures of a pair, from the matrix."""
    named = {name: float(getattr(figures, name)[one, other]) for name in slowly("", "")}
    return {name: None if math.isnan(value) else value for name, value in named.items()}
