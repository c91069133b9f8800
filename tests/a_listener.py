"""A server that nobody should reach: it counts who comes."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Listener(NamedTuple):
    """Where it listens, and who came."""

    address: str
    came: list[str]


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener on a free port of this machine, closed with the block."""
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    listener = Listener(f"http://127.0.0.1:{port}/sparql", [])

    def serve() -> None:
        while True:
            try:
                visitor, who = server.accept()
            except OSError:
                return
            listener.came.append(str(who))
            visitor.close()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener
    finally:
        socket.create_connection(("127.0.0.1", port)).close()  # proves that it was listening
        server.close()
