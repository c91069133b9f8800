"""The JSON-LD context of the vocabulary, read backwards: from IRIs and literals to short names.

Only what our own context uses is known here: prefixes, `@vocab`, `@base`, and terms with a type,
a language or `@set`. Anything else is refused, so that no fact is written under a name that
would be read as another.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, UnsetType

from accede.errors import OntologyError
from accede.model import terms

RELATIVE = re.compile(r"[a-z][a-z-]*(?:/[A-Za-z0-9_~:+-][A-Za-z0-9._~:+-]*)+")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
SUFFIX = re.compile(r"[^/].*|/(?!/).*|", re.DOTALL)
SETTINGS = {"@version", "@base", "@vocab", "@protected"}
DELIMITERS = tuple(":/?#[]@")

NATIVE: dict[str, re.Pattern[str]] = {
    terms.xsd_integer: re.compile(r"0|-?[1-9][0-9]{0,14}"),
    terms.xsd_boolean: re.compile(r"true|false"),
}
"""The datatypes that JSON has itself, and which of their literals it gives back unchanged."""


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """One short name as the context defines it."""

    id: str | UnsetType = msgspec.field(default=UNSET, name="@id")
    type: str | None = msgspec.field(default=None, name="@type")
    language: str | None = msgspec.field(default=None, name="@language")
    container: str | None = msgspec.field(default=None, name="@container")
    prefix: bool | None = msgspec.field(default=None, name="@prefix")
    protected: bool = msgspec.field(default=False, name="@protected")


class Key(Struct, frozen=True):
    """The name under which a value of one kind stands, and whether it may stand bare."""

    name: str
    bare: bool
    listed: bool = False


class Context:
    """The short names of IRIs, and under which name a value of one kind is written."""

    def __init__(self, definitions: Mapping[str, object], where: object = "context") -> None:
        self.where = where
        self.definitions = dict(definitions)
        unknown = {key for key in definitions if key.startswith("@")} - SETTINGS
        if unknown:
            raise self._refused(f"{', '.join(sorted(unknown))} is not used here")
        self.base = str(definitions.get("@base") or "")
        self.vocab = str(definitions.get("@vocab") or "")
        self.terms = {
            name: self._term(name, defined)
            for name, defined in definitions.items()
            if name not in SETTINGS and defined is not None
        }
        self.prefixes = self._prefixes()
        self.keywords = {term.id: name for name, term in self.terms.items()}
        self.by_iri = self._by_iri()

    @classmethod
    def of(cls, path: Path) -> "Context":
        """The context in a file; OntologyError where it is not one."""
        try:
            found = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, object]])
            return cls(found["@context"], path)
        except (OSError, msgspec.DecodeError, KeyError) as fault:
            raise OntologyError(path, f"no context ({fault})", "give one `@context`") from fault

    def keyword(self, name: str) -> str:
        """The context's own word for `@id` or `@type`, else the keyword itself."""
        return self.keywords.get(name, name)

    def of_node(self, iri: str) -> str:
        """A thing's name: relative to the base, by a prefix, or whole."""
        if self.base and iri.startswith(self.base) and RELATIVE.fullmatch(iri, len(self.base)):
            return iri[len(self.base) :]
        return self.of_iri(iri)

    def of_iri(self, iri: str) -> str:
        """An IRI by a prefix, or whole; never a form that would be read as another IRI."""
        cut = max(map(iri.rfind, "/#:")) + 1
        for end in (cut, iri.rfind("/", 0, cut - 1) + 1):
            prefix = self.prefixes.get(iri[:end])
            if prefix is not None and SUFFIX.fullmatch(iri, end):
                short = f"{prefix}:{iri[end:]}"
                if short not in self.terms:
                    return short
        scheme, _, rest = iri.partition(":")
        if (scheme in self.terms or iri in self.terms) and not rest.startswith("//"):
            raise self._refused(f"{iri} would be read as a short name")
        return iri

    def of_type(self, iri: str) -> str:
        """A class's name: a term of the context, else as any IRI."""
        for name, term in self.by_iri.get(iri, ()):
            if term.type is None:
                return name
        bare = iri.removeprefix(self.vocab)
        if self.vocab and bare != iri and NAME.fullmatch(bare) and bare not in self.terms:
            return bare
        return self.of_iri(iri)

    def key(self, predicate: str, kind: str) -> Key:
        """The name for values of a kind: `@id`, `@` and a language, or a datatype."""
        others = []
        for name, term in self.by_iri.get(predicate, ()):
            key = Key(name, bare=_is_bare(term, kind), listed=term.container == "@set")
            if key.bare:
                return key
            others.append(key)
        if others:
            return others[0]
        name = self.of_type(predicate)
        return Key(name, bare=kind == terms.xsd_string or kind in NATIVE)

    def _term(self, name: str, defined: object) -> Term:
        try:
            term = Term(defined) if isinstance(defined, str) else msgspec.convert(defined, Term)
        except msgspec.ValidationError as fault:
            raise self._refused(f"{name}: {fault}") from fault
        known = term.type is None or not term.type.startswith("@") or term.type == "@id"
        if not known or term.container not in (None, "@set"):
            raise self._refused(f"{name}: {term.container or term.type} is not used here")
        return term

    def _prefixes(self) -> dict[str, str]:
        found = {}
        for name, term in self.terms.items():
            simple = isinstance(self.definitions[name], str) and ":" not in name
            iri = self._expanded(name)
            if term.prefix or (simple and term.prefix is None and iri.endswith(DELIMITERS)):
                found[iri] = name
        return found

    def _by_iri(self) -> dict[str, list[tuple[str, Term]]]:
        found: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for name, term in self.terms.items():
            if name not in self.prefixes.values() and not str(term.id).startswith("@"):
                found[self._expanded(name)].append(
                    (name, msgspec.structs.replace(term, type=term.type and self._iri(term.type)))
                )
        return found

    def _expanded(self, name: str) -> str:
        """The IRI that a term of the context stands for."""
        term = self.terms[name]
        return self._iri(name if term.id is UNSET or term.id == name else term.id)

    def _iri(self, written: str) -> str:
        prefix, colon, rest = written.partition(":")
        if written.startswith("@") or rest.startswith("//"):
            return written
        if colon:
            return self._expanded(prefix) + rest if prefix in self.terms else written
        term = self.terms.get(written)
        if term and term.id is not UNSET and term.id != written:
            return self._iri(term.id)
        return self.vocab + written

    def _refused(self, found: str) -> OntologyError:
        return OntologyError(self.where, found, "write the context with prefixes and plain terms")


def _is_bare(term: Term, kind: str) -> bool:
    """Whether a value of a kind needs no more than itself under a term."""
    if kind == "@id":
        return term.type == "@id"
    if kind.startswith("@"):
        return term.type is None and (term.language or "").lower() == kind[1:].lower()
    if kind == terms.xsd_string:
        return term.type is None and term.language is None
    return term.type == kind or (term.type is None and kind in NATIVE)
