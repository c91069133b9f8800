"""What is known before a document is read, for reading many without a build of each."""

import shutil
from pathlib import Path

import pytest

from accede import resources
from accede.errors import SourceError
from accede.model.records import Document, Record
from accede.read import Source, reader
from accede.read.collection import known_of, tabled
from accede.read.dataset import load
from accede.read.known import Known
from samples import ReadAs


@pytest.fixture(scope="session")
def known() -> Known:
    """The bundled states and the invented world of the example pages."""
    folders = ("states", "apmbc", "example-pages")
    return known_of(tabled(load(resources.data() / one / "dataset.toml") for one in folders))


@pytest.fixture
def read_as(known: Known, tmp_path: Path) -> ReadAs:
    """Reads some bytes as a form of document; gives its records, or the error it was refused by.

    Any other exception is a traceback, and the test's failure.
    """

    def read(name: str, raw: bytes) -> list[Record] | SourceError:
        path = tmp_path / ("participation.csv" if name == "tables" else "document")
        path.write_bytes(raw)
        document = Document(id="d", title="D", path=path.name, reader=name, state="XAA")
        try:
            return list(reader(name)(Source(document=document, path=path, treaty="lantern"), known))
        except SourceError as refused:
            return refused

    return read


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A copy of the example pages that a test may spoil."""
    shutil.copytree(resources.data() / "example-pages", tmp_path / "pages")
    return tmp_path / "pages" / "dataset.toml"
