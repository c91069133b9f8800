"""Two hundred readers at once, while expensive queries are ended: the service over loopback."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from accede.ask.queries import list_queries
from accede.release import Release
from measured import Measured
from servers.accede_serve import AccedeServe

COSTLY = (
    "SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%20.%20"
    "%3Fg%20%3Fh%20%3Fi%20%7D"
)
STATES = ("CUB", "AZE", "FRA", "USA", "TON", "MMR", "IND", "CHN", "FIN", "EST")
QUESTIONS = [f"/ask/{query.name}.json" for query in list_queries()]
OF_A_STATE = [
    f"/ask/{query.name}.csv?state={state}"
    for query in list_queries()
    for state in STATES
    if any(param.name == "state" and param.kind == "state" for param in query.params)
]
EVERY = 2.0
"""Seconds from one question of a reader to its next."""


class Told(NamedTuple):
    """The statuses of readers' answers and of expensive queries, and how long readers waited."""

    readers: Counter[int]
    costly: Counter[int]
    waited: list[float]

    def p95(self) -> float:
        """Milliseconds within which nineteen of twenty answers came."""
        return 1000 * sorted(self.waited)[int(0.95 * len(self.waited))]


class Client:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> int:
        """The status of an answer that came whole."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        fields = head.lower().split(b"\r\n")
        length = next(one for one in fields if one.startswith(b"content-length:"))
        await reader.readexactly(int(length.partition(b":")[2]))
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        """End the connection."""
        if self._streams:
            self._streams[1].close()


async def one_reader(port: int, number: int, ends: float, told: Told) -> None:
    client = Client(port)
    paths = QUESTIONS + OF_A_STATE
    await asyncio.sleep(EVERY * (number % 100) / 100)
    for turn in count():
        began = time.perf_counter()
        if time.monotonic() >= ends:
            break
        told.readers[await client.get(paths[(number * 7 + turn) % len(paths)])] += 1
        took = time.perf_counter() - began
        told.waited.append(took)
        await asyncio.sleep(max(0.0, EVERY - took))
    client.close()


async def one_glutton(port: int, ends: float, told: Told) -> None:
    while time.monotonic() < ends:
        client = Client(port)
        told.costly[await client.get(f"/sparql?query={COSTLY}")] += 1
        client.close()
        await asyncio.sleep(0.2)


async def load(port: int, *, readers: int, seconds: float) -> Told:
    told = Told(Counter(), Counter(), [])
    ends = time.monotonic() + seconds
    gluttons = [one_glutton(port, ends, told) for _ in range(6)]
    await asyncio.gather(*(one_reader(port, n, ends, told) for n in range(readers)), *gluttons)
    return told


def told_under_load(port: int, *, readers: int, seconds: float) -> Told:
    """What readers were told; in a thread of its own, beside a loop that a browser left."""

    def ask() -> Told:
        return asyncio.run(load(port, readers=readers, seconds=seconds))

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(ask).result()


@pytest.fixture
def served(release: Release, tmp_path: Path) -> Iterator[AccedeServe]:
    (tmp_path / "site").mkdir()
    with AccedeServe(tmp_path, release.path, site=tmp_path / "site") as server:
        yield server


def test_readers_are_answered_while_expensive_queries_are_ended(served: AccedeServe) -> None:
    told = told_under_load(served.port, readers=50, seconds=10)

    assert set(told.readers) == {200}
    assert sum(told.readers.values()) > 50
    assert set(told.costly) == {503}
    assert "Traceback" not in served.log()


@pytest.mark.soak
@pytest.mark.trust
def test_two_hundred_readers_for_a_minute(served: AccedeServe, measured: Measured) -> None:
    before = served.seconds()

    told = told_under_load(served.port, readers=200, seconds=60)

    asked = sum(told.readers.values())
    each = 1000 * (served.seconds() - before) / asked
    assert set(told.readers) == {200}
    assert set(told.costly) == {503}
    assert "Traceback" not in served.log()
    measured(
        17,
        f"{asked} answers to 200 readers beside {told.costly[503]} ended queries: "
        f"95 of 100 within {told.p95():.0f} ms, {each:.1f} ms of processor each",
    )
