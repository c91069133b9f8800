"""The service as a process: it takes a place to listen, says where, and runs until stopped."""

import os
import resource
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from accede.errors import AccedeError
from accede.publish.serve.application import LIMITS, over
from accede.publish.serve.connections import MOST, bounded
from accede.publish.serve.current import Current
from accede.publish.serve.workers import Limits

GRACE = 3
"""Seconds that answers under way have when the service is stopped."""


def run(
    place: Path,
    *,
    host: str,
    port: int,
    say: Callable[[str], None],
    site: Path | None = None,
    limits: Limits = LIMITS,
) -> None:
    """Serve a release until stopped; `say` is told where, once it listens.

    Raises AccedeError where there is no release, or the address cannot be had.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    current = Current(place, limits.saved)
    with _listening(host, port) as sock:
        _allow_files()
        config = uvicorn.Config(
            over(current, site=site, limits=limits),
            http=bounded(current.counts, patience=limits.patience),  # type: ignore[arg-type]  # what makes a protocol, as good as its class
            ws="none",
            log_level="error",
            timeout_keep_alive=5,
            timeout_graceful_shutdown=GRACE,
            server_header=False,
        )
        say(
            f"serving release {current.release().digest[:12]} at {_address(sock)} (Ctrl-C stops it)"
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[sock])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as fault:
        found = f"cannot listen there ({fault.strerror or fault})"
        raise AccedeError(
            f"{host}, port {port}", found, "choose another --port or --host"
        ) from fault


def _address(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _allow_files() -> None:
    """As many open connections as the service takes, where the system lets it."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + 200
    soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))
