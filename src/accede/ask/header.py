"""The head of a saved question: what it asks, its parameters with their defaults, its columns.

    #+ summary: How has one state voted on a yearly resolution?
    #+ param state: state, default CUB, "ISO code, name or IRI"
    #+ columns: session, date, stage, choice
    #+ needs: treaty-action 2, "the acts on at least two treaties"

`needs` names a kind of record, and how many scopes of it must be covered (one, if it does not
say) for the answer to mean anything; where they are not, the answer says what is not covered.
`companion` names a query of `queries/wikidata` whose table can be joined to the answer; its first
column is one of the question's.
"""

import re
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from accede.ask import tokens
from accede.ask.values import KINDS
from accede.errors import QueryError

KEYS = ("summary", "param", "columns", "needs", "companion")
LINE = re.compile(r"#\+ (?P<key>[a-z]+)(?: (?P<name>\S+))?: (?P<value>\S.*)")
NAME = re.compile(r"[a-z][a-z_0-9]*")
PARAM = re.compile(r'(?P<kind>[a-z]+), default (?P<default>[^,"]*[^,"\s])(?:, "(?P<help>[^"]+)")?')
NEED = re.compile(r'(?P<kind>[a-z-]+)(?: (?P<scopes>[0-9]+))?, "(?P<words>[^"]+)"')


class Param(Struct, frozen=True):
    """One parameter of a saved question, written `$name` in it."""

    name: str
    kind: str
    default: str
    help: str = ""


class Need(Struct, frozen=True):
    """What must be covered for an answer to mean anything, and how to say so."""

    kind: str
    scopes: int
    words: str


class Query(Struct, frozen=True):
    """A saved question: its name, what it asks, its parameters and columns, its SPARQL."""

    name: str
    summary: str
    params: tuple[Param, ...]
    columns: tuple[str, ...]
    needs: tuple[Need, ...]
    text: str
    companion: str = ""


class _Place(NamedTuple):
    """A line of a query file, for messages."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}"


def read(path: Path) -> Query:
    """The saved question in a file; a head or a query that is not well made is a QueryError."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(path, f"byte {error.start} is not UTF-8", "save it as UTF-8") from None
    lines = text.split("\n")
    _without_escapes(path, lines)
    params: dict[str, Param] = {}
    once: dict[str, str] = {}
    needs: list[Need] = []
    for number, line in enumerate(_head(path, lines), start=1):
        where = _Place(path, number)
        key, name, value = _parts(where, line)
        if key == "param":
            params[name] = _param(where, name, value, params)
        elif key == "needs":
            needs.append(_need(where, value))
        elif key in once:
            raise QueryError(where, f"a second {key}", "keep one")
        else:
            once[key] = value
    for key in ("summary", "columns"):
        if key not in once:
            raise QueryError(_Place(path, 1), f"no {key}", f'begin the file with "#+ {key}: ..."')
    columns = tuple(column.strip() for column in once["columns"].split(","))
    query = Query(
        path.stem,
        once["summary"],
        tuple(params.values()),
        columns,
        tuple(needs),
        text,
        once.get("companion", ""),
    )
    _agree(path, query)
    return query


def _head(path: Path, lines: list[str]) -> list[str]:
    """The lines of the head: those at the top that begin with `#+`, and no others do."""
    end = next((i for i, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    for number, line in enumerate(lines[end:], start=end + 1):
        if line.lstrip().startswith("#+"):
            raise QueryError(_Place(path, number), "a header line in the query", "move it up")
    return lines[:end]


def _without_escapes(path: Path, lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        where = _Place(path, number)
        if "\t" in line:
            raise QueryError(where, "a tab", "write spaces")
        if "\r" in line:
            raise QueryError(where, "a carriage return", "end lines with a line feed alone")
        if re.search(r"\\[uU]", line):
            raise QueryError(where, "a code point escape", "write the letter itself")


def _parts(where: _Place, line: str) -> tuple[str, str, str]:
    match = LINE.fullmatch(line)
    if match is None:
        raise QueryError(where, f"{line!r} is no header line", 'write "#+ key: value"')
    key, name, value = match["key"], match["name"] or "", match["value"]
    if key not in KEYS:
        raise QueryError(where, f"unknown key {key!r}", f"use one of {', '.join(KEYS)}")
    if (key == "param") != bool(name) or (name and not NAME.fullmatch(name)):
        found = f"{key} {'with' if name else 'without'} a name"
        raise QueryError(where, found, 'only a param has one: "#+ param state: state"')
    return key, name, value


def _param(where: _Place, name: str, value: str, before: dict[str, Param]) -> Param:
    match = PARAM.fullmatch(value)
    if match is None:
        mend = 'write "#+ param state: state, default CUB, \\"what it is\\""'
        raise QueryError(where, f"{value!r} does not say kind and default", mend)
    if match["kind"] not in KINDS:
        raise QueryError(where, f"unknown kind {match['kind']!r}", f"use {', '.join(KINDS)}")
    if name in before:
        raise QueryError(where, f"a second param {name}", "keep one")
    return Param(name, match["kind"], match["default"], match["help"] or "")


def _need(where: _Place, value: str) -> Need:
    match = NEED.fullmatch(value)
    if match is None:
        mend = 'write "#+ needs: treaty-action 2, \\"what is not covered\\""'
        raise QueryError(where, f"{value!r} does not say a kind and words", mend)
    return Need(match["kind"], int(match["scopes"] or 1), match["words"])


def _agree(path: Path, query: Query) -> None:
    """Head and query name the same parameters and the same columns, each written one way."""
    declared = {param.name for param in query.params}
    used = tokens.parameters(query.text, where=path)
    plain = tokens.variables(query.text, where=path)
    for name in sorted(used - declared):
        where = _Place(path, _line_of(query.text, f"${name}", path))
        raise QueryError(where, f"${name} has no param line", f'add "#+ param {name}: ..."')
    for name in sorted(declared - used):
        number = next(i for i, x in enumerate(query.text.split("\n"), 1) if f"param {name}:" in x)
        raise QueryError(_Place(path, number), f"${name} is not in the query", "take the line out")
    for name in sorted(used & plain):
        where = _Place(path, _line_of(query.text, f"?{name}", path))
        raise QueryError(where, f"both ${name} and ?{name}", "write one name one way")
    if tokens.form(query.text, where=path) != "SELECT":
        raise QueryError(path, "a query that selects no columns", "write a SELECT")
    selected = tokens.projection(query.text, where=path)
    if selected != query.columns:
        found = f"columns say {', '.join(query.columns)}; SELECT gives {', '.join(selected) or '*'}"
        raise QueryError(path, found, "name the same columns in the same order")


def _line_of(text: str, variable: str, path: Path) -> int:
    return next(t.line for t in tokens.tokens(text, where=path) if t.text == variable)
