"""Work on a release that a process of its own does, beside its builder.

The builder names files to it, one after another, as they come to stand in the release's folder.
The process ends with its builder: when the pipe on its standard input closes before the last file
was named, it stops at once, so that nobody writes into a folder that the next builder clears away.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue

from accede.errors import ReleaseError

LAST = ""
"""What is named after the last file."""

Tell = Callable[[str], None]
"""Names a file of the folder to a process, or `LAST`."""


@contextmanager
def working(module: str, folder: Path) -> Iterator[Tell]:
    """`python -m MODULE FOLDER` beside what this block does; finished when the block ends.

    The process makes itself ready at once, and does its work on each file that it is told of by
    the function that the block is given. Raises ReleaseError, in that process's own words, where
    its work could not be done.
    """
    command = [sys.executable, "-m", module, str(folder)]
    with subprocess.Popen(  # noqa: S603  # our own program, and a path
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield lambda name: _tell(process, name)
        except BaseException:
            process.kill()
            raise
        said = process.stderr.read() if process.stderr else b""
        process.wait()
    if process.returncode:
        words = " ".join(said.decode("utf-8", "replace").split())
        raise ReleaseError(folder, words or f"{module} could not finish", "free some space")


def _tell(process: "subprocess.Popen[bytes]", name: str) -> None:
    """Name a file to a process; one that has died already says so when the block ends."""
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.write(f"{name}\n".encode())
            process.stdin.flush()


def work(on: Callable[[Path, Iterator[Path]], None]) -> None:
    """Do the work on the folder that the command line names, file by file, and end the process."""
    folder = Path(sys.argv[1])
    named: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_hear, args=(named,), daemon=True).start()
    try:
        on(folder, (folder / name for name in iter(named.get, LAST)))
    except (ReleaseError, OSError) as fault:
        sys.stderr.write(fault.found if isinstance(fault, ReleaseError) else str(fault))
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _hear(named: "SimpleQueue[str]") -> None:
    """Hear what the builder names; when nothing more can come, the builder has died."""
    for line in sys.stdin:
        named.put(line.rstrip("\n"))
    os._exit(1)
