"""Resolutions and their recorded votes, as the United Nations and others publish them.

The form is told by the content, never by the file's name alone: each form has a module of its own,
and an unknown form is an error that names those that are known. A document may be packed by gzip.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from accede.errors import SourceError
from accede.model.records import Record
from accede.read import un_json, un_library, un_long, un_texts, un_xml
from accede.read.bounds import MOST_RECORDS, bounded
from accede.read.dataset import checked, pinned
from accede.read.parquet import is_parquet
from accede.read.streams import Rows, beginning

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

Form = Callable[["Source", "Known"], Iterator[Record]]


def read_xml(source: "Source", known: "Known") -> Iterator[Record]:
    """One resolution with its text, read whole: its records have a place in the text."""
    return un_xml.read_xml(checked(source), source, known)


FORMS: dict[str, tuple[Callable[[bytes], bool], Form]] = {
    "Akoma Ntoso XML": (un_xml.is_xml, read_xml),
    "JSON lines of resolutions": (un_json.is_json, un_json.read_json),
    "a table of the UN Digital Library": (un_library.is_library, un_library.read_library),
    "a long table of votes": (un_long.is_long, un_long.read_long),
    "a table of roll calls": (un_texts.is_rollcalls, un_texts.read_rollcalls),
}
"""The forms that are read: how each is told from its first bytes, and what reads it."""


def read(source: "Source", known: "Known") -> Iterator[Record]:
    """The decisions, resolutions and warnings of a document, in the form that it has."""
    pinned(source)
    first = beginning(source.path)
    if is_parquet(first):
        first = ",".join(next(Rows(source.path))).encode()
    for is_form, read_form in FORMS.values():
        if is_form(first):
            found = read_form(source, known)
            return bounded(found, most=MOST_RECORDS, where=source.path, what="records and remarks")
    mend = f"give one of: {', '.join(FORMS)}"
    raise SourceError(source.path, "not a form of voting record that is known here", mend)
