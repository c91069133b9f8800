"""The W3C's tests of the SPARQL 1.1 Protocol and result formats, against our service."""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from accede.release import finish, load_store, staged
from servers.accede_serve import AccedeServe

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
TYPES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "srj": "application/sparql-results+json",
}
BY_VALUE = "csvtsv03"
"""The engine keeps numbers by their value (1000000, -3): this test compares them so."""
DATASET = re.compile(r"[?&](?:default|named)-graph-uri=[^&]*|(?:default|named)-graph-uri=[^&]*&?")
DOUBLE = re.compile(r'"?(1\.0[Ee]6|1000000)"?(?:\^\^<http://www\.w3\.org/2001/XMLSchema#double>)?')
NAMED_GRAPHS = {
    *("query_dataset_named_graphs_post", "query_dataset_named_graphs_get"),
    *("query_dataset_full", "query_multiple_dataset"),
}
"""These ask which of several graphs holds what; a release is one graph, so they stay refused."""


def server_over(files: Iterable[Path], place: Path) -> AccedeServe:
    """`accede serve` over a release that holds what some files say."""
    place.mkdir(exist_ok=True)
    graph = Graph()
    for file in files:
        graph.parse(file)
    out = place / "release"
    with staged(out) as folder:
        text = graph.serialize(format="nt")
        (folder / "graph.nt").write_text(text, encoding="utf-8")
        load_store([folder / "graph.nt"], folder)
        finish(folder, out)
    (place / "site").mkdir()
    return AccedeServe(place, out, site=place / "site")


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

    def answer(self, server: AccedeServe) -> tuple[int, str, str]:
        """The status, type and text of the answer."""
        found = server.request(
            self.path, method=self.method, body=self.content, headers=self.headers
        )
        return found.status, found.fields.get("content-type", ""), found.text


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
    """Where a request names its graphs it is refused; without their names it is answered."""
    wrong = {}
    graphs = sorted((suite / "protocol").glob("data*.nt"))
    with server_over(graphs, tmp_path) as server:
        for name, test in listed_in(protocol):
            requests = protocol.value(protocol.value(test, MF.action), HT.requests)
            assert requests is not None
            for request in Collection(protocol, requests):
                classes, truth = expected(protocol, request)
                one = sent(protocol, request)
                names_graphs = "graph-uri=" in one.path + str(one.content)
                if names_graphs and "4" not in classes:
                    assert one.answer(server)[0] == 400, name
                if name in NAMED_GRAPHS:
                    continue
                status, kind, text = one.without_dataset().answer(server)
                fits = str(status)[0] in classes
                if truth is not None:
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
            query, data, result = (suite / folder / str(n).rpartition("/")[2] for n in names)
            yield query, data, result


def same(name: str, ours: str, theirs: str) -> bool:
    """Whether two answers say the same; rows have no order, blank nodes no name."""
    if name.endswith(".srj"):
        return told(json.loads(ours)) == told(json.loads(theirs))
    return rows_of(name, ours) == rows_of(name, theirs)


def rows_of(name: str, text: str) -> list[list[tuple[str, str]]]:
    """The rows of a table, each with its columns in the order of their names."""
    kind = name.rpartition(".")[2]
    number = by_value if name.startswith(BY_VALUE) else str
    lines = csv.DictReader(
        io.StringIO(text, newline=""),
        delimiter="\t" if kind == "tsv" else ",",
        quoting=csv.QUOTE_NONE if kind == "tsv" else csv.QUOTE_MINIMAL,
    )
    rows = [
        [(n, number(value(cell) if kind == "tsv" else unnamed(cell))) for n, cell in row.items()]
        for row in lines
    ]
    return sorted(sorted(row) for row in rows)


def by_value(cell: str) -> str:
    """A cell whose number is told by its value: neither 1.0E6 nor negativeInteger is kept."""
    number = DOUBLE.fullmatch(cell)
    return f"double {float(number[1])}" if number else cell.replace("#negativeI", "#i")


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
    by_data: dict[Path, list[tuple[Path, Path]]] = defaultdict(list)
    for query, data, result in results(suite):
        by_data[data].append((query, result))
    for number, (data, asked) in enumerate(by_data.items()):
        with server_over([data], tmp_path / str(number)) as server:
            for query, result in asked:
                told_by_us = server.request(
                    f"/sparql?query={quote(query.read_text('utf-8'))}",
                    headers={"Accept": TYPES[result.suffix[1:]]},
                ).text
                theirs = result.read_text("utf-8")
                if not same(result.name, told_by_us, theirs):
                    wrong[result.name] = (told_by_us, theirs)

    assert sum(map(len, by_data.values())) == 10
    assert wrong == {}


def test_the_service_description_names_its_endpoint(suite: Path, tmp_path: Path) -> None:
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    with server_over([suite / "json-res" / "data.ttl"], tmp_path) as server:
        answer = server.request("/sparql", headers={"Accept": "application/rdf+xml"})

    graph = Graph().parse(data=answer.text, format="xml")
    assert set(graph.objects(predicate=sd.endpoint)) == {
        URIRef(f"http://127.0.0.1:{server.port}/sparql")
    }
