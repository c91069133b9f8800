"""Shapes and graph files cannot make the checker read other files or ask other machines."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from accede.check import shacl
from accede.check.outside import refuse
from accede.check.paths import SH
from accede.check.report import Report
from accede.errors import OntologyError, SourceError

REACHING = [
    "SELECT $this { SERVICE <http://127.0.0.1:{port}/> { $this ?p ?o } }",
    "SELECT $this { service silent <http://127.0.0.1:{port}/> { $this ?p ?o } }",
    "SELECT $this { \\\\u0053ERVICE <http://127.0.0.1:{port}/> { $this ?p ?o } }",
    "SELECT $this FROM <file:///etc/passwd> { $this ?p ?o }",
    "SELECT $this FROM NAMED <http://127.0.0.1:{port}/> { GRAPH ?g { $this ?p ?o } }",
    "SELECT $this { $this ?p '#' . SERVICE <http://127.0.0.1:{port}/> { $this ?p ?o } }",
]
STAYING = [
    "SELECT $this { $this <http://example.org/SERVICE> 'FROM' }",
    "PREFIX from: <http://example.org/> SELECT $this { $this from:service ?load }",
    'SELECT $this { $this ?p """LOAD <x> "quoted" FROM""" } # SERVICE <x>',
]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize("query", REACHING)
def test_a_query_that_reaches_outside_is_refused_and_nobody_is_called(
    checked: Callable[..., Report], listener: socket.socket, query: str
) -> None:
    asked = query.replace("{port}", str(listener.getsockname()[1]))

    with pytest.raises(OntologyError, match="ask this graph only"):
        checked(
            graph="ex:a a ex:C .",
            shapes=f'ex:S sh:targetClass ex:C ; sh:sparql [ sh:select "{asked}" ] .',
        )
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("query", STAYING)
def test_a_query_that_only_names_such_words_is_let_through(query: str) -> None:
    shape, select = ox.NamedNode("http://example.org/S"), ox.NamedNode(SH + "select")

    refuse(Path("shapes.ttl"), [(shape, select, ox.Literal(query))])


@pytest.mark.parametrize("doctype", ["<!DOCTYPE", "<!doctype"])
def test_a_graph_with_a_doctype_is_refused(tmp_path: Path, doctype: str) -> None:
    path = tmp_path / "graph.rdf"
    path.write_text(f'<?xml version="1.0"?>{doctype} r [<!ENTITY a "a">]><r/>', "utf-8")

    with pytest.raises(SourceError, match="a DOCTYPE"):
        shacl.store_of(path)


def test_a_remote_context_is_not_fetched(tmp_path: Path, listener: socket.socket) -> None:
    path = tmp_path / "graph.jsonld"
    port = listener.getsockname()[1]
    path.write_text(f'{{"@context": "http://127.0.0.1:{port}/c", "p": 1}}', "utf-8")

    with pytest.raises(SourceError, match="the graph cannot be read"):
        shacl.store_of(path)
    with pytest.raises(BlockingIOError):
        listener.accept()
