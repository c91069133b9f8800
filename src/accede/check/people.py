"""A report for people: what is wrong, with which thing, which value, from where, what to do."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from accede.check.report import Report, Result, summary
from accede.model import iris, terms

SHOWN = 100
"""So many results are told in full; a longer list is no longer read."""

NAMES = (terms.skos_prefLabel, terms.dcterms_title, terms.rdfs_label)
NODES = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def lines(report: Report, store: ox.Store) -> Iterator[str]:
    """The report, line by line; labels, sources and places are looked up in the graph."""
    for result in report.results[:SHOWN]:
        yield from of_result(result, store)
    if len(report.results) > SHOWN:
        yield f"and {len(report.results) - SHOWN} more"
    yield from summary(report)


def of_result(result: Result, store: ox.Store) -> Iterator[str]:
    """One result, line by line: the message first, for it says what to change."""
    yield f"{result.severity}: {_plain(result.message)}"
    yield f"    thing: {named(result.focus, store)}"
    if result.path or result.value:
        way = _shortened(result.path or "")
        yield _plain(f"    value: {way} {_value(result.value, store)}".rstrip())
    for source in _sources(result, store):
        yield f"    source: {source}"
    yield f"    check: {_shortened(result.shape)}"


def named(focus: str, store: ox.Store) -> str:
    """A thing by its label and its IRI; a record without a label by its class."""
    if focus.startswith(('"', "_:")):
        return _plain(focus)
    names = (value for name in NAMES for value in _objects(store, focus, name))
    kinds = (iris_local(kind) for kind in _objects(store, focus, terms.rdf_type))
    label = min(names, default="") or min(kinds, default="")
    return _plain(f"{label} <{focus}>" if label else f"<{focus}>")


def _sources(result: Result, store: ox.Store) -> Iterator[str]:
    if result.focus.startswith(('"', "_:")):
        return
    places = [*_objects(store, result.focus, terms.locator), *_quoted(result.focus, store)]
    where = "".join(f", {place}" for place in places)
    sources = result.sources or tuple(_objects(store, result.focus, terms.source))
    for source in sorted(sources):
        yield _plain(f"{_document(source, store)}{where}")


def _document(source: str, store: ox.Store) -> str:
    documents = _objects(store, source, terms.document)
    return named(documents[0] if documents else source, store)


def _quoted(focus: str, store: ox.Store) -> Iterator[str]:
    for quote in [*_objects(store, focus, terms.evidence), *_objects(store, focus, terms.quote)]:
        start, end = (_objects(store, quote, term) for term in (terms.start, terms.end))
        words = "".join(_objects(store, quote, terms.text))
        cut = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        place = f"characters {start[0]} to {end[0]}: " if start and end else ""
        yield f"{place}“{cut}”"


def _value(value: str | None, store: ox.Store) -> str:
    if value is None:
        return ""
    literal = re.fullmatch(r'"(.*)"(\^\^<.*>|@[\w-]+)?', value, re.DOTALL)
    return f'"{literal[1]}"' if literal else named(value, store)


def _objects(store: ox.Store, subject: str, predicate: str) -> list[str]:
    try:
        node = ox.NamedNode(subject)
    except ValueError:
        return []
    found = store.quads_for_pattern(node, ox.NamedNode(predicate), None)
    return sorted(quad.object.value for quad in found if not isinstance(quad.object, ox.Triple))


def iris_local(iri: str) -> str:
    """The last step of an IRI: what a person calls a class or a property."""
    return re.split(r"[#/]", iri)[-1]


def _shortened(words: str) -> str:
    """IRIs by their last step, as a person reads them, in a path too."""
    if words.startswith(iris.NS.removesuffix("ns#")):
        return words.removeprefix(iris.NS).removeprefix(iris.NS.removesuffix("ns#"))
    if words.startswith("http"):
        return iris_local(words)
    return re.sub(r"<([^>]*)>", lambda iri: iris_local(iri[1]), words)


def _plain(words: str) -> str:
    """The words without anything that steers a terminal."""
    return "".join(c if c.isprintable() else " " for c in words)
