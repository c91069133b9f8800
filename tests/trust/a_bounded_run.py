"""A command in a process of its own, with what it took: seconds, and memory at its highest."""

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
    began = time.monotonic()
    out, err = folder / "out", folder / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)], stdout=stdout, stderr=stderr
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        process.returncode,
        out.read_text("utf-8"),
        err.read_text("utf-8"),
        time.monotonic() - began,
        usage.ru_maxrss / 1024,
    )
