"""One cell of a record table, to the value that its field holds: read or refused, never mended."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from accede.errors import SourceError
from accede.model.iris import thing

Value = str | int | bool | tuple[str, ...]
Reading = Callable[[str], Value]

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


def thing_path(cell: str) -> str:
    """The short name of a thing, from which its IRI is made."""
    try:
        thing(cell)
    except SourceError as error:
        raise UnfitError("letters, digits, . _ ~ : + - and / between steps") from error
    return cell


def regular_expression(cell: str) -> str:
    """A pattern that can be searched for."""
    try:
        re.compile(cell)
    except re.error as error:
        raise UnfitError(f"a regular expression ({error})") from error
    return cell


def free_text(cell: str) -> str:
    """Words as they stand, unless a character of them was lost before."""
    if LOST.search(cell):
        raise UnfitError("words without the sign of a lost character (U+FFFD)")
    return cell
