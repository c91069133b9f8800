"""A file of shapes that is not well made is refused, with the shape, what is wrong, what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accede.check.shapes import read
from accede.errors import OntologyError

Turtle = Callable[[str, str], Path]

ILL_FORMED = {
    "a misspelt target": (
        "ex:S a sh:NodeShape ; sh:targetClas ex:C .",
        "sh:targetClas is no term of SHACL; did you mean sh:targetClass?",
    ),
    "a misspelt constraint": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCnt 1 ] .",
        "sh:minCnt is no term of SHACL; did you mean sh:minCount?",
    ),
    "a property shape without a path": (
        "ex:S a sh:PropertyShape ; sh:targetClass ex:C ; sh:minCount 1 .",
        "a property shape without sh:path",
    ),
    "a count without a path": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:minCount 1 .",
        "sh:minCount without sh:path",
    ),
    "a count that is no number": (
        'ex:S sh:path ex:p ; sh:targetClass ex:C ; sh:maxCount "many" .',
        'sh:maxCount "many"; give a whole number',
    ),
    "two counts": (
        "ex:S sh:path ex:p ; sh:targetClass ex:C ; sh:maxCount 1, 2 .",
        "sh:maxCount has 2 values; keep one",
    ),
    "two paths": (
        "ex:S sh:path ex:p, ex:q ; sh:targetClass ex:C .",
        "sh:path has 2 values; keep one",
    ),
    "a class that is a string": (
        'ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:class "C" .',
        'sh:class "C"; name it by an IRI',
    ),
    "a target class that is a string": (
        'ex:S a sh:NodeShape ; sh:targetClass "C" .',
        'sh:targetClass "C"; name it by an IRI',
    ),
    "an unknown node kind": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:Thing .",
        "take one of SHACL's six node kinds",
    ),
    "a bound that is no literal": (
        "ex:S sh:path ex:p ; sh:targetClass ex:C ; sh:minInclusive [] .",
        "give a literal",
    ),
    "a pattern that is no string": (
        "ex:S sh:path ex:p ; sh:targetClass ex:C ; sh:pattern ex:x .",
        "give a regular expression as a string",
    ),
    "a list that does not end": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:in ex:l . ex:l rdf:first 1 .",
        "this is no well-formed list",
    ),
    "a list that comes back to itself": (
        "ex:S sh:targetClass ex:C ; sh:in ex:l . ex:l rdf:first 1 ; rdf:rest ex:l .",
        "this is no well-formed list",
    ),
    "a path of a string": (
        'ex:S sh:path "p" ; sh:targetClass ex:C ; sh:minCount 1 .',
        "this is no path",
    ),
    "a sequence of one": (
        "ex:S sh:path ( ex:p ) ; sh:targetClass ex:C ; sh:minCount 1 .",
        "a sequence path of 1 steps; give it two or more",
    ),
    "a path that comes back to itself": (
        "ex:S sh:path _:b ; sh:targetClass ex:C ; sh:minCount 1 . _:b sh:inversePath _:b .",
        "this is no path",
    ),
}


@pytest.mark.parametrize(("text", "message"), ILL_FORMED.values(), ids=ILL_FORMED)
def test_an_ill_formed_shape_is_refused_with_its_place(
    turtle: Turtle, text: str, message: str
) -> None:
    path = turtle("shapes.ttl", text)

    with pytest.raises(OntologyError) as refused:
        read(path)

    assert str(refused.value).startswith("shapes.ttl, ")
    assert message in str(refused.value)


def test_a_file_that_is_no_turtle_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\nsh:a sh:b .", "utf-8")

    with pytest.raises(OntologyError, match=r"the shapes cannot be read: .*line 2"):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no such file of shapes"):
        read(tmp_path / "none.ttl")


@pytest.mark.parametrize("text", ["", "ex:a ex:b ex:c ."], ids=["empty", "without shapes"])
def test_a_file_without_a_shape_is_refused(turtle: Turtle, text: str) -> None:
    with pytest.raises(OntologyError, match="there is no shape in it"):
        read(turtle("shapes.ttl", text))


def test_a_misspelt_term_on_what_is_no_shape_is_left_alone(turtle: Turtle) -> None:
    path = turtle("shapes.ttl", "ex:S a sh:NodeShape ; sh:targetClass ex:C . ex:a sh:nodeShape 1 .")

    _, shapes = read(path)

    assert [shape.name for shape in shapes] == ["http://example.org/S"]


def test_shapes_without_a_name_are_numbered_in_the_order_of_the_file(turtle: Turtle) -> None:
    path = turtle("shapes.ttl", "[] a sh:NodeShape ; sh:targetNode 1 . [] sh:targetNode 2 .")

    names = [[shape.name for shape in read(path)[1]] for _ in range(2)]

    assert names == [["_:shape1", "_:shape2"]] * 2
