"""What a shape asks of each value by itself, as a SPARQL condition that holds where it is broken.

A condition never errs: it is true or false for every term, so that several can be asked at once.
Shapes that ask nothing but such things of a node itself become conditions too, and so do the
logical arrangements of them.
"""

from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from accede.check import lexical
from accede.check.shape_file import SH, Term
from accede.check.shapes import Constraint, Shape
from accede.check.targets import Hierarchy

KINDS = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}
BOUNDS = {"minExclusive": ">", "minInclusive": ">=", "maxExclusive": "<", "maxInclusive": "<="}
LENGTHS = {"minLength": ">=", "maxLength": "<="}
LOGICAL = ("node", "not", "and", "or", "xone")


class Conditions:
    """The conditions of a file of shapes on one graph."""

    def __init__(self, shapes: Mapping[Term, Shape], hierarchy: Hierarchy) -> None:
        self.shapes = shapes
        self.hierarchy = hierarchy

    def broken(self, constraint: Constraint, variable: str) -> str | None:
        """The condition under which a value breaks a constraint; None where it takes more."""
        if constraint.parameter in LOGICAL:
            return self._logical(constraint, variable)
        if constraint.parameter == "class":
            instances = self.hierarchy.instances(variable, constraint.values[0])
            return f"NOT EXISTS {{ {instances} }}"
        kept = KEPT.get(constraint.parameter)
        return f"(!COALESCE({kept(constraint, variable)}, false))" if kept else None

    def failed(self, node: Term, variable: str) -> str | None:
        """The condition under which a node fails a whole shape; None where it takes more."""
        shape = self.shapes[node]
        if shape.deactivated:
            return "false"
        if shape.path is not None or shape.properties:
            return None
        return _any(self.broken(constraint, variable) for constraint in shape.constraints)

    def _logical(self, constraint: Constraint, variable: str) -> str | None:
        failed = [self.failed(node, variable) for node in constraint.values]
        known = [condition for condition in failed if condition is not None]
        if len(known) < len(failed):
            return None
        match constraint.parameter:
            case "not":
                return f"(!{known[0]})"
            case "or":
                return f"({' && '.join(known)})"
            case "xone":
                met = " + ".join(f"IF({condition}, 0, 1)" for condition in known)
                return f"(({met}) != 1)"
            case _:
                return _any(known)


def _any(conditions: Iterable[str | None]) -> str | None:
    known: list[str] = []
    for condition in conditions:
        if condition is None:
            return None
        known.append(condition)
    return f"({' || '.join(known)})" if known else "false"


def _kind(constraint: Constraint, variable: str) -> str:
    return KINDS[constraint.values[0].value.removeprefix(SH)].format(variable)


def _datatype(constraint: Constraint, variable: str) -> str:
    datatype = constraint.values[0]
    form = lexical.well_formed(datatype.value, variable)
    return f"DATATYPE({variable}) = {datatype} && {form}"


def _bound(constraint: Constraint, variable: str) -> str:
    return f"{variable} {BOUNDS[constraint.parameter]} {constraint.values[0]}"


def _length(constraint: Constraint, variable: str) -> str:
    length = int(constraint.values[0].value)
    return (
        f"!isBlank({variable}) && STRLEN(STR({variable})) {LENGTHS[constraint.parameter]} {length}"
    )


def _pattern(constraint: Constraint, variable: str) -> str:
    words = ", ".join(str(ox.Literal(term.value)) for term in constraint.values)
    return f"!isBlank({variable}) && REGEX(STR({variable}), {words})"


def _language(constraint: Constraint, variable: str) -> str:
    ranges = [str(ox.Literal(tag.value)) for tag in constraint.values]
    matches = (f"LANGMATCHES(LANG({variable}), {range_})" for range_ in ranges)
    return " || ".join(matches) or "false"


def _in(constraint: Constraint, variable: str) -> str:
    terms = [term for term in constraint.values if not isinstance(term, ox.BlankNode)]
    return " || ".join(f"sameTerm({variable}, {term})" for term in terms) or "false"


KEPT: dict[str, Callable[[Constraint, str], str]] = {
    "nodeKind": _kind,
    "datatype": _datatype,
    **dict.fromkeys(BOUNDS, _bound),
    **dict.fromkeys(LENGTHS, _length),
    "pattern": _pattern,
    "languageIn": _language,
    "in": _in,
}
"""For each parameter, the condition under which a value keeps it; an error means it does not."""
