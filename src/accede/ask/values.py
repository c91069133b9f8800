"""What is given for a parameter, made a SPARQL term that holds nothing but that value.

A value that names a thing must name one that is known, so that look-alikes and right-to-left
overrides have no way in; dates and numbers are checked; text becomes an escaped literal.
"""

import re
from datetime import date
from typing import Protocol

from accede.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
THINGS = ("state", "treaty", "series", "meeting", "resolution")
KINDS = (*THINGS, "date", "year", "integer", "text")
LATEST = "latest"
"""The day named `latest`: the last one up to which the acts on the treaty are complete."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEAR = re.compile(r"[0-9]{4}")
INTEGER = re.compile(r"-?[0-9]{1,9}")
IRI = re.compile(r"[^<>\"{}|^`\\\x00-\x20]+")
UNFOLDED = re.compile(r"\\\\([uU])")
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Names(Protocol):
    """Who knows what is called how."""

    def find(self, kind: str, words: str, *, where: object) -> str:
        """The IRI of the one thing of a kind that bears a name; else a QueryError."""
        ...

    def text(self, name: str, words: str, *, where: object) -> str:
        """A plain text for a parameter; QueryError where it must name something known."""
        ...

    def latest(self, about: str | None) -> str:
        """The last day up to which the acts on a treaty are complete."""
        ...


def term(kind: str, words: str, names: Names, *, where: object) -> str:
    """The SPARQL term of one value, from the words given for it.

    >>> term("year", "1999", names=None, where="-p year")
    '1999'
    """
    if kind in THINGS:
        return resource(names.find(kind, words, where=where), where=where)
    if kind == "text":
        return literal(words, where=where)
    if kind == "date":
        return f'"{_day(words, where=where)}"^^<{XSD}date>'
    pattern, example = (YEAR, "1999") if kind == "year" else (INTEGER, "3")
    if not pattern.fullmatch(words):
        raise QueryError(where, f"{words!r} is no {kind}", f"write one like {example}")
    return str(int(words))


def resource(iri: str, *, where: object) -> str:
    """An IRI as SPARQL writes it."""
    if not IRI.fullmatch(iri):
        raise QueryError(where, f"{iri!r} is no IRI", "mend the name of that thing")
    return f"<{iri}>"


def literal(words: str, *, where: object) -> str:
    r"""A text as a SPARQL literal that every engine reads back as that text.

    Some engines unfold `\uXXXX` before they read anything, even behind an escaped backslash:
    a u behind a backslash is therefore written as an escape of its own.

    >>> print(literal('a "b"', where="-"))
    "a \"b\""
    """
    if any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in words):
        raise QueryError(where, f"{words!r} is not text", "leave out what is no character")
    return '"' + UNFOLDED.sub(_spelt, words.translate(ESCAPES)) + '"'


def _spelt(match: re.Match[str]) -> str:
    return rf"\\\U{ord(match[1]):08X}"


def _day(words: str, *, where: object) -> str:
    try:
        return date.fromisoformat(words if DAY.fullmatch(words) else "").isoformat()
    except ValueError:
        found = f"{words!r} is no day"
        raise QueryError(where, found, "write one like 2025-12-28, or latest") from None
