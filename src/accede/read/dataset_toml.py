"""What `dataset.toml` says: its keys read, every unknown one an error with its line."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
from msgspec import Struct

from accede.errors import SourceError
from accede.model.records import Document, Slug
from accede.read import READERS, is_reader
from accede.read.cells import UnfitError, partial_date
from accede.read.toml_lines import Place, Values, parsed, refuse_unknown

Shape = TypeVar("Shape", bound=Struct)

DATES = ("date", "retrieved_after", "retrieved_before")
PLACED = ("source", "start", "end", "line", "field", "phrase", "passage_sha256")
KEYS = tuple(name for name in Document.__struct_fields__ if name not in PLACED)
"""The keys that a `[[document]]` may have."""


class Head(Struct, frozen=True, kw_only=True):
    """The `[dataset]` table: what a dataset is, and the marks of its treaty on a page."""

    id: Slug
    title: str
    licence: str | None = None
    treaty: str | None = None
    page_marks: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """One `[[document]]` table: the document, and where its path stands."""

    document: Document
    where: str


def head(text: str, *, where: object) -> Head:
    """What a `dataset.toml` says of the dataset as a whole."""
    toml = parsed(text, where=where)
    refuse_unknown(toml, ("dataset", "document"), Place(text=text, where=where))
    values = toml.get("dataset")
    if not isinstance(values, dict):
        raise SourceError(where, "there is no [dataset]", "give it, with an id and a title")
    place = Place(text=text, where=where, table="dataset")
    refuse_unknown(values, Head.__struct_fields__, place)
    return fitted(values, Head, place)


def entries(text: str, *, where: object) -> Iterator[Entry]:
    """The documents that a `dataset.toml` lists, each id once."""
    listed = parsed(text, where=where).get("document", [])
    if not isinstance(listed, list) or not all(isinstance(values, dict) for values in listed):
        raise SourceError(where, "document is no list of tables", "write [[document]]")
    seen: set[str] = set()
    for number, values in enumerate(listed, start=1):
        place = Place(text=text, where=where, table="document", number=number)
        document = of_values(values, place)
        if document.id in seen:
            raise SourceError(place.of("id"), f"{document.id!r} stands twice", "keep one of them")
        seen.add(document.id)
        yield Entry(document=document, where=place.of("path"))


def of_values(values: Values, place: Place) -> Document:
    """One document as its table describes it."""
    refuse_unknown(values, KEYS, place)
    document = fitted({k: worded(k, v, place) for k, v in values.items()}, Document, place)
    for given, needed in (("path", "reader"), ("reader", "path")):
        if getattr(document, given) and not getattr(document, needed):
            raise SourceError(place.of(given), f"{given} without {needed}", f"give {needed} too")
    if document.reader and not is_reader(document.reader):
        mend = f"allowed are: {', '.join(READERS)}, and those of installed packages"
        raise SourceError(place.of("reader"), f"unknown reader {document.reader!r}", mend)
    return document


def worded(key: str, value: object, place: Place) -> object:
    """A value as our records write it: days and moments in words, the rest unchanged."""
    if key == "retrieved":
        return moment(value, place)
    if key not in DATES:
        return value
    try:
        return partial_date(str(value))
    except UnfitError as unfit:
        mend = f"give {unfit.allowed}"
        raise SourceError(place.of(key), f"{key} is {value!s}", mend) from unfit


def moment(value: object, place: Place) -> str:
    """A moment in universal time, to the second, from TOML or from words."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if not isinstance(found, datetime) or found.tzinfo is None:
        mend = "give a moment with its zone, as 2023-01-05T10:00:00Z"
        raise SourceError(place.of("retrieved"), f"retrieved is {value!s}", mend)
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def fitted(values: Values, shape: type[Shape], place: Place) -> Shape:
    """The values of a table as a struct, or SourceError with the line of one that does not fit."""
    try:
        return msgspec.convert(values, shape)
    except msgspec.ValidationError as error:
        key = re.search(r"\$\.(\w+)", str(error))
        missing = re.search(r"missing required field `(\w+)`", str(error))
        found = f"{key[1]}: {error}" if key else str(error)
        mend = f"give {missing[1]}" if missing else "correct this value"
        raise SourceError(place.of(key[1] if key else ""), found, mend) from error
