"""A small graph of invented states, read by both engines, and real servers that hold it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from accede import resources
from accede.release import Release
from servers.engines import EVERY_WAY, running
from servers.filled import fill

SMALL = Path(__file__).with_name("small.ttl")


@pytest.fixture(scope="session")
def turtles() -> list[Path]:
    """The small graph, and the schemes that its concepts come from."""
    return [SMALL, *sorted((resources.ontology() / "schemes").glob("*.ttl"))]


@pytest.fixture(scope="session")
def small(turtles: list[Path]) -> Store:
    store = Store()
    for path in turtles:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="session", params=EVERY_WAY)
def url(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    release: Release,
    small: Store,
) -> Iterator[str]:
    """The address of a real server of each kind, filled with the graphs that the tests ask."""
    with running(request.param, tmp_path_factory.mktemp("server")) as server:
        fill(server, release, small)
        yield server.url
