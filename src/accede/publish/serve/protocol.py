"""The SPARQL 1.1 Protocol, as far as it reads: GET, a form, or the query itself as the body."""

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import parse_qs

import anyio
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accede.ask import outside
from accede.ask.read_only import read_only
from accede.errors import QueryError
from accede.model import iris
from accede.publish.serve import results
from accede.publish.serve.accept import chosen
from accede.publish.serve.connections import PATIENCE
from accede.publish.serve.current import LONGEST, Current
from accede.publish.serve.description import DESCRIPTION
from accede.publish.serve.refusals import AGAIN, Refused
from accede.publish.serve.results import Found
from accede.release import Release

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
LARGEST = 256 << 10
"""Bytes of a request's body; a longer one is refused before it is read."""
BACK = 5
"""How far the workers stand back behind readers of pages, as `nice` counts: one for each thread."""
ENDED = {"Connection": "close"}
"""Said to a client whose request was not read to its end."""
DATASET = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")
BASE = f"BASE <{iris.ID}> "
"""So that `<state/CUB>` names a thing; a query's own BASE counts instead."""


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


class Endpoint:
    """The query endpoint of a service."""

    def __init__(self, current: Current, limits: Limits) -> None:
        self.current = current
        self.limits = limits
        self._free = asyncio.Semaphore(limits.at_once)
        self._threads = ThreadPoolExecutor(limits.at_once, initializer=partial(os.nice, BACK))

    async def __call__(self, request: Request) -> Response:
        """A query answered, or the service described where none is asked."""
        text, given = await _asked(request, self.limits.patience)
        if text is None:
            return _described(request)
        form = self.form(text)
        kind = _kind(request, given, results.offered(form))
        release = self.current.release()
        found = await self.found(text, release)
        headers = {"Vary": "Accept", "X-Accede-Release": release.digest[:12]}
        if found.cut:
            headers["X-SPARQL-MaxRows"] = str(self.limits.rows)
        body = await anyio.to_thread.run_sync(results.written, found, kind)
        return Response(body, media_type=f"{kind}; charset=utf-8", headers=headers)

    def form(self, text: str) -> str:
        """The form of a query; one that is not to be run at all is refused."""
        try:
            return read_only(text).form
        except QueryError as fault:
            raise Refused(400, str(fault)) from fault

    async def found(self, text: str, release: Release) -> Found:
        """What a query finds, in a worker of its own; only so many run at once."""
        try:
            await asyncio.wait_for(self._free.acquire(), self.limits.waiting)
        except TimeoutError:
            raise Refused(503, "query: all workers are busy; ask again later", AGAIN) from None
        try:
            run = asyncio.get_running_loop().run_in_executor
            return await run(self._threads, self._run, text, release)
        finally:
            self._free.release()

    def _run(self, text: str, release: Release) -> Found:
        began, limits = time.monotonic(), self.limits
        try:
            with outside.streamed(
                release, BASE + text, deadline=limits.deadline, rows=limits.rows
            ) as stream:
                rows = tuple(stream)
            return Found(stream.form, stream.columns, rows, stream.cut)
        except QueryError as fault:
            late = time.monotonic() - began >= limits.deadline
            self.current.counts.ended(late=late)
            raise Refused(503 if late else 400, str(fault), AGAIN if late else None) from fault


async def _asked(request: Request, patience: float) -> tuple[str | None, dict[str, list[str]]]:
    """The query of a request and its other parameters; a request that is not well made is 400."""
    given = fields(request.url.query)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST":
        text = await body(request, patience)
        if kind == FORM:
            given = _both(given, fields(text))
        elif kind == QUERY:
            given = _both(given, {"query": [text]})
        elif kind == "application/sparql-update":
            raise Refused(403, "sparql: an update; a release is only ever read")
        else:
            raise Refused(415, f"sparql: a body of {kind or 'no type'}; send {FORM} or {QUERY}")
    _only_one(given)
    return next(iter(given.get("query", ())), None), given


def _only_one(given: dict[str, list[str]]) -> None:
    if "update" in given:
        raise Refused(403, "sparql: an update; a release is only ever read")
    if len(given.get("query", ())) > 1:
        raise Refused(400, "sparql: more than one query; send one")
    for name in DATASET:
        if name in given:
            raise Refused(400, f"sparql: {name}; a release is one graph: leave it out")


def _both(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: one.get(name, []) + other.get(name, []) for name in {**one, **other}}


async def body(request: Request, patience: float) -> str:
    """The body of a request as text, within its bounds of size and time."""
    received = bytearray()
    try:
        async with asyncio.timeout(patience):
            async for part in request.stream():
                received += part
                if len(received) > LARGEST:
                    words = f"sparql: more than {LARGEST} bytes; ask something shorter"
                    raise Refused(413, words, ENDED)
        return bytes(received).decode("utf-8")
    except TimeoutError:
        words = "sparql: the request did not come in time; send it again"
        raise Refused(408, words, ENDED) from None
    except UnicodeDecodeError:
        raise Refused(400, "sparql: the body is not UTF-8; send it as UTF-8") from None


def fields(text: str) -> dict[str, list[str]]:
    """The fields of a form or of an address."""
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=40)
    except (UnicodeDecodeError, ValueError) as fault:
        raise Refused(400, f"request: its fields cannot be read ({fault}); send UTF-8") from None


def _kind(request: Request, given: dict[str, list[str]], offered: tuple[str, ...]) -> str:
    """The type of the answer: what `format` names, else what the client accepts."""
    for name in given.get("format", ()):
        fitting = [kind for kind in results.SHORT.get(name, ()) if kind in offered]
        if not fitting:
            raise Refused(406, f"format={name[:40]}: not offered; use one of {', '.join(offered)}")
        return fitting[0]
    return chosen(request.headers.get("accept", ""), offered)


def _described(request: Request) -> Response:
    """The service description; people get the query page."""
    if request.method == "POST":
        raise Refused(400, "sparql: no query; send one as `query`")
    kind = chosen(request.headers.get("accept", ""), (*results.GRAPHS, "text/html"))
    if kind == "text/html":
        return RedirectResponse("query", status_code=303)
    return Response(DESCRIPTION.as_type(kind, str(request.url)), media_type=kind)
