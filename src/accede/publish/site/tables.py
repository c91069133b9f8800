"""An answer as a table on a page: names linked to their pages, documents to their sources."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from markupsafe import Markup, escape

from accede.ask.results import Answer, Cell
from accede.model import iris
from accede.publish.paper import words
from accede.publish.site.links import Link

CONCEPTS = frozenset(
    {
        *("standing", "choice", "stage", "known_as", "stance", "issue", "action", "outcome"),
        *("method", "role", "measure", "before", "after", "direction", "statement_kind"),
        *("in_committee", "in_plenary", "outreach_kind", "says", "record", "assertion_kind"),
        *("effective_known_as", "committee", "on_the_part", "on_the_whole", "act_that_followed"),
    }
)
"""Columns of names of concepts, which read better as words."""


PLAIN, NUMBER, LONG = "<td>", '<td class="number">', '<td class="long">'
DOCUMENTS = '<td class="documents">'
MOST = 1000
"""So many rows stand on a page; the files beside it hold the others."""
LENGTH = 60
"""From so many characters on a text wants a wide column."""


SHORT = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?|A/(RES|C\.[0-9])/\S+(?: [A-Z])?")
"""Days and symbols of resolutions, which are not broken over lines."""


class Bit(NamedTuple):
    """A piece of a cell: its text, where it leads, and a class for its looks."""

    text: str
    href: str | None = None
    look: str = ""


class Table(NamedTuple):
    """What a page shows of an answer: headings, rows as markup, and the answer itself.

    `rows` are at most the first thousand, for more would freeze a phone; the answer has them all.
    """

    answer: Answer
    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[Markup, ...]


def shown(answer: Answer, link: Link, *, hide: Collection[str] = ()) -> Table:
    """An answer without its columns of IRIs, whose names are linked instead, and empty ones."""
    rows = list(answer.records())
    columns = [
        column
        for column in answer.columns
        if column not in hide and not (column.endswith("_iri") and column[:-4] in answer.columns)
        if not rows or any(row[column] not in (None, "") for row in rows)
    ]
    numbers = {column: _is_number(column, rows) for column in columns}
    cells = Cells(numbers, link)
    return Table(
        answer=answer,
        headings=tuple(words(column.removesuffix("_iri")) for column in columns),
        numbers=tuple(numbers.values()),
        rows=tuple(map(cells.row, rows[:MOST])),
    )


class Cells:
    """The cells of a table as markup; equal ones, of which there are many, are written once."""

    def __init__(self, numbers: Mapping[str, bool], link: Link) -> None:
        self._numbers = numbers
        self._link = link
        self._written: dict[tuple[str, Cell, Cell], str] = {}

    def row(self, row: Mapping[str, Cell]) -> Markup:
        """A row as markup: written here, for a page has thousands of cells."""
        cells = (
            self._cell(column, row[column], row.get(f"{column}_iri")) for column in self._numbers
        )
        return Markup(f"<tr>{''.join(cells)}</tr>")  # noqa: S704 - every text in it is escaped below

    def _cell(self, column: str, value: Cell, iri: Cell) -> str:
        key = column, value, iri
        if key not in self._written:
            bits = "".join(map(_markup, _bits(column, value, iri, self._link)))
            opened = _opened(column, value, number=self._numbers[column])
            self._written[key] = f"{opened}{bits}</td>"
        return self._written[key]


def _opened(column: str, value: Cell, *, number: bool) -> str:
    if number:
        return NUMBER
    if column == "documents":
        return DOCUMENTS
    return LONG if isinstance(value, str) and len(value) >= LENGTH else PLAIN


def _markup(bit: Bit) -> str:
    """A piece of a cell with its text, its address and its look escaped."""
    text = escape(bit.text)
    if bit.look == "quote":
        return f"<q>{text}</q>"
    look = f' class="{escape(bit.look)}"' if bit.look else ""
    if bit.href:
        return f'<a{look} href="{escape(bit.href)}">{text}</a>'
    return f"<span{look}>{text}</span>" if look else str(text)


def _is_number(column: str, rows: list[dict[str, Cell]]) -> bool:
    return bool(rows) and all(isinstance(row[column], int | float | None) for row in rows)


def _bits(column: str, value: Cell, iri: Cell, link: Link) -> Iterator[Bit]:
    if value is None or value == "":
        return
    text = str(value)
    if column in {"documents", "document"}:
        yield from _documents(text, link)
    elif column.endswith("_iri") or column == "url":
        yield Bit(_short(text), link(text) or _outside(text), "iri")
    elif column == "verified" and text != "yes":
        yield Bit(f"not verified: {text}" if text == "no" else f"{text} verified", None, "doubt")
    elif column == "quote":
        yield Bit(text, None, "quote")
    else:
        said = words(text) if column in CONCEPTS else text
        look = "day" if isinstance(value, date) or SHORT.fullmatch(text) else ""
        yield Bit(said, link(str(iri)) if iri else None, look)


def _documents(text: str, link: Link) -> Iterator[Bit]:
    for place, name in enumerate(text.split(", ")):
        if place:
            yield Bit(", ")
        yield Bit(name, link(iris.ID + f"document/{name}"), "source")


def _short(iri: str) -> str:
    if iri.startswith(iris.WIKIDATA):
        return iri.removeprefix(iris.WIKIDATA)
    return iris.short(iri) if iri.startswith(iris.ID) else iri


def _outside(iri: str) -> str | None:
    """An address that leads out of the site; anything but the web's own is never followed."""
    return iri if iri.startswith(("https://", "http://")) else None
