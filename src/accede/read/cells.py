"""One cell of a record table, to the value that its field holds: read or refused, never mended."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache

from msgspec import NODEFAULT, Struct, inspect

from accede.model.iris import PATH
from accede.model.records import THINGS, Record, TreatyStatus, kind_of
from accede.model.terms import CONCEPTS

Value = str | int | bool | tuple[str, ...]
Reading = Callable[[str], Value]

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
}
"""Fields that hold a notation, and the scheme that lists what may stand there."""

KINDS = frozenset(map(kind_of, THINGS)) | {kind_of(TreatyStatus)}
FLAGS: dict[str, Value] = {"yes": True, "no": False}
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
LOST = re.compile(r"[\x00\ufffd]")

EXAMPLES = {
    PARTIAL_DATE: "a date as 2010-11-04, 2010-11 or 2010",
    "^[A-Z]{3}$": "the three capital letters of a state's id",
}


class UnfitError(ValueError):
    """A cell that its field cannot hold, and what it can."""

    def __init__(self, allowed: str) -> None:
        self.allowed = allowed
        super().__init__(allowed)


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
        return notation(KINDS | {"meeting", "resolution"})
    if name == "id":
        return fitting(PATH.pattern, "letters, digits, . _ ~ : + - and /")
    pattern = described.pattern if isinstance(described, inspect.StrType) else None
    if pattern == PARTIAL_DATE:
        return partial_date
    return fitting(pattern, EXAMPLES.get(pattern, f"what fits {pattern}")) if pattern else free_text


def one_of(values: dict[str, Value]) -> Reading:
    """Reads a cell that holds one of a few words."""

    def read(cell: str) -> Value:
        if cell not in values:
            raise UnfitError(f"one of: {', '.join(sorted(values))}")
        return values[cell]

    return read


def notation(allowed: Iterable[str]) -> Callable[[str], str]:
    """Reads a cell that holds a notation of a scheme."""
    known = frozenset(allowed)

    def read(cell: str) -> str:
        if cell not in known:
            raise UnfitError(f"one of: {', '.join(sorted(known))}")
        return cell

    return read


def fitting(pattern: str, example: str) -> Callable[[str], str]:
    """Reads a cell that fits a pattern from end to end."""
    fits = re.compile(pattern).fullmatch

    def read(cell: str) -> str:
        if not fits(cell):
            raise UnfitError(example)
        return cell

    return read


def of_several(read: Callable[[str], str]) -> Reading:
    """Reads a cell that holds several values, joined by semicolons."""
    each = lru_cache(maxsize=4096)(read)

    def read_all(cell: str) -> tuple[str, ...]:
        values = tuple(map(str.strip, cell.split(";")))
        if "" in values:
            raise UnfitError("values joined by one semicolon, none of them empty")
        return tuple(map(each, values))

    return read_all


def whole_number(cell: str) -> int:
    """A whole number in digits."""
    if not WHOLE_NUMBER.fullmatch(cell):
        raise UnfitError("a whole number in digits")
    return int(cell)


def partial_date(cell: str) -> str:
    """A date of the calendar: a day, a month or a year."""
    try:
        date.fromisoformat(cell + "-01-01"[len(cell) - 4 :])
    except ValueError:
        raise UnfitError(EXAMPLES[PARTIAL_DATE]) from None
    if not re.fullmatch(PARTIAL_DATE, cell, re.ASCII):
        raise UnfitError(EXAMPLES[PARTIAL_DATE])
    return cell


def free_text(cell: str) -> str:
    """Words as they stand, unless a character of them was lost before."""
    if LOST.search(cell):
        raise UnfitError("words without the sign of a lost character (U+FFFD)")
    return cell
