"""One request and its reply over HTTP, within a deadline and a size, whatever the server does."""

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from accede.errors import RemoteError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 16


class Limits(Struct, frozen=True, kw_only=True):
    """How long, in seconds, and how large, in bytes, one question to a server may become."""

    connect: float = 10
    read: float = 60
    total: float = 180
    size: int = 1 << 28
    redirects: int = 4
    tries: int = 5


class Deadline:
    """The moment at which a question is given up, all its redirects and retries included."""

    def __init__(self, seconds: float, where: str) -> None:
        self._ends = time.monotonic() + seconds
        self._seconds = seconds
        self._where = where

    def left(self) -> float:
        """The seconds that are left; a RemoteError where none are."""
        left = self._ends - time.monotonic()
        if left <= 0:
            found = f"no whole answer within {self._seconds:g} seconds"
            raise RemoteError(self._where, found, "ask for less, or try again later")
        return left


class Request(Struct, frozen=True):
    """What is sent: a method, an address, header fields, a body; and whether it only reads."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    reads: bool = True


class Reply(Struct, frozen=True):
    """What came back: a status, header fields by their lower-case names, and the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    @property
    def kind(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class _Timed(io.RawIOBase):
    """A socket read so that neither one piece nor the whole outlasts its time."""

    def __init__(self, sock: socket.socket, deadline: Deadline, read: float) -> None:
        self._sock, self._deadline, self._read = sock, deadline, read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._sock.settimeout(min(self._read, self._deadline.left()))
        return self._sock.recv_into(buffer)


class _Socket:
    """What http.client needs of a socket, with every read under the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline, read: float) -> None:
        self._sock, self._deadline, self._read = sock, deadline, read

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Timed(self._sock, self._deadline, self._read))

    def close(self) -> None:
        """Nothing yet: http.client closes early what it still reads from; `exchange` closes."""


def addresses(url: str, deadline: Deadline, limits: Limits) -> list[tuple[str, int]]:
    """The network addresses behind a URL; a name server that hangs is given up."""
    parts = split(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found: list[tuple[str, int]] = []
    faults: list[OSError] = []

    def look_up() -> None:
        try:
            told = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
            found.extend((str(one[4][0]), port) for one in told)
        except (OSError, UnicodeError) as fault:
            faults.append(OSError(str(fault)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(min(limits.connect, deadline.left()))
    if not found:
        why = faults[0] if faults else "the name server does not answer"
        raise RemoteError(url, f"no such host ({why})", "mend the address")
    return list(dict.fromkeys(found))


def is_private(address: str) -> bool:
    """Whether an address is one's own machine or network, not the public's."""
    return not ipaddress.ip_address(address.partition("%")[0]).is_global


def split(url: str) -> SplitResult:
    """The parts of an http or https address; a RemoteError where it is none."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(letter <= " " or letter == "\x7f" for letter in url):
        raise RemoteError("endpoint", f"{url!r} is no http address", "write https://host/path")
    if parts.username or parts.password:
        found = "credentials stand in the address"
        mend = "put them in ACCEDE_USER and ACCEDE_PASSWORD, or in netrc"
        raise RemoteError(f"{parts.scheme}://{parts.hostname}", found, mend)
    return parts


def exchange(
    request: Request, to: list[tuple[str, int]], deadline: Deadline, limits: Limits
) -> Reply:
    """The reply of a server at one of some network addresses, whole, or a RemoteError."""
    try:
        with _connected(split(request.url), to, deadline, limits) as sock:
            return _replied(request, _Socket(sock, deadline, limits.read), limits)
    except TimeoutError:
        deadline.left()
        found = "the server fell silent"
        raise RemoteError(request.url, found, "try again later, or ask for less") from None
    except http.client.HTTPException as fault:
        found = f"the reply is cut or no HTTP ({type(fault).__name__})"
        raise RemoteError(request.url, found, "try again later") from fault
    except OSError as fault:
        found = f"the connection failed ({fault.strerror or type(fault).__name__})"
        raise RemoteError(request.url, found, "see that the server is up") from fault


def _replied(request: Request, sock: _Socket, limits: Limits) -> Reply:
    """The reply to a request that is sent over a socket."""
    parts = split(request.url)
    connection = http.client.HTTPConnection(parts.hostname or "")
    connection.sock = sock
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "Connection": "close"} | dict(request.headers)
    connection.request(request.method, path, request.body or None, headers)
    response = connection.getresponse()
    fields = {name.lower(): value for name, value in response.getheaders()}
    body = b"" if request.method == "HEAD" else _body(response, fields, request.url, limits)
    return Reply(response.status, fields, body, request.url)


def _connected(
    parts: SplitResult, to: list[tuple[str, int]], deadline: Deadline, limits: Limits
) -> socket.socket:
    """A socket to the first of some addresses that lets itself be reached."""
    for place, address in enumerate(to):
        try:
            sock = socket.create_connection(address, min(limits.connect, deadline.left()))
            break
        except OSError:
            if place == len(to) - 1:
                raise
    if parts.scheme == "http":
        return sock
    sock.settimeout(min(limits.connect, deadline.left()))
    return ssl.create_default_context().wrap_socket(sock, server_hostname=parts.hostname)


def _body(
    response: http.client.HTTPResponse, fields: Mapping[str, str], url: str, limits: Limits
) -> bytes:
    """The whole body, unzipped, and never more of it than may be."""
    coding = fields.get("content-encoding", "identity").lower()
    if coding not in {"identity", "gzip"}:
        raise RemoteError(url, f"content coding {coding!r}", "ask its keeper for plain or gzip")
    unzip = zlib.decompressobj(31) if coding == "gzip" else None
    body = bytearray()
    while piece := response.read(PIECE):
        for plain in _unzipped(piece, unzip, url) if unzip else [piece]:
            body += plain
            if len(body) > limits.size:
                raise RemoteError(url, f"more than {limits.size:,} bytes", "ask for less")
    if response.length or (unzip and body and not unzip.eof):
        raise RemoteError(url, "the reply is cut", "try again later")
    return bytes(body)


def _unzipped(piece: bytes, unzip: "zlib._Decompress", url: str) -> Iterator[bytes]:
    """What a piece of gzip holds, in pieces that are small however much it swells."""
    try:
        while plain := unzip.decompress(piece, PIECE):
            yield plain
            piece = unzip.unconsumed_tail
    except zlib.error:
        raise RemoteError(url, "broken gzip", "try again later") from None
