"""What was made once and is asked again: kept within bounds, and never made twice at a time."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from hashlib import sha256
from typing import Generic, TypeVar

from msgspec import Struct

from accede.errors import AccedeError
from accede.publish.serve.refusals import AGAIN, Refused

V = TypeVar("V")

AT_ONCE = 2
"""So many things are made at a time; the others wait their turn."""


class Written(Struct, frozen=True):
    """The bytes of an answer, and the tag by which a client knows them again."""

    body: bytes
    tag: str

    @classmethod
    def of(cls, text: str | bytes) -> "Written":
        """A text as it is sent."""
        body = text.encode() if isinstance(text, str) else text
        return cls(body, f'"{sha256(body).hexdigest()[:24]}"')


class Remembered(Generic[V]):
    """Values by their key, of which those not asked for longest are forgotten first.

    `most` is how much they may weigh together. Whoever asks for one that is being made waits for
    it; whoever goes away meanwhile stops nobody else's.
    """

    def __init__(self, most: int, weigh: Callable[[V], int]) -> None:
        self._most = most
        self._weigh = weigh
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self._weight = 0
        self._begun: dict[Hashable, asyncio.Task[V]] = {}

    async def of(self, key: Hashable, make: Callable[[], Awaitable[V]]) -> V:
        """The value of a key, made where it is not at hand."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        task = self._begun.get(key)
        if task is None:
            task = self._begun[key] = asyncio.ensure_future(self._made(key, make))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(task)

    async def _made(self, key: Hashable, make: Callable[[], Awaitable[V]]) -> V:
        try:
            value = await make()
        finally:
            del self._begun[key]
        self._kept[key] = value
        self._weight += self._weigh(value)
        while self._weight > self._most and self._kept:
            self._weight -= self._weigh(self._kept.popitem(last=False)[1])
        return value


class Thinking:
    """Threads for what takes long, so that the others are answered; only a few at a time.

    The engine cannot be stopped in the middle of a question, and on a damaged store may never end:
    after `longest` seconds who asked is told so, and the thread ends with the process at the last.
    """

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def of(self, make: Callable[[], V]) -> V:
        """What a function gives, in a thread of its own; Refused where that takes too long."""
        try:
            async with asyncio.timeout(self._longest):
                await self._turn.acquire()
                return await self._thought(make)
        except TimeoutError:
            words = f"ask: not answered within {self._longest:g} seconds; ask for less, or later"
            raise Refused(503, words, AGAIN) from None

    def _thought(self, make: Callable[[], V]) -> asyncio.Future[V]:
        loop = asyncio.get_running_loop()
        found: asyncio.Future[V] = loop.create_future()

        def tell(done: Future[V]) -> None:
            self._turn.release()
            if not found.cancelled():
                fault = done.exception()
                found.set_exception(fault) if fault else found.set_result(done.result())

        def think() -> None:
            done: Future[V] = Future()
            try:
                done.set_result(make())
            except AccedeError as fault:
                done.set_exception(fault)
            finally:  # a fault of ours goes on to the log; who asked is told that there is one
                if not done.done():
                    done.set_exception(RuntimeError("a question broke off"))
                with suppress(RuntimeError):  # the service has ended meanwhile
                    loop.call_soon_threadsafe(tell, done)

        threading.Thread(target=think, daemon=True).start()
        return found
