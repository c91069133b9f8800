"""Whatever a server does wrong is a named error, within its deadline and its memory."""

import resource
import threading
import time
from collections.abc import Iterator

import pytest

from accede.ask.credentials import Bearer, Password
from accede.ask.remote import Rows, endpoint
from accede.ask.transport import Transport
from accede.ask.wire import Limits
from accede.errors import RemoteError
from measured import Measured
from servers.misbehaving import Server, misbehaving
from servers.ports import free_port

LIMITS = Limits(connect=1, read=1, total=2, size=1 << 20)
QUERY = "SELECT ?n WHERE { BIND (1 AS ?n) }"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with misbehaving() as server:
        yield server


def asked(url: str, transport: Transport = Transport(limits=LIMITS)) -> Rows:  # noqa: B008  # frozen
    return endpoint(url, profile="plain", transport=transport).select(QUERY)


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ("hangs", "the server fell silent"),
        ("drips", "no whole answer within 2 seconds"),
        ("drips-its-head", "no whole answer within 2 seconds"),
        ("busy-long", "status 503, and asks to wait 3600 seconds"),
        ("busy-always", "status 429, and asks to wait 0 seconds"),
        ("busy-silent", "status 503 (overloaded)"),
        ("html", "an answer of type 'text/html' instead of application/sparql-results+json"),
        ("html-as-json", "the answer is cut, or no SPARQL results"),
        ("cut-json", "the answer is cut, or no SPARQL results"),
        ("cut-body", "the reply is cut"),
        ("cut-chunks", "the reply is cut"),
        ("wrong-type", "an answer of type 'application/json' instead of"),
        ("wrong-columns", "columns m are not those asked for"),
        ("endless", "more than 1,048,576 bytes"),
        ("gzip-bomb", "more than 1,048,576 bytes"),
        ("gzip-cut", "the reply is cut"),
        ("other-coding", "content coding 'br'"),
        ("loop", "redirects without end"),
        ("to-a-file", "'file:///etc/passwd' is no http address"),
        ("nonsense", "the reply is cut or no HTTP"),
        ("error", "status 400 (line 1: [31mbad query)"),
    ],
)
@pytest.mark.trust
def test_a_fault_is_a_named_error_within_its_deadline(
    server: Server, fault: str, named: str, measured: Measured
) -> None:
    started = time.monotonic()

    with pytest.raises(RemoteError) as error:
        asked(server.url(fault))

    assert named in str(error.value)
    assert time.monotonic() - started < LIMITS.total + 1
    measured(10, f"a fault of the server is a named error within {LIMITS.total:g} + 1 s")


def test_a_server_that_refuses_is_named() -> None:
    with pytest.raises(RemoteError, match=r"the connection failed .Connection refused"):
        asked(f"http://127.0.0.1:{free_port()}/")


@pytest.mark.trust
def test_a_gzip_bomb_takes_no_memory(server: Server, measured: Measured) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(RemoteError):
        asked(server.url("gzip-bomb"))

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < 50_000_000
    measured(10, f"a gzip bomb: +{grown // 1024} MB")


@pytest.mark.parametrize("fault", ["busy-once", "busy-until"])
def test_a_busy_server_is_asked_again_when_it_says_so(server: Server, fault: str) -> None:
    rows = asked(server.url(fault)).rows

    assert [row["n"].value for row in rows] == ["1"]
    assert server.asked[fault.replace("-", "_")] == 2


def test_a_busy_server_that_does_not_say_when_is_left_alone(server: Server) -> None:
    before = server.asked["busy_silent"]

    with pytest.raises(RemoteError):
        asked(server.url("busy-silent"))

    assert server.asked["busy_silent"] == before + 1


@pytest.mark.parametrize("fault", ["none", "moved", "gzip-good"])
def test_what_is_right_is_understood(server: Server, fault: str) -> None:
    assert [row["n"].value for row in asked(server.url(fault)).rows] == ["1"]


def test_no_redirect_leads_from_the_public_into_a_private_network(server: Server) -> None:
    public = Transport(limits=LIMITS, private=lambda address: address == "127.0.0.2")
    before = server.asked["none"]

    with pytest.raises(RemoteError, match="a redirect into a private network"):
        asked(server.url("to-private"), public)

    assert server.asked["none"] == before


def test_a_server_is_told_who_asks_for_what(server: Server) -> None:
    asked(server.url("none"))

    sent = server.seen[-1]
    assert sent["User-Agent"].startswith("accede/")
    assert "https://" in sent["User-Agent"]
    assert sent["Accept"] == "application/sparql-results+json"
    assert sent["Content-type"] == "application/x-www-form-urlencoded"


def test_a_password_is_shown_only_to_who_asks_and_never_on_another_host(server: Server) -> None:
    known = Transport(limits=LIMITS, credentials=Password("who", "secret"))

    assert asked(server.url("asks"), known).rows
    assert asked(server.url("none"), known).rows
    with pytest.raises(RemoteError, match="status 401") as error:
        asked(server.url("to-another-host"), known)

    assert "secret" not in f"{error.value} {known}"


def test_no_credentials_go_in_the_clear_to_a_public_host(server: Server) -> None:
    public = Transport(limits=LIMITS, credentials=Bearer("secret"), private=lambda _: False)

    asked(server.url("none"), public)

    assert "Authorization" not in server.seen[-1]


def test_one_request_at_a_time_goes_to_a_host(server: Server) -> None:
    threads = [threading.Thread(target=asked, args=(server.url("slow"),)) for _ in range(5)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert server.most == 1
    assert server.asked["slow"] == 5


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("ftp://example.org/", "no http address"),
        ("http://who:secret@example.org/", "credentials stand in the address"),
        ("http:///sparql", "no http address"),
        ("http://example.org:x/", "no http address"),
        ("http://example.org/a b", "no http address"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, named: str) -> None:
    with pytest.raises(RemoteError, match=named) as error:
        asked(address)

    assert "secret" not in str(error.value)


def test_a_profile_that_nobody_tried_is_refused() -> None:
    with pytest.raises(RemoteError, match="'blazing' is not known; use one of plain, oxigraph"):
        endpoint("http://127.0.0.1:1/", profile="blazing")
