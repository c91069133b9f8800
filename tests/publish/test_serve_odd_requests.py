"""Requests that are odd but well meant, or odd and not: one status and one plain line each."""

import gzip
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest

from accede.release import Release
from servers.accede_serve import AccedeServe, Reply
from servers.impatient import impatient, said

ANY = quote("SELECT ?s { ?s ?p ?o } LIMIT 1")
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
JSON = "application/sparql-results+json"
CLOSE = "Host: h\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def served(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AccedeServe]:
    with impatient(release, tmp_path_factory.mktemp("served")) as server:
        yield server


def one_line(reply: Reply) -> str:
    """What a refusal says, which is one line of plain text."""
    assert reply.fields["content-type"] == "text/plain; charset=utf-8"
    assert reply.text.count("\n") == 1
    return reply.text.strip()


REFUSED = {
    "/ask/leaving.csv?treaty=apmbc&treaty=ccm": (400, "treaty is given 2 times; give it once"),
    "/ask/leaving.csv?guard=maybe": (400, "neither yes nor no"),
    "/ask/leaving.json?guard=yes": (400, "no parameter 'guard'; use one of day, treaty"),
    "/ask/leaving.csv?DAY=2025-01-01": (400, "no parameter 'DAY'"),
    "/ask/leaving.csv?treaty=" + "x" * 9000: (400, "no treaty is called"),
    f"/sparql?query={ANY}&query={ANY}": (400, "more than one query; send one"),
    f"/query?query={ANY}&query={ANY}": (400, "more than one query; send one"),
    f"/sparql?query={ANY}&format=csv&format=json": (400, "more than one format; send one"),
    f"/sparql?query={ANY}&format=html": (406, "use one of json, xml, csv, tsv"),
    f"/sparql?query={ANY}&format=": (406, "use one of json, xml, csv, tsv"),
    "/sparql?query=ASK%7B%7D&format=csv": (406, "use one of json, xml"),
    "/sparql?format=csv": (406, "use one of json, xml, turtle, jsonld, ntriples"),
    f"/sparql?query={ANY}&named-graph-uri=urn:x": (400, "a release is one graph"),
    f"/query?query={ANY}&default-graph-uri=urn:x": (400, "a release is one graph"),
    "/sparql?query=": (400, "begin it with SELECT, ASK, CONSTRUCT or DESCRIBE"),
    "/sparql?query=%20%23": (400, "begin it with SELECT, ASK, CONSTRUCT or DESCRIBE"),
    "/sparql?query=SELECT%20%2A%20%7B%20%3Fs": (400, "error at 1:"),
    "/sparql?query=%FF": (400, "its fields are not UTF-8; send them as UTF-8"),
    "/sparql?" + "a=1&" * 50: (400, "more than 40 fields; send fewer"),
    "/index.html/": (404, "no such page"),
    "/ask/../index.html": (404, "no such page"),
    "//index.html": (404, "no such page"),
    "/ask//index.html": (404, "no such page"),
    "/ask%2Findex.html": (404, "no such page"),
    "/id": (404, "no such page"),
    "/a%00%1b%5b31m%e2%80%aeb": (404, "a\ufffd\ufffd[31m\ufffdb: no such page"),
}


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: str(path)[:50])
def test_what_is_odd_in_an_address_is_refused_in_one_line(served: AccedeServe, path: str) -> None:
    status, told = REFUSED[path]
    reply = served.request(path)

    assert reply.status == status
    assert told in one_line(reply)
    assert len(reply.text) < 700


def test_the_place_of_a_mistake_is_its_place_in_the_query_as_it_was_sent(
    served: AccedeServe,
) -> None:
    reply = served.request(f"/sparql?query={quote('SELECT * { ?s ?p }')}")

    assert reply.text.startswith("query: error at 1:19: ")


LEADS = {
    "/": "index.html",
    "/ask": "ask/index.html",
    "/ask/": "../ask/index.html",
    "/id/state/CUB/": "../../../data/state/CUB.html",
    "/id/state%2FCUB": "../data/state/CUB.html",
    "/scheme": "ns/index.html",
    "/query/index.html": "../query",
}


@pytest.mark.parametrize("path", LEADS)
def test_a_path_without_a_page_leads_to_one_from_where_the_client_stands(
    served: AccedeServe, path: str
) -> None:
    reply = served.request(path, headers={"Accept": "text/html"})

    assert (reply.status, reply.fields["location"]) == (303, LEADS[path])


ACCEPTED = {
    "*": JSON,
    "application/json": JSON,
    "text/csv;q=7, */*;q=0.9": "text/csv",
    "text/csv;q=nan, */*;q=0.1": JSON,
    "text/*": "text/csv",
    ",,": JSON,
    "TEXT/CSV": "text/csv",
    "text/csv," * 2000: "text/csv",
}


@pytest.mark.parametrize("accept", ACCEPTED, ids=lambda accept: str(accept)[:30])
def test_an_odd_accept_is_understood_as_it_is_meant(served: AccedeServe, accept: str) -> None:
    reply = served.request(f"/sparql?query={ANY}", headers={"Accept": accept})

    assert reply.status == 200
    assert reply.fields["content-type"].partition(";")[0] == ACCEPTED[accept]


