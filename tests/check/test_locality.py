"""How far shapes and checks look, as they show or say it."""

from pathlib import Path

import pytest

from accede import resources
from accede.check.locality import ENDLESS, PROMISE, Reach, of_check, of_shapes

HEAD = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .\n"
    "<urn:shape> a sh:NodeShape ; "
)
CHECKS = sorted((resources.ontology() / "checks").glob("*.rq"))


def steps(shape: str, folder: Path) -> int:
    shapes = folder / "shapes.ttl"
    shapes.write_text(HEAD + shape, "utf-8")
    return of_shapes(shapes)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("sh:nodeKind sh:IRI", 0),
        ("sh:property [ sh:path ex:a ; sh:minCount 1 ; sh:datatype ex:b ]", 0),
        ("sh:property [ sh:path ex:a ; sh:lessThan ex:b ]", 0),
        ("sh:property [ sh:path ex:a ; sh:class ex:B ]", 1),
        ("sh:property [ sh:path ( ex:a ex:b ) ; sh:minCount 1 ]", 1),
        ("sh:property [ sh:path ( ex:a ex:b ) ; sh:class ex:B ]", 2),
        (
            "sh:property [ sh:path [ sh:alternativePath ( ex:a ( ex:a ex:b ) ) ] ; sh:class ex:B ]",
            2,
        ),
        (
            "sh:property [ sh:path ex:a ; sh:or ( [ sh:class ex:B ] [ sh:nodeKind sh:Literal ] ) ]",
            1,
        ),
        (
            "sh:property [ sh:path ex:a ; sh:node [ sh:property [ sh:path ex:b ; sh:class ex:B ]]]",
            2,
        ),
        ("sh:not [ sh:property [ sh:path ex:a ; sh:class ex:B ] ]", 1),
    ],
)
def test_a_shape_looks_as_far_as_its_paths_and_classes_lead(
    asked: str, wanted: int, tmp_path: Path
) -> None:
    assert steps(f"sh:targetClass ex:A ; {asked} .", tmp_path) == wanted


@pytest.mark.parametrize(
    "asked",
    [
        "sh:targetSubjectsOf ex:a ; sh:nodeKind sh:IRI",
        "sh:targetNode ex:a ; sh:nodeKind sh:IRI",
        "sh:targetClass ex:A ; sh:property [ sh:path [ sh:inversePath ex:a ] ; sh:minCount 1 ]",
        "sh:targetClass ex:A ; sh:property [ sh:path [ sh:zeroOrMorePath ex:a ] ; sh:class ex:B ]",
        "sh:targetClass ex:A ; sh:property [ sh:path ex:a ; sh:property [ sh:path ex:b ] ]",
    ],
)
def test_a_shape_that_looks_anywhere_else_has_no_end(asked: str, tmp_path: Path) -> None:
    assert steps(f"{asked} .", tmp_path) >= ENDLESS


def test_the_shapes_of_the_vocabulary_look_one_step_on() -> None:
    assert of_shapes(resources.ontology() / "shapes.ttl") == 1


def test_a_check_says_how_far_it_looks() -> None:
    text = "# Says much.\n# Looks from each focus 2 steps on.\nPREFIX ex: <urn:x:>\nCONSTRUCT {} {}"

    assert of_check(text) == Reach(steps=2, of_focus=True)


def test_a_check_says_what_it_looks_at_wherever_it_is() -> None:
    text = "# Looks from each thing 1 step on, and at what has ex:a.\nPREFIX ex: <urn:x:>\n"

    assert of_check(text) == Reach(steps=1, of_focus=False, having="urn:x:a")


def test_a_check_that_says_nothing_may_look_at_everything() -> None:
    assert of_check("# Looks from each focus.\nCONSTRUCT {} {}") is None


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_a_check_that_says_how_far_it_looks_says_it_in_full(check: Path) -> None:
    text = check.read_text("utf-8")

    assert text.count("# Looks from") == len(PROMISE.findall(text))
