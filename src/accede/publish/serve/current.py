"""The release that a service reads at this moment, and what is remembered of it."""

import threading
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Store

from accede.ask import queries
from accede.ask.results import Answer
from accede.release import Release, open_release

REMEMBERED = 512
"""So many answers to saved questions are kept; a release never changes, so they stay right."""


class Counts:
    """What happened so far, in numbers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.requests: Counter[tuple[str, int]] = Counter()
        self.faults: Counter[str] = Counter()

    def answered(self, route: str, status: int) -> None:
        """One more request to a route, with its status."""
        with self._lock:
            self.requests[route, status] += 1

    def ended(self, *, late: bool) -> None:
        """One more query that was ended, at its deadline or for a fault of its own."""
        with self._lock:
            self.faults["late" if late else "refused"] += 1

    def text(self, digest: str) -> str:
        """The numbers as Prometheus reads them."""
        with self._lock:
            lines = [
                f'accede_requests_total{{route="{route}",status="{status}"}} {n}'
                for (route, status), n in sorted(self.requests.items())
            ]
            faults = [
                f'accede_queries_ended_total{{why="{why}"}} {n}'
                for why, n in sorted(self.faults.items())
            ]
        return "\n".join([f'accede_release{{digest="{digest}"}} 1', *lines, *faults, ""])


class Opened:
    """One release with its store, and the answers already given from it."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.store: Store = release.store()
        self._answers: dict[tuple[str, tuple[tuple[str, str], ...]], Answer] = {}

    def answer(self, name: str, values: Mapping[str, str]) -> Answer:
        """The answer to a saved question; one that was given before is given again."""
        key = name, tuple(sorted(values.items()))
        found = self._answers.get(key)
        if found is None:
            found = queries.run(self.store, queries.load(name), values)
            if len(self._answers) >= REMEMBERED:
                self._answers.clear()
            self._answers[key] = found
        return found


class Current:
    """The release that a link leads to: opened once, and again when the link has moved."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.counts = Counts()
        self._lock = threading.Lock()
        self._opened = Opened(open_release(place))

    def opened(self) -> Opened:
        """The release at this moment; while its link is being moved, the one before."""
        folder = self.place.resolve()
        if folder != self._opened.release.path and (folder / "manifest.json").is_file():
            with self._lock:
                if folder != self._opened.release.path:
                    self._opened = Opened(open_release(self.place))
        return self._opened

    def release(self) -> Release:
        """The release at this moment."""
        return self.opened().release
