"""Results, from a broken constraint or from a report graph that pySHACL or a check wrote."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from accede.check import paths
from accede.check.messages import plain
from accede.check.report import SEVERITIES, Result, written
from accede.check.scan import Violation
from accede.check.shape_file import SH, ShapeFile, Term

CHECK = "https://w3id.org/accede/check/"
SOURCE = "https://w3id.org/accede/ns#source"


def results_in(report: ShapeFile, nodes: Iterable[Term]) -> Iterator[Result]:
    """The results that some nodes of a report graph are."""
    for node in nodes:
        yield _result(report, node)


def of_violation(violation: Violation) -> Result:
    """The result that says of one broken constraint what SHACL says."""
    shape, constraint = violation.shape, violation.constraint
    path = violation.path or shape.path
    messages = _shown_first(shape.messages)
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


def _shown_first(messages: Iterable[Term]) -> tuple[ox.Literal, ...]:
    """Messages in the order in which to show them: English ones first."""
    literals = (message for message in messages if isinstance(message, ox.Literal))
    return tuple(sorted(literals, key=lambda message: (message.language != "en", str(message))))


def _result(report: ShapeFile, node: Term) -> Result:
    path = report.one(node, "resultPath")
    way = None if path is None else report.path_at(path)
    messages = _shown_first(report.objects(node, "resultMessage"))
    severity = _text(report, node, "resultSeverity") or SH + "Violation"
    return Result(
        focus=_text(report, node, "focusNode"),
        message=messages[0].value if messages else "",
        severity=SEVERITIES.get(severity, severity),
        path=None if way is None else paths.named(way),
        value=_text(report, node, "value") or None,
        shape=_text(report, node, "sourceShape"),
        component=_text(report, node, "sourceConstraintComponent"),
        path_turtle=None if way is None or way.step == "predicate" else paths.turtle(way),
        messages=tuple(map(str, messages)),
        sources=tuple(sorted(written(source) for source in report.values(node, SOURCE))),
    )


def _text(report: ShapeFile, node: Term, local: str) -> str:
    term = report.one(node, local)
    return "" if term is None else written(term)
