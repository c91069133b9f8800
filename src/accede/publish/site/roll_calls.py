"""Every roll call on file, as `tally` gives them one by one, gathered in one walk of the graph.

A page a resolution and a strip a state want them all, and asking `tally` of each text takes
longer than all the rest of the site. The tests hold what is gathered here against `tally` itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from accede.ask.queries import Query, plain
from accede.ask.results import Answer, Cell
from accede.model import iris, terms

RANKLESS = 0


class Told(NamedTuple):
    """What tells of votes: a decision with its lists, or one vote; and what it rests on."""

    iri: NamedNode
    decision: NamedNode
    documents: frozenset[str]
    known: tuple[tuple[str, frozenset[str]], ...]
    """How the votes of some states are known, where they are not recorded; the first counts."""

    def known_as(self, state: str) -> str:
        """How the vote of a state is known."""
        return next((known for known, states in self.known if state in states), "recorded")


class Choice(NamedTuple):
    """A choice in a vote: its notation, its rank, and the property of decisions that lists it."""

    name: str
    rank: int
    listed: NamedNode | None


class RollCalls:
    """The votes on every resolution."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        self._query = query

    def answer(self, resolution: str) -> Answer:
        """What `tally` answers of one resolution, by its IRI."""
        merged: dict[tuple[Cell, ...], set[str]] = defaultdict(set)
        ranks: dict[Cell, int] = {}
        for told in self._telling(NamedNode(resolution)):
            stage, date, *totals = self._head(told.decision)
            for choice, state in self._votes(told.iri):
                ranks[choice.name] = choice.rank
                vote = (choice.name, self._names[state], state, told.known_as(state))
                merged[stage, date, *vote, *totals] |= told.documents
        rows = [(*row, ", ".join(sorted(merged[row])) or None) for row in merged]
        query = self._query
        said = {"resolution": iris.short(resolution)}
        ordered = sorted(rows, key=lambda row: _order(row, ranks))
        return Answer(query.name, query.summary, said, query.columns, tuple(ordered))

    def _telling(self, resolution: NamedNode) -> Iterator[Told]:
        """The decisions on a text as a whole, and the single votes on it."""
        for quad in self._store.quads_for_pattern(None, NamedNode(terms.decidesOn), resolution):
            if isinstance(quad.subject, NamedNode):
                decision = next(iter(self._nodes(quad.subject, terms.decision)), quad.subject)
                if not self._one(decision, terms.onPart):
                    yield self._told(quad.subject, decision)

    def _told(self, iri: NamedNode, decision: NamedNode) -> Told:
        sources = self._nodes(iri, terms.source)
        of_snapshots = (one for source in sources for one in self._nodes(source, terms.document))
        documents = [*sources, *of_snapshots]
        named = {str(self._one(one, terms.dcterms_identifier) or "") for one in documents}
        return Told(
            iri,
            decision,
            frozenset(named - {""}),
            (
                ("derived", _iris(self._nodes(iri, terms.absenceDerived))),
                ("filled-in", _iris(self._nodes(iri, terms.filledIn))),
                ("reconstructed", self._computed(documents)),
            ),
        )

    def _votes(self, told: NamedNode) -> Iterator[tuple[Choice, str]]:
        for choice in self._choices.values():
            if choice.listed:
                for state in self._nodes(told, choice.listed.value):
                    yield choice, state.value
        for actor in self._nodes(told, terms.actor):
            for concept in self._nodes(told, terms.choice):
                yield self._choices[concept.value], actor.value

    def _head(self, decision: NamedNode) -> tuple[Cell, ...]:
        """The stage and the day of a decision, and its totals as stated."""
        stage = next(iter(self._nodes(decision, terms.stage)), None)
        date = self._one(decision, terms.date) or self._one(decision, terms.dateAsStated)
        totals = (terms.totalInFavour, terms.totalAgainst, terms.totalAbstaining)
        name = stage.value.rpartition("/")[2] if stage else None
        return (name, date, *(self._one(decision, total) for total in totals))

    @cached_property
    def _choices(self) -> dict[str, Choice]:
        scheme = NamedNode(f"{iris.SCHEME}vote-choice")
        quads = self._store.quads_for_pattern(None, NamedNode(terms.skos_inScheme), scheme)
        concepts = [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]
        return {one.value: self._choice(one) for one in concepts}

    def _choice(self, concept: NamedNode) -> Choice:
        rank = self._one(concept, terms.rank)
        return Choice(
            name=concept.value.rpartition("/")[2],
            rank=rank if isinstance(rank, int) else RANKLESS,
            listed=next(iter(self._nodes(concept, terms.direct)), None),
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        quads = self._store.quads_for_pattern(None, NamedNode(terms.skos_prefLabel), None)
        return {
            quad.subject.value: quad.object.value
            for quad in quads
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        }

    def _computed(self, sources: Iterable[NamedNode]) -> frozenset[str]:
        """The states whose votes every document among some sources computed, and none recorded."""
        documents = [one for one in sources if one in self._documents]
        each = [_iris(self._nodes(one, terms.reconstructs)) for one in documents]
        return frozenset.intersection(*each) if each else frozenset()

    @cached_property
    def _documents(self) -> frozenset[NamedNode]:
        kind = NamedNode(terms.Document)
        quads = self._store.quads_for_pattern(None, NamedNode(terms.rdf_type), kind)
        return frozenset(quad.subject for quad in quads if isinstance(quad.subject, NamedNode))

    def _nodes(self, subject: NamedNode, name: str) -> list[NamedNode]:
        quads = self._store.quads_for_pattern(subject, NamedNode(name), None)
        return [quad.object for quad in quads if isinstance(quad.object, NamedNode)]

    def _one(self, subject: NamedNode, name: str) -> Cell:
        quads = self._store.quads_for_pattern(subject, NamedNode(name), None)
        literal = next((q.object for q in quads if isinstance(q.object, Literal)), None)
        return plain(literal.value, literal.datatype.value) if literal else None


def _iris(nodes: Iterable[NamedNode]) -> frozenset[str]:
    return frozenset(node.value for node in nodes)


def _order(row: Iterable[Cell], ranks: dict[Cell, int]) -> tuple[str | int, ...]:
    stage, _, choice, state, _, known, *_ = row
    return str(stage or ""), -ranks[choice], str(choice), str(state), str(known)
