"""A release's graph in chunks that a server can take, each with whole things."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from accede.errors import ReleaseError


class Chunk(Struct, frozen=True):
    """Some lines of N-Triples in order, and the subjects that they are about, as lines write them.

    No other chunk is about one of the subjects.
    """

    subjects: tuple[str, ...]
    lines: tuple[str, ...]


class Summary(Struct, frozen=True):
    """How many triples a graph has, and its digest: the SHA-256 of its sorted N-Triples lines."""

    triples: int
    digest: str


def summary(chunks: Iterable[tuple[str, ...]]) -> Summary:
    """Number and digest of lines that come in order."""
    digest, triples = hashlib.sha256(), 0
    for lines in chunks:
        digest.update("".join(lines).encode())
        triples += len(lines)
    return Summary(triples, digest.hexdigest())


def chunks(graph: Path, size: int) -> Iterator[Chunk]:
    """The chunks of a sorted file of N-Triples: as many whole things as fit into some lines."""
    subjects: list[str] = []
    lines: list[str] = []
    for subject, about in groupby(_lines(graph), key=lambda line: line.partition(" ")[0]):
        told = list(about)
        if lines and len(lines) + len(told) > size:
            yield Chunk(tuple(subjects), tuple(lines))
            subjects, lines = [], []
        subjects.append(subject)
        lines += told
    if lines:
        yield Chunk(tuple(subjects), tuple(lines))


def _lines(graph: Path) -> Iterator[str]:
    try:
        with graph.open(encoding="utf-8", newline="\n") as stream:
            yield from stream
    except OSError as fault:
        found = f"it cannot be read ({fault.strerror})"
        raise ReleaseError(graph, found, "see `accede verify`") from fault
