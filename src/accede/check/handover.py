"""Which shapes are not compiled, and why: those go to pySHACL, one by one."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from accede.check.lexical import DERIVED_INTEGERS
from accede.check.scan import Scan
from accede.check.shape_file import SH, ShapeFile, Term
from accede.check.shapes import Shape, shape_at

NOT_CORE = ("sparql", "js", "target", "expression", "filterShape")


def reachable(file: ShapeFile, roots: tuple[Shape, ...]) -> dict[Term, Shape]:
    """Every shape that some shapes rest on, themselves among them, by its node."""
    found: dict[Term, Shape] = {}
    waiting = [root.node for root in roots]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = shape_at(file, node)
            waiting += found[node].shapes_named()
    for shape in found.values():
        _refuse_misplaced(file, shape, found)
    return found


def _refuse_misplaced(file: ShapeFile, shape: Shape, shapes: Mapping[Term, Shape]) -> None:
    for node in shape.properties:
        if shapes[node].path is None:
            raise file.ill_formed(node, "sh:property names a shape without sh:path", "give it one")
    for constraint in shape.constraints:
        for node in constraint.values if constraint.parameter == "node" else ():
            if shapes[node].path is not None:
                raise file.ill_formed(node, "sh:node names a property shape", "use sh:property")


def reason(file: ShapeFile, root: Shape, shapes: Mapping[Term, Shape], scan: Scan) -> str | None:
    """Why a shape is not compiled, in a few words; None where it is."""
    below = list(_below(root, shapes))
    if _comes_back(root, shapes, within=()):
        return "it rests on itself"
    components = set(_component_parameters(file))
    for shape in below:
        for local in NOT_CORE:
            if file.objects(shape.node, local):
                return f"sh:{local}"
        if used := components & file.predicates(shape.node):
            return f"a constraint component of its own, {min(used)}"
        if why := _constraint_reason(shape, scan):
            return why
    return None


def _constraint_reason(shape: Shape, scan: Scan) -> str | None:
    for constraint in shape.constraints:
        if constraint.parameter == "closed" and shape.path is not None:
            return "sh:closed with sh:path"
        if constraint.parameter == "datatype" and constraint.values[0].value in DERIVED_INTEGERS:
            return f"sh:datatype {constraint.values[0]}, which the store keeps as xsd:integer"
        if constraint.parameter == "pattern" and not _is_known_to_store(constraint.values, scan):
            return f"sh:pattern {constraint.values[0]}, which the store cannot match"
    return None


def _is_known_to_store(pattern: tuple[Term, ...], scan: Scan) -> bool:
    words = ", ".join(str(ox.Literal(term.value)) for term in pattern)
    return next(scan.rows(f'SELECT (REGEX("", {words}) AS ?known) {{}}'))[0] is not None


def _below(root: Shape, shapes: Mapping[Term, Shape]) -> Iterator[Shape]:
    seen: set[Term] = set()
    waiting = [root.node]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            yield shapes[node]
            waiting += shapes[node].shapes_named()


def _comes_back(shape: Shape, shapes: Mapping[Term, Shape], *, within: tuple[Term, ...]) -> bool:
    if shape.node in within:
        return True
    steps = (*within, shape.node)
    return any(_comes_back(shapes[n], shapes, within=steps) for n in shape.shapes_named())


def _component_parameters(file: ShapeFile) -> Iterator[str]:
    for component in file.subjects("parameter"):
        for parameter in file.objects(component, "parameter"):
            path = file.one(parameter, "path")
            if isinstance(path, ox.NamedNode) and not path.value.startswith(SH):
                yield path.value
