"""A small graph of invented states, read by both engines, and the values that its names need."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from accede import resources

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
