"""Documents become records: one module a form of document, each with a `read`."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from accede.model.records import Document, Record, whole_date

if TYPE_CHECKING:
    from accede.read.known import Known

READERS = (
    "profile-page",
    "status-page",
    "un-votes",
    "tables",
    "treaty-table",
    "country-report",
    "press",
    "meeting-page",
)
"""The forms of document that can be read: each is a module of this folder."""


class Source(Struct, frozen=True, kw_only=True):
    """One document with its bytes at hand.

    `treaty` is what the command line or the dataset says, None where neither does.
    """

    document: Document
    path: Path
    treaty: str | None = None

    @property
    def day(self) -> date | None:
        """A day on which the document's names were in use: its date, or that of its capture."""
        stated = (
            self.document.date,
            (self.document.retrieved or "")[:10],
            self.document.retrieved_after,
            self.document.retrieved_before,
        )
        return next((day for words in stated if (day := whole_date(words))), None)


def reader(name: str) -> Callable[[Source, "Known"], Iterator[Record]]:
    """The function that reads one form of document, by the form's name (`profile-page`).

    A form that is not one of ours is looked for among the readers of installed packages.
    """
    if name in READERS:
        module = import_module(f"accede.read.{name.replace('-', '_')}")
        read: Callable[[Source, Known], Iterator[Record]] = module.read
        return read
    from accede.read.installed import reader_of  # only a foreign form needs to look around

    return reader_of(name)


def is_reader(name: str) -> bool:
    """Whether a form of document is one of ours, or that of an installed package."""
    if name in READERS:
        return True
    from accede.read.installed import names

    return name in names()
