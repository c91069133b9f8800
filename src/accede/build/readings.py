"""Documents read once: what came of one stands until it, or what its reading rests on, changes.

Reading is a pure function of one document, of its entry in a dataset, of what is known beforehand
from the tables, and of the code: the digests of all these name what came of it. What could not be
read is tried again every time.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from accede.build.remembered import forget_others, remember, remembered
from accede.errors import SourceError
from accede.model.records import Document, Record
from accede.progress import reached
from accede.read import Source
from accede.read.collection import Collection
from accede.read.known import Known
from accede.read.opened import Opened, Sent, opened_all
from accede.read.streams import digest

PACK = msgspec.msgpack.Encoder(order="deterministic")


class Readings:
    """Reads documents, each only where no build before has; `kept` are those not read again."""

    def __init__(self, folder: Path, collection: Collection, *, code: str, jobs: int) -> None:
        self.folder = folder
        self.jobs = jobs
        self.kept: list[str] = []
        self._beforehand = beforehand(collection, code)

    def __call__(self, sources: list[Source], known: Known) -> Iterator[Opened]:
        """What came of reading each document, now or in a build before, in their order."""
        names = {source.document.id: self._name(source) for source in sources}
        found = {one: self._found(name) for one, name in names.items()}
        asked = [source for source in sources if found[source.document.id] is None]
        read = {one.document: one for one in opened_all(asked, known, jobs=self.jobs)}
        forget_others(self.folder, set(names.values()))
        for document, one in read.items():
            if one.problem is None and names[document].startswith(one.digest):
                remember(self.folder, names[document], one)
        for source in sources:
            before = found[source.document.id]
            if before is not None:
                self.kept.append(before.document)
                reached(source.path)
            yield before or read[source.document.id]

    def _name(self, source: Source) -> str:
        """A name for what comes of a document as it is now; none for one that cannot be read."""
        try:
            own = digest(source.path)[0]
            companion = source.document.companion
            beside = digest(source.path.parent / companion)[0] if companion else ""
        except SourceError:
            return ""
        about = (source.document, source.treaty, str(source.path), beside)
        return f"{own}-{hashlib.sha256(PACK.encode(about) + self._beforehand).hexdigest()}"

    def _found(self, name: str) -> Opened | None:
        sent = remembered(self.folder, name, Sent) if name else None
        return sent.opened() if sent else None


def beforehand(collection: Collection, code: str) -> bytes:
    """The digest of the code, and of all that is known before a document is read.

    What is pinned of documents is left out: each is held against its own bytes alone.
    """
    marks = [(one.treaty, one.page_marks) for one in collection.datasets]
    records = [_unpinned(record) for record in collection.records]
    return hashlib.sha256(PACK.encode((code, marks, records))).digest()


def _unpinned(record: Record) -> Record:
    return replace(record, sha256=None, bytes=None) if isinstance(record, Document) else record
