"""One document read by itself, as `accede read` does: with the bundled lookups, nothing written."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from accede import resources
from accede.errors import SourceError
from accede.model.records import Document, Record
from accede.read import Source, reader
from accede.read.collection import Collection, known_of, tabled
from accede.read.dataset import load
from accede.read.known import Known


def read_alone(
    file: Path,
    *,
    name: str,
    dataset: Path | None = None,
    state: str | None = None,
    treaty: str | None = None,
) -> Iterator[Record]:
    """The records of one document, read with the bundled tables and those of one more dataset.

    A document that a dataset names by its file keeps its id, state and dates. Raises SourceError
    where the document cannot be read, and UnknownName for a state or treaty that nobody knows.
    """
    read = reader(name)
    tables = tabled(map(load, [*resources.bundled(), *([dataset] if dataset else [])]))
    known = known_of(tables)
    document = _document(file, tables)
    if state is not None:
        document = replace(document, state=_state(state, known))
    if treaty is not None and treaty not in known.treaties:
        allowed = ", ".join(sorted(known.treaties))
        raise SourceError(f"--treaty {treaty}", "no treaty by that id", f"use one of: {allowed}")
    if not file.is_file():
        raise SourceError(file, "no such file", "name a document that is there")
    return read(Source(document=document, path=file, treaty=treaty), known)


def _document(file: Path, tables: Collection) -> Document:
    """The document that a dataset names by this file's name, else one of its own name."""
    named = [
        one for one in tables.documents.values() if one.path and Path(one.path).name == file.name
    ]
    return named[0] if len(named) == 1 else Document(id="this-document", title=file.name)


def _state(words: str, known: Known) -> str:
    state = known.states.code(words) or known.states.find(words)
    if state is None:
        raise SourceError(f"--state {words}", "no state by that code or name", "give its ISO code")
    return state
