"""Paths as SHACL writes them come out as SPARQL and as Turtle, and lead where SHACL says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accede.check import paths
from accede.check.report import Report
from accede.check.shapes import read

EX = "http://example.org/"
SH = "http://www.w3.org/ns/shacl#"

WRITTEN = {
    "ex:p": ("{p}", "{p}"),
    "[ sh:inversePath ex:p ]": ("^({p})", "[ {inversePath} {p} ]"),
    "( ex:p ex:q )": ("({p}/{q})", "( {p} {q} )"),
    "[ sh:alternativePath ( ex:p ex:q ) ]": ("({p}|{q})", "[ {alternativePath} ( {p} {q} ) ]"),
    "[ sh:zeroOrMorePath ex:p ]": ("({p})*", "[ {zeroOrMorePath} {p} ]"),
    "[ sh:oneOrMorePath ( ex:p ex:q ) ]": ("(({p}/{q}))+", "[ {oneOrMorePath} ( {p} {q} ) ]"),
    "[ sh:zeroOrOnePath ex:p ]": ("({p})?", "[ {zeroOrOnePath} {p} ]"),
}
TERMS = {"p": f"<{EX}p>", "q": f"<{EX}q>"} | {
    step: f"<{SH}{step}>"
    for step in (
        "inversePath",
        "alternativePath",
        "zeroOrMorePath",
        "oneOrMorePath",
        "zeroOrOnePath",
    )
}


def path_of(turtle: Callable[[str, str], Path], text: str) -> paths.Path:
    _, (shape,) = read(turtle("shapes.ttl", f"ex:S sh:targetNode 1 ; sh:path {text} ."))
    assert shape.path is not None
    return shape.path


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=WRITTEN)
def test_a_path_is_written_as_sparql_and_as_turtle(
    turtle: Callable[[str, str], Path], text: str, written: tuple[str, str]
) -> None:
    path = path_of(turtle, text)

    assert (paths.sparql(path), paths.turtle(path)) == tuple(w.format(**TERMS) for w in written)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("ex:p", False),
        ("[ sh:zeroOrMorePath ex:p ]", True),
        ("[ sh:zeroOrOnePath ex:p ]", True),
        ("[ sh:oneOrMorePath ex:p ]", False),
        ("[ sh:oneOrMorePath [ sh:zeroOrOnePath ex:p ] ]", True),
        ("( [ sh:zeroOrMorePath ex:p ] ex:q )", False),
        ("( [ sh:zeroOrMorePath ex:p ] [ sh:zeroOrOnePath ex:q ] )", True),
        ("[ sh:alternativePath ( ex:p [ sh:zeroOrOnePath ex:q ] ) ]", True),
        ("[ sh:inversePath [ sh:zeroOrMorePath ex:p ] ]", True),
    ],
)
def test_a_path_knows_whether_it_may_stay_where_it_is(
    turtle: Callable[[str, str], Path], text: str, *, stays: bool
) -> None:
    assert paths.may_stay(path_of(turtle, text)) is stays


def test_a_path_that_may_stay_gives_a_node_that_stands_nowhere_in_the_graph(
    checked: Callable[..., Report],
) -> None:
    report = checked(
        graph="ex:a ex:p ex:b .",
        shapes="ex:S sh:targetNode ex:nowhere ; sh:path [ sh:zeroOrMorePath ex:p ] ; sh:in ( 1 ) .",
    )

    assert [result.value for result in report.results] == [EX + "nowhere"]
