"""Shapes as SHACL means them: what each looks at, by which way, and what it asks of the values."""

from collections.abc import Iterator
from pathlib import Path as FilePath

import pyoxigraph as ox
from msgspec import Struct

from accede.check.paths import Path
from accede.check.shape_file import RDFS, SH, ShapeFile, Term
from accede.errors import OntologyError

TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
CLASSES = {RDFS + "Class", "http://www.w3.org/2002/07/owl#Class"}
COUNTED = (
    "minCount",
    "maxCount",
    "minLength",
    "maxLength",
    "qualifiedMinCount",
    "qualifiedMaxCount",
)
ONCE = {
    "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive",
    "maxExclusive", "maxInclusive", "minLength", "maxLength", "languageIn", "in",
}  # fmt: skip
BOUNDS = {"minExclusive", "minInclusive", "maxExclusive", "maxInclusive"}
NAMED = {"class", "datatype", "nodeKind", "equals", "disjoint", "lessThan", "lessThanOrEquals"}
SIMPLE = (
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive",
    "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern", "equals", "disjoint",
    "lessThan", "lessThanOrEquals", "hasValue", "node", "not",
)  # fmt: skip
LISTED = ("languageIn", "in", "and", "or", "xone")
OF_PROPERTIES = ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals")
NODE_KINDS = {
    SH + kind
    for kind in (
        "IRI",
        "BlankNode",
        "Literal",
        "BlankNodeOrIRI",
        "BlankNodeOrLiteral",
        "IRIOrLiteral",
    )
}


class Constraint(Struct, frozen=True):
    """One thing asked: the SHACL parameter and its value or values.

    For `qualifiedMinCount` and `qualifiedMaxCount` these are the count, the shape, and the
    sibling shapes that a counted value must not have; for `closed` the allowed predicates.
    """

    parameter: str
    values: tuple[Term, ...]

    @property
    def component(self) -> str:
        """The IRI of the constraint component."""
        return f"{SH}{self.parameter[0].upper()}{self.parameter[1:]}ConstraintComponent"


class Shape(Struct, frozen=True):
    """One shape of the file; other shapes are named by their nodes."""

    node: Term
    targets: tuple[tuple[str, Term], ...]
    path: Path | None
    constraints: tuple[Constraint, ...]
    properties: tuple[Term, ...]
    severity: str
    messages: tuple[ox.Literal, ...]
    deactivated: bool

    @property
    def name(self) -> str:
        """The shape's IRI, or its number in the file where it has none."""
        return self.node.value if isinstance(self.node, ox.NamedNode) else str(self.node)

    def shapes_named(self) -> Iterator[Term]:
        """The nodes of the shapes that this one rests on."""
        yield from self.properties
        for constraint in self.constraints:
            if constraint.parameter in ("node", "not", "and", "or", "xone"):
                yield from constraint.values
            elif constraint.parameter.startswith("qualified"):
                yield from constraint.values[1:]


def read(path: FilePath) -> tuple[ShapeFile, tuple[Shape, ...]]:
    """The file and its shapes that have a target, in the order of the file."""
    file = ShapeFile.read(path)
    rooted = [shape_at(file, node) for node in _rooted(file)]
    if not rooted and not any(file.subjects("path", "property", *SIMPLE, *LISTED)):
        raise OntologyError(path, "there is no shape in it", "name a file of SHACL shapes")
    return file, tuple(rooted)


def _rooted(file: ShapeFile) -> Iterator[Term]:
    targeted = set(file.subjects(*TARGETS, "target"))
    for node in dict.fromkeys(subject for subject, _, _ in file.triples):
        types = file.types(node)
        implied = types & CLASSES and types & {SH + "NodeShape", SH + "PropertyShape"}
        if implied or node in targeted:
            yield node


def shape_at(file: ShapeFile, node: Term) -> Shape:
    """The shape that a node of the file is."""
    path = file.one(node, "path")
    if path is None and SH + "PropertyShape" in file.types(node):
        raise file.ill_formed(node, "a property shape without sh:path", "give it one")
    if path is None:
        for local in OF_PROPERTIES:
            if file.objects(node, local):
                raise file.ill_formed(
                    node, f"sh:{local} without sh:path", "give the shape a sh:path"
                )
    return Shape(
        node=node,
        targets=tuple(_targets(file, node)),
        path=None if path is None else file.path_at(path),
        constraints=tuple(_constraints(file, node)),
        properties=tuple(file.objects(node, "property")),
        severity=_severity(file, node),
        messages=tuple(m for m in file.objects(node, "message") if isinstance(m, ox.Literal)),
        deactivated=_is_true(file.one(node, "deactivated")),
    )


