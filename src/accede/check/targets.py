"""Which nodes a shape looks at, as a SPARQL pattern over the whole graph."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox
from msgspec import Struct

from accede.check import paths
from accede.check.shape_file import RDF, RDFS, Term
from accede.check.shapes import Shape

TYPE = f"<{RDF}type>"


class Nodes(Struct, frozen=True):
    """Some nodes of the graph: a pattern, and the variable in it that stands for them."""

    pattern: str
    variable: str

    def values(self, path: paths.Path | None) -> "Nodes":
        """The values that the nodes have along a path (without one: themselves), with the nodes.

        A path that may stay where it is also gives the node itself, even one that stands
        nowhere in the graph.
        """
        if path is None:
            return self
        value = f"?n{int(self.variable[2:]) + 1}"
        pattern = f"{self.pattern} {self.variable} {paths.sparql(path)} {value} ."
        if paths.may_stay(path):
            pattern = f"{{ {pattern} }} UNION {{ {self.pattern} BIND({self.variable} AS {value}) }}"
        return Nodes(pattern=pattern, variable=value)

    def alone(self) -> "Nodes":
        """The same nodes, each once, without the nodes they were reached from."""
        variable = self.variable
        pattern = f"{{ SELECT {variable} {{ {self.pattern} }} GROUP BY {variable} }}"
        return Nodes(pattern=pattern, variable=variable)


class Hierarchy:
    """The classes of a graph with all classes below them."""

    def __init__(self, store: ox.Store) -> None:
        self._below: dict[Term, set[Term]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS + "subClassOf"), None):
            if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
                self._below[quad.object].add(quad.subject)

    def under(self, class_: Term) -> tuple[Term, ...]:
        """The class and every class below it, sorted."""
        found: set[Term] = set()
        waiting = [class_]
        while waiting:
            next_ = waiting.pop()
            if next_ not in found:
                found.add(next_)
                waiting += self._below.get(next_, ())
        return tuple(sorted(found, key=str))

    def instances(self, variable: str, class_: Term) -> str:
        """A pattern for the instances of a class or of one below it."""
        classes = self.under(class_)
        if len(classes) == 1:
            return f"{variable} {TYPE} {classes[0]} ."
        return f"VALUES {variable}class {{ {listed(classes)} }} {variable} {TYPE} {variable}class ."


def targeted(shape: Shape, hierarchy: Hierarchy) -> Nodes | None:
    """The nodes that the targets of a shape name; None where it looks at none."""
    patterns = [_target(kind, term, hierarchy) for kind, term in shape.targets]
    if not patterns or shape.deactivated:
        return None
    if len(patterns) == 1:
        return Nodes(pattern=patterns[0], variable="?n0")
    union = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
    return Nodes(pattern=f"{{ {union} }}", variable="?n0")


def listed(terms: Iterable[Term]) -> str:
    """Terms as SPARQL writes them, with a blank between."""
    return " ".join(str(term) for term in terms)


def _target(kind: str, term: Term, hierarchy: Hierarchy) -> str:
    match kind:
        case "targetNode":
            named = "" if isinstance(term, ox.BlankNode) else term  # one of the shapes, not ours
            return f"VALUES ?n0 {{ {named} }}"
        case "targetClass":
            return hierarchy.instances("?n0", term)
        case "targetSubjectsOf":
            return f"?n0 {term} ?t ."
        case _:
            return f"?t {term} ?n0 ."