BODIES: dict[str, tuple[bytes, Mapping[str, str], int, str]] = {
    "no type": (b"ASK{}", {}, 415, "a body of no type"),
    "another type": (b"{}", {"Content-Type": "application/json"}, 415, "of application/json"),
    "another charset": (b"ASK{}", {"Content-Type": f"{QUERY}; charset=latin-1"}, 415, "as UTF-8"),
    "not UTF-8": (b"ASK{?s ?p '\xe9'}", {"Content-Type": QUERY}, 400, "is not UTF-8"),
    "packed": (
        gzip.compress(b"ASK{}"),
        {"Content-Type": QUERY, "Content-Encoding": "gzip"},
        415,
        "packed by gzip",
    ),
    "empty": (b"", {"Content-Type": QUERY}, 400, "begin it with SELECT"),
    "no query": (b"a=b", {"Content-Type": FORM}, 400, "no query; send one as `query`"),
    "two": (f"query={ANY}&query={ANY}".encode(), {"Content-Type": FORM}, 400, "more than one"),
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_that_cannot_be_taken_is_refused_in_one_line(served: AccedeServe, kind: str) -> None:
    body, headers, status, told = BODIES[kind]
    reply = served.request("/sparql", method="POST", body=body, headers=headers)

    assert reply.status == status
    assert told in one_line(reply)


def test_a_mark_of_byte_order_is_no_part_of_a_query(served: AccedeServe) -> None:
    headers = {"Content-Type": f"{QUERY}; charset=UTF-8"}
    body = b"\xef\xbb\xbfASK{}"

    assert served.request("/sparql", method="POST", body=body, headers=headers).status == 200


HEADS = ["/index.html", "/ask/leaving.csv", "/query", f"/sparql?query={ANY}", "/health", "/nowhere"]


@pytest.mark.parametrize("path", HEADS)
def test_head_is_get_without_its_body(served: AccedeServe, path: str) -> None:
    head, whole = served.request(path, method="HEAD"), served.request(path)

    assert (head.status, head.body) == (whole.status, b"")
    assert head.fields["content-length"] == whole.fields["content-length"]
    assert head.fields["content-type"] == whole.fields["content-type"]


def test_only_where_queries_are_asked_may_be_posted(served: AccedeServe) -> None:
    sparql, page = (served.request(path, method="OPTIONS") for path in ("/sparql", "/query"))

    assert (sparql.status, sparql.fields["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert (page.status, page.fields["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("said_", ["bytes=0-9", "bytes=9-", "bytes=5-2", "lines=1-2", "bytes=-"])
def test_a_page_is_given_whole_whatever_part_is_asked_for(served: AccedeServe, said_: str) -> None:
    reply = served.request("/index.html", headers={"Range": said_})

    assert (reply.status, reply.text) == (200, "home")
    assert reply.fields["accept-ranges"] == "none"


@pytest.mark.parametrize("path", ["/index.html", "/ask/leaving.csv", "/data/state/CUB.ttl"])
def test_what_a_client_has_already_is_not_sent_again(served: AccedeServe, path: str) -> None:
    tag = served.request(path).fields["etag"]

    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = served.request(path, headers={"If-None-Match": known})
        assert (again.status, again.body, again.fields["etag"]) == (304, b"", tag), known
    for other in ('"other"', tag[1:-1], tag + "x"):
        assert served.request(path, headers={"If-None-Match": other}).status == 200, other


def test_requests_one_after_another_without_waiting_are_answered_in_order(
    served: AccedeServe,
) -> None:
    told = said(
        served,
        b"GET /index.html HTTP/1.1\r\nHost: h\r\n\r\n"
        b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n2\r\nAS\r\n3\r\nK{}\r\n0\r\n\r\n"
        b"GET /ask/index.html HTTP/1.1\r\n" + CLOSE.encode(),
    )

    assert told.count(b"HTTP/1.1 200 OK") == 3
    assert told.index(b"home") < told.index(b'"boolean": true') < told.index(b"questions")


TARGETS = {
    "GET http://h/index.html": b"HTTP/1.1 200 ",
    "GET HTTPS://h": b"HTTP/1.1 303 ",
    "OPTIONS *": b"HTTP/1.1 204 ",
    "CONNECT h:80": b"HTTP/1.1 400 ",
    "GET index.html": b"HTTP/1.1 400 ",
}


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_that_is_no_path_is_understood_or_refused(
    served: AccedeServe, target: str
) -> None:
    assert said(served, f"{target} HTTP/1.1\r\n{CLOSE}".encode()).startswith(TARGETS[target])


def test_what_is_no_http_is_told_so_in_one_line(served: AccedeServe) -> None:
    told = said(served, b"POST /sparql HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")
    head, _, body = told.partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"nosniff" in head
    assert body == b"request: it is no HTTP/1.1 that can be read; send it anew\n"
