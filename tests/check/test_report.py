"""The report as SHACL has it, as JSON and summed up: the same bytes for the same results."""

import json
from collections.abc import Callable
from pathlib import Path

import rdflib
from rdflib.namespace import SH

from accede.check import shacl
from accede.check.report import Report, Result, as_json, as_turtle, in_order, summary, together

EX = "http://example.org/"


def result(**changed: str) -> Result:
    told = {"focus": EX + "a", "message": "Mend it.", "severity": "violation", "shape": EX + "S"}
    return Result(**(told | changed))  # type: ignore[arg-type]  # only its texts are changed here


def test_the_turtle_is_a_validation_report(checked: Callable[..., Report]) -> None:
    report = checked(
        graph='ex:a a ex:C ; ex:p "two\\nlines", 1 .',
        shapes="""ex:S sh:targetClass ex:C ; sh:property ex:P .
        ex:P sh:path ex:p ; sh:datatype xsd:integer ; sh:message "A whole number."@en .""",
    )

    assert (
        as_turtle(report)
        == """@prefix sh: <http://www.w3.org/ns/shacl#> .

[] a sh:ValidationReport ;
    sh:conforms false ;
    sh:result [
        a sh:ValidationResult ;
        sh:focusNode <http://example.org/a> ;
        sh:resultPath <http://example.org/p> ;
        sh:value "two\\nlines" ;
        sh:resultSeverity <http://www.w3.org/ns/shacl#Violation> ;
        sh:sourceConstraintComponent <http://www.w3.org/ns/shacl#DatatypeConstraintComponent> ;
        sh:sourceShape <http://example.org/P> ;
        sh:resultMessage "A whole number."@en ;
    ] .
"""
    )


def test_nothing_found_conforms_only_where_something_was_met() -> None:
    met = as_turtle(Report(results=(), met={EX + "S": 1}))
    not_met = as_turtle(Report(results=(), met={EX + "S": 0}))

    assert "sh:conforms true ." in met
    assert "sh:conforms false ." in not_met


def test_a_warning_is_against_conforming_as_shacl_has_it() -> None:
    report = Report(results=(result(severity="warning"),), met={EX + "S": 1})

    graph = rdflib.Graph().parse(data=as_turtle(report), format="turtle")

    assert report.conforms
    assert [str(value) for value in graph.objects(None, SH.conforms)] == ["false"]
    assert list(graph.objects(None, SH.resultSeverity)) == [SH.Warning]


def test_a_message_cannot_break_out_of_the_turtle() -> None:
    hostile = 'x" ; sh:focusNode <http://evil.example/> . #\n\\'
    report = Report(results=(result(message=hostile),), met={EX + "S": 1})

    graph = rdflib.Graph().parse(data=as_turtle(report), format="turtle")

    assert [str(message) for message in graph.objects(None, SH.resultMessage)] == [hostile]


def test_the_gravest_results_come_first_whatever_order_they_were_found_in() -> None:
    found = [
        result(severity="info"),
        result(severity="warning", focus=EX + "b"),
        result(severity="warning"),
        result(),
    ]

    assert in_order(found) == in_order(reversed(found)) == tuple(reversed(found))


def test_the_same_graph_in_another_order_gives_the_same_bytes(
    turtle: Callable[[str, str], Path],
) -> None:
    lines = [f"ex:a{n} a ex:C ; ex:p {n}, ex:b ." for n in range(20)]
    shapes = turtle(
        "shapes.ttl",
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:maxCount 1 ; sh:class ex:D ] .",
    )
    reports = []
    for order in (lines, lines[::-1]):
        store = shacl.store_of(turtle("graph.ttl", "\n".join(order)))
        report = shacl.validate(store, shapes)
        reports.append((as_turtle(report), as_json(report)))

    assert reports[0] == reports[1]


def test_the_json_is_one_line_without_what_is_empty() -> None:
    written = as_json(Report(results=(result(value='"é"'),), met={EX + "S": 1}))

    assert "\n" not in written
    assert json.loads(written) == {
        "conforms": False,
        "handed_over": [],
        "met": {EX + "S": 1},
        "quotes": {},
        "results": [
            {
                "focus": EX + "a",
                "message": "Mend it.",
                "severity": "violation",
                "shape": EX + "S",
                "value": '"é"',
            }
        ],
    }


def test_several_reports_become_one() -> None:
    one = Report(results=(result(),), met={EX + "S": 1}, handed_over=("a",), quotes={"held": 1})
    other = Report(results=(result(focus=EX + "0"),), met={EX + "T": 0}, handed_over=("b",))

    both = together([one, other])

    assert both == Report(
        results=(result(focus=EX + "0"), result()),
        met={EX + "S": 1, EX + "T": 0},
        handed_over=("a", "b"),
        quotes={"held": 1},
    )


def test_the_summary_says_what_was_looked_at_and_by_whom() -> None:
    report = Report(
        results=(), met={"S": 2, "T": 0}, handed_over=("S: sh:sparql",), quotes={"held": 3}
    )

    assert list(summary(report)) == [
        "1 of 2 shapes met 2 nodes",
        "met no node: T",
        "3 quotes held",
        "looked at by pySHACL: S: sh:sparql",
    ]


def test_the_summary_of_a_check_that_met_nothing_says_so() -> None:
    lines = list(summary(Report(results=(), met={"S": 0})))

    assert lines[1].startswith("nothing was checked: no shape has a node to look at")
