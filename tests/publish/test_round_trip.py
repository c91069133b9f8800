"""Whatever a graph holds, each format gives it back, to pyoxigraph and to rdflib."""

import logging
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graphs import graphs, lines_of
from hypothesis import given, settings

from accede import resources
from accede.graph.turtle import prefixes, turtle
from accede.publish.context import Context
from accede.publish.jsonld import json_ld
from measured import Measured

CONTEXTS = {
    "small": Context.of(Path(__file__).with_name("context.jsonld")),
    "none": Context({}),
    "ours": Context.of(resources.ontology() / "context.jsonld"),
}
PREFIXES = prefixes(resources.ontology())
FORMATS = {"turtle": ox.RdfFormat.TURTLE, "json-ld": ox.RdfFormat.JSON_LD}


def as_turtle(lines: list[str]) -> str:
    return "".join(turtle(lines, PREFIXES))


def by_pyoxigraph(written: str, form: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(written.encode(), format=FORMATS[form])}


def by_rdflib(written: str, form: str) -> set[tuple[object, ...]]:
    logging.disable(logging.WARNING)  # rdflib tells of every literal that is not of its datatype
    return set(rdflib.Graph().parse(data=written, format=form))


@settings(deadline=None)
@given(graphs)
def test_turtle_gives_the_graph_back_to_pyoxigraph(graph: frozenset[ox.Triple]) -> None:
    assert by_pyoxigraph(as_turtle(lines_of(graph)), "turtle") == graph


@settings(max_examples=40, deadline=None)
@given(graphs)
def test_turtle_gives_the_graph_back_to_rdflib(graph: frozenset[ox.Triple]) -> None:
    lines = lines_of(graph)

    assert by_rdflib(as_turtle(lines), "turtle") == by_rdflib("".join(lines), "nt")


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@settings(deadline=None)
@given(graph=graphs)
def test_json_ld_gives_the_graph_back_to_pyoxigraph(
    context: Context, graph: frozenset[ox.Triple]
) -> None:
    assert by_pyoxigraph("".join(json_ld(lines_of(graph), context)), "json-ld") == graph


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@settings(max_examples=40, deadline=None)
@given(graph=graphs)
def test_json_ld_gives_the_graph_back_to_rdflib(
    context: Context, graph: frozenset[ox.Triple]
) -> None:
    lines = lines_of(graph)
    written = "".join(json_ld(lines, context))

    assert by_rdflib(written, "json-ld") == by_rdflib("".join(lines), "nt")


@pytest.mark.trust
def test_generated_graphs_come_back_from_every_format(measured: Measured) -> None:
    read: list[frozenset[ox.Triple]] = []

    @settings(max_examples=200, deadline=None, database=None)
    @given(graphs)
    def round_trip(graph: frozenset[ox.Triple]) -> None:
        lines = lines_of(graph)
        assert by_pyoxigraph(as_turtle(lines), "turtle") == graph
        assert by_pyoxigraph("".join(json_ld(lines, CONTEXTS["ours"])), "json-ld") == graph
        nt = ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
        assert {quad.triple for quad in nt} == graph
        read.append(graph)

    round_trip()
    measured(19, f"{len(read)} of {len(read)} generated graphs equal in Turtle, JSON-LD, N-Triples")
