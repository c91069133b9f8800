"""What `accede serve` does not answer as it runs, and how it says so: in one line, and a page."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from accede.release import Release
from servers.accede_serve import AccedeServe
from servers.impatient import impatient, said

ANY = quote("SELECT * { ?s ?p ?o }")
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def served(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AccedeServe]:
    with impatient(release, tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_query_of_a_megabyte_is_refused_by_its_size(served: AccedeServe, kind: str) -> None:
    body = b"query=" + b"%20" * 350_000
    reply = served.request("/sparql", method="POST", body=body, headers={"Content-Type": kind})

    assert reply.status == 413
    assert reply.text == "sparql: more than 262144 bytes; ask something shorter\n"


def test_a_query_of_a_megabyte_in_an_address_is_refused(served: AccedeServe) -> None:
    told = said(served, b"GET /sparql?query=" + b"%20" * 350_000 + b" HTTP/1.1\r\nHost: h\r\n\r\n")

    assert told == b"" or told.startswith(b"HTTP/1.1 4")
    assert served.request("/sparql?query=" + "%20" * 10_000).status == 414


UNKNOWN = [
    ("/id/state/CUBA", "did you mean state/CUB"),
    ("/id/nothing/at/all", "nothing bears this name"),
    ("/id/" + "x" * 3000, "nothing bears this name"),
    ("/data/state/CUBA.ttl", "did you mean state/CUB"),
    ("/data/state/CUB.exe", "end the name with one of .ttl, .jsonld, .nt, .rdf"),
    ("/scheme/vote-choice/infavour", "did you mean scheme/vote-choice/in-favour"),
    ("/ask/leavign.csv", "did you mean leaving"),
    ("/nowhere", "no such page"),
    ("/" + "a/" * 3000, "no such page"),
    ("/%00%ff%fe", "no such page"),
]


@pytest.mark.parametrize(("path", "told"), UNKNOWN, ids=[path[:30] for path, _ in UNKNOWN])
def test_what_is_unknown_is_404_in_one_line_and_for_a_browser_a_page(
    served: AccedeServe, path: str, told: str
) -> None:
    plain, page = served.request(path), served.request(path, headers=HTML)

    assert (plain.status, page.status) == (404, 404)
    assert told in plain.text
    assert plain.text.count("\n") == 1
    assert page.fields["content-type"].startswith("text/html")
    assert page.text.count("<h1>") == 1


def test_a_page_of_what_is_unknown_leads_to_what_may_have_been_meant(served: AccedeServe) -> None:
    page = served.request("/id/state/CUBA", headers=HTML).text

    assert '<a href="../../id/state/CUB">state/CUB</a>' in page


ACCEPTS = {
    f"/sparql?query={ANY}": "application/sparql-results+json, application/sparql-results+xml, "
    "text/csv, text/tab-separated-values",
    "/sparql?query=ASK%7B%7D": "application/sparql-results+json, application/sparql-results+xml",
    "/sparql": "text/turtle, application/ld+json, application/n-triples, application/rdf+xml",
    "/id/state/CUB": "text/html, text/turtle, application/ld+json, application/n-triples",
    "/ns": "text/html, text/turtle",
    "/scheme/stage/plenary": "text/html, text/turtle",
}


@pytest.mark.parametrize("path", ACCEPTS)
def test_an_accept_that_nothing_fits_is_406_with_the_list(served: AccedeServe, path: str) -> None:
    reply = served.request(path, headers={"Accept": "image/png, audio/*;q=0.5"})

    assert reply.status == 406
    assert f"use one of {ACCEPTS[path]}" in reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
@pytest.mark.parametrize("path", ["/sparql", "/ask/leaving.csv", "/id/state/CUB", "/"])
def test_nothing_is_ever_written(served: AccedeServe, method: str, path: str) -> None:
    reply = served.request(path, method=method, body=b"update=DROP+ALL", headers={
        "Content-Type": "application/x-www-form-urlencoded"
    })  # fmt: skip

    assert reply.status == (403 if (path, method) == ("/sparql", "POST") else 405)
    assert reply.text.count("\n") == 1


BROKEN = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET / HTTP/x\r\n\r\n",
    b"NONSENSE\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: h\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"GET /sparql?query=%FF%FE HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
    b"GET /ask/leaving?treaty=%FF HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
    b"GET /sparql?" + b"a=1&" * 500 + b" HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
]


@pytest.mark.parametrize("request_", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_request_is_a_client_s_fault(served: AccedeServe, request_: bytes) -> None:
    told = said(served, request_)

    assert told == b"" or re.match(rb"HTTP/1\.1 4\d\d ", told), told[:300]
    assert b"Traceback" not in told
    assert served.request("/health").status == 200


@pytest.mark.parametrize("host", ["<x>", 'a"b', "a b", "x:999999", ""])
def test_an_odd_host_stays_out_of_the_description(served: AccedeServe, host: str) -> None:
    from rdflib import Graph

    reply = served.request("/sparql", headers={"Host": host})

    assert reply.status in {200, 400}
    if reply.status == 200:
        assert len(Graph().parse(data=reply.body, format="turtle")) > 10
