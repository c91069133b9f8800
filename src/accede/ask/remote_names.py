"""What things are called behind an endpoint: states by the bundled ones, all else by its own."""

from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from accede import resources
from accede.ask import plain_names, tokens
from accede.ask.names import StoreNames
from accede.ask.things import IRI
from accede.errors import QueryError
from accede.model import iris, terms

if TYPE_CHECKING:
    from accede.ask.remote import Endpoint, Term

GROUPING = (terms.org_organization, terms.region)
"""What says of a state, or of a membership, in which group it is."""


class EndpointNames(StoreNames):
    """Names like a release's own; what the endpoint knows of a class is fetched when needed."""

    def __init__(self, at: "Endpoint") -> None:
        self._store = Store()
        super().__init__(self._store)
        self._at = at
        self._fetched: set[str] = set()

    def find(self, kind: str, words: str, *, where: object) -> str:
        """The IRI of the one thing of a kind that bears a name; else a QueryError.

        A state that no bundled one is may be one of the endpoint's own.
        """
        if kind != "state":
            self._fetch(kind)
            return super().find(kind, words, where=where)
        try:
            return self._states.find(kind, words, where=where)
        except QueryError:
            self._fetch(kind)
            return super().find(kind, words, where=where)

    @cached_property
    def _states(self) -> StoreNames:
        return StoreNames(bundled_states())

    def text(self, name: str, words: str, *, where: object) -> str:
        """A plain text; one that names a group of states, or any thing, must name a known one.

        Of a thing the endpoint is asked with one small query; its groups are fetched once.
        """
        if name == "group":
            return self._group(words, where)
        if name == "thing" and not self._told_of(words):
            mend = "give an IRI or a short name, like state/CUB" + self._elsewhere()
            raise QueryError(where, f"the endpoint tells of nothing called {words!r}", mend)
        return words

    def _group(self, words: str, where: object) -> str:
        """The group that bears a name among those of the endpoint; else a QueryError."""
        self._take("groups", {})
        if not any(True for link in GROUPING for _ in self._things.pairs(link)):
            found = "the endpoint tells of no group of states"
            raise QueryError(where, found, "ask another one" + self._elsewhere())
        return plain_names.group(self._things, words, where=where)

    def _told_of(self, words: str) -> bool:
        """Whether the graph that is asked holds anything about a thing."""
        try:
            thing = NamedNode(words if "://" in words else iris.ID + words)
        except ValueError:  # no IRI, so nothing is told of it
            return False
        if not IRI.fullmatch(thing.value):
            return False
        return bool(self._at.select(_asking("knows", {"thing": str(thing)})).rows)

    def _elsewhere(self) -> str:
        """What else to try: without a named graph, some servers answer from an empty one."""
        return "" if self._at.graph else ", or name the graph that holds the release with --graph"

    def latest(self, about: str | None) -> str:
        """The last day up to which the acts on a treaty, or on any treaty, are complete."""
        for kind in ("coverage", "series"):
            self._fetch(kind)
        return super().latest(about)

    def scopes_covered(self, kind: str) -> int:
        """How many treaties or series have a coverage for a kind of record."""
        self._fetch("coverage")
        return super().scopes_covered(kind)

    def _fetch(self, kind: str) -> None:
        self._take("names", {"class": f"<{iris.NS}{kind.capitalize()}>"})

    def _take(self, name: str, given: dict[str, str]) -> None:
        """Keeps what a query of ours on names gives, once."""
        sparql = _asking(name, given)
        if sparql in self._fetched:
            return
        self._fetched.add(sparql)
        self._store.bulk_extend(
            Quad(NamedNode(row["thing"].value), NamedNode(row["property"].value), node)
            for row in self._at.all_rows(sparql)
            if row["thing"].type == "uri" and (node := _node(row["value"]))
        )


def _asking(name: str, given: dict[str, str]) -> str:
    """A query of ours on names, with its values in place."""
    path = resources.queries() / "endpoint" / f"{name}.rq"
    return tokens.put_in_place(path.read_text("utf-8"), given, where=path.name)


def bundled_states() -> Store:
    """What the bundled tables tell of states: codes, names of every time, Wikidata items."""
    from accede.graph.mapping import told
    from accede.graph.triples import Sources, line
    from accede.read.collection import tabled
    from accede.read.dataset import load

    states = tabled([load(resources.bundled()[0])])
    sources = Sources(states.documents, states.digests, states.texts)
    facts = (fact for one in told(states.sourced(), sources) for fact in one.facts)
    store = Store()
    store.bulk_load("".join(map(line, facts)).encode(), format=RdfFormat.N_TRIPLES)
    return store


def _node(term: "Term") -> NamedNode | Literal | None:
    """A value as a term of the store; a blank node names nothing."""
    if term.type == "uri":
        return NamedNode(term.value)
    return None if term.type == "bnode" else Literal(term.value)
