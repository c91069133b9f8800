"""TOML with its lines: what a file says, and on which line it says it."""

import re
import tomllib
from collections.abc import Collection, Mapping

from msgspec import Struct

from accede.errors import SourceError

Values = Mapping[str, object]

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
        header = 1
        stands = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        table, seen = None, 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            if found := TABLE.match(line):
                table = found[1]
                seen += table == self.table
                header = number if (table, seen) == (self.table, self.number) else header
                if self.table is None and table == key:
                    return number
            elif table == self.table and seen in (0, self.number) and stands.match(line):
                return number
        return header


def parsed(text: str, *, where: object) -> Values:
    """What a TOML text says, or SourceError with the line that is not TOML."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SourceError(where, f"not TOML ({error})", "correct that line") from error


def refuse_unknown(values: Values, allowed: Collection[str], place: Place) -> None:
    """SourceError with its line for a key that is not allowed."""
    for key in values:
        if key not in allowed:
            mend = f"allowed are: {', '.join(allowed)}"
            raise SourceError(place.of(key), f"unknown key {key!r}", mend)
