"""How far a long loop has come, told to whoever listens; where nobody does, nothing is done.

    with heard_by(listener):
        for document in counted(documents, "documents"):
            ...

The loops themselves know nothing of a screen: they say what they count, and the command listens.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from operator import length_hint
from typing import TypeVar

from msgspec import Struct, field

Thing = TypeVar("Thing")

Listener = Callable[[int, int | None, str], None]
"""Is told how much is done, of how much (None where nobody knows), and what is counted."""


class Stretch(Struct):
    """Work on several parts at once, each of a size: `reached` says how far one of them is."""

    sizes: Mapping[Hashable, int]
    unit: str
    done: dict[Hashable, int] = field(default_factory=dict)


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_stretch: ContextVar[Stretch | None] = ContextVar("stretch", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """A stretch of work whose progress the listener is told."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def told(done: int, total: int | None, unit: str) -> None:
    """Tell whoever listens how far the work is."""
    if listener := _listener.get():
        listener(done, total, unit)


def counted(things: Iterable[Thing], unit: str) -> Iterator[Thing]:
    """The same things, each told of when it is done; the total where the things have a length."""
    if _listener.get() is None:
        yield from things
        return
    total = length_hint(things) or None
    told(0, total, unit)
    for done, thing in enumerate(things, 1):
        yield thing
        told(done, total, unit)


@contextmanager
def in_parts(sizes: Mapping[Hashable, int], unit: str) -> Iterator[None]:
    """A stretch of work on several parts of known sizes."""
    before = _stretch.set(Stretch(sizes, unit) if _listener.get() else None)
    try:
        yield
    finally:
        _stretch.reset(before)


def reached(part: Hashable, done: int | None = None) -> None:
    """Tell how far one part of the stretch is: so much, or all of it; never back again."""
    stretch = _stretch.get()
    if stretch is None or part not in stretch.sizes:
        return
    size = stretch.sizes[part]
    so_far = size if done is None else min(done, size)
    stretch.done[part] = max(so_far, stretch.done.get(part, 0))
    told(sum(stretch.done.values()), sum(stretch.sizes.values()), stretch.unit)
