"""A command in a process of its own, with what it took: seconds, and memory at its highest.

It is started by a small process in between (this file): a process counts the memory of the one
that started it as its own.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What a run left, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def run(*arguments: object, folder: Path, module: str = "accede") -> Run:
    """Run a module's command; its output goes through files, for it may be large."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    out, err = folder / "out", folder / "err"
    between = subprocess.run(
        [sys.executable, __file__, out, err, *command], check=True, capture_output=True
    )
    code, seconds, megabytes = json.loads(between.stdout)
    return Run(code, out.read_text("utf-8"), err.read_text("utf-8"), seconds, megabytes)


def main() -> None:
    """Run the command that follows two files for its output, and print what it took."""
    out, err, *command = sys.argv[1:]
    began = time.monotonic()
    with Path(out).open("wb") as stdout, Path(err).open("wb") as stderr:
        process = subprocess.Popen(command, stdout=stdout, stderr=stderr)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = [process.returncode, time.monotonic() - began, usage.ru_maxrss / 1024]
    sys.stdout.write(json.dumps(took))


if __name__ == "__main__":
    main()
