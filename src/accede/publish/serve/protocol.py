"""The SPARQL 1.1 Protocol, as far as it reads: GET, a form, or the query itself as the body."""

import asyncio
from urllib.parse import parse_qs

import anyio
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from accede.ask.read_only import read_only
from accede.errors import QueryError
from accede.publish.serve import results
from accede.publish.serve.accept import chosen
from accede.publish.serve.current import Current
from accede.publish.serve.description import DESCRIPTION
from accede.publish.serve.refusals import Refused
from accede.publish.serve.workers import LEFT, Limits, Workers

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
LARGEST = 256 << 10
"""Bytes of a request's body; a longer one is refused before it is read."""
FIELDS = 40
ENDED = {"Connection": "close"}
"""Said to a client whose request was not read to its end."""
DATASET = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")


class Endpoint:
    """The query endpoint of a service."""

    def __init__(self, current: Current, limits: Limits) -> None:
        self.current = current
        self.limits = limits
        self.workers = Workers(limits, current.counts)

    async def __call__(self, request: Request) -> Response:
        """A query answered, or the service described where none is asked."""
        text, given = await _asked(request, self.limits.patience)
        if text is None:
            return _described(request, given)
        form = self.form(text)
        kind = _kind(request, given, results.offered(form))
        release = self.current.release()
        found = await self.workers.found(text, release, request)
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


async def _asked(request: Request, patience: float) -> tuple[str | None, dict[str, list[str]]]:
    """The query of a request and its other parameters; a request that is not well made is 400."""
    given = fields(request.url.query)
    if request.method == "POST":
        kind = _type(request)
        text = await body(request, patience)
        if kind == FORM:
            given = _both(given, fields(text))
        elif kind == QUERY:
            given = _both(given, {"query": [text]})
        elif kind == "application/sparql-update":
            raise Refused(403, "sparql: an update; a release is only ever read")
        else:
            raise Refused(415, f"sparql: a body of {kind or 'no type'}; send {FORM} or {QUERY}")
    only_one(given)
    return next(iter(given.get("query", ())), None), given


def only_one(given: dict[str, list[str]]) -> dict[str, list[str]]:
    """The fields of a request, which ask for one thing of the one graph in one form."""
    if "update" in given:
        raise Refused(403, "sparql: an update; a release is only ever read")
    for name in ("query", "format", "example"):
        if len(given.get(name, ())) > 1:
            raise Refused(400, f"sparql: more than one {name}; send one")
    for name in DATASET:
        if name in given:
            raise Refused(400, f"sparql: {name}; a release is one graph: leave it out")
    return given


def _both(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: one.get(name, []) + other.get(name, []) for name in {**one, **other}}


def _type(request: Request) -> str:
    """The type of a request's body, which must be plain UTF-8."""
    kind, *more = (
        one.strip().lower() for one in request.headers.get("content-type", "").split(";")
    )
    for one in more:
        name, _, value = one.partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise Refused(415, f"sparql: a body in {value[:40]}; send it as UTF-8", ENDED)
    if (packed := request.headers.get("content-encoding", "identity").lower()) != "identity":
        raise Refused(415, f"sparql: a body packed by {packed[:40]}; send it as it is", ENDED)
    return kind


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
        return bytes(received).decode("utf-8-sig")
    except TimeoutError:
        words = "sparql: the request did not come in time; send it again"
        raise Refused(408, words, ENDED) from None
    except ClientDisconnect:
        raise Refused(LEFT, "sparql: its client went away", ENDED) from None
    except UnicodeDecodeError:
        raise Refused(400, "sparql: the body is not UTF-8; send it as UTF-8") from None


def fields(text: str) -> dict[str, list[str]]:
    """The fields of a form or of an address."""
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError:
        raise Refused(400, "request: its fields are not UTF-8; send them as UTF-8") from None
    except ValueError:
        raise Refused(400, f"request: more than {FIELDS} fields; send fewer") from None


def _kind(request: Request, given: dict[str, list[str]], offered: tuple[str, ...]) -> str:
    """The type of the answer: what `format` names, else what the client accepts."""
    fitting = {
        name: next(kind for kind in kinds if kind in offered)
        for name, kinds in results.SHORT.items()
        if not set(kinds).isdisjoint(offered)
    }
    for name in given.get("format", ()):
        if name not in fitting:
            raise Refused(406, f"format={name[:40]}: not offered; use one of {', '.join(fitting)}")
        return fitting[name]
    return chosen(request.headers.get("accept", ""), offered)


def _described(request: Request, given: dict[str, list[str]]) -> Response:
    """The service description; people get the query page."""
    if request.method == "POST":
        raise Refused(400, "sparql: no query; send one as `query`")
    kind = _kind(request, given, (*results.GRAPHS, "text/html"))
    if kind == "text/html":
        return RedirectResponse("query", status_code=303)
    return Response(DESCRIPTION.as_type(kind, str(request.url)), media_type=kind)
