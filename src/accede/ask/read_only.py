"""SPARQL from outside, held to what only reads, and only the release; before anything runs.

The engine follows SERVICE, has no switch for it, and reads words without a boundary between them:
`trueSERVICE<...>`, `SERVICE:x{...}`, `:.SERVICE<...>` and a SERVICE behind `1<STR('>')` all reach
out. So a query is refused by the letters that stand outside of its strings, an IRI that might be
a comparison is refused, and what runs is one line without comments: what was looked at, no more.
"""

import re
from typing import Final

from msgspec import Struct

from accede.ask.tokens import FORMS, WRITING, Token, tokens
from accede.errors import QueryError

LARGEST: Final = 100_000
"""Characters. The longest question of ours has four thousand."""

DEEPEST: Final = 100
"""Brackets inside each other: the engine's own reader goes down one step for each."""

WHERE = "query"
FORMULA = re.compile(r"[()']")
"""In an IRI: what makes it perhaps a comparison, as in `1<STR('>')`."""

APART = frozenset({"blank", "comment"})
BRACKETS = {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}


class ReadOnly(Struct, frozen=True):
    """A query that only reads: its form (`SELECT`), and its text on one line."""

    form: str
    text: str


def read_only(text: str) -> ReadOnly:
    """A query from outside that only reads, and only from the release; another is a QueryError.

    >>> read_only("SELECT * # all of it" + chr(10) + "{ ?s ?p ?o }").text
    'SELECT *   { ?s ?p ?o }'
    """
    if len(text) > LARGEST:
        raise QueryError(WHERE, f"{len(text)} characters", f"write at most {LARGEST}")
    if "\0" in text or not _is_unicode(text):
        raise QueryError(WHERE, "a character that no text has", "send the query as UTF-8")
    found = list(tokens(text, where=WHERE))
    for token in found:
        _refuse(token)
    _refuse_depth(found)
    return ReadOnly(_form(found), _one_line(found))


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _refuse(token: Token) -> None:
    """QueryError for a word that reaches out or writes, however it is joined to its neighbour."""
    if token.kind == "iri" and FORMULA.search(token.text):
        found = f"line {token.line}: {token.text[:60]} may be an IRI or a comparison"
        raise QueryError(WHERE, found, "write a blank after <, or %27 %28 %29 in the IRI")
    if token.kind not in {"word", "prefixed", "language"}:
        return
    word = token.text.partition(":")[0].upper()
    for letters in ("SERVICE", "FROM"):
        if letters in word or f".{letters}" in token.text.upper():
            found = f"line {token.line}: {letters}"
            raise QueryError(WHERE, found, "ask the release itself, which is one graph")
    if token.kind == "word" and word in WRITING:
        raise QueryError(WHERE, f"line {token.line}: {word}", "a release is only ever read")


def _refuse_depth(found: list[Token]) -> None:
    depth = 0
    for token in found:
        depth += BRACKETS.get(token.text, 0)
        if depth > DEEPEST:
            where = f"line {token.line}: more than {DEEPEST} brackets inside each other"
            raise QueryError(WHERE, where, "ask less deeply")


def _form(found: list[Token]) -> str:
    words = (token.text.upper() for token in found if token.kind == "word")
    form = next((word for word in words if word not in {"PREFIX", "BASE"}), None)
    if form not in FORMS:
        mend = "begin it with SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise QueryError(WHERE, f"{form or 'nothing'} is not a form that reads", mend)
    return form


def _one_line(found: list[Token]) -> str:
    """The query without comments or line ends, so that nothing can hide behind a `#`."""
    words = (" " if token.kind in APART else _escaped(token.text) for token in found)
    return "".join(words).strip()


def _escaped(words: str) -> str:
    return words.replace("\r", "\\r").replace("\n", "\\n")
