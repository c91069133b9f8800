"""An answer joined with a small table from Wikidata: fetched, kept with its date, joined here.

No query reaches from one server to another: the answer's items are asked for by a query of
`queries/wikidata`, and what comes back is joined by the columns that bear the same names.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from accede import resources
from accede.ask import queries, tokens, values
from accede.ask.remote import endpoint
from accede.ask.results import Answer, Cell
from accede.ask.transport import Transport
from accede.ask.wire import Limits
from accede.errors import QueryError, RemoteError
from accede.model import iris

WIKIDATA = "https://query.wikidata.org/sparql"

KEPT = 30
"""So many days a fetched table is used before it is fetched anew."""

AT_ONCE = 200
"""So many items are asked for at once."""

PATIENCE = Limits(connect=10, read=60, total=65, size=1 << 24)


class Table(Struct, frozen=True):
    """A table as it was fetched: where, on which day, and its columns and rows."""

    endpoint: str
    fetched: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


def with_companion(
    answer: Answer, *, url: str = WIKIDATA, folder: Path | None = None, today: str | None = None
) -> Answer:
    """An answer with the columns of its companion behind its own, and a notice of their date.

    The table is kept in a folder (the user's cache, if none is given) for thirty days. Where the
    server fails, an older one is taken, and its notice says so. QueryError for a question that
    names no companion; RemoteError where there is neither server nor table.
    """
    name = queries.load(answer.name).companion
    if not name:
        mend = "leave --companion out"
        raise QueryError(f"ask {answer.name}", "it names no companion", mend)
    day = today or datetime.now(UTC).date().isoformat()
    sparql = _sparql(name)
    key = tokens.projection(sparql, where=name)[0]
    place = answer.columns.index(key)
    items = sorted({str(row[place]) for row in answer.rows if row[place]})
    file = (folder or _cache()) / f"{name}-{iris.digest(url, sparql, *items)}.json"
    table, notice = _table(file, sparql, items, url=url, day=day)
    return _joined(answer, table, f"{name}: {notice}")


def _table(file: Path, sparql: str, items: list[str], *, url: str, day: str) -> tuple[Table, str]:
    """The table, fetched or kept, and what to say of its age."""
    kept = _kept(file)
    if kept and _days(kept.fetched, day) <= KEPT:
        return kept, f"as of {kept.fetched}, from {url}"
    try:
        table = _fetched(sparql, items, url=url, day=day)
    except RemoteError as fault:
        if kept is None:
            raise
        return kept, f"as of {kept.fetched}, for the server failed now ({fault.found})"
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    beside.write_bytes(msgspec.json.encode(table))
    beside.replace(file)
    return table, f"as of {day}, from {url}"


def _fetched(sparql: str, items: list[str], *, url: str, day: str) -> Table:
    """The table, from the server, some items at a time."""
    at = endpoint(url, transport=Transport(limits=PATIENCE))
    columns = tokens.projection(sparql, where="companion")
    rows: list[tuple[str | int | float | None, ...]] = []
    for start in range(0, len(items), AT_ONCE):
        some = items[start : start + AT_ONCE]
        named = " ".join(values.resource(item, where="companion") for item in some)
        asked = tokens.put_in_place(sparql, {"items": named}, where="companion")
        rows += [
            tuple(_plain(at.plain(row.get(column))) for column in columns)
            for row in at.all_rows(asked)
        ]
    return Table(url, day, columns, tuple(rows))


def _joined(answer: Answer, table: Table, notice: str) -> Answer:
    """The answer's rows, each with those of the table that share its values; or with nothing."""
    shared = [column for column in table.columns if column in answer.columns]
    new = [column for column in table.columns if column not in answer.columns]
    found: dict[tuple[Cell, ...], list[tuple[Cell, ...]]] = {}
    for row in table.rows:
        told = dict(zip(table.columns, row, strict=True))
        key = tuple(told[column] for column in shared)
        found.setdefault(key, []).append(tuple(told[column] for column in new))
    places = [answer.columns.index(column) for column in shared]
    none: list[tuple[Cell, ...]] = [(None,) * len(new)]
    rows = tuple(
        (*row, *more)
        for row in answer.rows
        for more in found.get(tuple(row[i] for i in places), none)
    )
    return msgspec.structs.replace(
        answer,
        columns=(*answer.columns, *new),
        rows=rows,
        notices=(*answer.notices, notice),
    )


def _sparql(name: str) -> str:
    return (resources.queries() / "wikidata" / f"{name}.rq").read_text("utf-8")


def _kept(file: Path) -> Table | None:
    """The table that was kept; a damaged one counts as none."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Table)
    except (OSError, msgspec.DecodeError):
        return None


def _plain(cell: Cell) -> str | int | float | None:
    return cell if isinstance(cell, str | int | float) or cell is None else cell.isoformat()


def _days(since: str, until: str) -> int:
    try:
        return (datetime.fromisoformat(until) - datetime.fromisoformat(since)).days
    except ValueError:
        return KEPT + 1


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "accede"
