"""Which graphs pushes fill beside a graph, and when each push was last at work, kept there too.

A push that died leaves its graph beside. The next push of another release removes it, but only
where it stands in this journal, bears a name of ours, and has given no sign of life for long.
"""

import re
import time
from datetime import UTC, datetime, timedelta

from accede.publish.target import Target

QUIET = timedelta(hours=2)
"""A push that has been silent for so long is dead: no server is waited for longer."""

EVERY = 60
"""After so many seconds of work a push gives a new sign of life."""


class Journal:
    """The graphs beside one graph of a server."""

    def __init__(self, target: Target, graph: str) -> None:
        self.graph = graph
        self._target = target
        self._place = f"{graph}/staging"
        self._noted = -float(EVERY)

    def beside(self, digest: str) -> str:
        """The graph beside that is filled with what has a digest."""
        return f"{self._place}/{digest[:12]}"

    def note(self, beside: str) -> None:
        """Leave a sign that a graph beside is being filled, unless there is a fresh one."""
        if time.monotonic() - self._noted >= EVERY:
            self._target.note(self._place, beside, datetime.now(UTC))
            self._noted = time.monotonic()

    def remove(self, beside: str) -> None:
        """Leave nothing of a graph beside, nor of the signs that it was filled."""
        self._target.drop(beside)
        self._target.forget(self._place, beside)

    def cleared(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The graphs that dead pushes left and that were removed; and notices of those kept."""
        now = datetime.now(UTC)
        seen = self._target.begun(self._place)
        ours = {one: last for one, last in seen.items() if self._is_ours(one)}
        dead = tuple(one for one, last in ours.items() if now - last > QUIET)
        for one in dead:
            self.remove(one)
        kept = (
            f"{one} is kept: a push was at work on it at {last:%Y-%m-%d %H:%M} UTC, and a later "
            "push will remove it"
            for one, last in ours.items()
            if one not in dead
        )
        return dead, tuple(kept)

    def _is_ours(self, graph: str) -> bool:
        return bool(re.fullmatch(rf"{re.escape(self._place)}/[0-9a-f]{{12}}", graph))
