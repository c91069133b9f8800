"""Small graphs and shapes written in the tests themselves, in Turtle."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accede.check import shacl
from accede.check.report import Report

PREFIXES = """
@prefix acc: <https://w3id.org/accede/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture
def turtle(tmp_path: Path) -> Callable[[str, str], Path]:
    """A file of a name with some Turtle in it."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(PREFIXES + text, "utf-8")
        return path

    return write


@pytest.fixture
def checked(turtle: Callable[[str, str], Path]) -> Callable[..., Report]:
    """The compiled engine's report on a graph and shapes, both in Turtle."""

    def check(*, graph: str, shapes: str) -> Report:
        data = turtle("graph.ttl", graph)
        return shacl.validate(shacl.store_of(data), turtle("shapes.ttl", shapes), data=data)

    return check
