"""Resolutions and their recorded votes, as the United Nations publishes them.

The form is told by the content, never by the file's name alone: each form has a module of its own,
and an unknown form is an error that names those that are known.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from accede.errors import SourceError
from accede.model.records import Record
from accede.read import un_xml
from accede.read.dataset import checked

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

Form = Callable[[bytes, "Source", "Known"], Iterator[Record]]

FORMS: dict[str, tuple[Callable[[bytes], bool], Form]] = {
    "Akoma Ntoso XML": (un_xml.is_xml, un_xml.read_xml),
}
"""The forms that are read: how each is told from its first bytes, and what reads it."""


def read(source: "Source", known: "Known") -> Iterator[Record]:
    """The decisions, resolutions and warnings of a document, in the form that it has."""
    raw = checked(source)
    for is_form, read_form in FORMS.values():
        if is_form(raw[:512]):
            return read_form(raw, source, known)
    mend = f"give one of: {', '.join(FORMS)}"
    raise SourceError(source.path, "not a form of voting record that is known here", mend)
