"""Commands measured from outside: wall time, processor time and peak memory, medians of runs."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]


class Cost(Struct, frozen=True):
    """What one command took: seconds on the wall and of the processors, megabytes at the peak."""

    seconds: float
    processor: float
    peak: float


def measured(arguments: Sequence[str], *, allowed: Sequence[int] = (0,)) -> Cost:
    """One `python -m ...` in a process of its own, its children's time counted in."""
    started = time.perf_counter()
    command = [sys.executable, "-m", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode not in allowed:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(of: Callable[[], Cost], *, runs: int) -> Cost:
    """The median of each figure over several runs."""
    costs = [of() for _ in range(runs)]
    figures = (statistics.median(getattr(cost, name) for cost in costs) for name in FIELDS)
    return Cost(*figures)


FIELDS = Cost.__struct_fields__


def machine() -> str:
    """The machine and the versions that a table was measured with."""
    cores = os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib", "pyshacl"))
    python = f"Python {platform.python_version()}"
    return f"{platform.machine()}, {cores} cores, {memory:.0f} GB; {python}, {parts}"
