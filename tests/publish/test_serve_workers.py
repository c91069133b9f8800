"""Queries whose clients go away, against `accede serve` as it runs."""

import signal
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from accede.release import Release
from servers.accede_serve import AccedeServe
from servers.impatient import impatient, until

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
AT_ONCE = 2
HEAD = "Host: h\r\nContent-Type: application/sparql-query\r\n"
ASKED = {
    "GET": f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: h\r\n\r\n",
    "POST": f"POST /sparql HTTP/1.1\r\n{HEAD}Content-Length: {len(ENDLESS)}\r\n\r\n{ENDLESS}",
    "page": f"GET /query?query={quote(ENDLESS)} HTTP/1.1\r\nHost: h\r\n\r\n",
}


@pytest.fixture(scope="module")
def served(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AccedeServe]:
    """A service whose deadline is later than any test waits."""
    bounds = f", deadline=600.0, at_once={AT_ONCE}, waiting=0.2"
    with impatient(release, tmp_path_factory.mktemp("served"), more=bounds) as server:
        yield server


@pytest.mark.parametrize("request_", ASKED.values(), ids=ASKED)
def test_the_workers_of_clients_that_went_away_are_ended_and_their_places_free(
    served: AccedeServe, request_: str
) -> None:
    clients = [served.connect() for _ in range(AT_ONCE)]
    for client in clients:
        client.sendall(request_.encode())
    began = until(lambda: len(served.children()) == AT_ONCE)
    full = served.request("/sparql?query=ASK%7B%7D")
    for client in clients:
        client.close()
    ended = until(lambda: served.children() == [])
    free = served.request("/sparql?query=ASK%7B%7D")

    assert (began, full.status, ended, free.status) == (True, 503, True, 200)


def test_a_client_that_went_away_is_counted_and_nothing_else_is_said(served: AccedeServe) -> None:
    before = left(served)
    with served.connect() as client:
        client.sendall(ASKED["GET"].encode())
        assert until(lambda: len(served.children()) == 1)

    assert until(lambda: left(served) == before + 1)


def left(served: AccedeServe) -> int:
    line = next(one for one in served.request("/metrics").text.split("\n") if 'why="left"' in one)
    return int(line.rpartition(" ")[2])


def test_a_client_that_waits_for_its_answer_keeps_its_worker(served: AccedeServe) -> None:
    with served.connect() as client:
        client.sendall(ASKED["GET"].encode())
        assert until(lambda: len(served.children()) == 1)
        client.settimeout(2)

        with pytest.raises(TimeoutError):
            client.recv(1)
        assert len(served.children()) == 1
    assert until(lambda: served.children() == [])


def test_a_client_that_goes_away_in_the_middle_of_its_request_is_no_fault(
    served: AccedeServe,
) -> None:
    with served.connect() as client:
        client.sendall(f"POST /sparql HTTP/1.1\r\n{HEAD}Content-Length: 99\r\n\r\nASK".encode())
    with served.connect() as client:
        head = f"POST /sparql HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked"
        client.sendall(f"{head}\r\n\r\n3\r\nA".encode())

    assert until(lambda: 'route="sparql",status="499"} ' in served.request("/metrics").text)
    assert served.request("/health").status == 200


def test_a_service_that_is_stopped_ends_its_workers_and_says_nothing(
    release: Release, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("stopped")
    (folder / "site").mkdir()
    limits = "dict(deadline=600.0)"
    with AccedeServe(folder, release.path, site=folder / "site", limits=limits) as server:
        with server.connect() as client:
            client.sendall(ASKED["GET"].encode())
            assert until(lambda: len(server.children()) == 1)
            server.process.send_signal(signal.SIGINT)
            told = client.recv(1 << 16)
        code, log = server.process.wait(60), server.log()

    assert code == 0
    assert told.startswith(b"HTTP/1.1 503 ")
    assert "Traceback" not in log
