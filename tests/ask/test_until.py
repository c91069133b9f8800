"""How long a query from outside goes on: until it is late, or nobody wants its answer any more."""

import threading
import time

import pytest

from accede.ask.outside import streamed
from accede.errors import QueryError
from accede.model import iris
from accede.release import Release

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_query_is_ended_soon_after_nobody_wants_its_answer(release: Release) -> None:
    gone = threading.Event()
    threading.Timer(0.5, gone.set).start()
    began = time.monotonic()

    with (
        pytest.raises(QueryError, match="nobody waits for its answer any more"),
        streamed(release, ENDLESS, deadline=600.0, wanted=lambda: not gone.is_set()),
    ):
        pass
    assert time.monotonic() - began < 60


def test_a_query_whose_answer_is_wanted_ends_at_its_deadline(release: Release) -> None:
    with (
        pytest.raises(QueryError, match=r"not answered within 0\.5 seconds, and ended"),
        streamed(release, ENDLESS, deadline=0.5),
    ):
        pass


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ASK { <state/CUB> ?p ?o }", "true"),
        (f"BASE <{iris.ID}state/> ASK {{ <CUB> ?p ?o }}", "true"),
        ("BASE <https://elsewhere.example/> ASK { <state/CUB> ?p ?o }", "false"),
    ],
)
def test_relative_names_stand_against_the_base_or_the_query_s_own(
    release: Release, query: str, found: str
) -> None:
    with streamed(release, query, base=iris.ID) as stream:
        ((truth,),) = list(stream)

    assert truth is not None
    assert truth.value == found
