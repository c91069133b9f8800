"""A release's store read thing by thing, as plain strings."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.model import iris

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
IRI = re.compile(r"[a-z]+:[^\s<>\"{}|^`\\\x00-\x20\ud800-\udfff]+")
NAMES = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/2008/05/skos-xl#literalForm",
    "http://www.w3.org/2000/01/rdf-schema#label",
)


class Things:
    """What the store says of one thing at a time."""

    def __init__(self, store: "Store") -> None:
        from pyoxigraph import NamedNode

        self._store = store
        self._node = NamedNode

    def knows(self, iri: str) -> bool:
        """Whether the store says anything of a thing; of what is no IRI it says nothing."""
        if not IRI.fullmatch(iri):
            return False
        try:
            return any(True for _ in self._quads(iri, None))
        except ValueError:  # what else the engine asks of an IRI, as of its percent signs
            return False

    def terms(self, iri: str, name: str) -> "list[NamedNode | Literal | BlankNode | Triple]":
        """The values of a property as terms, in order."""
        return sorted((quad.object for quad in self._quads(iri, name)), key=str)

    def values(self, iri: str, name: str) -> list[str]:
        """The values of a property as strings, in order."""
        return [_text(term) for term in self.terms(iri, name)]

    def one(self, iri: str, name: str) -> str | None:
        """The value of a property, the first in order where it has several; else None."""
        return next(iter(self.values(iri, name)), None)

    def properties(self, iri: str) -> "dict[str, list[NamedNode | Literal | BlankNode | Triple]]":
        """Every property of a thing with its values."""
        found: dict[str, list[NamedNode | Literal | BlankNode | Triple]] = {}
        for quad in self._quads(iri, None):
            found.setdefault(quad.predicate.value, []).append(quad.object)
        return found

    def subjects(self, name: str, iri: str) -> list[str]:
        """The things whose property has a thing as its value, in order."""
        quads = self._store.quads_for_pattern(None, self._node(name), self._node(iri))
        return sorted(_text(quad.subject) for quad in quads)

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """Every thing that has a property, with each value of it."""
        quads = self._store.quads_for_pattern(None, self._node(name), None)
        return ((_text(quad.subject), _text(quad.object)) for quad in quads)

    def naming(self, iri: str) -> list[str]:
        """Everything that names a thing, once, in order."""
        quads = self._store.quads_for_pattern(None, None, self._node(iri))
        return sorted({_text(quad.subject) for quad in quads})

    def things(self) -> list[str]:
        """Every thing of ours that has a class, in order."""
        quads = self._store.quads_for_pattern(None, self._node(TYPE), None)
        return sorted({_text(q.subject) for q in quads if _text(q.subject).startswith(iris.ID)})

    def kind(self, iri: str) -> str:
        """The local name of a thing's class of ours; nothing where it has none."""
        classes = self.values(iri, TYPE)
        ours = next((name for name in classes if name.startswith(iris.NS)), "")
        return (ours or next(iter(classes), "")).rpartition("#")[2]

    def label(self, iri: str) -> str | None:
        """What a thing is called, where it bears a name."""
        return next((name for prop in NAMES if (name := self.one(iri, prop))), None)

    def name(self, term: "NamedNode | Literal | BlankNode | Triple") -> str:
        """A value for a person: a literal as it is, a thing by its name or its short name."""
        text = _text(term)
        if not isinstance(term, self._node):
            return text
        return self.label(text) or iris.short(text)

    def document(self, source: str) -> str:
        """The document behind a source, which is that document or a snapshot of it."""
        behind = self.one(source, iris.NS + "document") if source else None
        return behind or source

    def _quads(self, iri: str, name: str | None) -> "Iterator[Quad]":
        predicate = self._node(name) if name else None
        return self._store.quads_for_pattern(self._node(iri), predicate, None)


def _text(term: "NamedNode | Literal | BlankNode | Triple") -> str:
    return str(getattr(term, "value", term))
