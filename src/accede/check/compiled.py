"""Shapes asked of a whole graph at once: each constraint is one query, never one a node.

What a value is asked by itself is asked of each distinct value once, however many nodes have it;
only values that fail are then traced back to their nodes. What a graph in order needs is one
scan a path, and one more where values are counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set

from accede.check.constraints import LOGICAL, Conditions
from accede.check.scan import Scan, Violation, is_true, number
from accede.check.shape_file import Term
from accede.check.shapes import Constraint, Shape
from accede.check.targets import Hierarchy, Nodes
from accede.check.together import OF_SETS, of_counts


class Compiled:
    """The shapes of a file, ready to be asked of one graph."""

    def __init__(self, scan: Scan, shapes: Mapping[Term, Shape], hierarchy: Hierarchy) -> None:
        self.scan = scan
        self.shapes = shapes
        self.conditions = Conditions(shapes, hierarchy)
        self._failing: dict[tuple[Term, Nodes], Set[Term]] = {}

    def violations(self, shape: Shape, nodes: Nodes) -> Iterator[tuple[Term, Violation]]:
        """Every result of validating some nodes against a shape, each with its node.

        A result of a property further down has its own focus; the node is where it started.
        """
        for violation in self.own_violations(shape, nodes):
            yield violation.focus, violation
        if shape.deactivated or not shape.properties or self.scan.leads_nowhere(shape.path):
            return
        values = _values(shape, nodes)
        found: dict[Term, list[Violation]] = defaultdict(list)
        for property_ in shape.properties:
            for value, violation in self.violations(self.shapes[property_], values):
                found[value].append(violation)
        for focus, value in self.scan.holders(shape, nodes, found.keys()):
            yield from ((focus, violation) for violation in found[value])

    def own_violations(self, shape: Shape, nodes: Nodes) -> Iterator[Violation]:
        """The results of what the shape asks itself, without those of its properties."""
        if shape.deactivated:
            return
        yield from self._of_values(shape, nodes)
        yield from of_counts(self.scan, shape, nodes)
        for constraint in shape.constraints:
            if of_sets := OF_SETS.get(constraint.parameter):
                yield from of_sets(self.scan, shape, constraint, nodes)
            elif constraint.parameter.startswith("qualified"):
                yield from self._qualified(shape, constraint, nodes)

    def failing(self, node: Term, nodes: Nodes) -> Set[Term]:
        """Those of some nodes that do not conform to a shape."""
        if (node, nodes) not in self._failing:
            found = self.violations(self.shapes[node], nodes)
            self._failing[node, nodes] = {start for start, _ in found}
        return self._failing[node, nodes]

    def _of_values(self, shape: Shape, nodes: Nodes) -> Iterator[Violation]:
        """What each value is asked by itself: one query, over distinct values, for all of it."""
        if self.scan.leads_nowhere(shape.path):
            return
        values = nodes.values(shape.path).alone()
        asked: list[tuple[Constraint, str]] = []
        for constraint in shape.constraints:
            condition = self.conditions.broken(constraint, values.variable)
            if condition is not None:
                asked.append((constraint, condition))
            elif constraint.parameter in LOGICAL:
                bad = self._breaking(constraint, values)
                yield from self._held(shape, constraint, nodes, bad)
        for constraint, bad in self._answers(asked, values):
            yield from self._held(shape, constraint, nodes, bad)

    def _answers(
        self, asked: list[tuple[Constraint, str]], values: Nodes
    ) -> Iterator[tuple[Constraint, Set[Term]]]:
        if not asked:
            return
        names = [f"?broken{place}" for place in range(len(asked))]
        binds = " ".join(f"BIND({c[1]} AS {n})" for c, n in zip(asked, names, strict=True))
        where = f"{values.pattern} {binds} FILTER({' || '.join(names)})"
        query = f"SELECT {values.variable} {' '.join(names)} {{ {where} }}"
        found = list(self.scan.rows(query))
        for place, (constraint, _) in enumerate(asked, start=1):
            yield (
                constraint,
                {row[0] for row in found if row[0] is not None and is_true(row[place])},
            )

    def _held(
        self, shape: Shape, constraint: Constraint, nodes: Nodes, bad: Set[Term]
    ) -> Iterator[Violation]:
        for focus, value in self.scan.holders(shape, nodes, bad):
            yield Violation(shape=shape, constraint=constraint, focus=focus, value=value)

    def _breaking(self, constraint: Constraint, values: Nodes) -> Set[Term]:
        """The values that break a logical constraint on shapes with paths."""
        failed = [self.failing(node, values) for node in constraint.values]
        match constraint.parameter:
            case "not":
                return self.scan.members(values) - failed[0]
            case "or":
                return set.intersection(*map(set, failed)) if failed else self.scan.members(values)
            case "xone":
                times = Counter(value for one in failed for value in one)
                wanted = len(failed) - 1
                return {v for v in self.scan.members(values) if times[v] != wanted}
            case _:
                return set[Term]().union(*failed)

    def _qualified(self, shape: Shape, constraint: Constraint, nodes: Nodes) -> Iterator[Violation]:
        """Nodes with too few or too many values that conform to a shape and to no sibling."""
        values = _values(shape, nodes) if shape.path else nodes
        limit, wanted, *siblings = constraint.values
        failed = self.failing(wanted, values)
        conforming = [self.failing(sibling, values) for sibling in siblings]
        counts = Counter(
            focus
            for focus, value in self.scan.pairs(shape, nodes)
            if value not in failed and all(value in other for other in conforming)
        )
        few = constraint.parameter == "qualifiedMinCount"
        for focus in self.scan.members(nodes):
            if counts[focus] < number(limit) if few else counts[focus] > number(limit):
                yield Violation(shape=shape, constraint=constraint, focus=focus)


def _values(shape: Shape, nodes: Nodes) -> Nodes:
    """The nodes that the shape's properties look at: what its own path leads to."""
    return nodes.values(shape.path).alone() if shape.path else nodes
