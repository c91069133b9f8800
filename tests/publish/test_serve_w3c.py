"""The W3C's tests of the SPARQL 1.1 Protocol and result formats, against our service."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from starlette.testclient import TestClient

from accede.publish.serve import service
from accede.release import finish, load_store, open_release, staged

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
TYPES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "srj": "application/sparql-results+json",
}
BY_VALUE = {"csvtsv03.csv", "csvtsv03.tsv"}
"""The engine keeps numbers by their value (1000000), these want them as written (1.0E6)."""
DATASET = re.compile(r"[?&](?:default|named)-graph-uri=[^&]*|(?:default|named)-graph-uri=[^&]*&?")
ABOUT_GRAPHS = {
    *("query_dataset_default_graphs_get", "query_dataset_default_graphs_post"),
    *("query_dataset_named_graphs_post", "query_dataset_named_graphs_get"),
    *("query_dataset_full", "query_multiple_dataset"),
}
"""These ask what other graphs hold; a release is one graph, so they are refused, by design."""


def client_over(turtle: Path, place: Path) -> TestClient:
    graph = Graph().parse(turtle)
    out = place / "release"
    with staged(out) as folder:
        text = graph.serialize(format="nt")
        (folder / "graph.nt").write_text(text, encoding="utf-8")
        load_store(folder / "graph.nt", folder)
        finish(folder, out)
    (place / "site").mkdir()
    app = service(open_release(out).path, site=place / "site")
    return TestClient(app, follow_redirects=False)


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    return shared / "w3c" / "sparql11"


@pytest.fixture(scope="module")
def protocol(suite: Path) -> Graph:
    return Graph().parse(suite / "protocol" / "manifest.ttl")


def listed_in(manifest: Graph) -> Iterator[tuple[str, Node]]:
    for test in manifest.subjects(RDF.type, MF.ProtocolTest):
        name = str(test).rpartition("#")[2]
        if not name.startswith("update_"):
            yield name, test


class Sent(NamedTuple):
    """One request of the suite."""

    method: str
    path: str
    content: bytes | None
    headers: dict[str, str]

    def without_dataset(self) -> "Sent":
        """The same request to the release itself, which is one graph."""
        given = (self.content or b"").decode("latin-1")
        content = DATASET.sub("", given).encode("latin-1") if self.content else None
        path = DATASET.sub("", self.path)
        return self._replace(
            path=path if "?" in path else path.replace("&", "?", 1), content=content
        )

    def answer(self, client: TestClient) -> tuple[int, str, str]:
        """The status, type and text of the answer."""
        found = client.request(self.method, self.path, content=self.content, headers=self.headers)
        return found.status_code, found.headers.get("content-type", ""), found.text


def sent(manifest: Graph, request: Node) -> Sent:
    path = str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    body = manifest.value(request, HT.body)
    given = str(manifest.value(body, CNT.chars)) if body else None
    encoding = str(manifest.value(body, CNT.characterEncoding)) if body else "utf-8"
    listed = manifest.value(request, HT.headers)
    headers = {
        str(manifest.value(one, HT.fieldName)): str(manifest.value(one, HT.fieldValue))
        for one in (Collection(manifest, listed) if listed else ())
    }
    method = str(manifest.value(request, HT.methodName))
    return Sent(method, path, given.encode(encoding) if given is not None else None, headers)


def expected(manifest: Graph, request: Node) -> tuple[set[str], object]:
    response = manifest.value(request, HT.resp)
    statuses = manifest.objects(response, MF.expectedStatus)
    truth = manifest.value(response, MF.expectedBoolean)
    classes = {str(status).rpartition("StatusCode")[2][0] for status in statuses}
    return classes, truth.toPython() if isinstance(truth, Literal) else None


def test_the_protocol_is_kept(suite: Path, protocol: Graph, tmp_path: Path) -> None:
    wrong = {}
    with client_over(suite / "json-res" / "data.ttl", tmp_path) as client:
        for name, test in listed_in(protocol):
            requests = protocol.value(protocol.value(test, MF.action), HT.requests)
            assert requests is not None
            for request in Collection(protocol, requests):
                classes, truth = expected(protocol, request)
                one = sent(protocol, request)
                names_graphs = "graph-uri=" in one.path + str(one.content)
                if names_graphs and "4" not in classes:
                    assert one.answer(client)[0] == 400, name
                status, kind, text = one.without_dataset().answer(client)
                fits = str(status)[0] in classes or name in ABOUT_GRAPHS
                if truth is not None and name not in ABOUT_GRAPHS:
                    fits = fits and "json" in kind and json.loads(text)["boolean"] == truth
                if not fits:
                    wrong[name] = (status, text)

    assert wrong == {}


def results(suite: Path) -> Iterator[tuple[Path, Path, Path]]:
    for folder in ("csv-tsv-res", "json-res"):
        manifest = Graph().parse(suite / folder / "manifest.ttl")
        for test in manifest.subjects(MF.result):
            action = manifest.value(test, MF.action)
            names = (
                manifest.value(action, QT.query),
                manifest.value(action, QT.data),
                manifest.value(test, MF.result),
            )
            if str(names[-1]).rpartition("/")[2] in BY_VALUE:
                continue
            query, data, result = (suite / folder / str(n).rpartition("/")[2] for n in names)
            yield query, data, result


def same(kind: str, ours: str, theirs: str) -> bool:
    """Whether two answers say the same; rows have no order, blank nodes no name."""
    if kind == "srj":
        return told(json.loads(ours)) == told(json.loads(theirs))
    return rows_of(kind, ours) == rows_of(kind, theirs)


def rows_of(kind: str, text: str) -> list[list[tuple[str, str]]]:
    """The rows of a table, each with its columns in the order of their names."""
    lines = csv.DictReader(
        io.StringIO(text, newline=""),
        delimiter="\t" if kind == "tsv" else ",",
        quoting=csv.QUOTE_NONE if kind == "tsv" else csv.QUOTE_MINIMAL,
    )
    rows = [
        [(name, value(cell) if kind == "tsv" else unnamed(cell)) for name, cell in row.items()]
        for row in lines
    ]
    return sorted(sorted(row) for row in rows)


def unnamed(cell: str) -> str:
    return "_:" if cell.startswith("_:") else cell


def value(cell: str) -> str:
    """A cell as the term that Turtle reads in it."""
    if not cell or cell.startswith("_:"):
        return unnamed(cell)
    triple = next(parse(f"<x:s> <x:p> {cell} .".encode(), format=RdfFormat.TURTLE))
    return str(triple.object)


def told(answer: dict[str, object]) -> object:
    if "boolean" in answer:
        return answer["boolean"]
    found = answer["results"]
    assert isinstance(found, dict)
    rows = [
        sorted(
            (n, t["type"], "" if t["type"] == "bnode" else str(sorted(t.items())))
            for n, t in row.items()
        )
        for row in found["bindings"]
    ]
    return sorted(map(str, rows))


def test_results_are_told_as_the_w3c_tells_them(suite: Path, tmp_path: Path) -> None:
    wrong = {}
    for place, (query, data, result) in enumerate(results(suite)):
        kind = result.suffix[1:]
        room = tmp_path / str(place)
        room.mkdir()
        with client_over(data, room) as client:
            answer = client.get(
                "/sparql",
                params={"query": query.read_text("utf-8")},
                headers={"Accept": TYPES[kind]},
            )
        theirs = result.read_text("utf-8")
        if not same(kind, answer.text, theirs):
            wrong[result.name] = (answer.text, theirs)

    assert wrong == {}


def test_the_service_description_names_its_endpoint(suite: Path, tmp_path: Path) -> None:
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    with client_over(suite / "json-res" / "data.ttl", tmp_path) as client:
        answer = client.get("/sparql", headers={"Accept": "application/rdf+xml"})

    graph = Graph().parse(data=answer.text, format="xml")
    assert set(graph.objects(predicate=sd.endpoint)) == {URIRef("http://testserver/sparql")}
