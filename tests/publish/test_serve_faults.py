"""Clients that are slow, silent, many or wrong, against `accede serve` as it runs."""

import contextlib
import json
import re
import shutil
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from accede.release import Release, load_store
from servers.accede_serve import AccedeServe

PATIENCE = 2.0
"""Seconds here; the service as it comes has ten."""
BIG = 30_000_000
"""Bytes: more than the system itself keeps for one who does not read."""
ANY = quote("SELECT * { ?s ?p ?o }")
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def served(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AccedeServe]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("home")
    (folder / "site" / "big.csv").write_bytes(b"x" * BIG)
    limits = f"dict(patience={PATIENCE})"
    with AccedeServe(folder, release.path, site=folder / "site", limits=limits) as server:
        yield server
        log = server.log()
        assert server.stop() == 0
    assert log.count("\n") == 1, log


def whole(sock: socket.socket) -> bytes:
    """Everything that comes until the other side ends the connection."""
    told = bytearray()
    try:
        while part := sock.recv(1 << 16):
            told += part
    except ConnectionResetError:
        return bytes(told)
    return bytes(told)


def dripped(sock: socket.socket, first: bytes, drop: bytes) -> bytes:
    """What comes back to a client that sends a piece at a time, until it is hung up on."""
    told = bytearray()
    sock.sendall(first)
    sock.settimeout(PATIENCE / 5)
    for _ in range(100):
        try:
            if not (part := sock.recv(1 << 16)):
                return bytes(told)
            told += part
        except TimeoutError:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                sock.sendall(drop)
        except ConnectionResetError:
            return bytes(told)
    pytest.fail(f"nobody ended it: {told!r}")


def test_a_thousand_connections_at_once_are_all_answered(served: AccedeServe) -> None:
    socks = [served.connect() for _ in range(1000)]
    request = b"GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    for sock in socks:
        sock.sendall(request)
    answers = Counter(whole(sock).split(b"\r\n")[0] for sock in socks)
    for sock in socks:
        sock.close()

    assert answers == {b"HTTP/1.1 200 OK": 1000}


def test_more_connections_than_there_may_be_are_told_so(served: AccedeServe) -> None:
    socks = [served.connect() for _ in range(2100)]
    socks[-1].settimeout(5)
    told = whole(socks[-1])
    for sock in socks:
        sock.close()

    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"retry-after: 5" in told
    assert served.request("/health").status == 200


def test_a_head_that_drips_in_is_ended_in_time(served: AccedeServe) -> None:
    with served.connect() as sock:
        began = time.monotonic()
        told = dripped(sock, b"GET / HTTP/1.1\r\nHost: h\r\n", b"X: y\r\n")

    assert told.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 10 * PATIENCE


def test_a_client_that_says_nothing_is_ended_in_time(served: AccedeServe) -> None:
    with served.connect(10 * PATIENCE) as sock:
        assert whole(sock).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_drips_in_is_ended_in_time(served: AccedeServe) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 100000\r\n\r\nASK {"
    )
    with served.connect() as sock:
        told = dripped(sock, head, b" ")

    assert told.startswith(b"HTTP/1.1 408 ")
    assert b"did not come in time" in told


def test_a_body_that_nobody_asked_for_is_not_read_for_ever(served: AccedeServe) -> None:
    head = b"GET /health HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n"
    with served.connect() as sock:
        told = dripped(sock, head, b" ")

    assert told == b"" or told.startswith(b"HTTP/1.1 200 OK")


