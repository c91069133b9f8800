"""Work on a release that a process of its own does, beside its builder.

The process ends with its builder: when the pipe on its standard input closes, it stops at once,
so that nobody writes into a folder that the next builder clears away.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accede.errors import ReleaseError

BEGIN = b"!"


@contextmanager
def working(module: str, folder: Path) -> Iterator[Callable[[], None]]:
    """`python -m MODULE FOLDER` beside what this block does; finished when the block ends.

    The process makes itself ready at once, and begins its work when the function that the block
    is given is called. Raises ReleaseError, in that process's own words, where its work could not
    be done.
    """
    command = [sys.executable, "-m", module, str(folder)]
    with subprocess.Popen(  # noqa: S603  # our own program, and a path
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield lambda: _tell(process)
        except BaseException:
            process.kill()
            raise
        said = process.stderr.read() if process.stderr else b""
        process.wait()
    if process.returncode:
        words = " ".join(said.decode("utf-8", "replace").split())
        raise ReleaseError(folder, words or f"{module} could not finish", "free some space")


def _tell(process: "subprocess.Popen[bytes]") -> None:
    """Tell a process to begin; one that has died already says so when the block ends."""
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.write(BEGIN)
            process.stdin.flush()


def work(on: Callable[[Path], None]) -> None:
    """Do the work on the folder that the command line names, and end the process."""
    if sys.stdin.buffer.read(len(BEGIN)) != BEGIN:
        os._exit(1)
    threading.Thread(target=_stop_with_builder, daemon=True).start()
    try:
        on(Path(sys.argv[1]))
    except (ReleaseError, OSError) as fault:
        sys.stderr.write(fault.found if isinstance(fault, ReleaseError) else str(fault))
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _stop_with_builder() -> None:
    sys.stdin.buffer.read()
    os._exit(1)
