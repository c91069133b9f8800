"""What the things of a release are called, so that a parameter can name one in any usual way."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.errors import QueryError
from accede.model import iris

if TYPE_CHECKING:
    from pyoxigraph import Store

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
LABEL = SKOS + "prefLabel"

TIERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "state": ((IDENTIFIER, iris.NS + "iso2", iris.NS + "iso3"), (LABEL,), (SKOS + "altLabel",)),
    "treaty": ((IDENTIFIER,), (LABEL, SKOS + "altLabel")),
    "series": ((IDENTIFIER,), (LABEL, SKOS + "altLabel")),
    "meeting": ((IDENTIFIER,), (LABEL,), (SKOS + "altLabel",)),
    "resolution": ((IDENTIFIER, iris.NS + "symbol"), (LABEL, SKOS + "altLabel")),
}
"""Where the names of a kind of thing stand; of two bearers of a name the earlier place counts."""

LINKS = (SKOS + "exactMatch", SKOS + "closeMatch")
ITEM = re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[0-9]{1,12})")


class StoreNames:
    """The names that a release itself gives its things; nothing is ever guessed."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._tables: dict[str, list[dict[str, set[str]]]] = {}

    def find(self, kind: str, words: str) -> str:
        """The IRI of the one thing of a kind that bears a name; else a QueryError."""
        direct = self._direct(kind, words)
        if direct:
            return direct
        for table in self._tiers(kind):
            bearers = self._present(table.get(folded(words), set()))
            if len(bearers) == 1:
                return bearers.pop()
            if bearers:
                choice = ", ".join(sorted(iris.short(iri) for iri in bearers))
                found = f"{words!r} names more than one {kind}"
                raise QueryError(kind, found, f"say which: {choice}")
        raise QueryError(kind, f"no {kind} is called {words!r}", self._near(kind, words))

    def latest(self, about: str | None) -> str:
        """The last day up to which the acts on a treaty, or on any treaty, are complete.

        A series stands for its treaty.
        """
        scopes = {about, *self._values(about, iris.NS + "treaty")} if about else None
        days = [
            day
            for coverage in self._coverages("treaty-action")
            if scopes is None or scopes & set(self._values(coverage, iris.NS + "scope"))
            for day in self._values(coverage, iris.NS + "completeTo")
        ]
        if not days:
            found = f"nothing says up to when the acts on {iris.short(about or 'a treaty')} go"
            raise QueryError("latest", found, "give the day, like 2025-12-28")
        return max(days)

    def scopes_covered(self, kind: str) -> int:
        """How many treaties or series have a coverage for a kind of record."""
        of_kind = self._coverages(kind)
        return len({scope for c in of_kind for scope in self._values(c, iris.NS + "scope")})

    def near(self, kind: str, words: str) -> list[str]:
        """Up to three names of a kind that are spelled much like the one given."""
        known = {name for table in self._tiers(kind) for name in table}
        return difflib.get_close_matches(folded(words), sorted(known), n=3, cutoff=0.7)

    def _near(self, kind: str, words: str) -> str:
        near = self.near(kind, words)
        return f"did you mean {' or '.join(near)}?" if near else f"give its id, name or IRI ({kind})"

    def _direct(self, kind: str, words: str) -> str | None:
        """The thing whose IRI, short name or id is given as it is, or its Wikidata item."""
        item = ITEM.fullmatch(words) if kind == "state" else None
        if item:
            return self._linked(iris.WIKIDATA + item[1])
        path = words.removeprefix(iris.ID).removeprefix(f"{kind}/")
        if kind == "resolution":
            path = iris.slug(path)
        iri = f"{iris.ID}{kind}/{path}"
        return iri if iris.PATH.fullmatch(path) and self._is_a(iri, kind) else None

    def _linked(self, item: str) -> str | None:
        from pyoxigraph import NamedNode

        for link in LINKS:
            found = self._store.quads_for_pattern(None, NamedNode(link), NamedNode(item))
            bearers = {str(quad.subject.value) for quad in found}  # type: ignore[union-attr]  # no triple terms
            states = {iri for iri in bearers if self._is_a(iri, "state")}
            if len(states) == 1:
                return states.pop()
        return None

    def _present(self, bearers: set[str]) -> set[str]:
        """Of several bearers those that still exist; a former state yields its name."""
        if len(bearers) < 2:
            return set(bearers)
        lasting = {iri for iri in bearers if not any(self._values(iri, iris.NS + "until"))}
        return lasting or set(bearers)

    def _is_a(self, iri: str, kind: str) -> bool:
        return iris.NS + kind.capitalize() in self._values(iri, RDF_TYPE)

    def _tiers(self, kind: str) -> list[dict[str, set[str]]]:
        if kind not in self._tables:
            self._tables[kind] = [self._table(kind, properties) for properties in TIERS[kind]]
        return self._tables[kind]

    def _table(self, kind: str, properties: tuple[str, ...]) -> dict[str, set[str]]:
        from pyoxigraph import NamedNode

        prefix = f"{iris.ID}{kind}/"
        table: dict[str, set[str]] = {}
        for name in properties:
            for quad in self._store.quads_for_pattern(None, NamedNode(name), None):
                bearer = str(quad.subject.value)  # type: ignore[union-attr]  # no triple terms
                if bearer.startswith(prefix):
                    for spelling in _spellings(kind, str(quad.object.value)):  # type: ignore[union-attr]  # names are literals
                        table.setdefault(spelling, set()).add(bearer)
        return table

    def _coverages(self, kind: str) -> list[str]:
        from pyoxigraph import Literal, NamedNode

        of_kind = NamedNode(iris.NS + "ofKind")
        found = self._store.quads_for_pattern(None, of_kind, Literal(kind))
        return [str(quad.subject.value) for quad in found]  # type: ignore[union-attr]  # no triple terms

    def _values(self, subject: str, name: str) -> Iterator[str]:
        from pyoxigraph import NamedNode

        found = self._store.quads_for_pattern(NamedNode(subject), NamedNode(name), None)
        return (str(quad.object.value) for quad in found)  # type: ignore[union-attr]  # no triple terms


def folded(words: str) -> str:
    """A name as it is compared: no case, no accents, blanks and dashes alike.

    Letters of other scripts that merely look alike stay what they are.

    >>> folded("  Côte d’Ivoire "), folded("Timor-Leste")
    ("cote d'ivoire", 'timor leste')
    """
    letters = unicodedata.normalize("NFD", words.replace("\u2019", "'"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().replace("-", " ").split())


def _spellings(kind: str, name: str) -> Iterator[str]:
    """A name as it stands and, of a meeting's `apmbc/20MSP` or a symbol, also its last part."""
    yield folded(name)
    if kind == "meeting" and "/" in name:
        yield folded(name.rsplit("/", 1)[1])
    if kind == "resolution":
        yield folded(name.removeprefix("A/RES/"))
        yield folded(name.replace(" ", ""))
        yield folded(name.removeprefix("A/RES/").replace(" ", ""))
