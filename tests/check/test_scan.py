"""What is asked of a whole graph holds for many values, for blank nodes and for subclasses."""

from collections.abc import Callable

import pytest

from accede.check.report import Report
from accede.check.scan import NAMED_AT_MOST

EX = "http://example.org/"


def test_more_failing_values_than_a_query_names_are_all_found(
    checked: Callable[..., Report],
) -> None:
    many = NAMED_AT_MOST + 1
    report = checked(
        graph="\n".join(f"ex:a{n} a ex:C ; ex:p {n} ; ex:q {n} ." for n in range(many)),
        shapes="""ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ] .""",
    )

    assert {result.focus for result in report.results} == {f"{EX}a{n}" for n in range(many)}


def test_a_blank_node_can_be_focus_and_value(checked: Callable[..., Report]) -> None:
    report = checked(
        graph="[] a ex:C ; ex:p [] .",
        shapes="ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ] .",
    )

    ((focus, value),) = [(result.focus, result.value) for result in report.results]
    assert focus.startswith("_:")
    assert value is not None
    assert value.startswith("_:")
    assert focus != value


@pytest.mark.parametrize("class_", ["ex:C", "ex:D", "ex:E"])
def test_an_instance_of_a_class_below_is_an_instance(
    checked: Callable[..., Report], class_: str
) -> None:
    report = checked(
        graph=f"""ex:E rdfs:subClassOf ex:D . ex:D rdfs:subClassOf ex:C .
        ex:C rdfs:subClassOf ex:E . ex:a a {class_} ; ex:p ex:a .""",
        shapes="ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:class ex:C ] .",
    )

    assert (report.results, report.met) == ((), {EX + "S": 1})


def test_a_value_that_many_nodes_hold_is_named_with_each(checked: Callable[..., Report]) -> None:
    report = checked(
        graph="ex:a a ex:C ; ex:p 1 . ex:b a ex:C ; ex:p 1 . ex:c a ex:D ; ex:p 1 .",
        shapes="ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:maxExclusive 1 ] .",
    )

    assert [result.focus for result in report.results] == [EX + "a", EX + "b"]
