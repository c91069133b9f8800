"""The graph as compact JSON-LD: one object for each thing, our own context inside.

Written from the sorted lines of `graph.nt`; nothing is looked up elsewhere, and no reader has to
fetch a context. It is safe inside a page's `<script>`: `<`, `>` and `&` are escaped. JSON knows no
comments, so the sentence on the designations of states stands where the graph itself has it, on
the vocabulary's own node.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accede.model import terms
from accede.publish.context import NATIVE, Context
from accede.publish.lines import ended, literal, unescaped

UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029]")
SPECIAL = re.compile('[<>&"\\\\\x00-\x1f\x7f-\x9f\u2028\u2029]')

KEPT = 200_000
TYPE = f"<{terms.rdf_type}>"


class Field(NamedTuple):
    """A name as JSON, with its colon, and whether its values always stand in an array."""

    name: str
    listed: bool = False


def json_ld(lines: Iterable[str], context: Context) -> Iterator[str]:
    """The parts of a JSON-LD document: its context, then one line for each thing."""
    yield f'{{"@context": {_safe(context.definitions)},\n"@graph": ['
    before = "\n"
    for node in _nodes(lines, context):
        yield f"{before}{node}"
        before = ",\n"
    yield "\n]}\n"


def _safe(value: object) -> str:
    """A value as JSON that is safe in a page."""
    text = json.dumps(value, ensure_ascii=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _string(value: str) -> str:
    return _safe(value) if SPECIAL.search(value) else f'"{value}"'


def _nodes(lines: Iterable[str], context: Context) -> Iterator[str]:
    """Each thing as one JSON object: its name, its type, then its properties.

    Most lines differ from the line before in the object alone, so that is looked at first.
    """
    fields: dict[Field, list[str]] = {}
    by_predicate: dict[str, Values] = {}
    subject, run = "", "\n"
    values = Values(TYPE, context)
    for line in lines:
        if not line.startswith(run):
            this, predicate, _ = line.split(" ", 2)
            if this != subject and subject:
                yield _node(subject, fields, context)
                fields = {}
            subject, run = this, f"{this} {predicate} "
            if predicate not in by_predicate:
                by_predicate[predicate] = Values(predicate, context)
            values = by_predicate[predicate]
        field, value = values[line[len(run) :]]
        if field in fields:
            fields[field].append(value)
        else:
            fields[field] = [value]
    if subject:
        yield _node(subject, fields, context)


def _node(subject: str, fields: dict[Field, list[str]], context: Context) -> str:
    kind = _field(context.keyword("@type"))
    named = f"{_field(context.keyword('@id')).name}{_thing(subject, context)}"
    pairs = [
        f"{field.name}{_values(values, listed=field.listed)}"
        for field, values in sorted(fields.items(), key=lambda pair: pair[0] != kind)
    ]
    return f"{{{', '.join([named, *pairs])}}}"


def _field(name: str, *, listed: bool = False) -> Field:
    return Field(f"{_string(name)}: ", listed)


def _values(values: list[str], *, listed: bool) -> str:
    return f"[{', '.join(values)}]" if listed or len(values) > 1 else values[0]


def _thing(written: str, context: Context) -> str:
    """A subject or object by its short name: an IRI in angle brackets, or a blank node."""
    if written[0] != "<":
        return _string(written)
    return _string(context.of_node(unescaped(written[1:-1])))


class Values(dict[str, tuple[Field, str]]):
    """The field and the JSON of one predicate's values, by the end of their line."""

    def __init__(self, predicate: str, context: Context) -> None:
        self.predicate = unescaped(predicate[1:-1])
        self.context = context
        self.is_type = predicate == TYPE
        self.fields: dict[str, tuple[Field, bool]] = {}

    def __missing__(self, end: str) -> tuple[Field, str]:
        written = ended(end)
        if written[0] == '"':
            return self._of_literal(written)
        if len(self) > KEPT:
            self.clear()
        self[end] = found = self._of_thing(written)
        return found

    def _of_thing(self, written: str) -> tuple[Field, str]:
        if self.is_type:
            iri = unescaped(written[1:-1])
            name = self.context.of_type(iri) if written[0] == "<" else written
            return _field(self.context.keyword("@type")), _string(name)
        field, bare = self._field("@id")
        value = _thing(written, self.context)
        return field, value if bare else f'{{"@id": {value}}}'

    def _of_literal(self, written: str) -> tuple[Field, str]:
        value, kind = literal(written)
        field, bare = self._field(kind)
        native = NATIVE.get(kind)
        if native:
            bare = bare and native.fullmatch(value) is not None
            return field, value if bare else self._typed(value, kind)
        return field, _string(value) if bare else self._typed(value, kind)

    def _typed(self, value: str, kind: str) -> str:
        if kind == terms.xsd_string:
            return f'{{"@value": {_string(value)}}}'
        if kind.startswith("@"):
            return f'{{"@value": {_string(value)}, "@language": {_string(kind[1:])}}}'
        datatype = _string(self.context.of_type(kind))
        return f'{{"@value": {_string(value)}, "@type": {datatype}}}'

    def _field(self, kind: str) -> tuple[Field, bool]:
        """The field for values of a kind, and whether they stand bare there."""
        known = self.fields.get(kind)
        if known is None:
            key = self.context.key(self.predicate, kind)
            known = self.fields[kind] = _field(key.name, listed=key.listed), key.bare
        return known
