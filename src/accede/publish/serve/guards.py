"""What every answer bears, and what every request is held to."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accede.publish.serve.current import Current

LONGEST = 16_000
"""Characters of an address; a longer query is sent by POST."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "X-SPARQL-MaxRows",
}


class Guarded:
    """Puts the headers on every answer, counts it, and refuses an address that is too long."""

    def __init__(self, app: ASGIApp, current: Current) -> None:
        self.app = app
        self.current = current

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, held to its bounds."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        route = route_of(scope["path"])

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
                self.current.counts.answered(route, message["status"])
            await send(message)

        if len(scope["query_string"]) + len(scope["path"]) > LONGEST:
            await _too_long(guarded)
            return
        await self.app(scope, receive, guarded)


def route_of(path: str) -> str:
    """The kind of thing a path asks for, of which there are few.

    >>> route_of("/id/state/CUB"), route_of("/whatever")
    ('id', 'page')
    """
    head = path.strip("/").partition("/")[0]
    return head if head in {"sparql", "query", "ask", "id", "data", "ns", "scheme"} else "page"


async def _too_long(send: Send) -> None:
    text = f"request: its address is longer than {LONGEST}; send the query by POST\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 414, "headers": headers})
    await send({"type": "http.response.body", "body": text})
