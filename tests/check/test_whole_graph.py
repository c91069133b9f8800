"""Checks of the whole graph are CONSTRUCT queries; what they construct are results."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from accede.check import shacl, whole_graph
from accede.check.report import Result
from accede.errors import OntologyError

EX = "http://example.org/"
PREFIXES = """PREFIX acc: <https://w3id.org/accede/ns#>
PREFIX ex: <http://example.org/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
"""


@pytest.fixture
def store(turtle: Callable[[str, str], Path]) -> ox.Store:
    return shacl.store_of(turtle("graph.ttl", "ex:a ex:p 1 ; acc:source ex:d . ex:b ex:p 2 ."))


def written(folder: Path, name: str, query: str) -> Path:
    path = folder / name
    path.write_text(PREFIXES + query, "utf-8")
    return path


def test_a_result_has_all_that_the_check_constructs(store: ox.Store, tmp_path: Path) -> None:
    check = written(
        tmp_path,
        "one.rq",
        """CONSTRUCT { [] a sh:ValidationResult ; sh:focusNode ?a ; sh:value ?v ;
            sh:resultPath ex:p ; sh:resultMessage "Mend it."@en ; sh:resultSeverity sh:Warning ;
            sh:sourceShape <https://w3id.org/accede/check/one> ; acc:source ?d }
        WHERE { ?a ex:p ?v ; acc:source ?d }""",
    )

    assert list(whole_graph.of_check(store, check)) == [
        Result(
            focus=EX + "a",
            message="Mend it.",
            severity="warning",
            path=EX + "p",
            value='"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
            shape="https://w3id.org/accede/check/one",
            messages=('"Mend it."@en',),
            sources=(EX + "d",),
        )
    ]


def test_a_result_without_shape_and_severity_gets_the_checks_name_and_is_a_violation(
    store: ox.Store, tmp_path: Path
) -> None:
    written(
        tmp_path,
        "plain.rq",
        """CONSTRUCT { [] a sh:ValidationResult ; sh:focusNode ?a ; sh:resultMessage "No" }
        WHERE { ?a ex:p ?v }""",
    )

    found = whole_graph.results(store, tmp_path)

    assert sorted((result.focus, result.severity, result.shape) for result in found) == [
        (EX + "a", "violation", "https://w3id.org/accede/check/plain"),
        (EX + "b", "violation", "https://w3id.org/accede/check/plain"),
    ]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("CONSTRUCT { WHERE }", "the check cannot be run"),
        ("SELECT * { ?s ?p ?o }", "not a CONSTRUCT; construct sh:ValidationResult"),
        ("ASK { ?s ?p ?o }", "not a CONSTRUCT"),
        (
            "CONSTRUCT { [] a sh:ValidationResult ; sh:focusNode ?a } WHERE { ?a ex:p ?v }",
            "a result without its node or its message",
        ),
        (
            'CONSTRUCT { [] a sh:ValidationResult ; sh:resultMessage "x" } WHERE { ?a ex:p ?v }',
            "a result without its node or its message",
        ),
    ],
    ids=["no SPARQL", "a SELECT", "an ASK", "no message", "no focus"],
)
def test_a_check_that_is_not_well_made_is_refused_by_name(
    store: ox.Store, tmp_path: Path, query: str, message: str
) -> None:
    written(tmp_path, "bad.rq", query)

    with pytest.raises(OntologyError, match=rf"bad\.rq: .*{message}"):
        list(whole_graph.results(store, tmp_path))


def test_a_check_that_finds_nothing_yields_nothing(store: ox.Store, tmp_path: Path) -> None:
    written(tmp_path, "none.rq", "CONSTRUCT { ?a a sh:ValidationResult } WHERE { ?a ex:none ?v }")

    assert list(whole_graph.results(store, tmp_path)) == []
