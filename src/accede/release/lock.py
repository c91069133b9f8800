"""One builder at a time for one place: a lock that ends with its process, however that ends."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accede.errors import ReleaseError

UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO}


def unwritable(out: Path, fault: OSError) -> ReleaseError:
    """A full disk, a read-only folder or a write error as one line for a person."""
    return ReleaseError(
        out,
        f"cannot be written ({fault.strerror or fault})",
        "make room or choose another --out; the release before is as it was",
    )


@contextmanager
def explained(out: Path) -> Iterator[None]:
    """Turns what the file system refuses while `out` is being written into a ReleaseError."""
    try:
        yield
    except OSError as fault:
        raise unwritable(out, fault) from fault


@contextmanager
def locked(out: Path, wait: float) -> Iterator[None]:
    """Holds `<out>.lock`; waits up to `wait` seconds for another builder, then ReleaseError."""
    lock = out.with_name(f"{out.name}.lock")
    held = _held(lock, out, wait)
    try:
        yield
    finally:
        with suppress(OSError):  # a file that stays behind locks nothing
            lock.unlink()
        os.close(held)


def _held(lock: Path, out: Path, wait: float) -> int:
    deadline = time.monotonic() + wait
    while True:
        with explained(out):
            handle = _try(lock)
        if handle is not None:
            return handle
        if time.monotonic() >= deadline:
            raise ReleaseError(
                out,
                "another build is writing it",
                "wait for its end or choose another --out",
            )
        time.sleep(0.05)


def _try(lock: Path) -> int | None:
    """The lock's handle, or None where another builder has it.

    Who holds the lock removes its file at the end, so a handle on a file that is no longer at its
    path locks nothing and is given back.
    """
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), lock.stat()):
            return handle
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:
        os.close(handle)
        raise
    os.close(handle)
    return None
