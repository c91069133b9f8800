"""Clients that are slow, silent or too many, against `accede serve` as it runs."""

import contextlib
import socket
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from accede.release import Release
from servers.accede_serve import AccedeServe
from servers.impatient import BIG, PATIENCE, impatient, until, whole


@pytest.fixture(scope="module")
def served(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AccedeServe]:
    with impatient(release, tmp_path_factory.mktemp("served")) as server:
        yield server


def dripped(sock: socket.socket, first: bytes, drop: bytes) -> bytes:
    """What comes back to a client that sends a piece at a time, until it is hung up on."""
    told = bytearray()
    sock.sendall(first)
    sock.settimeout(PATIENCE / 5)
    for _ in range(100):
        try:
            if not (part := sock.recv(1 << 16)):
                return bytes(told)
            told += part
        except TimeoutError:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                sock.sendall(drop)
        except ConnectionResetError:
            return bytes(told)
    pytest.fail(f"nobody ended it: {told!r}")


def test_a_thousand_connections_at_once_are_all_answered(served: AccedeServe) -> None:
    socks = [served.connect() for _ in range(1000)]
    request = b"GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    for sock in socks:
        sock.sendall(request)
    answers = Counter(whole(sock).split(b"\r\n")[0] for sock in socks)
    for sock in socks:
        sock.close()

    assert answers == {b"HTTP/1.1 200 OK": 1000}


def test_more_connections_than_there_may_be_are_told_so(served: AccedeServe) -> None:
    socks = [served.connect() for _ in range(2100)]
    socks[-1].settimeout(5)
    told = whole(socks[-1])
    for sock in socks:
        sock.close()

    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"retry-after: 5" in told
    assert served.request("/health").status == 200


def test_a_head_that_drips_in_is_ended_in_time(served: AccedeServe) -> None:
    with served.connect() as sock:
        began = time.monotonic()
        told = dripped(sock, b"GET / HTTP/1.1\r\nHost: h\r\n", b"X: y\r\n")

    assert told.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 10 * PATIENCE


def test_a_client_that_says_nothing_is_ended_in_time(served: AccedeServe) -> None:
    with served.connect(10 * PATIENCE) as sock:
        assert whole(sock).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_drips_in_is_ended_in_time(served: AccedeServe) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 100000\r\n\r\nASK {"
    )
    with served.connect() as sock:
        told = dripped(sock, head, b" ")

    assert told.startswith(b"HTTP/1.1 408 ")
    assert b"did not come in time" in told


def test_a_body_that_nobody_asked_for_is_not_read_for_ever(served: AccedeServe) -> None:
    head = b"GET /health HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n"
    with served.connect() as sock:
        told = dripped(sock, head, b" ")

    assert told == b"" or told.startswith(b"HTTP/1.1 200 OK")


def unread(port: int, path: str) -> socket.socket:
    """A connection that asks, and leaves the answer where it is."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.connect(("127.0.0.1", port))
    sock.sendall(f"GET {path} HTTP/1.1\r\nHost: h\r\n\r\n".encode())
    return sock


def test_a_client_that_reads_nothing_is_ended_and_keeps_no_memory(served: AccedeServe) -> None:
    assert len(served.request("/big.csv").body) == BIG
    before = served.megabytes()
    socks = [unread(served.port, "/big.csv") for _ in range(4)]
    ended = until(lambda: 'ended_total{why="not-reading"} 4' in served.request("/metrics").text)
    for sock in socks:
        sock.close()

    assert ended
    assert served.megabytes() - before < 40
