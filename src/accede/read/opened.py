"""Documents opened and read, one by one or by several processes: the records come out the same.

Reading is a pure function of one document and of what is known beforehand, so it can be done
anywhere; what comes back is bytes, in the order of the documents.
"""

import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

import msgspec
from msgspec import Struct

from accede.errors import SourceError
from accede.model.records import READING, THINGS, Record
from accede.progress import reached
from accede.read import Source, reader
from accede.read.dataset import not_pinned, pinned
from accede.read.known import Known

MOST_JOBS = 64
"""Processes that read at once, whatever is asked for."""

AnyRecord = reduce(or_, (*THINGS, *READING))


class Opened(Struct, frozen=True, kw_only=True):
    """One document as it was read; `problem` is why it could not be: where, what, what to do."""

    document: str
    digest: str = ""
    records: tuple[Record, ...] = ()
    problem: tuple[str, str, str] | None = None


def opened(source: Source, known: Known) -> Opened:
    """What came of reading one document."""
    document = source.document
    try:
        digest = pinned(source)
        records = (*not_pinned(source), *reader(document.reader or "")(source, known))
    except SourceError as problem:
        told = (problem.where, problem.found, problem.mend)
        return Opened(document=document.id, problem=told)
    reached(source.path)
    return Opened(document=document.id, digest=digest, records=records)


def opened_all(sources: Iterable[Source], known: Known, *, jobs: int) -> Iterator[Opened]:
    """What came of reading several documents, in their order."""
    listed = list(sources)
    jobs = min(jobs, len(listed), MOST_JOBS)
    if jobs < 2:
        return (opened(source, known) for source in listed)
    return iter(_by_processes(listed, known, jobs))


def _by_processes(sources: list[Source], known: Known, jobs: int) -> list[Opened]:
    """What came of the documents, some read here and the others by processes of their own."""
    shares = shared_out(sources, jobs)
    others = [_Other(known, share) for share in shares[1:]]
    read = [opened(source, known) for source in shares[0]]
    for other, share in zip(others, shares[1:], strict=True):
        read += other.opened()
        for source in share:
            reached(source.path)
    found = {one.document: one for one in read}
    return [found[source.document.id] for source in sources]


def shared_out(sources: Iterable[Source], jobs: int) -> list[list[Source]]:
    """The documents in as many shares as there are jobs, each of about the same size."""
    shares: list[list[Source]] = [[] for _ in range(jobs)]
    sizes = [0] * jobs
    for source in sorted(sources, key=size_of, reverse=True):
        least = sizes.index(min(sizes))
        shares[least].append(source)
        sizes[least] += size_of(source)
    return shares


def size_of(source: Source) -> int:
    """The bytes of a document; none where it is not there."""
    return source.path.stat().st_size if source.path.is_file() else 0


class _Other:
    """A process that reads some documents for this one."""

    def __init__(self, known: Known, sources: list[Source]) -> None:
        self._process = subprocess.Popen(  # our own program
            [sys.executable, "-m", "accede.read.opened"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        if self._process.stdin is not None:
            with self._process.stdin as asked:
                asked.write(pickle.dumps((known, sources)))

    def opened(self) -> tuple[Opened, ...]:
        """What came of its documents, once it has read them."""
        with self._process as process:
            sent = process.stdout.read() if process.stdout else b""
        if process.returncode:
            raise SourceError("--jobs", "a process that read documents has died", "use --jobs 1")
        return unpacked(sent)


class Sent(Struct, frozen=True, kw_only=True):
    """What came of one document, as bytes hold it: any kind of record among its records."""

    document: str
    digest: str
    records: tuple[AnyRecord, ...]  # type: ignore[valid-type]  # a union made of every kind
    problem: tuple[str, str, str] | None

    def opened(self) -> Opened:
        """What came of the document."""
        return Opened(
            document=self.document,
            digest=self.digest,
            records=self.records,
            problem=self.problem,
        )


def packed(read: Iterable[Opened]) -> bytes:
    """What came of some documents, as bytes for another process."""
    return msgspec.msgpack.encode(tuple(read))


def unpacked(sent: bytes) -> tuple[Opened, ...]:
    """What came of some documents, from the bytes of another process."""
    return tuple(one.opened() for one in msgspec.msgpack.decode(sent, type=tuple[Sent, ...]))


def main() -> None:
    """Read the documents that the process before asks for, and send what came of them."""
    known, sources = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  # from our own process
    sys.stdout.buffer.write(packed(opened(source, known) for source in sources))


if __name__ == "__main__":
    main()
