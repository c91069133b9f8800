"""What the W3C's suite leaves open of arranging shapes: one small graph for each."""

from collections.abc import Callable

import pytest

from accede.check.report import Report

Checked = Callable[..., Report]
EX = "http://example.org/"
GRAPH = 'ex:a a ex:C ; ex:p 1 ; ex:q "x"@en ; ex:r "x"@en .'


@pytest.mark.parametrize(
    ("constraint", "found"),
    [
        ("sh:node ex:Off", 0),
        ("sh:not ex:Off", 1),
        ("sh:or ( ex:Off [ sh:nodeKind sh:Literal ] )", 0),
        ("sh:xone ( ex:Off [ sh:nodeKind sh:IRI ] )", 1),
        ("sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ; sh:deactivated true ]", 0),
    ],
)
def test_every_node_conforms_to_a_deactivated_shape(
    checked: Checked, constraint: str, found: int
) -> None:
    report = checked(
        graph=GRAPH,
        shapes=f"""ex:S sh:targetClass ex:C ; {constraint} .
        ex:Off a sh:NodeShape ; sh:nodeKind sh:Literal ; sh:deactivated true .""",
    )

    assert len(report.results) == found


ENGLISH = 'sh:qualifiedValueShape [ sh:languageIn ( "en" ) ] ; sh:qualifiedMaxCount 1'


@pytest.mark.parametrize("constraint", ["sh:uniqueLang true", "sh:maxCount 1", ENGLISH])
def test_a_value_reached_by_two_ways_is_one_value(checked: Checked, constraint: str) -> None:
    report = checked(
        graph=GRAPH,
        shapes=f"""ex:S sh:targetClass ex:C ;
            sh:property [ sh:path [ sh:alternativePath ( ex:q ex:r ) ] ; {constraint} ] .""",
    )

    assert report.results == ()


def test_qualified_shapes_are_siblings_only_under_one_parent(checked: Checked) -> None:
    report = checked(
        graph=GRAPH,
        shapes="""ex:S sh:targetClass ex:C ; sh:property ex:Whole .
        ex:Whole sh:path ex:p ; sh:qualifiedValueShape [ sh:datatype xsd:integer ] ;
            sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true .
        ex:T sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:qualifiedMinCount 1 ;
            sh:qualifiedValueShape [ sh:nodeKind sh:Literal ] ] .""",
    )

    assert report.results == ()


def test_a_shape_of_a_warning_still_decides_whether_a_node_conforms(checked: Checked) -> None:
    report = checked(
        graph=GRAPH,
        shapes="""ex:S sh:targetClass ex:C ; sh:node ex:W .
        ex:W a sh:NodeShape ; sh:nodeKind sh:Literal ; sh:severity sh:Warning .""",
    )

    assert [(r.shape, r.severity) for r in report.results] == [(EX + "S", "violation")]


def test_a_result_further_down_is_told_once_for_each_node_above_it(checked: Checked) -> None:
    report = checked(
        graph="ex:a a ex:C ; ex:p ex:v . ex:b a ex:C ; ex:p ex:v . ex:v ex:q 1 .",
        shapes="""ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:property ex:Q ] .
        ex:Q sh:path ex:q ; sh:nodeKind sh:IRI .""",
    )

    assert [(r.focus, r.shape) for r in report.results] == [(EX + "v", EX + "Q")] * 2