def unread(port: int, path: str) -> socket.socket:
    """A connection that asks, and leaves the answer where it is."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.connect(("127.0.0.1", port))
    sock.sendall(f"GET {path} HTTP/1.1\r\nHost: h\r\n\r\n".encode())
    return sock


def test_a_client_that_reads_nothing_is_ended_and_keeps_no_memory(served: AccedeServe) -> None:
    assert len(served.request("/big.csv").body) == BIG
    before = served.megabytes()
    socks = [unread(served.port, "/big.csv") for _ in range(4)]
    ended = until(lambda: 'ended_total{why="not-reading"} 4' in served.request("/metrics").text)
    for sock in socks:
        sock.close()

    assert ended
    assert served.megabytes() - before < 40


def until(true: Callable[[], bool]) -> bool:
    """Whether something comes true within ten times the patience of the service."""
    return any(true() or threading.Event().wait(PATIENCE / 10) for _ in range(300))


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_query_of_a_megabyte_is_refused_by_its_size(served: AccedeServe, kind: str) -> None:
    body = b"query=" + b"%20" * 350_000
    reply = served.request("/sparql", method="POST", body=body, headers={"Content-Type": kind})

    assert reply.status == 413
    assert reply.text == "sparql: more than 262144 bytes; ask something shorter\n"


def test_a_query_of_a_megabyte_in_an_address_is_refused(served: AccedeServe) -> None:
    with served.connect() as sock:
        sock.sendall(b"GET /sparql?query=" + b"%20" * 350_000 + b" HTTP/1.1\r\nHost: h\r\n\r\n")
        told = whole(sock)

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
    with served.connect() as sock:
        sock.sendall(request_)
        told = whole(sock)

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


def linked(link: Path, folder: Path) -> None:
    """Move the link as a build does: by one rename."""
    link.with_name("next").symlink_to(folder)
    link.with_name("next").rename(link)


def test_a_release_replaced_while_serving_is_old_or_new_and_never_a_mixture(
    release: Release, tmp_path: Path
) -> None:
    first, second, link = other_releases(release, tmp_path)
    seen: Counter[tuple[str, str]] = Counter()
    over = threading.Event()

    def read(server: AccedeServe) -> None:
        while not over.is_set():
            for path in ("/ask/states.csv", "/data/state/CUB.nt"):
                reply = server.request(path)
                named = "new" if "Cuba, renamed" in reply.text else "old"
                seen[reply.fields["x-accede-release"][0], named] += 1

    with AccedeServe(tmp_path, link, site=first) as server, ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, server) for _ in range(4)]
        for turn in range(7):
            over.wait(0.4)
            linked(link, (second, first)[turn % 2])
        over.wait(0.4)
        over.set()
        for reader in readers:
            reader.result()
        last = server.request("/data/state/CUB.nt")
        page = server.request("/query?query=ASK%7B%7D", headers=HTML)

    assert set(seen) <= {("a", "old"), ("b", "new")}
    assert "Cuba, renamed" in last.text
    assert "<code>bbbbbbbbbbbb</code>" in page.text


def other_releases(release: Release, place: Path) -> tuple[Path, Path, Path]:
    """Two releases that differ in one name, and a link to the first."""
    text = (release.path / "graph.nt").read_text("utf-8")
    made = []
    for letter, words in (("a", text), ("b", text.replace('"Cuba"', '"Cuba, renamed"'))):
        folder = place / letter
        folder.mkdir()
        (folder / "graph.nt").write_text(words, "utf-8")
        load_store([folder / "graph.nt"], folder)
        manifest = {"digest": letter * 64, "files": {}}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        made.append(folder)
    link = place / "release"
    link.symlink_to(made[0])
    return made[0], made[1], link


def test_a_release_that_cannot_be_opened_is_not_moved_to(release: Release, tmp_path: Path) -> None:
    first, second, link = other_releases(release, tmp_path)
    with AccedeServe(tmp_path, link, site=first) as server:
        (second / "store" / "CURRENT").write_text("nothing")
        linked(link, second)
        health = json.loads(server.request("/health").text)
        data = server.request("/data/state/CUB.nt")

        assert (health["status"], health["release"][0]) == ("behind", "a")
        assert "accede verify" in health["fault"]
        assert (data.status, data.fields["x-accede-release"][0]) == (200, "a")
        assert server.log().count("\n") == 1


def test_a_release_that_vanishes_is_told_in_one_line(release: Release, tmp_path: Path) -> None:
    first, _, link = other_releases(release, tmp_path)
    with AccedeServe(tmp_path, link, site=tmp_path) as server:
        shutil.rmtree(first)
        query = server.request(f"/sparql?query={ANY}")
        others = [
            server.request("/data/state/FRA.nt"),
            server.request("/ask/tally.csv?resolution=A/RES/77/63"),
            server.request("/query?query=ASK%7B%7D", headers=HTML),
        ]
        health = json.loads(server.request("/health").text)

        assert (query.status, query.text.count("\n")) == (503, 1)
        assert "accede verify" in query.text
        assert {reply.status for reply in others} <= {200, 503}
        assert not any("Traceback" in reply.text for reply in others)
        assert health["status"] == "behind"


def test_a_store_damaged_while_serving_gives_no_wrong_answer(
    release: Release, tmp_path: Path
) -> None:
    first, _, link = other_releases(release, tmp_path)
    paths = ("/data/state/FRA.nt", "/ask/standings.csv", "/id/state/CUBX", "/health")
    with AccedeServe(tmp_path, release.path, site=first) as server:
        right = {path: server.request(path).body for path in paths}
    with AccedeServe(tmp_path, link, site=first, limits="dict(saved=3.0)") as server:
        for table in (first / "store").glob("*.sst"):
            with table.open("r+b") as stream:
                stream.write(b"\xa5" * (table.stat().st_size // 2))
        for path in paths[:-1]:
            reply = server.request(path)
            assert reply.status == 503 or reply.body == right[path], path
            assert "Traceback" not in reply.text
        query = server.request(f"/sparql?query={ANY}")

        assert query.status in {400, 503}
        assert server.request("/health").status == 200
        assert "Traceback" not in server.log()
