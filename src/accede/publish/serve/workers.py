"""Queries from outside, each in a process of its own that can be ended; a few at a time."""

import asyncio
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from msgspec import Struct
from starlette.requests import Request

from accede.ask import outside
from accede.errors import QueryError
from accede.model import iris
from accede.publish.serve.connections import PATIENCE
from accede.publish.serve.counts import Counts
from accede.publish.serve.current import LONGEST
from accede.publish.serve.refusals import AGAIN, Refused
from accede.publish.serve.results import Found
from accede.release import Release

BACK = 5
"""How far the workers stand back behind readers of pages, as `nice` counts: one for each thread."""
LEFT = 499
"""The status where a client has gone away: nobody reads it, it is only counted."""
STATUS = {"late": 503, "refused": 400, "left": LEFT}
"""What a query that was ended is answered with."""


class Limits(Struct, frozen=True):
    """How long a query from outside may take, how many rows it gets, how many run at once.

    `waiting` is how long one waits for its turn; `patience` how long a client has for its request;
    `saved` how long a saved question may take.
    """

    deadline: float = 10.0
    rows: int = 10_000
    at_once: int = 4
    waiting: float = 2.0
    patience: float = PATIENCE
    saved: float = LONGEST


class Workers:
    """The workers of a service, and who waits for one."""

    def __init__(self, limits: Limits, counts: Counts) -> None:
        self._limits = limits
        self._counts = counts
        self._free = asyncio.Semaphore(limits.at_once)
        self._threads = ThreadPoolExecutor(limits.at_once, initializer=partial(os.nice, BACK))

    def end(self) -> None:
        """Wait until no worker is left; those of requests that are cancelled end at once."""
        self._threads.shutdown()

    async def found(self, text: str, release: Release, request: Request) -> Found:
        """What a query finds; where no worker is free in time, it is refused.

        Once the client of its request has gone away, the worker is ended and its place is free.
        """
        try:
            await asyncio.wait_for(self._free.acquire(), self._limits.waiting)
        except TimeoutError:
            raise Refused(503, "query: all workers are busy; ask again later", AGAIN) from None
        gone = threading.Event()
        watch = asyncio.create_task(_watched(request, gone))
        try:
            run = asyncio.get_running_loop().run_in_executor
            return await run(self._threads, self._run, text, release, gone)
        finally:
            watch.cancel()
            gone.set()  # also where the service itself is being stopped
            self._free.release()

    def _run(self, text: str, release: Release, gone: threading.Event) -> Found:
        began, limits = time.monotonic(), self._limits
        try:
            with outside.streamed(
                release,
                text,
                deadline=limits.deadline,
                rows=limits.rows,
                base=iris.ID,
                wanted=lambda: not gone.is_set(),
            ) as stream:
                rows = tuple(stream)
            return Found(stream.form, stream.columns, rows, stream.cut)
        except QueryError as fault:
            late = time.monotonic() - began >= limits.deadline
            why = "left" if gone.is_set() else "late" if late else "refused"
            self._counts.ended(why)
            again = AGAIN if why == "late" else None
            raise Refused(STATUS[why], str(fault), again) from fault


async def _watched(request: Request, gone: threading.Event) -> None:
    """Wait until the client goes away; whatever else it sends meanwhile is read and dropped."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    gone.set()
