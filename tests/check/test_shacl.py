"""What the two engines do around the constraints: targets, what was met, and handing over."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from accede.check import shacl
from accede.check.report import Report
from accede.errors import OntologyError, SourceError

Turtle = Callable[[str, str], Path]
Checked = Callable[..., Report]
EX = "http://example.org/"

ENGINES = ("compiled", "pyshacl")


def by(engine: str, data: Path, shapes: Path) -> Report:
    if engine == "pyshacl":
        return shacl.validate_by_pyshacl(data, shapes)
    return shacl.validate(shacl.store_of(data), shapes, data=data)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_check_that_meets_nothing_is_no_success(turtle: Turtle, engine: str) -> None:
    data = turtle("graph.ttl", "ex:a a ex:C .")
    shapes = turtle(
        "shapes.ttl", "ex:S a sh:NodeShape ; sh:targetClass ex:Misspelt ; sh:in ( 1 ) ."
    )

    report = by(engine, data, shapes)

    assert (report.results, report.met, report.conforms) == ((), {EX + "S": 0}, False)


@pytest.mark.parametrize("engine", ENGINES)
def test_shapes_without_any_target_are_no_success(turtle: Turtle, engine: str) -> None:
    data = turtle("graph.ttl", "ex:a a ex:C .")
    shapes = turtle("shapes.ttl", "ex:S a sh:NodeShape ; sh:nodeKind sh:Literal .")

    report = by(engine, data, shapes)

    assert (report.results, report.met, report.conforms) == ((), {}, False)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_graph_is_no_success(turtle: Turtle, engine: str) -> None:
    data = turtle("graph.ttl", "")
    shapes = turtle(
        "shapes.ttl", "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:IRI ."
    )

    assert not by(engine, data, shapes).conforms


@pytest.mark.parametrize("engine", ENGINES)
def test_each_shape_says_how_many_nodes_it_met(turtle: Turtle, engine: str) -> None:
    data = turtle(
        "graph.ttl", "ex:D rdfs:subClassOf ex:C . ex:a a ex:C, ex:D . ex:b a ex:D ; ex:p ex:a, 1 ."
    )
    shapes = turtle(
        "shapes.ttl",
        """ex:OfClass sh:targetClass ex:C ; sh:nodeKind sh:IRI .
        ex:OfSubjects sh:targetSubjectsOf ex:p ; sh:nodeKind sh:IRI .
        ex:OfObjects sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRIOrLiteral .
        ex:OfNode sh:targetNode ex:nowhere ; sh:nodeKind sh:IRI .
        ex:Off sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:deactivated true .""",
    )

    report = by(engine, data, shapes)

    assert report.met == {
        EX + "OfClass": 2,
        EX + "OfSubjects": 1,
        EX + "OfObjects": 2,
        EX + "OfNode": 1,
        EX + "Off": 0,
    }
    assert report.conforms


def test_a_warning_is_no_violation(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C .",
        shapes="ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:severity sh:Warning .",
    )

    assert [result.severity for result in report.results] == ["warning"]
    assert report.conforms


def test_a_severity_of_its_own_counts_as_a_violation(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C .",
        shapes="ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:severity ex:Grave .",
    )

    assert [result.severity for result in report.results] == [EX + "Grave"]
    assert not report.conforms


def test_the_message_of_a_shape_is_shown_and_english_comes_first(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C .",
        shapes='ex:S sh:targetClass ex:C ; sh:in ( 1 ) ; sh:message "Nein"@de, "No"@en .',
    )

    assert [(r.message, r.messages) for r in report.results] == [("No", ('"No"@en', '"Nein"@de'))]


def test_a_shape_without_a_message_says_what_is_wrong_in_plain_words(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C .",
        shapes="ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 2 ] .",
    )

    assert [result.message for result in report.results] == ["there are fewer than 2 values"]


HANDED_OVER = {
    "a SPARQL constraint": (
        'ex:S sh:sparql [ sh:select "SELECT $this { $this <http://example.org/p> ?v }" ] .',
        "sh:sparql",
        1,
    ),
    "a shape that rests on itself": (
        "ex:S sh:property [ sh:path ex:q ; sh:node ex:S ] ; sh:nodeKind sh:Literal .",
        "it rests on itself",
        1,
    ),
    "a pattern the store cannot match": (
        'ex:S sh:property [ sh:path ex:p ; sh:pattern "^(?!on)" ] .',
        'sh:pattern "^(?!on)", which the store cannot match',
        1,
    ),
    "a datatype the store does not keep": (
        "ex:S sh:property [ sh:path ex:n ; sh:datatype xsd:byte ] .",
        "sh:datatype <http://www.w3.org/2001/XMLSchema#byte>, which the store keeps as xsd:integer",
        0,
    ),
    "a property shape that is closed": (
        "ex:S sh:property [ sh:path ex:o ; sh:closed true ] .",
        "sh:closed with sh:path",
        1,
    ),
}


@pytest.mark.parametrize(("text", "why", "found"), HANDED_OVER.values(), ids=HANDED_OVER)
def test_what_is_not_compiled_goes_to_pyshacl_and_says_so(
    checked: Checked, text: str, why: str, found: int
) -> None:
    report = checked(
        graph='ex:a a ex:C ; ex:p "one" ; ex:n "7"^^xsd:byte ; ex:o [ ex:p "two" ] .',
        shapes=f"ex:S a sh:NodeShape ; sh:targetClass ex:C . {text}",
    )

    assert report.handed_over == (f"{EX}S: {why}",)
    assert len(report.results) == found


def test_only_the_shape_that_is_not_compiled_goes_to_pyshacl(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C ; ex:p 1 .",
        shapes="""ex:Plain a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:Literal .
        ex:Own a sh:NodeShape ; sh:targetClass ex:C ; sh:node ex:Own ; sh:nodeKind sh:Literal .
        ex:C a rdfs:Class, sh:NodeShape ; sh:nodeKind sh:BlankNode .""",
    )

    names = [result.shape.removeprefix(EX) for result in report.results]
    assert names == ["C", "Own", "Own", "Plain"]
    assert report.handed_over == (f"{EX}Own: it rests on itself",)


def test_pyshacl_gets_the_triples_of_the_store_where_there_is_no_file(turtle: Turtle) -> None:
    store = shacl.store_of(turtle("graph.ttl", "ex:a a ex:C ; ex:p 1 ."))
    shapes = turtle(
        "shapes.ttl", "ex:S sh:targetClass ex:C ; sh:node ex:S ; sh:nodeKind sh:Literal ."
    )

    report = shacl.validate(store, shapes)

    assert {result.focus for result in report.results} == {EX + "a"}


def test_a_component_of_its_own_goes_to_pyshacl(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C .",
        shapes="""ex:Even a sh:ConstraintComponent ; sh:parameter [ sh:path ex:even ] ;
            sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER(false) }" ] .
        ex:S a sh:NodeShape ; sh:targetClass ex:C ; ex:even true .""",
    )

    assert report.handed_over == (f"{EX}S: a constraint component of its own, {EX}even",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sh:property [ sh:minCount 1 ]", "sh:minCount without sh:path"),
        ("sh:property [ sh:nodeKind sh:IRI ]", "sh:property names a shape without sh:path"),
        ("sh:node [ sh:path ex:p ; sh:minCount 1 ]", "sh:node names a property shape"),
    ],
)
def test_a_shape_in_the_wrong_place_is_refused(checked: Checked, text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        checked(graph="ex:a a ex:C .", shapes=f"ex:S sh:targetClass ex:C ; {text} .")


def test_shapes_that_pyshacl_cannot_use_are_refused_by_name(checked: Checked) -> None:
    with pytest.raises(OntologyError, match=r"shapes.ttl: pySHACL"):
        checked(graph="ex:a a ex:C .", shapes="ex:S sh:targetClass ex:C ; sh:sparql 1 .")


def test_a_graph_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_bytes(b"<http://example.org/a> <http://exam")

    with pytest.raises(SourceError, match="the graph cannot be read"):
        shacl.store_of(path)


def test_ill_formed_literals_are_found_without_a_word_on_stderr(
    turtle: Turtle, capfd: pytest.CaptureFixture[str]
) -> None:
    data = turtle("graph.ttl", 'ex:a ex:p "c"^^xsd:byte, "300"^^xsd:byte, "7"^^xsd:byte .')
    shapes = turtle(
        "shapes.ttl", "ex:S sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:datatype xsd:byte ."
    )

    report = by("pyshacl", data, shapes)

    assert [result.value for result in report.results] == [
        '"300"^^<http://www.w3.org/2001/XMLSchema#byte>',
        '"c"^^<http://www.w3.org/2001/XMLSchema#byte>',
    ]
    assert capfd.readouterr() == ("", "")


def test_the_compiled_engine_needs_neither_rdflib_nor_pyshacl(turtle: Turtle) -> None:
    data = turtle("graph.ttl", "ex:a a ex:C .")
    shapes = turtle("shapes.ttl", "ex:S sh:targetClass ex:C ; sh:nodeKind sh:IRI .")
    program = f"""
import sys
from pathlib import Path
from accede.check import shacl
assert shacl.validate(shacl.store_of(Path({str(data)!r})), Path({str(shapes)!r})).conforms
assert not {{"rdflib", "pyshacl"}} & set(sys.modules)
"""

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
