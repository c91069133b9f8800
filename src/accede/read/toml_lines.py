"""TOML with its lines: what a file says, and on which line it says it."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache

from msgspec import Struct

from accede.errors import SourceError

Values = Mapping[str, object]

LONGEST_LINE = 4_000
"""Characters. A key of a million parts takes hours."""

TABLE = re.compile(r"\s*\[\[?\s*\"?([\w.-]+)\"?\s*\]")


class Place(Struct, frozen=True, kw_only=True):
    """One table of a TOML file: the nth of its name, in a text, at a path."""

    text: str
    where: object
    table: str | None = None
    number: int = 1

    def of(self, key: str) -> str:
        """The place of a key in this table, or of the table where the key is not found."""
        return f"{self.where}, line {self.line_of(key)}"

    def line_of(self, key: str) -> int:
        """The line on which a key of this table stands, from 1."""
        listed = _lines_of(self.text)
        stands = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        header, *lines = listed.get((self.table, self.number), listed[None, 1][:1])
        for number, line in lines:
            if stands.match(line):
                return number
        of_table = listed.get((key, 1)) if self.table is None else None
        return of_table[0][0] if of_table else header[0]


@lru_cache(maxsize=4)
def _lines_of(text: str) -> Mapping[tuple[str | None, int], list[tuple[int, str]]]:
    """The lines of each table by its name and number, its header first; before any, of None."""
    lines = [(1, "")]
    found: dict[tuple[str | None, int], list[tuple[int, str]]] = {(None, 1): lines}
    seen: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := TABLE.match(line):
            seen[header[1]] += 1
            found[header[1], seen[header[1]]] = lines = []
        lines.append((number, line))
    return found


def parsed(text: str, *, where: object) -> Values:
    """What a TOML text says, or SourceError with the line that is not TOML."""
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            found = f"a line of more than {LONGEST_LINE:,} characters"
            raise SourceError(f"{where}, line {number}", found, "break it")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError
        raise SourceError(where, f"not TOML ({error})", "correct that line") from error


def refuse_unknown(values: Values, allowed: Collection[str], place: Place) -> None:
    """SourceError with its line for a key that is not allowed."""
    for key in values:
        if key not in allowed:
            mend = f"allowed are: {', '.join(allowed)}"
            raise SourceError(place.of(key), f"unknown key {key!r}", mend)