def _targets(file: ShapeFile, node: Term) -> Iterator[tuple[str, Term]]:
    for local in TARGETS:
        for target in file.objects(node, local):
            if local != "targetNode" and not isinstance(target, ox.NamedNode):
                raise file.ill_formed(node, f"sh:{local} {target}", "name it by an IRI")
            yield local, target
    if file.types(node) & CLASSES and isinstance(node, ox.NamedNode):
        yield "targetClass", node


def _constraints(file: ShapeFile, node: Term) -> Iterator[Constraint]:
    flags = file.one(node, "flags")
    for local in SIMPLE:
        if local in ONCE:
            file.one(node, local)
        for value in file.objects(node, local):
            _refuse_misfits(file, node, local, value)
            extra = (flags,) if local == "pattern" and flags is not None else ()
            yield Constraint(parameter=local, values=(value, *extra))
    for local in LISTED:
        if local in ONCE:
            file.one(node, local)
        for head in file.objects(node, local):
            yield Constraint(parameter=local, values=file.members(head))
    if _is_true(file.one(node, "uniqueLang")):
        yield Constraint(parameter="uniqueLang", values=())
    yield from _closed(file, node)
    yield from _qualified(file, node)


def _refuse_misfits(file: ShapeFile, node: Term, local: str, value: Term) -> None:
    if local in COUNTED and not (isinstance(value, ox.Literal) and value.value.isdecimal()):
        raise file.ill_formed(node, f"sh:{local} {value}", "give a whole number")
    if local in NAMED and not isinstance(value, ox.NamedNode):
        raise file.ill_formed(node, f"sh:{local} {value}", "name it by an IRI")
    if local == "nodeKind" and isinstance(value, ox.NamedNode) and value.value not in NODE_KINDS:
        raise file.ill_formed(node, f"sh:nodeKind {value}", "take one of SHACL's six node kinds")
    if local in BOUNDS and not isinstance(value, ox.Literal):
        raise file.ill_formed(node, f"sh:{local} {value}", "give a literal to compare with")
    if local == "pattern" and not isinstance(value, ox.Literal):
        raise file.ill_formed(node, f"sh:pattern {value}", "give a regular expression as a string")


def _closed(file: ShapeFile, node: Term) -> Iterator[Constraint]:
    if not _is_true(file.one(node, "closed")):
        return
    ignored = file.one(node, "ignoredProperties")
    allowed = list(file.members(ignored)) if ignored is not None else []
    ways = (file.one(shape, "path") for shape in file.objects(node, "property"))
    allowed += [way for way in ways if isinstance(way, ox.NamedNode)]
    yield Constraint(parameter="closed", values=tuple(dict.fromkeys(allowed)))


def _qualified(file: ShapeFile, node: Term) -> Iterator[Constraint]:
    for shape in file.objects(node, "qualifiedValueShape"):
        siblings: tuple[Term, ...] = ()
        if _is_true(file.one(node, "qualifiedValueShapesDisjoint")):
            siblings = tuple(_siblings(file, node, shape))
        for local in ("qualifiedMinCount", "qualifiedMaxCount"):
            count = file.one(node, local)
            if count is not None:
                _refuse_misfits(file, node, local, count)
                yield Constraint(parameter=local, values=(count, shape, *siblings))


def _siblings(file: ShapeFile, node: Term, shape: Term) -> Iterator[Term]:
    for parent in file.subjects("property"):
        children = file.objects(parent, "property")
        if node in children:
            for child in children:
                yield from (s for s in file.objects(child, "qualifiedValueShape") if s != shape)


def _severity(file: ShapeFile, node: Term) -> str:
    severity = file.one(node, "severity")
    return severity.value if isinstance(severity, ox.NamedNode) else SH + "Violation"


def _is_true(term: Term | None) -> bool:
    return isinstance(term, ox.Literal) and term.value == "true"
