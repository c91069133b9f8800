"""The columns of a kind of record, as its struct has them: name, type, and allowed values."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, inspect, structs

from accede.model.records import Record

THING = "thing"
"""The first column of every table: the short name of the thing that a row tells of."""


class Column(Struct, frozen=True, kw_only=True):
    """One column: its type (`string`, `integer`, `boolean`), and what its cells may hold.

    `listed` cells hold several values. `allowed` are all values there are, `pattern` is a regular
    expression that every value matches.
    """

    name: str
    type: str = "string"
    listed: bool = False
    required: bool = False
    allowed: tuple[str, ...] = ()
    pattern: str | None = None


def columns_of(kind: type[Record]) -> tuple[Column, ...]:
    """The columns of one kind: the thing, its own fields, then those that every record has."""
    shared = {field.encode_name for field in structs.fields(Record)}
    found = [_column(field) for field in _fields(kind)]
    own = [column for column in found if column.name not in shared]
    rest = [column for column in found if column.name in shared]
    return (Column(name=THING), *own, *rest)


def _fields(kind: type[Record]) -> Iterable[inspect.Field]:
    known = inspect.type_info(kind)
    return known.fields if isinstance(known, inspect.StructType) else ()


def _column(field: inspect.Field) -> Column:
    known = next(_kinds(field.type))
    listed = isinstance(known, inspect.VarTupleType)
    value = known.item_type if isinstance(known, inspect.VarTupleType) else known
    return Column(
        name=field.encode_name,
        type=_type(value),
        listed=listed,
        required=field.required,
        allowed=_allowed(value),
        pattern=value.pattern if isinstance(value, inspect.StrType) else None,
    )


def _kinds(known: inspect.Type) -> Iterator[inspect.Type]:
    """What a field may hold, nothing apart."""
    several = known.types if isinstance(known, inspect.UnionType) else (known,)
    return (one for one in several if not isinstance(one, inspect.NoneType))


def _type(value: inspect.Type) -> str:
    if isinstance(value, inspect.BoolType):
        return "boolean"
    numbers = isinstance(value, inspect.LiteralType) and isinstance(value.values[0], int)
    return "integer" if numbers or isinstance(value, inspect.IntType) else "string"


def _allowed(value: inspect.Type) -> tuple[str, ...]:
    literal = isinstance(value, inspect.LiteralType)
    return tuple(str(one) for one in value.values) if literal else ()  # type: ignore[attr-defined]  # a literal has values
