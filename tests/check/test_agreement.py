"""Random shapes on random small graphs: the compiled engine finds what pySHACL finds."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.check import shacl
from accede.check.report import Report

PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:D rdfs:subClassOf ex:C . ex:E rdfs:subClassOf ex:D .
"""
NODES = ("ex:a", "ex:b", "ex:c", "ex:d", "_:n")
CLASSES = ("ex:C", "ex:D", "ex:E", "ex:F")
PROPERTIES = ("ex:p", "ex:q", "ex:r")
LITERALS = (
    '"x"', '"xyz"', '""', '"x"@en', '"y"@en', '"y"@fr', '"z"@en-GB', "1", "3", "2.5", "true",
    '"2020-01-01"^^xsd:date', '"2021-06-30"^^xsd:date', '"2020-13-45"^^xsd:date',
    '"seven"^^xsd:integer', '"2020-01-01T00:00:00Z"^^xsd:dateTime',
)  # fmt: skip
TERMS = (*NODES[:4], *LITERALS)
DATATYPES = (
    "xsd:string",
    "xsd:integer",
    "xsd:date",
    "xsd:decimal",
    "rdf:langString",
    "xsd:boolean",
)
KINDS = ("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")

NUMBERS = ("1", "2", "2.5", "3", "-1")  # of one kind: pySHACL compares a day with a number
triples = st.one_of(
    st.tuples(st.sampled_from(NODES), st.sampled_from(("ex:n", "ex:m")), st.sampled_from(NUMBERS)),
    st.tuples(
        st.sampled_from(NODES), st.sampled_from(PROPERTIES), st.sampled_from(NODES + LITERALS)
    ),
    st.tuples(st.sampled_from(NODES), st.just("a"), st.sampled_from(CLASSES)),
)
graphs = st.lists(triples, min_size=1, max_size=14).map(
    lambda found: "\n".join(f"{s} {p} {o} ." for s, p, o in found)
)


def listed(of: st.SearchStrategy[str], *, least: int = 1) -> st.SearchStrategy[str]:
    return st.lists(of, min_size=least, max_size=3).map(lambda parts: f"( {' '.join(parts)} )")


paths = st.recursive(
    st.sampled_from(PROPERTIES),
    lambda inner: st.one_of(
        inner.map(lambda path: f"[ sh:inversePath {path} ]"),
        listed(inner, least=2),
        listed(inner, least=2).map(lambda path: f"[ sh:alternativePath {path} ]"),
        inner.map(lambda path: f"[ sh:zeroOrMorePath {path} ]"),
        inner.map(lambda path: f"[ sh:oneOrMorePath {path} ]"),
        inner.map(lambda path: f"[ sh:zeroOrOnePath {path} ]"),
    ),
    max_leaves=3,
)
of_a_value = st.one_of(
    st.sampled_from(CLASSES).map("sh:class {}".format),
    st.sampled_from(DATATYPES).map("sh:datatype {}".format),
    st.sampled_from(KINDS).map("sh:nodeKind sh:{}".format),
    st.integers(1, 20).map("sh:minLength {}".format),  # at 0 pySHACL lets blank nodes pass
    st.integers(0, 20).map("sh:maxLength {}".format),
    st.sampled_from(("^x", "o", "y$")).map('sh:pattern "{}"'.format),
    listed(st.sampled_from(('"en"', '"fr"'))).map("sh:languageIn {}".format),
    listed(st.sampled_from(TERMS)).map("sh:in {}".format),
    st.sampled_from(TERMS).map("sh:hasValue {}".format),
    st.sampled_from(PROPERTIES).map("sh:equals {}".format),
    st.sampled_from(PROPERTIES).map("sh:disjoint {}".format),
)
of_all_values = st.one_of(
    st.integers(0, 2).map("sh:minCount {}".format),
    st.integers(0, 2).map("sh:maxCount {}".format),
    st.just("sh:uniqueLang true"),
)


ordered = st.one_of(
    st.sampled_from(NUMBERS).map("sh:minInclusive {}".format),
    st.sampled_from(NUMBERS).map("sh:minExclusive {}".format),
    st.sampled_from(NUMBERS).map("sh:maxInclusive {}".format),
    st.sampled_from(NUMBERS).map("sh:maxExclusive {}".format),
    st.just("sh:lessThan ex:m"),
    st.just("sh:lessThanOrEquals ex:m"),
).map("sh:property [ sh:path ex:n ; {} ]".format)


def once(parts: list[str]) -> list[str]:
    """One constraint of each kind, for two of some are no well-formed shape."""
    return list({part.split()[0]: part for part in parts}.values())


def bodies(constraint: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(constraint, min_size=1, max_size=3).map(lambda parts: " ; ".join(once(parts)))


def above(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Constraints that rest on shapes with the inner bodies."""
    shape = st.one_of(
        inner.map("[ {} ]".format),
        st.tuples(paths, inner).map(lambda both: f"[ sh:path {both[0]} ; {both[1]} ]"),
    )
    on_properties = st.tuples(paths, st.one_of(bodies(of_all_values), inner)).map(
        lambda both: f"sh:property [ sh:path {both[0]} ; {both[1]} ]"
    )
    return bodies(
        st.one_of(
            on_properties,
            ordered,
            of_a_value,
            inner.map("sh:node [ {} ]".format),
            shape.map("sh:not {}".format),
            listed(shape).map("sh:and {}".format),
            listed(shape).map("sh:or {}".format),
            listed(shape).map("sh:xone {}".format),
        )
    )


counted = st.tuples(paths, bodies(of_a_value), st.integers(0, 2), st.integers(0, 2)).map(
    lambda q: (
        f"sh:property [ sh:path {q[0]} ; sh:qualifiedValueShape [ {q[1]} ] ; "
        f"sh:qualifiedMinCount {q[2]} ; sh:qualifiedMaxCount {q[3]} ]"
    )
)
closed = st.just(
    "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path ex:p ]"
)
targets = st.one_of(
    st.sampled_from(CLASSES).map("sh:targetClass {}".format),
    st.sampled_from(NODES[:4]).map("sh:targetNode {}".format),
    st.sampled_from(PROPERTIES).map("sh:targetSubjectsOf {}".format),
    st.sampled_from(PROPERTIES).map("sh:targetObjectsOf {}".format),
)
shapes = st.tuples(
    targets, st.one_of(st.recursive(bodies(of_a_value), above, max_leaves=4), counted, closed)
).map(lambda both: f"ex:Shape a sh:NodeShape ; {both[0]} ; {both[1]} .")


def told(report: Report) -> Counter[tuple[str | None, ...]]:
    """The results, with blank nodes alike: there is one in each graph, and shapes have none."""

    def without_name(node: str | None) -> str | None:
        return "_:" if node and node.startswith("_:") else node

    return Counter(
        (
            without_name(result.focus), result.path_turtle or result.path,
            without_name(result.value), result.severity, result.component,
            without_name(result.shape),
        )
        for result in report.results
    )  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graph=graphs, shape=shapes)
def test_the_compiled_engine_finds_what_pyshacl_finds(graph: str, shape: str) -> None:
    with TemporaryDirectory() as folder:
        data, file = Path(folder, "graph.ttl"), Path(folder, "shapes.ttl")
        data.write_text(PREFIXES + graph, "utf-8")
        file.write_text(PREFIXES + shape, "utf-8")
        compiled = shacl.validate(shacl.store_of(data), file, data=data)
        reference = shacl.validate_by_pyshacl(data, file)

    assert compiled.handed_over == ()
    assert told(compiled) == told(reference)
