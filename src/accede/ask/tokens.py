"""SPARQL cut into its words, so that a variable is told from a letter in a string.

The parameters of a saved question are put in place here and nowhere else: a `$name` that stands
in a string, a comment, an IRI or a prefixed name is not a parameter and stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from accede.errors import QueryError

TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
               | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<prefixed>[\w.-]*:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
    | (?P<word>[^\W\d]\w*)
    | (?P<blank>\s+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
REACHING_OUT = frozenset({"SERVICE", "FROM", "LOAD"})
WRITING = frozenset(
    {"INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH", "LOAD"}
)
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Token(NamedTuple):
    """One word of a query: its kind, its text, and its line counted from 1."""

    kind: str
    text: str
    line: int


def tokens(text: str, *, where: object) -> Iterator[Token]:
    """Every token of a SPARQL text, blanks and comments among them: joined, they are the text.

    >>> [t.text for t in tokens('?a "$b" $c', where="-") if t.kind == "variable"]
    ['?a', '$c']
    """
    line = 1
    for match in TOKEN.finditer(text):
        token = Token(match.lastgroup or "mark", match[0], line)
        if token.kind == "mark" and token.text in "\"'\\":
            found = f"line {line}: a stray {token.text}"
            raise QueryError(where, found, "close the string; write no escapes outside of strings")
        yield token
        line += token.text.count("\n")


def parameters(text: str, *, where: object) -> frozenset[str]:
    """The names that a query writes with a dollar sign."""
    return _names(text, "$", where)


def variables(text: str, *, where: object) -> frozenset[str]:
    """The names that a query writes with a question mark."""
    return _names(text, "?", where)


def _names(text: str, mark: str, where: object) -> frozenset[str]:
    found = (t.text for t in tokens(text, where=where) if t.kind == "variable")
    return frozenset(name[1:] for name in found if name[0] == mark)


def put_in_place(text: str, terms: Mapping[str, str], *, where: object) -> str:
    """The query with every `$name` replaced by its term, and nothing else touched.

    >>> put_in_place('$a ?b "$a" # $a', {"a": "<urn:x>"}, where="-")
    '<urn:x> ?b "$a" # $a'
    """
    return "".join(
        terms[token.text[1:]] if token.kind == "variable" and token.text[0] == "$" else token.text
        for token in tokens(text, where=where)
    )


def without_comments(text: str, *, where: object) -> str:
    r"""The query without its comments.

    >>> without_comments('# a\n?b "# c"', where="-")
    '\n?b "# c"'
    """
    return "".join(token.text for token in tokens(text, where=where) if token.kind != "comment")


def rewritten(text: str, pairs: Iterable[tuple[str, str]], *, where: object) -> str:
    """The query with what fits a regular expression written otherwise, but for strings and IRIs.

    >>> rewritten('?a "?a" <a>', [("a", "b")], where="-")
    '?b "?a" <a>'
    """
    written = ""
    for kept, run in groupby(tokens(text, where=where), lambda one: one.kind in {"string", "iri"}):
        piece = "".join(token.text for token in run)
        for pattern, instead in () if kept else pairs:
            piece = re.sub(pattern, instead, piece)
        written += piece
    return written


def form(text: str, *, where: object) -> str:
    """The form of a query that only reads: SELECT, ASK, CONSTRUCT or DESCRIBE.

    A query that writes, or that reaches for anything outside of the store, is refused.
    """
    words = [(t.text.upper(), t.line) for t in tokens(text, where=where) if t.kind == "word"]
    for word, line in words:
        if word in REACHING_OUT | WRITING:
            found = f"line {line}: {word}"
            raise QueryError(where, found, "a saved question only reads, and only from the release")
    first = next((word for word, _ in words if word in FORMS), None)
    if first is None:
        raise QueryError(where, "no SELECT", "write a query that selects columns")
    return first


def projection(text: str, *, where: object) -> tuple[str, ...]:
    """The columns of a SELECT in their order; none where it selects everything with a star.

    >>> projection("SELECT ?a (COUNT(?x) AS ?n) WHERE { ?a ?p ?x }", where="-")
    ('a', 'n')
    """
    names: list[str] = []
    depth, started = 0, False
    before = ""
    for token in tokens(text, where=where):
        if token.kind in {"blank", "comment"}:
            continue
        if not started:
            started = token.kind == "word" and token.text.upper() == "SELECT"
        elif token.text == "{" or (token.kind == "word" and token.text.upper() == "WHERE"):
            break
        else:
            depth += (token.text == "(") - (token.text == ")")
            aliased = depth == 1 and before == "AS"
            if token.kind == "variable" and (depth == 0 or aliased):
                names.append(token.text[1:])
        before = token.text.upper()
    return tuple(names)
