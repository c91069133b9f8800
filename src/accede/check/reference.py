"""Terms, graphs and reports between pyoxigraph and rdflib, for what pySHACL looks at."""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import rdflib

from accede.check.report import Result
from accede.check.results import results_in
from accede.check.shape_file import ShapeFile, Term, Triple


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
    for found in report.subjects("result"):
        yield from results_in(report, report.objects(found, "result"))


@contextmanager
def quiet() -> Iterator[None]:
    """Neither rdflib nor pySHACL says anything: the report names what they warn of."""
    loggers = [logging.getLogger(name) for name in ("rdflib.term", "pyshacl-validate")]
    for logger in loggers:
        logger.addFilter(_nothing)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger in loggers:
            logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _rdflib(term: Term) -> rdflib.term.Identifier:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case _:
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            datatype = rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)


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
