"""How much of a document is read: what holds more is refused, so that no document takes all.

The measure is the whole voting record of the General Assembly: a million rows, fifty megabytes,
seven thousand roll calls of two hundred votes.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from accede.errors import SourceError

Item = TypeVar("Item")

MOST_LINES = 4_000_000
MOST_BYTES = 1 << 29
"""Of one document that is read as a stream, unpacked."""

MOST_RECORDS = 30_000
"""Of a voting record, what is refused or doubtful among them; the whole one gives half as many."""

MOST_OF_A_TABLE = 100_000
"""Rows of one of our own tables; the largest has a few thousand."""

MOST_PARTICIPANTS = 1_000
"""Rows of a depositary's table: two hundred states have one each."""

MOST_ROWS = 10_000
"""Rows of one roll call: each state has one, and some are printed twice."""

MEND = "check that it is what its reader takes it for, or give it in several parts"


def bounded(items: Iterable[Item], *, most: int, where: object, what: str) -> Iterator[Item]:
    """The same items one by one, or SourceError where there are more than that many.

    >>> list(bounded("ab", most=2, where="a.csv", what="rows"))
    ['a', 'b']
    """
    for number, item in enumerate(items):
        if number == most:
            raise too_much(f"{most:,} {what}", where=where)
        yield item


def of_one_call(rows: Iterable[Item], *, where: object) -> list[Item]:
    """The rows of one roll call, or SourceError where there are more than a roll call can have."""
    taken = list(islice(rows, MOST_ROWS + 1))
    if len(taken) > MOST_ROWS:
        raise too_much(f"{MOST_ROWS:,} rows of one roll call", where=where)
    return taken


def too_much(what: str, *, where: object) -> SourceError:
    """The refusal of a document that holds more than it may."""
    return SourceError(where, f"more than {what}", MEND)
