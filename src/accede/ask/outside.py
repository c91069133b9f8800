"""A query from outside, answered by a process that can be ended: whoever asks, the asked lives on.

The engine cannot be stopped in the middle of a query, so each runs in a worker of its own, with
a deadline, a cap on its rows that is announced, and bounds on its memory; `read_only` has looked
at it before. One worker more costs a tenth of a second.
"""

import math
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Final

import msgspec

from accede.ask.read_only import ReadOnly, read_only
from accede.ask.results import Answer, Cell
from accede.ask.until import WHERE, Until, always
from accede.ask.values import XSD
from accede.ask.worker import End, Term
from accede.errors import AccedeError, QueryError, ReleaseError
from accede.release import Release
from accede.release.opened import VERIFY

DEADLINE: Final = 10.0
"""Seconds from the question to the last row."""
ROWS: Final = 10_000
MEMORY: Final = 512 << 20
"""Bytes that a worker may take beyond those it begins with."""
LARGEST: Final = 64 << 20
"""Bytes of an answer, as the worker tells it."""
BLOCK: Final = 1 << 16

Row = tuple[Term | None, ...]


class Stream:
    """The rows of an answer as they come; `cut` says, after the last, whether there were more."""

    def __init__(self, form: str, rows: Iterator[bytes]) -> None:
        self.form = form
        self.cut = False
        self._lines = rows
        first = next(rows)
        if first.startswith(b"{"):
            _end(first)
        self.columns = msgspec.json.decode(first, type=tuple[str, ...])

    def __iter__(self) -> Iterator[Row]:
        """Each row, a value or None a column; QueryError where the worker was ended."""
        for line in self._lines:
            if line.startswith(b"{"):
                self.cut = _end(line).cut
                return
            yield msgspec.json.decode(line, type=Row)


def answer_sparql(
    release: Release, text: str, *, deadline: float = DEADLINE, rows: int = ROWS
) -> Answer:
    """The answer of a release to any SPARQL that only reads, whoever wrote it.

    Where there are more rows than the cap, a notice says so. Raises QueryError for a query that is
    refused or is no SPARQL, and for one that its worker could not end within its bounds.
    """
    with streamed(release, text, deadline=deadline, rows=rows) as stream:
        found = tuple(tuple(map(_cell, row)) for row in stream)
    cut = f"cut at {rows} rows: there are more; ask for less, or page with LIMIT and OFFSET"
    return Answer(
        name="query",
        summary="What was asked",
        parameters={},
        columns=stream.columns,
        rows=found,
        notices=(cut,) if stream.cut else (),
    )


@contextmanager
def streamed(
    release: Release,
    text: str,
    *,
    deadline: float = DEADLINE,
    rows: int = ROWS,
    memory: int = MEMORY,
    base: str = "",
    wanted: Callable[[], bool] = always,
) -> Iterator[Stream]:
    """The answer row by row, while its worker is still at work; it is ended with the block.

    `base` is what relative names in the query stand against, where it has no BASE of its own.
    Where `wanted` says that nobody waits for the answer any more, it is ended soon after.
    """
    query = read_only(text)
    until = Until.of(deadline, wanted)
    bounds = (str(rows), str(memory), str(int(deadline) + 1))
    with _worker(release, query, *bounds, base) as worker:
        yield Stream(query.form, _lines(worker, until))


@contextmanager
def _worker(
    release: Release, query: ReadOnly, *arguments: str
) -> Iterator["subprocess.Popen[bytes]"]:
    place = release.path.resolve() / "store"
    command = [sys.executable, "-P", "-m", "accede.ask.worker", str(place)]
    worker = subprocess.Popen(  # noqa: S603  # our own program; the query is no argument of it
        [*command, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with worker:
        try:
            _tell(worker, query.text.encode())
            yield worker
        finally:
            worker.kill()


def _tell(worker: "subprocess.Popen[bytes]", text: bytes) -> None:
    with suppress(BrokenPipeError):  # it has ended already: reading says why
        if worker.stdin is not None:
            worker.stdin.write(text)
            worker.stdin.close()


def _lines(worker: "subprocess.Popen[bytes]", until: Until) -> Iterator[bytes]:
    """Each line the worker writes, until its deadline; without a last line of its own, an error."""
    rest: list[bytes] = []
    for block in _blocks(worker, until):
        first, *others = block.split(b"\n")
        rest.append(first)
        for line in others:
            yield b"".join(rest)
            rest = [line]


def _blocks(worker: "subprocess.Popen[bytes]", until: Until) -> Iterator[bytes]:
    out = worker.stdout.fileno() if worker.stdout is not None else -1
    ready = select.poll()
    ready.register(out, select.POLLIN | select.POLLHUP)
    size = 0
    while size <= LARGEST:
        until.read(ready)
        block = os.read(out, BLOCK)
        if not block:
            raise until.late() if worker.wait() == -signal.SIGXCPU else _broken(worker)
        size += len(block)
        yield block
    raise QueryError(WHERE, f"an answer of more than {LARGEST} bytes", "ask for less")


def _broken(worker: "subprocess.Popen[bytes]") -> AccedeError:
    if worker.returncode > 0:
        return ReleaseError("the release", "the store cannot be opened", VERIFY)
    found = f"its worker broke off (code {worker.returncode}), out of memory or too deep"
    return QueryError(WHERE, found, "ask for less, and less deeply")


def _end(line: bytes) -> End:
    """How an answer ended; the engine's own fault with a query is a QueryError."""
    end = msgspec.json.decode(line, type=End)
    if end.fault is not None:
        raise QueryError(WHERE, end.fault, "mend the query")
    return end


def _cell(term: Term | None) -> Cell:
    """One value as plain Python; a number or a day that is none stays as it is written."""
    if term is None:
        return None
    kind = (term.datatype or "").removeprefix(XSD)
    with suppress(ValueError):
        if kind == "integer":
            return int(term.value)
        if kind in {"decimal", "double", "float"} and math.isfinite(number := float(term.value)):
            return number
        if kind == "date":
            return date.fromisoformat(term.value)
    return term.value
