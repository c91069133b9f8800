"""Records that tell of one thing, brought together before they become facts.

A statement read from a page is the table row with the same state and document whose phrase stands
inside its text: the page's full words replace the phrase, the row's summary and codings stay. An
outreach read from a page is the row with the same document and year that shares a target. An
assertion read from a page is the row whose phrase stands inside its span.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from accede.graph.of_votes import decision_iri
from accede.model.records import (
    Assertion,
    Decision,
    Outreach,
    Position,
    Record,
    Statement,
    Vote,
)


def joined(records: Iterable[Record]) -> list[Record]:
    """The same records, those of pages merged into the rows that tell of the same thing."""
    everything = list(records)
    rows = _by_document(record for record in everything if not _from_page(record))
    found = {id(record): _row_of(record, rows) for record in everything if _from_page(record)}
    taken = {id(row) for row in found.values() if row is not None}
    whole = [
        _together(found.get(id(record)), record) for record in everything if id(record) not in taken
    ]
    return [*_with_sources(whole), *_bare_decisions(whole)]


def _from_page(record: Record) -> bool:
    if isinstance(record, Statement | Outreach):
        return record.id is None
    return isinstance(record, Assertion) and record.text is not None


def _by_document(records: Iterable[Record]) -> dict[str, list[Record]]:
    rows: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.source and isinstance(record, Statement | Outreach | Assertion):
            rows[record.source].append(record)
    return rows


def _row_of(record: Record, rows: dict[str, list[Record]]) -> Record | None:
    of_document = rows.get(record.source or "", [])
    return next((row for row in of_document if _same(record, row)), None)


def _same(page: Record, row: Record) -> bool:
    if isinstance(page, Statement) and isinstance(row, Statement):
        return page.state == row.state and _stands_in(row.phrase, page.text)
    if isinstance(page, Outreach) and isinstance(row, Outreach):
        shared = set(page.targets) & set(row.targets)
        return row.same_as is None and page.year == row.year and bool(shared)
    if isinstance(page, Assertion) and isinstance(row, Assertion):
        return page.assertion_kind == row.assertion_kind and _stands_in(row.phrase, page.text)
    return False


def _stands_in(phrase: str | None, text: str | None) -> bool:
    return bool(phrase and text) and " ".join(str(phrase).split()) in " ".join(str(text).split())


def _together(row: Record | None, page: Record) -> Record:
    """The row with the page's words and their place; the page alone where there is no row."""
    if row is None:
        return page
    placed = replace(row, start=page.start, end=page.end, passage_sha256=None)
    if isinstance(placed, Statement) and isinstance(page, Statement):
        return replace(
            placed,
            text=page.text,
            phrase=None,
            elided=page.elided,
            occasion=placed.occasion or page.occasion,
            meeting=placed.meeting or page.meeting,
            date=placed.date or page.date,
            year=placed.year or page.year,
        )
    if isinstance(placed, Outreach) and isinstance(page, Outreach):
        agents = page.agents or placed.agents
        return replace(placed, agents=agents, open_list=placed.open_list or page.open_list)
    if isinstance(placed, Assertion) and isinstance(page, Assertion):
        return replace(placed, text=page.text)
    return placed


def _with_sources(records: Iterable[Record]) -> Iterator[Record]:
    """A position rests on its statement: where its row names no source, it has the statement's."""
    everything = list(records)
    sources = {record.id: record.source for record in everything if isinstance(record, Statement)}
    for record in everything:
        if isinstance(record, Position) and record.source is None:
            yield replace(record, source=sources.get(record.statement))
        else:
            yield record


def _bare_decisions(records: Iterable[Record]) -> Iterator[Decision]:
    """A decision that only votes told of, so that they have one to belong to."""
    everything = list(records)
    known = {decision_iri(record) for record in everything if isinstance(record, Decision)}
    for record in everything:
        if isinstance(record, Vote) and (decision := decision_iri(record)) not in known:
            if decision is None:
                continue
            known.add(decision)
            yield Decision(
                symbol=record.symbol,
                series=record.series,
                session=record.session,
                stage=record.stage,
                date=record.date,
                year=record.year,
                source=record.source,
                verified=record.verified,
            )
