"""Changes as lines for a person: each by itself, or where they are many, counted by group."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from accede.publish.changes import HEADINGS, Change

SHOWN = 40
"""So many changes of one kind are each told; of more, those alike are counted."""

LINES = 60
"""So many lines tell of one kind where it is not told in full."""

FEW = 4
"""So many changes that are alike are each told, however many others there are."""

ALL = "`--all` tells each, `--json` too"


def every_line(changes: Iterable[Change]) -> Iterator[str]:
    """Each change under the heading of its kind."""
    yield from _under_headings(changes, lambda some: [change.words for change in some])


def lines(changes: Iterable[Change]) -> Iterator[str]:
    """The changes under the headings of their kinds; of many, what is alike is counted.

    Alike are those of one treaty, series or scheme that were added, or removed, or changed.
    """
    yield from _under_headings(changes, _short)


def _under_headings(
    changes: Iterable[Change], told: Callable[[Sequence[Change]], Iterable[str]]
) -> Iterator[str]:
    for kind, some in groupby(changes, key=lambda one: one.kind):
        listed = list(some)
        yield f"{HEADINGS.get(kind, kind)}: {len(listed):,}"
        yield from (f"  {words}" for words in told(listed))


def _short(changes: Sequence[Change]) -> Iterator[str]:
    if len(changes) <= SHOWN:
        yield from (change.words for change in changes)
        return
    alike = _alike(changes)
    counted = {one: some for one, some in alike.items() if len(some) > FEW}
    few = [change for some in alike.values() if len(some) <= FEW for change in some]
    numbers = [_count(*one, some) for one, some in counted.items()]
    yield from numbers[:LINES]
    yield from (change.words for change in few[:LINES])
    untold = sum(len(some) for some in [*counted.values()][LINES:]) + len(few[LINES:])
    if untold:
        yield f"and {untold:,} others; {ALL}"
    elif counted:
        yield ALL


def _alike(changes: Iterable[Change]) -> Mapping[tuple[str, str], list[Change]]:
    """The changes by what they belong to and how they changed, in the order of both."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        found.setdefault((change.group, change.how), []).append(change)
    return dict(sorted(found.items()))


def _count(group: str, how: str, changes: Sequence[Change]) -> str:
    return f"{group}: {len(changes):,} {how}" if group else f"{len(changes):,} {how}"
