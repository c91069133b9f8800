"""What the things of a release are called, so that a parameter can name one in any usual way."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.ask import plain_names
from accede.ask.things import Things
from accede.errors import QueryError
from accede.model import iris
from accede.read.spelling import plain

if TYPE_CHECKING:
    from pyoxigraph import Store

SKOS = "http://www.w3.org/2004/02/skos/core#"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
LABEL = SKOS + "prefLabel"
XL = "http://www.w3.org/2008/05/skos-xl#"
DATED = (XL + "prefLabel", XL + "altLabel")
FORM = XL + "literalForm"

TIERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "state": (
        (IDENTIFIER, iris.NS + "iso2", iris.NS + "iso3"),
        (LABEL,),
        (SKOS + "altLabel", *DATED),
    ),
    "treaty": ((IDENTIFIER,), (LABEL, SKOS + "altLabel")),
    "series": ((IDENTIFIER,), (LABEL, SKOS + "altLabel")),
    "meeting": ((IDENTIFIER,), (LABEL,), (SKOS + "altLabel",)),
    "resolution": ((IDENTIFIER, iris.NS + "symbol"), (LABEL, SKOS + "altLabel")),
}
"""Where the names of a kind of thing stand; of two bearers of a name the earlier place counts."""

LINKS = (SKOS + "exactMatch", SKOS + "closeMatch")
ITEM = re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[0-9]{1,12})")


FEW = 6
"""So many things of a kind are all named to who asked for none of them."""

UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Kinds of characters that change how a name looks or reads, and are none of its letters."""


class StoreNames:
    """The names that a release itself gives its things; nothing is ever guessed."""

    def __init__(self, store: "Store") -> None:
        self._things = Things(store)
        self._tables: dict[str, list[dict[str, set[str]]]] = {}

    def find(self, kind: str, words: str, *, where: object) -> str:
        """The IRI of the one thing of a kind that bears a name; else a QueryError."""
        if any(unicodedata.category(letter) in UNSEEN for letter in words):
            raise QueryError(where, f"{words!r} holds what cannot be seen", "write the name anew")
        direct = self._direct(kind, words)
        if direct:
            return direct
        for table in self._tiers(kind):
            bearers = self._present(table.get(plain(words), set()))
            if len(bearers) == 1:
                return bearers.pop()
            if bearers:
                choice = ", ".join(sorted(iris.short(iri) for iri in bearers))
                found = f"{words!r} names more than one {kind}"
                raise QueryError(where, found, f"say which: {choice}")
        raise QueryError(where, f"no {kind} is called {words!r}", self._near(kind, words))

    def text(self, name: str, words: str, *, where: object) -> str:
        """A plain text; one that names a group of states, or any thing, must name a known one."""
        check = {"group": plain_names.group, "thing": plain_names.thing}.get(name)
        return check(self._things, words, where=where) if check else words

    def latest(self, about: str | None) -> str:
        """The last day up to which the acts on a treaty, or on any treaty, are complete.

        A series stands for its treaty. Where nothing is asked of a treaty and no acts are on file,
        it is the last day up to which votes are.
        """
        scopes = {about, *self._things.values(about, iris.NS + "treaty")} if about else None
        days = self._covered_to("treaty-action", scopes)
        if about is None:
            days = days or self._covered_to("vote", None)
        if not days:
            found = f"nothing says up to when the acts on {iris.short(about or 'a treaty')} go"
            raise QueryError("latest", found, "give the day, like 2025-12-28")
        return max(days)

    def _covered_to(self, kind: str, scopes: set[str] | None) -> list[str]:
        """The days up to which the records of a kind go, in some scopes or in any."""
        return [
            day
            for coverage in self._coverages(kind)
            if scopes is None or scopes & set(self._things.values(coverage, iris.NS + "scope"))
            for day in self._things.values(coverage, iris.NS + "completeTo")
        ]

    def scopes_covered(self, kind: str) -> int:
        """How many treaties or series have a coverage for a kind of record."""
        of_kind = self._coverages(kind)
        return len({scope for c in of_kind for scope in self._things.values(c, iris.NS + "scope")})

    def _near(self, kind: str, words: str) -> str:
        """What to do about an unknown name: the things that are called much like it, or all few."""
        tiers = self._tiers(kind)
        known = sorted({name for table in tiers for name in table})
        near = difflib.get_close_matches(plain(words), known, n=3, cutoff=0.7)
        bearers = sorted({iri for name in near for table in tiers for iri in table.get(name, ())})
        if bearers:
            called = (f"{self._things.label(iri)} ({iris.short(iri)})" for iri in bearers)
            return f"did you mean {' or '.join(called)}?"
        every = sorted({iris.short(iri) for bearers in tiers[0].values() for iri in bearers})
        one_of = f"one of {', '.join(every)}" if 0 < len(every) <= FEW else f"a {kind}"
        return f"give the id, name or IRI of {one_of}"

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
        """The state that a Wikidata item is, exactly or else closely."""
        for link in LINKS:
            states = [iri for iri in self._things.subjects(link, item) if self._is_a(iri, "state")]
            if len(states) == 1:
                return states[0]
        return None

    def _present(self, bearers: set[str]) -> set[str]:
        """Of several bearers those that still exist; a former state yields its name."""
        if len(bearers) < 2:
            return set(bearers)
        lasting = {iri for iri in bearers if not self._things.one(iri, iris.NS + "until")}
        return lasting or set(bearers)

    def _is_a(self, iri: str, kind: str) -> bool:
        return self._things.kind(iri) == kind.capitalize()

    def _tiers(self, kind: str) -> list[dict[str, set[str]]]:
        if kind not in self._tables:
            self._tables[kind] = [self._table(kind, properties) for properties in TIERS[kind]]
        return self._tables[kind]

    def _table(self, kind: str, properties: tuple[str, ...]) -> dict[str, set[str]]:
        """The bearers of every spelling of a name that some properties hold."""
        table: dict[str, set[str]] = {}
        for name in properties:
            for bearer, value in self._things.pairs(name):
                if bearer.startswith(f"{iris.ID}{kind}/"):
                    forms = self._things.values(value, FORM) if name in DATED else [value]
                    for spelling in (one for form in forms for one in _spellings(kind, form)):
                        table.setdefault(spelling, set()).add(bearer)
        return table

    def _coverages(self, kind: str) -> list[str]:
        return [subject for subject, of in self._things.pairs(iris.NS + "ofKind") if of == kind]


def _spellings(kind: str, name: str) -> Iterator[str]:
    """A name as it stands and, of a meeting's `apmbc/20MSP` or a symbol, also its last part."""
    yield plain(name)
    if kind == "meeting" and "/" in name:
        yield plain(name.rsplit("/", 1)[1])
    if kind == "resolution":
        yield plain(name.removeprefix("A/RES/"))
        yield plain(name.replace(" ", ""))
        yield plain(name.removeprefix("A/RES/").replace(" ", ""))
