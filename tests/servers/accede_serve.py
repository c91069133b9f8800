"""`accede serve` as a process of its own on a free loopback port, and raw requests to it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

import pytest

from servers.ports import program

ADDRESS = re.compile(rb"at http://127\.0\.0\.1:([0-9]+)/")
TICK = os.sysconf("SC_CLK_TCK")


LIMITED = """
import sys
from pathlib import Path
from accede.publish.serve import run
from accede.publish.serve.workers import Limits
release, site, limits = sys.argv[1:]
run(
    Path(release), host="127.0.0.1", port=0, site=Path(site),
    limits=Limits(**eval(limits)), say=lambda words: print(words, file=sys.stderr, flush=True),
)
"""


class Reply(NamedTuple):
    """What came back: the status, the fields by their lower-case names, the body."""

    status: int
    fields: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class AccedeServe:
    """The service over a release; `site` is a folder of pages that are there already.

    With limits of its own it is run by its Python function, for the command has no options for
    them.
    """

    def __init__(
        self, folder: Path, release: Path, *, site: Path | None = None, limits: str = ""
    ) -> None:
        self._log = folder / "serve.log"
        pages = ["--site", str(site)] if site else []
        command = [program("accede"), "serve", "--release", str(release), "--port", "0", *pages]
        if limits:
            command = [sys.executable, "-c", LIMITED, str(release), str(site), limits]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.port = self._listening()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def _listening(self) -> int:
        for _ in range(6000):
            if found := ADDRESS.search(self._log.read_bytes()):
                return int(found[1])
            if self.process.poll() is not None:
                pytest.fail(f"the service ended: {self.log()}")
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
        pytest.fail(f"the service does not listen: {self.log()}")

    def log(self) -> str:
        """What it wrote to the screen."""
        return self._log.read_text("utf-8")

    def request(  # the parts of a request
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] = {},
        timeout: float = 300,
    ) -> Reply:
        """One request over a connection of its own; redirects are not followed."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            client.request(method, path, body=body, headers=dict(headers))
            reply = client.getresponse()
            fields = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, fields, reply.read())
        finally:
            client.close()

    def connect(self, timeout: float = 300) -> socket.socket:
        """A connection on which nothing is sent yet."""
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def children(self) -> list[int]:
        """The processes that it started and that still are."""
        found: list[int] = []
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
        return found

    def megabytes(self) -> float:
        """What it and its workers hold in memory now."""
        return sum(map(_megabytes, [self.process.pid, *self.children()]))

    def seconds(self) -> float:
        """Seconds of processor time it has taken, without its workers."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def stop(self) -> int:
        """Ask it to end, as Ctrl-C does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(120)


def _megabytes(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / 2**20
