"""The store of a release, loaded by a process of its own while its builder checks the graph.

`python -m accede.release.loading GRAPH FOLDER` is that process. It ends with its builder: when
the pipe on its standard input closes, it stops at once, so that nobody writes into a folder that
the next builder clears away.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accede.errors import ReleaseError
from accede.release.opened import load_store


@contextmanager
def store_loading(nt: Path, folder: Path) -> Iterator[None]:
    """A store of `nt` in `folder/store`, finished when the block ends.

    Raises ReleaseError, in the loader's own words, where it cannot be written.
    """
    command = [sys.executable, "-m", "accede.release.loading", str(nt), str(folder)]
    with subprocess.Popen(  # noqa: S603  # our own program, and paths
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as loader:
        try:
            yield
        except BaseException:
            loader.kill()
            raise
        said = _end_of(loader)
    if loader.returncode:
        raise ReleaseError(
            folder / "store", said or "the store could not be loaded", "free some space"
        )


def _end_of(loader: "subprocess.Popen[bytes]") -> str:
    """Wait for the loader, its pipe still open, and give what it said."""
    said = loader.stderr.read() if loader.stderr else b""
    loader.wait()
    return " ".join(said.decode("utf-8", "replace").split())


def _stop_with_builder() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def main() -> None:
    """Load the store that the command line names."""
    threading.Thread(target=_stop_with_builder, daemon=True).start()
    nt, folder = sys.argv[1:]
    try:
        load_store(Path(nt), Path(folder))
    except ReleaseError as error:
        sys.stderr.write(error.found)
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
