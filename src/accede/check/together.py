"""What a shape asks of all values of a node together: one query a constraint."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from accede.check import paths
from accede.check.scan import Scan, Violation, number
from accede.check.shapes import Constraint, Shape
from accede.check.targets import Nodes, listed

Found = Iterator[Violation]
COUNTS = ("minCount", "maxCount")


def of_counts(scan: Scan, shape: Shape, nodes: Nodes) -> Found:
    """Nodes with too few or too many values; each is counted only where one may have."""
    bounds = {c.parameter: number(c.values[0]) for c in shape.constraints if c.parameter in COUNTS}
    least, most = bounds.get("minCount", 0), bounds.get("maxCount")
    if not bounds or _all_within(scan, shape, nodes, least=least, most=most):
        return
    focus, values = nodes.variable, nodes.values(shape.path)
    counted = f"(COUNT(DISTINCT {values.variable}) AS ?n) {{ {values.pattern} }} GROUP BY {focus}"
    found = {row[0]: number(row[1]) for row in scan.rows(f"SELECT {focus} {counted}")}
    for constraint in shape.constraints:
        for node in scan.members(nodes):
            count = found.get(node, 0)
            few = constraint.parameter == "minCount" and count < least
            many = constraint.parameter == "maxCount" and most is not None and count > most
            if few or many:
                yield Violation(shape=shape, constraint=constraint, focus=node)


def _all_within(scan: Scan, shape: Shape, nodes: Nodes, *, least: int, most: int | None) -> bool:
    """Whether the sums alone show it: as many holders as nodes, and one value for each holder."""
    if scan.leads_nowhere(shape.path):
        return least == 0
    focus, values = nodes.variable, nodes.values(shape.path)
    sums = f"(COUNT({values.variable}) AS ?pairs) (COUNT(DISTINCT {focus}) AS ?holders)"
    row = next(scan.rows(f"SELECT {sums} {{ {values.pattern} }}"))
    pairs, holders = (number(term) for term in row)
    enough = least == 0 or (least == 1 and holders == scan.count(nodes))
    return enough and (most is None or pairs == 0 or (most >= 1 and pairs == holders))


def _has_value(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes) -> Found:
    wanted = constraint.values[0]
    having = set()
    if not isinstance(wanted, ox.BlankNode):  # a blank node of the shapes is none of the graph
        having = {focus for focus, _ in scan.holders(shape, nodes, {wanted})}
    for focus in scan.members(nodes) - having:
        yield Violation(shape=shape, constraint=constraint, focus=focus)


def _unique_language(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes) -> Found:
    focus, values = nodes.variable, nodes.values(shape.path)
    language = f"BIND(LCASE(LANG({values.variable})) AS ?tag) FILTER(?tag != '')"
    query = f"SELECT {focus} ?tag {{ {values.pattern} {language} }} GROUP BY {focus} ?tag"
    for row in scan.rows(f"{query} HAVING (COUNT(DISTINCT {values.variable}) > 1)"):
        if row[0] is not None:
            yield Violation(shape=shape, constraint=constraint, focus=row[0])


def _equals(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes) -> Found:
    focus, values = nodes.variable, nodes.values(shape.path)
    other = f"{focus} {constraint.values[0]}"
    stands = f"{focus} {paths.sparql(shape.path)} ?other" if shape.path else ""
    only_there = f"FILTER NOT EXISTS {{ {stands} }}" if stands else f"FILTER({focus} != ?other)"
    only_here = f"{values.pattern} FILTER NOT EXISTS {{ {other} {values.variable} }}"
    for variable, pattern in (
        (values.variable, only_here),
        ("?other", f"{nodes.pattern} {other} ?other {only_there}"),
    ):
        yield from _each(scan, shape, constraint, nodes, f"({variable} AS ?value) {{ {pattern} }}")


def _disjoint(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes) -> Found:
    """Values that another property has too.

    Both sides are whole and meet in one hash join: pair by pair, the store looks each one up. It
    is quick where the nodes are asked for beside the property with fewer values.
    """
    focus, values = nodes.variable, nodes.values(shape.path)
    names = f"{focus} {values.variable}" if shape.path else focus
    ours, theirs = values.pattern, f"{focus} {constraint.values[0]} {values.variable}"
    if shape.path and shape.path.step == "predicate":
        own = f"{focus} {paths.sparql(shape.path)} {values.variable}"
        if scan.size(theirs) < scan.size(own):
            ours, theirs = f"{nodes.pattern} {theirs}", own
    sides = f"{{ SELECT {names} {{ {ours} }} }} {{ SELECT {names} {{ {theirs} }} }}"
    yield from _each(scan, shape, constraint, nodes, f"({values.variable} AS ?value) {{ {sides} }}")


def _less_than(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes) -> Found:
    values = nodes.values(shape.path)
    sign = "<" if constraint.parameter == "lessThan" else "<="
    kept = f"COALESCE({values.variable} {sign} ?other, false)"
    pattern = f"{values.pattern} {nodes.variable} {constraint.values[0]} ?other FILTER(!{kept})"
    select = f"({values.variable} AS ?value) ?other {{ {pattern} }}"
    yield from _each(scan, shape, constraint, nodes, select)


def _closed(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes) -> Found:
    allowed = listed(constraint.values).replace(" ", ", ")
    pattern = f"{nodes.pattern} {nodes.variable} ?way ?value FILTER(?way NOT IN ({allowed}))"
    query = f"SELECT DISTINCT {nodes.variable} ?value ?way {{ {pattern} }}"
    for focus, value, way in scan.rows(query):
        if focus is not None and way is not None:
            path = paths.predicate(way.value)
            yield Violation(shape=shape, constraint=constraint, focus=focus, value=value, path=path)


def _each(scan: Scan, shape: Shape, constraint: Constraint, nodes: Nodes, select: str) -> Found:
    for row in scan.rows(f"SELECT DISTINCT {nodes.variable} {select}"):
        if row[0] is not None:
            yield Violation(shape=shape, constraint=constraint, focus=row[0], value=row[1])


OF_SETS: dict[str, Callable[[Scan, Shape, Constraint, Nodes], Found]] = {
    "hasValue": _has_value,
    "uniqueLang": _unique_language,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less_than,
    "lessThanOrEquals": _less_than,
    "closed": _closed,
}
