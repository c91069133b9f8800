"""One connection, held to its bounds: who neither asks nor reads in time is hung up on.

The server itself waits for ever for the head of a request, and for a client that reads nothing of
its answer; each of these keeps memory and a place.
"""

import asyncio
from functools import partial

import h11
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from accede.publish.serve.counts import Counts

MOST = 2000
"""So many connections are open at once; more are told to come back."""
PATIENCE = 10.0
"""Seconds in which the head of a request must have come, and in which an answer must move on."""
SLOWEST = 16 << 10
"""Bytes a second that a client must take of an answer that waits for it."""

LATE = b"request: its head did not come in time; send it again\n"
BROKEN = b"request: it is no HTTP/1.1 that can be read; send it anew\n"
FULL = b"service: too many connections; come back later\n"


def _refusal(status: str, words: bytes, more: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\ncontent-type: text/plain; charset=utf-8\r\n"
        f"x-content-type-options: nosniff\r\ncontent-length: {len(words)}\r\n"
        f"connection: close\r\n{more}\r\n"
    )
    return head.encode() + words


class Bounded(H11Protocol):
    """A connection that is ended where its client is too slow."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        counts: Counts,
        patience: float = PATIENCE,
        most: int = MOST,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._counts = counts
        self._patience = patience
        self._most = most
        self._watch: asyncio.TimerHandle | None = None
        self._left = 0
        self._idle_since = 0.0

    def connection_made(  # type: ignore[override]  # narrowed by uvicorn as well
        self, transport: asyncio.Transport
    ) -> None:
        """Begin to watch; one connection too many is told so and ended."""
        super().connection_made(transport)
        if len(self.connections) > self._most:
            self._hang_up(
                "too-many", _refusal("503 Service Unavailable", FULL, "retry-after: 5\r\n")
            )
            return
        self._idle_since = self.loop.time()
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching."""
        if self._watch:
            self._watch.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  # its own words, not ours
        """What is no HTTP is told so in a line, and ended."""
        self._counts.hung_up("no-http")
        self.transport.write(_refusal("400 Bad Request", BROKEN))
        self.transport.close()

    def on_response_complete(self) -> None:
        """The time in which the next request may be awaited begins."""
        self._idle_since = self.loop.time()
        super().on_response_complete()

    def _next(self) -> None:
        self._watch = self.loop.call_later(self._patience / 2, self._look)

    def _look(self) -> None:
        """Whether the client asks, or reads, as fast as it must."""
        waiting = self.transport.get_write_buffer_size()
        least = SLOWEST * self._patience / 2
        if waiting and self._left and self._left - waiting < least:
            self._counts.hung_up("not-reading")
            self.transport.abort()
            return
        self._left = waiting
        if self._answering():
            self._idle_since = self.loop.time()
        elif (
            not self.transport.is_closing()
            and self.loop.time() - self._idle_since >= self._patience
        ):
            words = _refusal("408 Request Timeout", LATE) if self._is_asking() else b""
            self._hang_up("not-asking", words)
            return
        self._next()

    def _answering(self) -> bool:
        """Whether the head of a request has come, and it is being answered."""
        return self.cycle is not None and not self.cycle.response_complete

    def _is_asking(self) -> bool:
        """Whether a request is awaited, or begun: not a pause, nor the rest of an unread body."""
        begun = bool(self.conn.trailing_data[0])
        return self.conn.their_state is h11.IDLE and (begun or self.cycle is None)

    def _hang_up(self, why: str, words: bytes) -> None:
        self._counts.hung_up(why)
        self.transport.write(words)
        self.transport.close()


def bounded(counts: Counts, *, patience: float = PATIENCE, most: int = MOST) -> "partial[Bounded]":
    """What makes a connection for uvicorn, with the counts it tells of itself."""
    return partial(Bounded, counts=counts, patience=patience, most=most)
