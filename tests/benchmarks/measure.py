"""Commands measured from outside: wall time, processor time, and memory with all their children."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]
PROC = Path("/proc")
FIRST, PAUSE = 0.005, 0.05
"""Seconds before the first look at the memory, and between two later ones: each look is cheap."""

LONGEST = 1800.0
"""Seconds after which a command is stopped, and has failed."""

VERSIONS = ("accede", "pyoxigraph", "rdflib", "pyshacl", "numpy", "shifty")


class Cost(Struct, frozen=True):
    """What one command took: seconds on the wall and of the processors, megabytes at the peak.

    The peak is that of the process and all its children at one moment, pages that several of them
    share counted for each; `told` is what the command itself printed as figures.
    """

    seconds: float
    processor: float
    peak: float
    told: dict[str, float] = {}


class CommandError(Exception):
    """A command that did not do what was to be measured; its exit code, and its last line."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"exit code {code}: {words}")
        self.code = code


def measured(arguments: Sequence[str], *, allowed: Sequence[int] = (0,)) -> Cost:
    """One `python -m ...` in a process of its own; the figures of its last line, if it is JSON."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *_of_module(arguments)], cwd=ROOT, stdout=out, stderr=err
        )
        limit = threading.Timer(LONGEST, process.kill)
        limit.daemon = True
        limit.start()
        with process, _watched(process.pid) as highest:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            limit.cancel()
        if process.returncode not in allowed:
            err.seek(0)
            last = err.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise CommandError(process.returncode, last)
        out.seek(0)
        told = _figures(out.read())
    return Cost(seconds, usage.ru_utime + usage.ru_stime, highest(), told)


def _of_module(arguments: Sequence[str]) -> Sequence[str]:
    return arguments if arguments[0].startswith("-") else ["-m", *arguments]


def _figures(out: bytes) -> dict[str, float]:
    """The numbers of the object that stands on the last line, if there is one."""
    try:
        found = json.loads(out.strip().rpartition(b"\n")[2] or b"{}")
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: float(one) for name, one in pairs if isinstance(one, int | float)}


class _watched:  # noqa: N801  # reads as a word of its `with`
    """Looks at the memory of a process and its children, again and again, until it ends."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak = pid, 0.0
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Callable[[], float]:
        self._looking.start()
        return lambda: self._peak

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        pause = FIRST
        while not self._over.wait(pause):
            self._peak = max(self._peak, memory_of(self._pid))
            pause = min(PAUSE, 2 * pause)


def memory_of(pid: int) -> float:
    """The megabytes that a process and all its children hold now; 0 where nothing tells."""
    children: dict[int, list[int]] = {}
    pages: dict[int, int] = {}
    for each, parent, held in _processes():
        children.setdefault(parent, []).append(each)
        pages[each] = held
    tree, total = [pid], 0
    while tree:
        one = tree.pop()
        total += pages.get(one, 0)
        tree += children.get(one, [])
    return total * os.sysconf("SC_PAGE_SIZE") / 2**20


def _processes() -> Iterator[tuple[int, int, int]]:
    """Every process: its number, its parent's, and the pages it holds."""
    for place in PROC.glob("[0-9]*/stat"):
        try:
            fields = place.read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue  # it has ended since
        yield int(place.parent.name), int(fields[1]), int(fields[21])


def median(of: Callable[[], Cost], *, runs: int) -> Cost:
    """The median of each figure over several runs."""
    return middle([of() for _ in range(runs)])


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure of some runs."""
    told = {name: statistics.median(one.told[name] for one in costs) for name in costs[0].told}
    return Cost(
        statistics.median(one.seconds for one in costs),
        statistics.median(one.processor for one in costs),
        statistics.median(one.peak for one in costs),
        told,
    )


def machine() -> str:
    """The machine and the versions that a table was measured with."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = ", ".join(f"{name} {number}" for name in VERSIONS if (number := _version(name)))
    python = f"Python {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} cores, {memory:.0f} GB of memory; {python}, {parts}"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
