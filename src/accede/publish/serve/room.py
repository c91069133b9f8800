"""A temporary folder for the pages of one service, cleared away once that service is dead.

It is held by a lock that the system takes back with the process, however that ended: nothing is
believed of a process number, which another process may bear by now.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

PREFIX = "accede-site-"
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class Room:
    """A folder that stays as long as this process, or one that it gave `lock` to, is alive."""

    def __init__(self) -> None:
        clear_away()
        self.path, self.lock = _taken()

    def keep(self, folders: Collection[Path]) -> None:
        """Remove all that is in it but some folders."""
        with suppress(FileNotFoundError):  # left meanwhile
            for other in self.path.iterdir():
                if other not in folders:
                    shutil.rmtree(other, ignore_errors=True)

    def leave(self) -> None:
        """Remove the folder and all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self.lock)


def _taken() -> tuple[Path, int]:
    """A new folder and its lock; taken anew where another service cleared it away meanwhile."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX))
        lock = os.open(path, FOLDER)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.is_dir():
            return path, lock
        os.close(lock)


def clear_away() -> None:
    """Remove the folders of this user's services that are dead."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # somebody else's, or gone by now
            _cleared(folder)


def _cleared(folder: Path) -> None:
    lock = os.open(folder, FOLDER)
    try:
        if os.fstat(lock).st_uid == os.getuid():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
