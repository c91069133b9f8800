"""The release that a service reads at this moment, and what is remembered of it."""

import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Store

from accede.ask import queries
from accede.ask.results import Answer
from accede.errors import AccedeError, ReleaseError
from accede.publish.serve.counts import Counts
from accede.publish.serve.remembered import Remembered, Thinking, Written
from accede.release import Release, open_release
from accede.release.opened import VERIFY

CELLS = 500_000
"""Cells of answers that are kept; a release never changes, so they stay right."""
BYTES = 64 << 20
"""Bytes of what was written of them."""
LONGEST = 30.0
"""Seconds in which a saved question is answered, if it ever is."""

Values = Mapping[str, str]
V = TypeVar("V")


class Opened:
    """One release with its store, and the answers already given from it."""

    def __init__(self, release: Release, longest: float = LONGEST) -> None:
        self.release = release
        self.store: Store = release.store()
        self.written: Remembered[Written] = Remembered(BYTES, lambda one: len(one.body) + 1000)
        self._answers: Remembered[Answer] = Remembered(
            CELLS, lambda one: 10 + len(one.columns) * len(one.rows)
        )
        self.thinking = Thinking(longest)
        self.treaties = self.asked("treaties", {})

    @property
    def short(self) -> str:
        """The first digits of the digest, by which people name a release."""
        return self.release.digest[:12]

    def asked(self, name: str, values: Values) -> Answer:
        """The answer to a saved question; ReleaseError where the store cannot be read."""
        return self.reading(lambda: queries.run(self.store, queries.load(name), values))

    def reading(self, read: Callable[[], V]) -> V:
        """What is read of the store; ReleaseError where its files are damaged or gone.

        A cursor of the store dies on the thread that made it, or the engine complains: so the
        frames of what failed, which hold it, are cleared here.
        """
        try:
            return read()
        except AccedeError as fault:
            _let_go(fault)
            raise
        except (OSError, RuntimeError) as fault:
            _let_go(fault)
            where = f"release {self.short}"
            raise ReleaseError(where, "it cannot be read", VERIFY) from fault

    async def answer(self, name: str, values: Values) -> Answer:
        """The answer to a saved question; one that was given before is given again."""
        key = name, tuple(sorted(values.items()))
        return await self._answers.of(
            key, lambda: self.thinking.of(lambda: self.asked(name, values))
        )


def _let_go(fault: BaseException | None) -> None:
    """Forget what the frames of a failure hold, and those of what it came from."""
    while fault:
        traceback.clear_frames(fault.__traceback__)
        fault = fault.__cause__ or fault.__context__


class Current:
    """The release that a link leads to: opened once, and again when the link has moved.

    Where the link leads to nothing that can be opened, the release before is served on, and
    `fault()` says why.
    """

    def __init__(self, place: Path, longest: float = LONGEST) -> None:
        self.place = place
        self._longest = longest
        self.counts = Counts()
        self._fault = ""
        self._lock = threading.Lock()
        self._opened = Opened(open_release(place), longest)
        self._refused: tuple[Path, float] | None = None

    def opened(self) -> Opened:
        """The release at this moment; whoever needs two things of it asks once."""
        folder = self.place.resolve()
        if folder == self._opened.release.path:
            return self._opened
        with self._lock:
            seen = folder, _changed(folder)
            if folder != self._opened.release.path and seen != self._refused:
                self._swap(seen)
            return self._opened

    def release(self) -> Release:
        """The release at this moment."""
        return self.opened().release

    def fault(self) -> str:
        """Why what is served is not what the link leads to; nothing where it is."""
        release = self.opened().release
        if not self._fault and not (release.path / "manifest.json").is_file():
            return f"release {release.digest[:12]}: its folder is gone; build it again"
        return self._fault

    def _swap(self, seen: tuple[Path, float]) -> None:
        try:
            self._opened = Opened(open_release(seen[0]), self._longest)
            self._refused, self._fault = None, ""
        except AccedeError as fault:
            self._refused, self._fault = seen, str(fault)


def _changed(folder: Path) -> float:
    """When a release was last written, so that one that was mended is looked at again."""
    with suppress(OSError):
        return (folder / "manifest.json").stat().st_mtime
    return 0.0
