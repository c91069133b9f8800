"""The service as it runs, over three small files and with little patience, and what it sends."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

from accede.release import Release
from servers.accede_serve import AccedeServe

PATIENCE = 2.0
"""Seconds here; the service as it comes has ten."""
BIG = 30_000_000
"""Bytes of a file: more than the system itself keeps for one who does not read."""


@contextmanager
def impatient(release: Release, folder: Path, *, more: str = "") -> Iterator[AccedeServe]:
    """The service; once it is stopped, it has said where it listens and nothing else."""
    site = folder / "site"
    (site / "ask").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "ask" / "index.html").write_text("questions")
    (site / "big.csv").write_bytes(b"x" * BIG)
    limits = f"dict(patience={PATIENCE}{more})"
    with AccedeServe(folder, release.path, site=site, limits=limits) as server:
        yield server
        code, log = server.stop(), server.log()
    assert code == 0
    assert log.count("\n") == 1, log


def whole(sock: socket) -> bytes:
    """Everything that comes until the other side ends the connection."""
    told = bytearray()
    try:
        while part := sock.recv(1 << 16):
            told += part
    except ConnectionResetError:
        return bytes(told)
    return bytes(told)


def said(server: AccedeServe, request: bytes) -> bytes:
    """What comes back for some bytes, until the service ends the connection."""
    with server.connect() as sock:
        sock.sendall(request)
        return whole(sock)


def until(true: Callable[[], bool]) -> bool:
    """Whether something comes true within a minute."""
    return any(true() or threading.Event().wait(0.1) for _ in range(600))
