"""Terms, graphs and reports between pyoxigraph and rdflib, for what pySHACL looks at."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from accede.check import paths
from accede.check.report import SEVERITIES, Result, written
from accede.check.shape_file import SH, ShapeFile, Term, Triple


def graph_of(triples: Iterable[Triple]) -> rdflib.Graph:
    """The triples as an rdflib graph."""
    graph = rdflib.Graph()
    for subject, predicate, object_ in triples:
        graph.add((_rdflib(subject), _rdflib(predicate), _rdflib(object_)))
    return graph


def results(shapes: Path, graph: rdflib.Graph) -> Iterator[Result]:
    """The results in a report of pySHACL's."""
    triples = ((_ox(s), ox.NamedNode(str(p)), _ox(o)) for s, p, o in graph)
    report = ShapeFile(shapes, triples)
    for result in report.subjects("focusNode"):
        yield _result(report, result)


def _result(report: ShapeFile, node: Term) -> Result:
    path = report.one(node, "resultPath")
    way = None if path is None else report.path_at(path)
    messages = [m for m in report.objects(node, "resultMessage") if isinstance(m, ox.Literal)]
    messages.sort(key=lambda message: (message.language != "en", str(message)))
    severity = _text(report, node, "resultSeverity")
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
    )


def _text(report: ShapeFile, node: Term, local: str) -> str:
    term = report.one(node, local)
    return "" if term is None else written(term)


def _rdflib(term: Term) -> rdflib.term.Identifier:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case _:
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _ox(term: rdflib.term.Node) -> Term:
    match term:
        case rdflib.URIRef():
            return ox.NamedNode(str(term))
        case rdflib.Literal():
            if term.language:
                return ox.Literal(str(term), language=term.language)
            datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
            return ox.Literal(str(term), datatype=datatype)
        case _:
            return ox.BlankNode(str(term))
