"""A graph against a file of SHACL shapes: compiled to SPARQL on the store, or by pySHACL.

SHACL Core is compiled. What is not (SPARQL constraints, shapes that rest on themselves, what the
store cannot tell apart) goes to pySHACL shape by shape, and the report says so. pySHACL is also
the reference that the compiled shapes are tested against.

Why not a library: measured by `tests/benchmarks` on 100,000 votes, from a file to a report,
pyshifty 0.5 takes about a quarter of pySHACL's time, where the goal is an eighth; the compiled
shapes take an eighth, and half of pyshifty's memory. On 1.1 million votes pyshifty takes three
times as long as they do, and 1.7 GB.
"""

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import pyoxigraph as ox
from msgspec import structs

from accede.check import handover, outside
from accede.check.compiled import Compiled
from accede.check.report import Report, Result, in_order, written
from accede.check.results import of_violation
from accede.check.scan import Scan, Violation
from accede.check.shape_file import RDF, SH, ShapeFile, Term, Triple, format_of
from accede.check.shapes import CLASSES, TARGETS, Shape, read
from accede.check.targets import Hierarchy, Nodes, targeted
from accede.errors import OntologyError, SourceError
from accede.progress import counted


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
    left: dict[Term, str] = {}
    for root in counted(roots, "shapes"):
        if why := handover.reason(file, root, known, scan):
            left[root.node] = f"{root.name}: {why}"
        elif (nodes := targeted(root, hierarchy)) and scan.count(nodes):
            results += map(of_violation, _as_written(compiled, root, nodes))
    if left:
        asked = _without_targets(file, {root.node for root in roots} - set(left))
        results += _by_pyshacl(_triples_of(store, data), asked, shapes)
    return Report(
        results=in_order(results),
        met=_met(roots, scan, hierarchy),
        handed_over=tuple(left.values()),
    )


def validate_by_pyshacl(data: Path, shapes: Path) -> Report:
    """The report of a graph file against a file of shapes, by pySHACL alone."""
    file, roots = read(shapes)
    handover.reachable(file, roots)
    store = store_of(data)
    return Report(
        results=in_order(_by_pyshacl(_triples_of(store, data), file.triples, shapes)),
        met=_met(roots, Scan(store), Hierarchy(store)),
        handed_over=tuple(f"{root.name}: asked for" for root in roots),
    )


def met(store: ox.Store, shapes: Path) -> dict[str, int]:
    """How many nodes of a store's graph each shape of a file meets."""
    _, roots = read(shapes)
    return _met(roots, Scan(store), Hierarchy(store))


def _met(roots: Iterable[Shape], scan: Scan, hierarchy: Hierarchy) -> dict[str, int]:
    targets = {root.name: targeted(root, hierarchy) for root in roots}
    return {name: scan.count(nodes) if nodes else 0 for name, nodes in targets.items()}


def store_of(data: Path) -> ox.Store:
    """A graph file in memory."""
    store = ox.Store()
    try:
        store.bulk_load(path=data, format=format_of(data), base_iri=data.resolve().as_uri())
    except (OSError, SyntaxError, ValueError) as error:
        raise SourceError(data, f"the graph cannot be read: {error}", "mend the file") from error
    return store


def _by_pyshacl(graph: Iterable[Triple], shapes: Iterable[Triple], path: Path) -> Iterator[Result]:
    """What pySHACL finds. It and rdflib take most of a second to import: only when needed."""
    import pyshacl

    from accede.check import reference

    asked_for = list(shapes)
    outside.refuse(path, asked_for)
    try:
        with reference.quiet():
            asked, looked_at = reference.graph_of(asked_for), reference.graph_of(graph)
            _, found, _ = pyshacl.validate(looked_at, shacl_graph=asked, inplace=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        raise OntologyError(path, f"pySHACL refuses the shapes: {error}", "mend them") from error
    if isinstance(found, Exception):
        raise OntologyError(path, f"pySHACL cannot use the shapes: {found}", "mend them")
    yield from reference.results(path, found)


def _as_written(compiled: Compiled, root: Shape, nodes: Nodes) -> Iterator[Violation]:
    """The violations of a shape, with the literals it targets as it writes them.

    The store writes every literal in one form (`4.0` as `4`), also those it is asked for.
    """
    literals = [t for kind, t in root.targets if kind == "targetNode" and isinstance(t, ox.Literal)]
    kept = {t: compiled.scan.canonical(t) for t in literals}
    for _, found in compiled.violations(root, nodes):
        meant: list[Term] = [t for t in literals if kept[t] == found.focus]
        for term in meant or [found.focus]:
            value = term if found.value == found.focus else found.value
            yield structs.replace(found, focus=term, value=value)


def _triples_of(store: ox.Store, data: Path | None) -> Iterator[Triple]:
    """The triples of the file, as it writes them; without one, as the store keeps them."""
    if data is None:
        yield from ((q.subject, q.predicate, q.object) for q in store)
        return
    for quad in ox.parse(path=data, format=format_of(data), base_iri=data.resolve().as_uri()):
        yield quad.subject, quad.predicate, quad.object


def _without_targets(file: ShapeFile, nodes: Set[Term]) -> Iterator[Triple]:
    """The shapes, with no target left on those that were compiled."""
    of_targets = {SH + local for local in TARGETS}
    for subject, predicate, object_ in file.triples:
        implied = predicate.value == RDF + "type" and written(object_) in CLASSES
        if subject not in nodes or not (implied or predicate.value in of_targets):
            yield subject, predicate, object_
