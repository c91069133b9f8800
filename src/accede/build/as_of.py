"""The world as of a day: what is dated later is left out, and what was still so ends there.

A record of which only the month or the year is known is later where its first possible day is.
Documents stay as long as a record rests on them: one of today tells of 1999. An effect that was
still to come on the day, and known from the act, stays with the act.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from accede.build.parting import parted
from accede.graph.whole import Block, Graph
from accede.model import iris, terms
from accede.model.records import Assertion, Coverage, Document, Record, State, Warned, kind_of
from accede.read.collection import Collection

DATED = ("date", "from_", "adopted", "as_of", "year")
"""The fields that date a record, the most exact first."""

LAST = date.max - timedelta(days=1)
"""The last day that has a day after it."""

STATUS = f"<{iris.ID}status/"
FROM, UNTIL = f" <{terms.from_}> ", f" <{terms.until}> "


def first_day(stated: str) -> str:
    """The first day that a date can mean.

    >>> first_day("2025"), first_day("2025-06"), first_day("2025-06-25")
    ('2025-01-01', '2025-06-01', '2025-06-25')
    """
    return stated + "-01-01"[len(stated) - 4 :] if len(stated) < 10 else stated


def as_of(collection: Collection, day: date) -> Collection:
    """What is left of a collection without the records dated after a day; the report counts them.

    Ends and completeness that lie after the day are not known on it: an end is taken away, and
    records are complete to the day at most.
    """
    last = day.isoformat()
    documents = collection.documents
    kept, gone = parted(collection.records, lambda record: _dated(record, documents) > last)
    cited = {record.source for record in kept}
    kept = [one for one in kept if not _uncited(one, cited, last)]
    return replace(
        collection,
        records=[_ended(record, last) for record in kept],
        documents={one.id: one for one in kept if isinstance(one, Document)},
        warned=[*collection.warned, Warned(message=f"as of {day}: left out {_counted(gone)}")],
        inputs=[*collection.inputs, f"as of {day}"],
    )


def _dated(record: Record, documents: dict[str, Document]) -> str:
    """The first day that a record can be of; empty for what has no date, and for documents."""
    if isinstance(record, Document):
        return ""
    stated = next((value for name in DATED if (value := getattr(record, name, None))), None)
    session = getattr(record, "session", None)
    if stated is None and session is not None:
        stated = 1945 + session  # session n opens in 1945 + n
    if stated is None and isinstance(record, Assertion) and record.source in documents:
        stated = documents[record.source].date
    return first_day(str(stated)) if stated else ""


def _uncited(record: Record, cited: set[str | None], last: str) -> bool:
    return (
        isinstance(record, Document)
        and record.id not in cited
        and first_day(record.date or "0001") > last
    )


def _counted(gone: Iterable[Record]) -> str:
    counted = sorted(Counter(map(kind_of, gone)).items())
    return ", ".join(f"{n} {kind}" for kind, n in counted) or "nothing"


def _ended(record: Record, last: str) -> Record:
    """A record without the ends that were still to come."""
    if isinstance(record, Coverage):
        late = record.complete_to and first_day(record.complete_to) > last
        return replace(record, complete_to=last) if late else record
    names = ("until", "un_from", "un_until") if isinstance(record, State) else ("until",)
    late_ones = [name for name in names if first_day(getattr(record, name, None) or "0001") > last]
    return replace(record, **dict.fromkeys(late_ones)) if late_ones else record


def ended(graph: Graph, day: date) -> Graph:
    """The graph whose standings all end with a day; those that begin after it are left out.

    A standing is half-open, so one that still holds ends on the day after.
    """
    blocks = (
        _spell(block, day) if block.key.startswith(STATUS) else block for block in graph.blocks
    )
    return replace(graph, blocks=tuple(block for block in blocks if block is not None))


def _spell(block: Block, day: date) -> Block | None:
    lines = block.text.splitlines(keepends=True)
    begins = next(line.split('"')[1] for line in lines if FROM in line)
    if begins > day.isoformat():
        return None
    after = (min(day, LAST) + timedelta(days=1)).isoformat()
    others = [line for line in lines if UNTIL not in line]
    stated = [line for line in lines if UNTIL in line and line.split('"')[1] < after]
    open_end = f'{block.key}{UNTIL}"{after}"^^<{terms.xsd_date}> .\n'
    return Block(block.key, "".join(sorted([*others, *(stated or [open_end])])))
