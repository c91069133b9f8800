"""A file of shapes as it stands: its triples at hand by subject and predicate, and its lists."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from accede.check import paths
from accede.errors import OntologyError, SourceError

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Triple = tuple[Term, ox.NamedNode, Term]
SH = paths.SH
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
NIL = ox.NamedNode(RDF + "nil")

SHACL_TERMS = frozenset((
    "targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf", "target", "path",
    "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath",
    "deactivated", "message", "severity", "property", "node", "not", "and", "or", "xone", "class",
    "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive",
    "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern", "flags", "languageIn",
    "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals", "qualifiedValueShape",
    "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint", "closed",
    "ignoredProperties", "hasValue", "in", "name", "description", "group", "order",
    "defaultValue", "sparql", "select", "ask", "construct", "update", "prefixes", "declare",
    "prefix", "namespace", "parameter", "optional", "labelTemplate", "validator", "nodeValidator",
    "propertyValidator", "shapesGraph", "suggestedShapesGraph", "shapesGraphWellFormed",
    "entailment", "js", "jsFunctionName", "jsLibrary", "jsLibraryURL", "rule", "condition",
    "subject", "predicate", "object", "expression", "values", "this", "filterShape", "nodes",
    "intersection", "union", "returnType", "annotationProperty", "annotationValue",
    "annotationVarName", "conforms", "result", "detail", "focusNode", "resultMessage",
    "resultPath", "resultSeverity", "sourceConstraint", "sourceConstraintComponent",
    "sourceShape", "value",
))  # fmt: skip
PATHS: dict[str, paths.Step] = {
    "inversePath": "inverse",
    "zeroOrMorePath": "zeroOrMore",
    "oneOrMorePath": "oneOrMore",
    "zeroOrOnePath": "zeroOrOne",
}


class ShapeFile:
    """The triples of one file of shapes, or of a report on one."""

    def __init__(self, path: Path, triples: Iterable[Triple]) -> None:
        self.path = path
        self.triples = tuple(triples)
        self._objects: dict[tuple[Term, str], list[Term]] = defaultdict(list)
        self._predicates: dict[Term, set[str]] = defaultdict(set)
        for subject, predicate_, object_ in self.triples:
            self._objects[subject, predicate_.value].append(object_)
            self._predicates[subject].add(predicate_.value)

    @classmethod
    def read(cls, path: Path) -> "ShapeFile":
        """The shapes of a file, its blank nodes numbered in the order of the file."""
        file = cls(path, _triples(path))
        file.refuse_unknown_terms()
        return file

    def objects(self, node: Term, local: str) -> list[Term]:
        """What stands behind a SHACL property of a node."""
        return self.values(node, SH + local)

    def values(self, node: Term, iri: str) -> list[Term]:
        """What stands behind any property of a node."""
        return self._objects.get((node, iri), [])

    def instances(self, local: str) -> Iterator[Term]:
        """The nodes of a SHACL class, in the order of the file."""
        class_ = ox.NamedNode(SH + local)
        found = (s for s, p, o in self.triples if p.value == RDF + "type" and o == class_)
        return iter(dict.fromkeys(found))

    def one(self, node: Term, local: str) -> Term | None:
        """The only value of a SHACL property, or None; two are refused."""
        values = self.objects(node, local)
        if len(values) > 1:
            raise self.ill_formed(node, f"sh:{local} has {len(values)} values", "keep one")
        return values[0] if values else None

    def types(self, node: Term) -> set[str]:
        """The classes a node is stated to be of, with those above them in this file."""
        found: set[str] = set()
        waiting = list(self.values(node, RDF + "type"))
        while waiting:
            class_ = waiting.pop()
            if isinstance(class_, ox.NamedNode) and class_.value not in found:
                found.add(class_.value)
                waiting += self.values(class_, RDFS + "subClassOf")
        return found

    def predicates(self, node: Term) -> set[str]:
        """The IRIs of all properties of a node."""
        return self._predicates.get(node, set())

    def subjects(self, *local: str) -> Iterator[Term]:
        """The nodes with any of some SHACL properties, in the order of the file."""
        wanted = {SH + name for name in local}
        seen = dict.fromkeys(s for s, p, _ in self.triples if p.value in wanted)
        return iter(seen)

    def members(self, head: Term) -> tuple[Term, ...]:
        """The members of an RDF list."""
        found: list[Term] = []
        seen: set[Term] = set()
        while head != NIL:
            first = self.values(head, RDF + "first")
            rest = self.values(head, RDF + "rest")
            if len(first) != 1 or len(rest) != 1 or head in seen:
                raise self.ill_formed(head, "this is no well-formed list", "write ( a b c )")
            seen.add(head)
            found.append(first[0])
            head = rest[0]
        return tuple(found)

    def path_at(self, node: Term, *, within: tuple[Term, ...] = ()) -> paths.Path:
        """The path that a node of the file stands for."""
        if isinstance(node, ox.NamedNode) and node != NIL:
            return paths.predicate(node.value)
        if node in within or isinstance(node, ox.Literal):
            raise self.ill_formed(node, "this is no path", "write a property or a SHACL path")
        within = (*within, node)
        if (node, RDF + "first") in self._objects:
            return self._many("sequence", node, within)
        if (alternatives := self.one(node, "alternativePath")) is not None:
            return self._many("alternative", alternatives, within)
        for local, step in PATHS.items():
            if (inner := self.one(node, local)) is not None:
                return paths.Path(step=step, parts=(self.path_at(inner, within=within),))
        raise self.ill_formed(node, "this is no path", "write a property or a SHACL path")

    def ill_formed(self, node: Term, found: str, mend: str) -> OntologyError:
        """The error that names the file, the shape, what is wrong with it, and what to do."""
        return OntologyError(f"{self.path.name}, {node}", found, mend)

    def _many(self, step: paths.Step, head: Term, within: tuple[Term, ...]) -> paths.Path:
        parts = tuple(self.path_at(part, within=within) for part in self.members(head))
        if len(parts) < 2:
            raise self.ill_formed(
                head, f"a {step} path of {len(parts)} steps", "give it two or more"
            )
        return paths.Path(step=step, parts=parts)

    def refuse_unknown_terms(self) -> None:
        """A misspelt SHACL property on anything that is a shape by its type or another property."""
        shapes = set(self.subjects(*SHACL_TERMS))
        for subject, predicate_, object_ in self.triples:
            if predicate_.value == RDF + "type" and str(object_).startswith(f"<{SH}"):
                shapes.add(subject)
        for subject, predicate_, _ in self.triples:
            local = predicate_.value.removeprefix(SH)
            if predicate_.value.startswith(SH) and local not in SHACL_TERMS and subject in shapes:
                near = difflib.get_close_matches(local, SHACL_TERMS, n=1)
                mend = f"did you mean sh:{near[0]}?" if near else "take a term of SHACL"
                raise self.ill_formed(subject, f"sh:{local} is no term of SHACL", mend)


def _triples(path: Path) -> list[Triple]:
    numbered: dict[ox.BlankNode, ox.BlankNode] = {}

    def steady(term: Term | ox.Triple) -> Term:
        if isinstance(term, ox.BlankNode):
            return numbered.setdefault(term, ox.BlankNode(f"shape{len(numbered) + 1}"))
        if isinstance(term, ox.Triple):
            raise OntologyError(path, f"a triple as a term: {term}", "write RDF 1.1")
        return term

    if not path.is_file():
        raise OntologyError(path, "no such file of shapes", "name one that is there")
    base = path.resolve().as_uri()
    try:
        quads = ox.parse(path=path, format=format_of(path), base_iri=base)
        return [(steady(q.subject), q.predicate, steady(q.object)) for q in quads]
    except (OSError, SyntaxError, ValueError) as error:
        raise OntologyError(path, f"the shapes cannot be read: {error}", "mend the file") from error


def format_of(path: Path) -> ox.RdfFormat:
    """The syntax that a file's name ends in; Turtle where it says none.

    SourceError for RDF/XML with a DOCTYPE, whose entities can grow without end.
    """
    format_ = ox.RdfFormat.from_extension(path.suffix.removeprefix(".")) or ox.RdfFormat.TURTLE
    if format_ == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in path.read_bytes().upper():
        raise SourceError(path, "a DOCTYPE", "take it out: entities are not read")
    return format_
