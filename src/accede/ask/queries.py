"""The saved questions: list them, load one, put values in place, run it on a release's store."""

import difflib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from accede import resources
from accede.ask import header, tokens, values
from accede.ask.header import Need, Param, Query
from accede.ask.names import StoreNames
from accede.ask.results import Answer, Cell
from accede.ask.values import Names
from accede.errors import QueryError
from accede.model import iris

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

__all__ = [
    "Need",
    "Param",
    "Query",
    "bind",
    "list_queries",
    "load",
    "not_covered",
    "plain",
    "run",
    "said",
    "terms",
]

COME = frozenset({"meeting", "resolution"})
"""Kinds of things of which a release as of an earlier day holds fewer."""

NUMBERS = frozenset({"integer", "int", "long", "nonNegativeInteger"})
FRACTIONS = frozenset({"decimal", "double", "float"})


def list_queries(folder: Path | None = None) -> tuple[Query, ...]:
    """Every saved question of a folder by name; the bundled ones if none is given."""
    return tuple(header.read(path) for path in sorted((folder or resources.queries()).glob("*.rq")))


def load(name: str, folder: Path | None = None) -> Query:
    """The saved question of a name; an unknown one is a QueryError with the nearest names."""
    place = folder or resources.queries()
    paths = {path.stem: path for path in sorted(place.glob("*.rq"))}
    if name not in paths:
        raise QueryError(f"ask {name}", "no such question", _nearest(name, list(paths)))
    return header.read(paths[name])


def bind(query: Query, given: Mapping[str, str], names: Names) -> str:
    """The SPARQL of a question with every parameter in place: the values given, or the defaults."""
    return tokens.put_in_place(query.text, terms(query, given, names), where=query.name)


def terms(
    query: Query, given: Mapping[str, str], names: Names, *, absent: list[str] | None = None
) -> dict[str, str]:
    """The SPARQL term of every parameter of a question.

    Where a default names a meeting or resolution that a release of another day does not hold yet,
    and `absent` is given, that is told there, and the question is asked of it all the same.
    """
    known = [param.name for param in query.params]
    for name in given:
        if name not in known:
            mend = _nearest(name, known) if known else "leave it out"
            raise QueryError(f"ask {query.name}", f"no parameter {name!r}", mend)
    done: dict[str, str] = {}
    for param in sorted(query.params, key=lambda param: param.kind == "date"):
        words = given.get(param.name, param.default)
        where = f"ask {query.name}, {param.name}"
        if param.kind == "date" and words == values.LATEST:
            words = names.latest(_scope(query, done))
        try:
            if param.kind == "text" and param.name in given:
                words = names.text(param.name, words, where=where)
            done[param.name] = values.term(param.kind, words, names, where=where)
        except QueryError:
            if absent is None or param.name in given or param.kind not in COME:
                raise
            done[param.name] = values.resource(_would_be(param.kind, words), where=where)
            mend = f"name one with -p {param.name}=..."
            absent.append(f"{query.name}: {words} is not on file in this release; {mend}")
    return done


def _would_be(kind: str, words: str) -> str:
    path = iris.slug(words) if kind == "resolution" else words
    return iris.thing(f"{kind}/{path}")


def run(store: "Store", query: Query, given: Mapping[str, str]) -> Answer:
    """The answer of a release's store to a question."""
    names = StoreNames(store)
    absent: list[str] = []
    put = terms(query, given, names, absent=absent)
    sparql = tokens.put_in_place(query.text, put, where=query.name)
    solutions = store.query(sparql)
    rows = tuple(tuple(_cell(solution[c]) for c in query.columns) for solution in solutions)  # type: ignore[union-attr]  # a SELECT gives solutions
    return Answer(
        name=query.name,
        summary=query.summary,
        parameters=said(query, put),
        columns=query.columns,
        rows=rows,
        notices=(*absent, *not_covered(query, names)),
    )


def said(query: Query, put: Mapping[str, str]) -> dict[str, str]:
    """The values of a question's parameters as a person would write them, from their terms."""
    return {param.name: _said(put[param.name]) for param in query.params}


def not_covered(query: Query, names: StoreNames) -> tuple[str, ...]:
    """What a question needs and is not covered by what is asked, one notice each."""
    return tuple(
        f"{query.name}: not covered by this release: {need.words}"
        for need in query.needs
        if names.scopes_covered(need.kind) < need.scopes
    )


def _scope(query: Query, done: Mapping[str, str]) -> str | None:
    """The treaty or series that a question is about, if it has a parameter for one."""
    kinds = {param.kind: param.name for param in query.params}
    found = next((done[kinds[kind]] for kind in ("treaty", "series") if kind in kinds), None)
    return found.strip("<>") if found else None


def _said(term: str) -> str:
    """A term as a person would write it: a short name, a day, a number."""
    if term.startswith("<"):
        return iris.short(term.strip("<>"))
    return term.removesuffix(f"^^<{values.XSD}date>").strip('"')


def _cell(value: "NamedNode | Literal | BlankNode | Triple | None") -> Cell:
    """One value of an answer as plain Python: a text, a number, a day, or nothing."""
    if value is None:
        return None
    text = str(getattr(value, "value", value))
    return plain(text, str(getattr(getattr(value, "datatype", None), "value", "")))


def plain(text: str, datatype: str) -> Cell:
    """A literal as plain Python, by its datatype's IRI; ValueError where the two do not agree."""
    kind = datatype.removeprefix(values.XSD)
    if kind in NUMBERS:
        return int(text)
    if kind in FRACTIONS:
        return float(text)
    if kind == "boolean":
        return "yes" if text in {"true", "1"} else "no"
    return date.fromisoformat(text) if kind == "date" else text or None


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
    return f"did you mean {', '.join(near)}?" if near else f"use one of {', '.join(sorted(known))}"
