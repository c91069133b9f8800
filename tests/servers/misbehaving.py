"""A server that answers each path with another fault, to see what is made of it."""

import gzip
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KIND = "application/sparql-results+json"
GOOD = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'
ZEROS = 200_000_000


class Handler(BaseHTTPRequestHandler):
    """One request, answered by the fault that its path names."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_HEAD(self) -> None:
        self.reply(200, b"")

    def do_POST(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        name = self.path.strip("/").replace("-", "_")
        self.server.asked[name] += 1
        self.server.seen.append(dict(self.headers.items()))
        fault: Callable[[], None] = getattr(self, f"fault_{name}")
        try:
            fault()
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its parent's name
        """Nothing: the tests speak."""

    def reply(self, status: int, body: bytes, kind: str = KIND, **fields: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def fault_none(self) -> None:
        self.reply(200, GOOD)

    def fault_hangs(self) -> None:
        self.server.over.wait(30)

    def fault_drips(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", KIND)
        self.end_headers()
        while not self.server.over.wait(0.05):
            self.wfile.write(b" ")

    def fault_drips_its_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.server.over.wait(0.05):
            self.wfile.write(b"x")

    def fault_busy_once(self) -> None:
        if self.server.asked["busy_once"] == 1:
            self.reply(429, b"", Retry_After="0")
        else:
            self.reply(200, GOOD)

    def fault_busy_until(self) -> None:
        if self.server.asked["busy_until"] == 1:
            self.reply(503, b"", Retry_After=formatdate(time.time() - 5, usegmt=True))
        else:
            self.reply(200, GOOD)

    def fault_busy_long(self) -> None:
        self.reply(503, b"", Retry_After="3600")

    def fault_busy_always(self) -> None:
        self.reply(429, b"", Retry_After="0")

    def fault_busy_silent(self) -> None:
        self.reply(503, b"overloaded", "text/plain")

    def fault_html(self) -> None:
        self.reply(200, b"<html><script>alert(1)</script></html>", "text/html")

    def fault_html_as_json(self) -> None:
        self.reply(200, b"<html></html>")

    def fault_cut_json(self) -> None:
        self.reply(200, GOOD[:-20])

    def fault_cut_body(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", KIND)
        self.send_header("Content-Length", str(len(GOOD) + 100))
        self.end_headers()
        self.wfile.write(GOOD)
        self.close_connection = True

    def fault_cut_chunks(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", KIND)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"10\r\n" + GOOD[:16] + b"\r\n")
        self.close_connection = True

    def fault_wrong_type(self) -> None:
        self.reply(200, GOOD, "application/json")

    def fault_wrong_columns(self) -> None:
        self.reply(200, b'{"head":{"vars":["m"]},"results":{"bindings":[]}}')

    def fault_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", KIND)
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(b" " * 65536)

    def fault_gzip_bomb(self) -> None:
        self.reply(200, self.server.bomb, Content_Encoding="gzip")

    def fault_gzip_cut(self) -> None:
        self.reply(200, gzip.compress(GOOD)[:-12], Content_Encoding="gzip")

    def fault_gzip_good(self) -> None:
        self.reply(200, gzip.compress(GOOD), Content_Encoding="gzip")

    def fault_other_coding(self) -> None:
        self.reply(200, GOOD, Content_Encoding="br")

    def fault_loop(self) -> None:
        self.reply(307, b"", Location="/loop")

    def fault_moved(self) -> None:
        self.reply(307, b"", Location="/none")

    def fault_to_private(self) -> None:
        self.reply(307, b"", Location=self.url("127.0.0.2", "none"))

    def fault_to_another_host(self) -> None:
        self.reply(307, b"", Location=self.url("127.0.0.2", "asks"))

    def fault_to_a_file(self) -> None:
        self.reply(307, b"", Location="file:///etc/passwd")

    def fault_nonsense(self) -> None:
        self.wfile.write(b"\x00\xff nothing of HTTP \r\n\r\n")
        self.close_connection = True

    def fault_error(self) -> None:
        self.reply(400, b"line 1:\n  \x1b[31mbad\x00 query", "text/plain")

    def fault_asks(self) -> None:
        if self.headers.get("Authorization", "").startswith("Basic "):
            self.reply(200, GOOD)
        else:
            self.reply(401, b"", WWW_Authenticate='Basic realm="ours"')

    def fault_slow(self) -> None:
        with self.server.busy:
            self.server.most = max(self.server.most, self.server.now + 1)
            self.server.now += 1
        self.server.over.wait(0.1)
        with self.server.busy:
            self.server.now -= 1
        self.reply(200, GOOD)

    def url(self, host: str, path: str) -> str:
        return f"http://{host}:{self.server.server_address[1]}/{path}"


class Server(ThreadingHTTPServer):
    """The server, and what it saw."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), Handler)  # noqa: S104  # 127.0.0.1 and 127.0.0.2 both
        self.asked: Counter[str] = Counter()
        self.seen: list[dict[str, str]] = []
        self.over = threading.Event()
        self.busy = threading.Lock()
        self.now = self.most = 0
        self.bomb = gzip.compress(bytes(ZEROS), 9)

    def url(self, fault: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{fault}"


@contextmanager
def misbehaving() -> Iterator[Server]:
    """The server, on a free port, until it is no longer needed."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        socketserver.TCPServer.server_close(server)
        thread.join()
