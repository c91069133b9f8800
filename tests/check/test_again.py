"""What `accede check` does: a graph file or a release, our shapes or others, either engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accede import check, resources
from accede.check import shacl
from accede.check.again import Engine
from accede.errors import SourceError
from accede.release import Release

Turtle = Callable[[str, str], Path]


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_a_graph_file_is_checked_against_other_shapes(turtle: Turtle, engine: Engine) -> None:
    graph = turtle("graph.ttl", 'ex:a a ex:C ; rdfs:label "The a" .')
    shapes = turtle(
        "shapes.ttl",
        'ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:message "Name no thing." .',
    )

    found = check.check(graph, shapes=shapes, engine=engine)

    assert not found.conforms
    assert found.summary()["conforms"] is False
    assert found.lines()[:2] == [
        "violation: Name no thing.",
        "    thing: The a <http://example.org/a>",
    ]


def test_a_graph_file_is_checked_against_the_vocabularys_own_shapes_and_checks(
    turtle: Turtle,
) -> None:
    graph = turtle("graph.ttl", "<https://w3id.org/accede/id/state/XAA> a acc:State .")

    found = check.check(graph)

    assert not found.conforms
    assert found.report.met["https://w3id.org/accede/shape/State"] == 1


def test_a_release_is_checked_with_every_quote_and_every_check(release: Release) -> None:
    found = check.check(release.path)

    assert found.conforms, "\n".join(found.lines())
    assert found.report.handed_over == ()
    assert sum(found.report.quotes.values()) > 0


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such release or graph file"):
        check.check(tmp_path / "none")


def test_all_our_own_shapes_are_compiled(turtle: Turtle) -> None:
    store = shacl.store_of(turtle("graph.ttl", ""))

    report = shacl.validate(store, resources.ontology() / "shapes.ttl")

    assert report.handed_over == ()
    assert report.met
