"""The columns that a table of each kind of record may have, from the record's own fields."""

from collections.abc import Callable
from functools import cache, lru_cache

from msgspec import NODEFAULT, Struct, inspect

from accede.model.records import THINGS, Record, TreatyStatus, kind_of
from accede.model.terms import CONCEPTS
from accede.read.cells import (
    EXAMPLES,
    FLAGS,
    PARTIAL_DATE,
    Reading,
    fitting,
    free_text,
    notation,
    of_several,
    one_of,
    partial_date,
    regular_expression,
    thing_path,
    whole_number,
)

SCHEMES = {
    "action": "action-type",
    "role": "role",
    "stage": "stage",
    "method": "method",
    "outcome": "outcome",
    "statement_kind": "statement-kind",
    "issue": "issue",
    "stance": "stance",
    "reasons": "reason",
    "measure_kind": "measure-kind",
    "outreach_kind": "outreach-kind",
    "assertion_kind": "assertion-kind",
    "status": "treaty-status",
    "standing": "standing",
    "region": "region",
    "subregion": "region",
}
"""Fields that hold a notation, and the scheme that lists what may stand there."""

KINDS = frozenset(map(kind_of, THINGS)) | {kind_of(TreatyStatus)}
"""What a coverage can be of."""

OWN_READINGS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("id", "source", "meeting", "treaty", "series", "statement"), thing_path),
    **dict.fromkeys(("about", "same_as", "explains", "subject", "part_of"), thing_path),
    **dict.fromkeys(("symbol", "symbols", "rollcall"), fitting(r".*[A-Za-z0-9].*", "a symbol")),
    "title_pattern": regular_expression,
}
"""Fields that name a thing, or hold what later steps must be able to use."""


class Column(Struct, frozen=True, kw_only=True):
    """A field as a table shows it: its heading, its attribute, how its cells are read."""

    heading: str
    attribute: str
    needed: bool
    read: Reading


@cache
def columns(kind: type[Record]) -> dict[str, Column]:
    """The columns that a table of one kind of record may have, by heading."""
    return {
        field.encode_name: Column(
            heading=field.encode_name,
            attribute=field.name,
            needed=field.default is NODEFAULT and field.default_factory is NODEFAULT,
            read=reading(field.name, field.type),
        )
        for field in fields_of(kind)
        if field.encode_name not in ("line", "field")
    }


def fields_of(kind: type[Record]) -> tuple[inspect.Field, ...]:
    """The fields of a kind of record, with their types."""
    described = inspect.type_info(kind)
    return described.fields if isinstance(described, inspect.StructType) else ()


def reading(name: str, described: inspect.Type) -> Reading:
    """How the cells of a field are read, from its name and its type."""
    match described:
        case inspect.UnionType(types=types):
            return reading(name, next(t for t in types if not isinstance(t, inspect.NoneType)))
        case inspect.VarTupleType(item_type=item):
            return of_several(text(name, item))
        case inspect.BoolType():
            return one_of(FLAGS)
        case inspect.IntType():
            return whole_number
        case inspect.LiteralType(values=values):
            return one_of({str(value): value for value in values if isinstance(value, int | str)})
    return lru_cache(maxsize=4096)(text(name, described))


def text(name: str, described: inspect.Type) -> Callable[[str], str]:
    """How a cell of words is read: a notation, a date, an id, or free text."""
    if name in SCHEMES:
        return notation(CONCEPTS[SCHEMES[name]])
    if name == "of_kind":
        return notation(KINDS)
    pattern = described.pattern if isinstance(described, inspect.StrType) else None
    if pattern == PARTIAL_DATE:
        return partial_date
    if pattern:
        return fitting(pattern, EXAMPLES.get(pattern, f"what fits {pattern}"))
    return OWN_READINGS.get(name, free_text)
