"""How long the answer of a worker is waited for: until it is late, or nobody wants it any more."""

import select
import time
from collections.abc import Callable
from typing import Final, NamedTuple

from accede.errors import QueryError

LOOK: Final = 0.2
"""Seconds between two looks at whether the answer is still wanted."""
WHERE: Final = "query"


def always() -> bool:
    """True: an answer is wanted to its end."""
    return True


class Until(NamedTuple):
    """The last moment of an answer, its seconds as they were granted, and whether it is wanted."""

    ends: float
    deadline: float
    wanted: Callable[[], bool] = always

    @classmethod
    def of(cls, deadline: float, wanted: Callable[[], bool]) -> "Until":
        """So many seconds from now."""
        return cls(time.monotonic() + deadline, deadline, wanted)

    def read(self, ready: select.poll) -> None:
        """Come back once there is something to read; QueryError where that is not in time."""
        while self.wanted():
            left = self.ends - time.monotonic()
            if ready.poll(1000 * max(0.0, min(left, LOOK))):
                return
            if left <= LOOK:
                raise self.late()
        raise QueryError(
            WHERE, "nobody waits for its answer any more, and it was ended", "ask again"
        )

    def late(self) -> QueryError:
        """What is said of an answer that did not come in time."""
        found = f"not answered within {self.deadline:g} seconds, and ended"
        return QueryError(WHERE, found, "ask for less: name a state, a series or a year")
