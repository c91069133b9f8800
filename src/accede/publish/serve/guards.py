"""What every answer bears, and what every request is held to."""

import asyncio
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accede.publish.serve.current import Current

LONGEST = 16_000
"""Characters of an address; a longer query is sent by POST."""
MOST = 1000
"""So many requests are answered at once; more are told to come back."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, X-Accede-Release, X-SPARQL-MaxRows",
}
ASKED = {
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
ROUTES = frozenset(
    {"sparql", "query", "ask", "id", "data", "ns", "scheme", "static", "health", "metrics"}
)


class Guarded:
    """Puts the headers on every answer, counts it, and refuses what is too long or too many."""

    def __init__(self, app: ASGIApp, current: Current) -> None:
        self.app = app
        self.current = current
        self._answering = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, held to its bounds."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        _without_host(scope)
        route = route_of(scope["path"])
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(HEADERS)
                self.current.counts.answered(route, message["status"])
            await send(message)

        self._answering += 1
        try:
            await self._held(scope, receive, guarded)
        except asyncio.CancelledError:  # the service is being stopped, and waits no longer
            if not begun:
                words = "service: it is being stopped; ask again later"
                await _refused(guarded, 503, words)
        finally:
            self._answering -= 1

    async def _held(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._answering > MOST:
            await _refused(send, 503, "service: too many requests at once; ask again later")
        elif len(scope["query_string"]) + len(scope["path"]) > LONGEST:
            words = f"request: its address is longer than {LONGEST}; send the query by POST"
            await _refused(send, 414, words)
        elif not scope["path"].startswith("/") and scope["method"] != "OPTIONS":
            await _refused(send, 400, "request: its target is no path; begin it with a slash")
        elif scope["method"] == "OPTIONS":
            await _asked(send, route_of(scope["path"]))
        else:
            await self.app(scope, receive, send)


def route_of(path: str) -> str:
    """The kind of thing a path asks for, of which there are few.

    >>> route_of("/id/state/CUB"), route_of("/whatever")
    ('id', 'page')
    """
    head = path.strip("/").partition("/")[0]
    return head if head in ROUTES else "page"


async def _refused(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if status == 503:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})


def _without_host(scope: Scope) -> None:
    """Take the address of a host off a target that bears one, as every server must (RFC 9112)."""
    head = re.match(r"https?://[^/]*", scope["path"], re.IGNORECASE)
    if head:
        scope["path"] = scope["path"][head.end() :] or "/"
        raw = re.sub(rb"^https?://[^/]*", b"", scope.get("raw_path") or b"", flags=re.IGNORECASE)
        scope["raw_path"] = raw or b"/"


async def _asked(send: Send, route: str) -> None:
    """What may be asked: so that a page of another site may post a query (CORS)."""
    methods = "GET, HEAD, POST, OPTIONS" if route == "sparql" else "GET, HEAD, OPTIONS"
    told = ASKED | {"Allow": methods, "Access-Control-Allow-Methods": methods}
    headers = [(name.lower().encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
