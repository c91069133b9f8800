"""What things are called behind an endpoint: states by the bundled ones, all else by its own."""

from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from accede import resources
from accede.ask import tokens
from accede.ask.names import StoreNames
from accede.errors import QueryError
from accede.model import iris

if TYPE_CHECKING:
    from accede.ask.remote import Endpoint, Term


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

    def text(self, name: str, words: str, *, where: object) -> str:  # noqa: ARG002  # as its parent
        """A plain text as it is: an endpoint is not asked for all that it could name."""
        return words

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
        if kind in self._fetched:
            return
        self._fetched.add(kind)
        text = (resources.queries() / "endpoint" / "names.rq").read_text("utf-8")
        sparql = tokens.put_in_place(
            text, {"class": f"<{iris.NS}{kind.capitalize()}>"}, where="names.rq"
        )
        rows = self._at.all_rows(sparql)
        self._store.bulk_extend(
            Quad(NamedNode(row["thing"].value), NamedNode(row["property"].value), node)
            for row in rows
            if (node := _node(row["value"]))
        )


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
