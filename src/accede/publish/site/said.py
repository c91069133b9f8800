"""What a state says, statement by statement: its words first, then our coding of them."""

from collections.abc import Iterator

from msgspec import Struct

from accede.ask.results import Answer, Cell
from accede.model import iris
from accede.publish.site.links import anchor

Row = dict[str, Cell]


class Statement(Struct, frozen=True):
    """One statement with its quotes, each with its place, and the codings of it."""

    anchor: str
    date: str
    occasion: str
    summary: str
    verified: str
    documents: str
    quotes: tuple[tuple[str, str], ...]
    codings: tuple[Row, ...]


def statements(answer: Answer) -> list[Statement]:
    """The statements of an answer of `statements`, the latest first."""
    found: dict[str, list[Row]] = {}
    for row in answer.records():
        found.setdefault(str(row["statement_iri"]), []).append(row)
    said = (_statement(iri, rows) for iri, rows in found.items())
    return sorted(said, key=lambda one: one.date, reverse=True)


def _statement(iri: str, rows: list[Row]) -> Statement:
    first = rows[0]
    quotes = dict.fromkeys((str(r["quote"]), str(r["place"] or "")) for r in rows if r["quote"])
    return Statement(
        anchor=anchor(iris.short(iri)),
        date=str(first["date"] or ""),
        occasion=str(first["occasion"] or ""),
        summary=str(first["summary"] or ""),
        verified=str(first["verified"] or ""),
        documents=str(first["documents"] or ""),
        quotes=tuple(quotes),
        codings=tuple(_codings(rows)),
    )


def _codings(rows: list[Row]) -> Iterator[Row]:
    columns = ("issue", "stance", "reasons", "condition", "doubtful")
    seen = set()
    for row in rows:
        coding = tuple(row[column] for column in columns)
        if row["issue"] and coding not in seen:
            seen.add(coding)
            yield dict(zip(columns, coding, strict=True))
