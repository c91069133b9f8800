"""The real servers that tests ask and fill, each begun by its name."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from accede.publish.push import push
from accede.release import Release
from servers.oxigraph import Oxigraph
from servers.virtuoso import PASSWORD, USER, Virtuoso

Server = Oxigraph | Virtuoso

ENGINES: Mapping[str, Callable[[Path], Server]] = {"oxigraph": Oxigraph, "virtuoso": Virtuoso}

EVERY_WAY: Mapping[str, Callable[[Path], Server]] = {
    "oxigraph": Oxigraph,
    "oxigraph with a union default graph": lambda folder: Oxigraph(folder, union=True),
    "virtuoso": Virtuoso,
}
"""The engines, and the ways in which a server of one may be begun."""


@contextmanager
def running(engine: str, folder: Path) -> Iterator[Server]:
    """A server on a free loopback port, its data in a folder, for as long as it is wanted."""
    server = EVERY_WAY[engine](folder)
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def credentials() -> Iterator[None]:
    """Who may write to a new database, in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACCEDE_USER", USER)
        patch.setenv("ACCEDE_PASSWORD", PASSWORD)
        yield


def put(server: Server, release: Release, graph: str) -> None:
    """A release put on a server that anybody may ask then."""
    with credentials():
        push(release, server.url, graph=graph)
