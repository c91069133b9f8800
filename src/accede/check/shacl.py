"""A graph against a file of SHACL shapes: compiled to SPARQL on the store, or by pySHACL.

SHACL Core is compiled. What is not (SPARQL constraints, shapes that rest on themselves, what the
store cannot tell apart) goes to pySHACL shape by shape, and the report says so. pySHACL is also
the reference that the compiled shapes are tested against.

Why not a library: measured by `tests/benchmarks` on a graph of 100,000 votes, loading counted,
pyshifty 0.5 takes a fifth of pySHACL's time, where the goal is an eighth; the compiled shapes
take less than a tenth.
"""

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import pyoxigraph as ox

from accede.check import handover, paths
from accede.check.compiled import Compiled
from accede.check.messages import plain
from accede.check.report import SEVERITIES, Report, Result, in_order, written
from accede.check.scan import Scan, Violation
from accede.check.shape_file import RDF, SH, ShapeFile, Term, Triple, format_of
from accede.check.shapes import CLASSES, TARGETS, Shape, read
from accede.check.targets import Hierarchy, targeted
from accede.errors import OntologyError, SourceError


def validate(store: ox.Store, shapes: Path, *, data: Path | None = None) -> Report:
    """The report of a store's graph against a file of shapes.

    `data` is the same graph as a file, for shapes that are not compiled; without it pySHACL gets
    the triples of the store.
    """
    file, roots = read(shapes)
    known = handover.reachable(file, roots)
    scan, hierarchy = Scan(store), Hierarchy(store)
    compiled = Compiled(scan, known, hierarchy)
    results: list[Result] = []
    met: dict[str, int] = {}
    left: dict[Shape, str] = {}
    for root in roots:
        nodes = targeted(root, hierarchy)
        met[root.name] = scan.count(nodes) if nodes and not root.deactivated else 0
        if why := handover.reason(file, root, known, scan):
            left[root] = why
        elif nodes and met[root.name]:
            results += map(_result, compiled.violations(root, nodes))
    if left:
        compiled_roots = {root.node for root in roots if root not in left}
        asked = _without_targets(file, compiled_roots)
        results += _by_pyshacl(_triples_of(store, data), asked, shapes)
    return Report(
        results=in_order(results),
        met=met,
        handed_over=tuple(f"{shape.name}: {why}" for shape, why in left.items()),
    )


def validate_by_pyshacl(data: Path, shapes: Path) -> Report:
    """The report of a graph file against a file of shapes, by pySHACL alone."""
    file, roots = read(shapes)
    store = store_of(data)
    scan, hierarchy = Scan(store), Hierarchy(store)
    targets = {root.name: targeted(root, hierarchy) for root in roots}
    met = {name: scan.count(nodes) if nodes else 0 for name, nodes in targets.items()}
    results = in_order(_by_pyshacl(_triples_of(store, data), file.triples, shapes))
    return Report(results=results, met=met, handed_over=tuple(f"{name}: asked for" for name in met))


def store_of(data: Path) -> ox.Store:
    """A graph file in memory."""
    store = ox.Store()
    try:
        store.bulk_load(path=data, format=format_of(data), base_iri=data.resolve().as_uri())
    except (OSError, SyntaxError, ValueError) as error:
        raise SourceError(data, f"the graph cannot be read: {error}", "mend the file") from error
    return store


def _by_pyshacl(
    graph: Iterable[Triple], shapes: Iterable[Triple], path: Path
) -> Iterator[Result]:
    """What pySHACL finds. It and rdflib take most of a second to import: only when needed."""
    import pyshacl

    from accede.check import reference

    asked = reference.graph_of(shapes)
    try:
        _, found, _ = pyshacl.validate(reference.graph_of(graph), shacl_graph=asked, inplace=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        raise OntologyError(path, f"pySHACL refuses the shapes: {error}", "mend them") from error
    yield from reference.results(path, found)


def _result(violation: Violation) -> Result:
    shape, constraint = violation.shape, violation.constraint
    path = violation.path or shape.path
    messages = tuple(sorted(shape.messages, key=lambda m: (m.language != "en", str(m))))
    simple = path is None or path.step == "predicate"
    return Result(
        focus=written(violation.focus),
        message=messages[0].value if messages else plain(constraint.parameter, constraint.values),
        severity=SEVERITIES.get(shape.severity, shape.severity),
        path=None if path is None else paths.named(path),
        value=None if violation.value is None else written(violation.value),
        shape=shape.name,
        component=constraint.component,
        path_turtle=None if path is None or simple else paths.turtle(path),
        messages=tuple(map(str, messages)),
    )


def _triples_of(store: ox.Store, data: Path | None) -> Iterator[Triple]:
    """The triples of the file, as it writes them; without one, as the store keeps them."""
    if data is None:
        yield from ((q.subject, q.predicate, q.object) for q in store)  # type: ignore[misc]
        return
    for quad in ox.parse(path=data, format=format_of(data), base_iri=data.resolve().as_uri()):
        yield quad.subject, quad.predicate, quad.object  # type: ignore[misc]


def _without_targets(file: ShapeFile, nodes: Set[Term]) -> Iterator[Triple]:
    """The shapes, with no target left on those that were compiled."""
    of_targets = {SH + local for local in TARGETS}
    for subject, predicate, object_ in file.triples:
        implied = predicate.value == RDF + "type" and written(object_) in CLASSES
        if subject not in nodes or not (implied or predicate.value in of_targets):
            yield subject, predicate, object_
