"""Everything a build reads: tables and pages of several datasets, with all that went wrong.

A document or table that cannot be read is a problem, and the rest is read without it. A row that
cannot be is refused, and named. Nothing is skipped in silence.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from accede.errors import SourceError
from accede.model.records import (
    Counted,
    Document,
    Ignored,
    Position,
    Record,
    Refused,
    Text,
    Unread,
    Warned,
    kind_of,
)
from accede.progress import in_parts
from accede.read import Source
from accede.read.dataset import (
    Dataset,
    documents_of,
    records_of_table,
    sources_of,
)
from accede.read.known import Known
from accede.read.opened import Opened, opened_all, size_of
from accede.read.shares import shares
from accede.read.states import StateNames
from accede.read.tables import of_known_states


class Collection(Struct):
    """What was read, and what was not: filled by `collected`, then only looked at."""

    datasets: tuple[Dataset, ...]
    records: list[Record] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    shares: dict[str, dict[str, float]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    problems: list[SourceError] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """Put one record where it belongs."""
        if isinstance(record, Refused):
            self.refused.append(record)
        elif isinstance(record, Warned):
            self.warned.append(record)
        elif isinstance(record, Unread):
            self.unread.append(record)
        elif isinstance(record, Counted):
            self.counted.append(record)
        elif not isinstance(record, Ignored | Text):
            self.records.append(record)

    def sourced(self) -> list[Record]:
        """The records whose source is a document at hand; another is refused and named."""
        bare = [one for one in self.records if not self._has_source(one)]
        self.refused.extend(map(_without_source, bare))
        return [one for one in self.records if self._has_source(one)]

    def _has_source(self, record: Record) -> bool:
        """Documents are sources themselves; a position rests on its statement."""
        if record.source is None:
            return isinstance(record, Document | Position)
        return record.source in self.documents

    def rows(self) -> dict[str, int]:
        """How many records of each kind were read."""
        return dict(sorted(Counter(map(kind_of, self.records)).items()))


Reading = Callable[[list[Source], Known], Iterable[Opened]]
"""Reads several documents by what is known beforehand: what came of each, in their order."""


def collected(
    datasets: Iterable[Dataset], *, jobs: int = 1, reading: Reading | None = None
) -> Collection:
    """All the records of some datasets, their tables first, then their documents.

    With several jobs, documents are read by as many processes, and with `reading` wherever that
    reads them; what comes of it is the same.
    """
    return with_documents(tabled(datasets), reading or partial(opened_all, jobs=jobs))


def with_documents(collection: Collection, reading: Reading) -> Collection:
    """A collection of which the tables were read, filled with the records of its documents."""
    known = known_of(collection)
    sources = [source for dataset in collection.datasets for source in sources_of(dataset)]
    with in_parts({one.path: size_of(one) for one in sources}, "bytes"):
        for opened in reading(sources, known):
            _take_opened(collection, opened)
    return collection


def tabled(datasets: Iterable[Dataset]) -> Collection:
    """The records of the tables of some datasets; their documents are named, not yet read."""
    collection = Collection(tuple(datasets))
    tables = [table for dataset in collection.datasets for table in dataset.tables]
    read = [(table, _table_of(collection, table)) for table in tables]
    states = StateNames.of(record for _, records in read for record in records)
    for table, records in read:
        for record in of_known_states(records, states, where=table):
            collection.take(record)
    collection.documents = documents_of(collection.datasets)
    collection.records = [one for one in collection.records if not isinstance(one, Document)]
    collection.records.extend(collection.documents.values())
    return collection


def known_of(collection: Collection) -> Known:
    """What is known before a document is read, from the tables at hand."""
    return Known.of(collection.records, _page_marks(collection.datasets))


def _page_marks(datasets: Iterable[Dataset]) -> Mapping[str, tuple[str, ...]]:
    return {one.treaty: one.page_marks for one in datasets if one.treaty and one.page_marks}


def _table_of(collection: Collection, table: Path) -> list[Record]:
    try:
        read = list(records_of_table(table))
        collection.inputs.append(hashlib.sha256(table.read_bytes()).hexdigest())
    except SourceError as problem:
        collection.problems.append(problem)
        return []
    return read


def _take_opened(collection: Collection, opened: Opened) -> None:
    """Put what came of one document where it belongs."""
    if opened.problem is not None:
        collection.problems.append(SourceError(*opened.problem))
        return
    collection.inputs.append(opened.digest)
    collection.digests[opened.document] = opened.digest
    for record in opened.records:
        if isinstance(record, Text):
            collection.texts[opened.document] = record.text
        collection.take(record)
    if opened.document in collection.texts:
        collection.shares[opened.document] = shares(opened.records)


def _without_source(record: Record) -> Refused:
    return Refused(
        where=f"{kind_of(record)}, line {record.line}",
        found=f"its source {record.source!r} is no document at hand",
        mend="name a document of document.csv or dataset.toml in `source`",
        line=record.line,
    )
