"""One look at a whole graph: nodes, their values, and who holds which, each as one query."""

from collections.abc import Iterator, Set
from typing import cast

import pyoxigraph as ox
from msgspec import Struct

from accede.check.paths import Path
from accede.check.shape_file import Term
from accede.check.shapes import Constraint, Shape
from accede.check.targets import Nodes, listed

NAMED_AT_MOST = 2000
"""Up to so many values are named in the query that looks for the nodes that have them."""


class Violation(Struct, frozen=True):
    """One constraint broken at one node, by one value and on one way where they can be named."""

    shape: Shape
    constraint: Constraint
    focus: Term
    value: Term | None = None
    path: Path | None = None


class Scan:
    """A graph to be asked whole-graph questions; what was asked twice is answered once."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._members: dict[Nodes, Set[Term]] = {}
        self._counts: dict[Nodes, int] = {}
        self._sizes: dict[str, int] = {}
        self._unused: dict[str, bool] = {}

    def rows(self, query: str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT query."""
        solutions = cast("ox.QuerySolutions", self.store.query(query))  # SELECT has no other
        for solution in solutions:
            yield tuple(solution)

    def members(self, nodes: Nodes) -> Set[Term]:
        """Some nodes, each once."""
        if nodes not in self._members:
            query = f"SELECT DISTINCT {nodes.variable} {{ {nodes.pattern} }}"
            self._members[nodes] = {row[0] for row in self.rows(query) if row[0] is not None}
        return self._members[nodes]

    def count(self, nodes: Nodes) -> int:
        """How many there are of some nodes."""
        if nodes not in self._counts:
            query = f"SELECT (COUNT(DISTINCT {nodes.variable}) AS ?n) {{ {nodes.pattern} }}"
            self._counts[nodes] = number(next(self.rows(query))[0])
        return self._counts[nodes]

    def pairs(self, shape: Shape, nodes: Nodes, more: str = "") -> Iterator[tuple[Term, Term]]:
        """The distinct pairs of a node and a value that the shape's path leads to."""
        values = nodes.values(shape.path)
        names = f"{nodes.variable} {values.variable}" if shape.path else nodes.variable
        for row in self.rows(f"SELECT DISTINCT {names} {{ {more} {values.pattern} }}"):
            if row[0] is not None and row[-1] is not None:
                yield row[0], row[-1]

    def holders(self, shape: Shape, nodes: Nodes, values: Set[Term]) -> Iterator[tuple[Term, Term]]:
        """The pairs of a node and a value whose value is one of some."""
        if not values:
            return
        few = len(values) <= NAMED_AT_MOST
        named = few and not any(isinstance(value, ox.BlankNode) for value in values)
        variable = nodes.values(shape.path).variable
        more = f"VALUES {variable} {{ {listed(sorted(values, key=str))} }}" if named else ""
        yield from (pair for pair in self.pairs(shape, nodes, more) if pair[1] in values)

    def size(self, pattern: str) -> int:
        """How many rows a pattern has."""
        if pattern not in self._sizes:
            query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
            self._sizes[pattern] = number(next(self.rows(query))[0])
        return self._sizes[pattern]

    def leads_nowhere(self, path: Path | None) -> bool:
        """Whether a path is of one predicate that no node of the graph has."""
        if path is None or path.step != "predicate":
            return False
        if path.predicate not in self._unused:
            found = self.store.quads_for_pattern(None, ox.NamedNode(path.predicate), None)
            self._unused[path.predicate] = next(found, None) is None
        return self._unused[path.predicate]

    def canonical(self, literal: ox.Literal) -> Term | None:
        """A literal as the store writes it."""
        return next(self.rows(f"SELECT ?v {{ VALUES ?v {{ {literal} }} }}"))[0]


def number(term: Term | None) -> int:
    """The whole number that a count in an answer is; no answer counts as none."""
    return 0 if term is None else int(term.value)


def is_true(term: Term | None) -> bool:
    """Whether a condition in an answer is true."""
    return isinstance(term, ox.Literal) and term.value == "true"
