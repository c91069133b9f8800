"""A dataset: its `dataset.toml`, the record tables beside it, its documents with their bytes."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, structs

from accede.errors import SourceError
from accede.model.records import THINGS, Document, Link, Record, Refused, Warned, kind_of
from accede.read import Source
from accede.read.contents import LARGEST_DATASET, bytes_of, utf8
from accede.read.dataset_toml import Entry, Head, entries, head
from accede.read.paths import inside
from accede.read.streams import digest
from accede.read.tables import KINDS, SSSOM, rows, sssom

PLACES = frozenset({"line", "field", "start", "end"})
"""Fields that say where a record stands, not what it says."""


class Dataset(Struct, frozen=True, kw_only=True):
    """What `dataset.toml` says, and the tables and documents it brings."""

    id: str
    title: str
    path: Path
    licence: str | None = None
    treaty: str | None = None
    page_marks: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    tables: tuple[Path, ...] = ()


def load(path: Path, *, source_root: Path | None = None) -> Dataset:
    """The dataset that a `dataset.toml` describes; its documents lie beside it or in a root."""
    text = utf8(bytes_of(path, largest=LARGEST_DATASET), where=path)
    about = head(text, where=path)
    listed = tuple(entries(text, where=path))
    return Dataset(
        id=about.id,
        title=about.title,
        path=path,
        licence=about.licence,
        treaty=about.treaty,
        page_marks=about.page_marks,
        documents=tuple(entry.document for entry in listed),
        sources=tuple(sources(listed, about=about, path=path, source_root=source_root)),
        tables=tuple(tables_beside(path, listed)),
    )


def sources(
    listed: Iterable[Entry], *, about: Head, path: Path, source_root: Path | None
) -> Iterator[Source]:
    """The documents that have bytes, each with the place where they lie."""
    roots = (path.parent,) if source_root is None else (path.parent, source_root)
    for entry in listed:
        document = entry.document
        if document.path:
            found = inside(roots, document.path, where=entry.where)
            treaty = document.treaty or about.treaty
            yield Source(document=document, path=found, treaty=treaty)


def tables_beside(path: Path, listed: Iterable[Entry]) -> Iterator[Path]:
    """The record tables beside a `dataset.toml`, in the order in which kinds are read.

    A table whose name is no kind of record is an error, not passed over: it may be misspelt.
    """
    documents = {
        name for entry in listed for name in (entry.document.path, entry.document.companion)
    }
    beside = {table.name: table for table in sorted(path.parent.glob("*.csv"))}
    for name, table in beside.items():
        if name.removesuffix(".csv") not in KINDS and name not in documents:
            mend = f"name it after its kind: {', '.join(KINDS)}"
            raise SourceError(table, "not a table that is known here", mend)
    for thing in THINGS:
        if thing is Link:
            yield from sorted(path.parent.glob(f"*{SSSOM}"))
        elif (known := beside.get(f"{kind_of(thing)}.csv")) and known.name not in documents:
            yield known


def records_of_tables(dataset: Dataset) -> Iterator[Record]:
    """The records of all tables of a dataset, kind by kind, and the rows refused.

    A row whose source is no document of the dataset is refused: no fact without a source.
    """
    known = {document.id for document in documents_in(dataset)}
    for table in dataset.tables:
        for record in records_of_table(table):
            if record.source is None or record.source in known:
                yield record
            else:
                yield Refused(
                    where=f"{table}, line {record.line}, source",
                    found=f"no document of this dataset has the id {record.source!r}",
                    mend="add it to document.csv or dataset.toml",
                    line=record.line,
                    field="source",
                )


def records_of_table(table: Path) -> Iterator[Record]:
    """The records of one table, of the kind that its name says."""
    return sssom(table) if table.name.endswith(SSSOM) else rows(table, table.stem)


def documents_in(dataset: Dataset) -> Iterator[Document]:
    """The documents of a dataset, with bytes and without; those of its toml first."""
    yield from dataset.documents
    for table in dataset.tables:
        if table.name == "document.csv":
            yield from (row for row in rows(table, "document") if isinstance(row, Document))


def documents_of(datasets: Iterable[Dataset]) -> dict[str, Document]:
    """The documents of several datasets by id; one id is one document.

    What one dataset leaves open another may say; where two say different things, SourceError.
    """
    merged: dict[str, Document] = {}
    for dataset in datasets:
        for document in documents_in(dataset):
            earlier = merged.get(document.id, document)
            merged[document.id] = one_document(earlier, document, where=dataset.path)
    return merged


def one_document(earlier: Document, later: Document, *, where: object) -> Document:
    """A document as two places describe it together."""
    said = {name: value for name, value in structs.asdict(later).items() if value not in (None, ())}
    for name, value in said.items():
        before = getattr(earlier, name)
        if name not in PLACES and before not in (None, (), value):
            found = f"{name} is {value!r} here and {before!r} elsewhere"
            mend = "one id is one document: make them the same, or give it another id"
            raise SourceError(f"{where}, document {later.id!r}", found, mend)
    return structs.replace(earlier, **{k: v for k, v in said.items() if k not in PLACES})


def sources_of(dataset: Dataset) -> Iterator[Source]:
    """The documents of a dataset that have bytes; `checked` gives the bytes."""
    return iter(dataset.sources)


def checked(source: Source) -> bytes:
    """The bytes of a document, if they are those that its dataset pinned.

    SourceError when they are missing, empty, too large, or others than pinned.
    """
    raw = bytes_of(source.path)
    _compare(source, found=hashlib.sha256(raw).hexdigest(), size=len(raw))
    return raw


def pinned(source: Source) -> str:
    """The SHA-256 of a document's bytes, never all in memory, if they are those pinned.

    SourceError when they are missing, empty, or others than pinned.
    """
    found, size = digest(source.path)
    _compare(source, found=found, size=size)
    return found


def _compare(source: Source, *, found: str, size: int) -> None:
    """SourceError where a document's bytes are none, or others than its dataset pinned."""
    document = source.document
    if not size:
        raise SourceError(source.path, "the file is empty", "fetch the document again")
    other = document.bytes not in (None, size) or document.sha256 not in (None, found)
    if other:
        expected = "" if document.bytes is None else f" of {document.bytes} bytes"
        words = f"expected SHA-256 {document.sha256 or 'any'}{expected}, found {found}"
        mend = "fetch the document that was pinned, or pin this one"
        raise SourceError(source.path, f"{words} of {size} bytes", mend)


def not_pinned(source: Source) -> Iterator[Warned]:
    """The warning that a document's bytes are not pinned by their SHA-256."""
    if source.document.sha256 is None:
        message = f"{source.path}: not pinned; give sha256 in its dataset.toml"
        yield Warned(source=source.document.id, message=message)
