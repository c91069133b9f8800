"""The report for people: what is wrong, with which thing, which value, from where, what to do."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from accede.check import people, shacl
from accede.check.report import Report, Result

ID = "https://w3id.org/accede/id/"
NS = "https://w3id.org/accede/ns#"


@pytest.fixture
def store(turtle: Callable[[str, str], Path]) -> ox.Store:
    return shacl.store_of(
        turtle(
            "graph.ttl",
            f"""<{ID}state/XAA> a acc:State ; skos:prefLabel "Aaland-by-the-Sea"@en .
            <{ID}participation/x/1/XAA/observer> a acc:Participation ; acc:locator "row 7" ;
                acc:source <{ID}snapshot/s> ; acc:evidence <{ID}quote/q> .
            <{ID}snapshot/s> acc:document <{ID}document/page> .
            <{ID}document/page> dcterms:title "A page" .
            <{ID}quote/q> acc:text "Aaland came." ; acc:start 10 ; acc:end 22 .""",
        )
    )


def test_a_result_names_thing_value_source_place_and_what_to_do(store: ox.Store) -> None:
    result = Result(
        focus=f"{ID}participation/x/1/XAA/observer",
        message="Give the participation one role.",
        severity="violation",
        path=f"{NS}actor",
        value=f"{ID}state/XAA",
        shape="https://w3id.org/accede/shape/Participation",
    )

    assert list(people.of_result(result, store)) == [
        "violation: Give the participation one role.",
        f"    thing: Participation <{ID}participation/x/1/XAA/observer>",
        f"    value: actor Aaland-by-the-Sea <{ID}state/XAA>",
        f"    source: A page <{ID}document/page>, row 7, characters 10 to 22: “Aaland came.”",
        "    check: shape/Participation",
    ]


def test_a_literal_and_a_longer_way_are_shown_as_a_person_reads_them(store: ox.Store) -> None:
    result = Result(
        focus=f"{ID}state/XAA",
        message="Write one code.",
        severity="warning",
        path=f"(<{NS}evidence>/<{NS}text>)",
        value='"X1"^^<http://www.w3.org/2001/XMLSchema#token>',
        shape="_:shape3",
    )

    assert list(people.of_result(result, store)) == [
        "warning: Write one code.",
        f"    thing: Aaland-by-the-Sea <{ID}state/XAA>",
        '    value: (evidence/text) "X1"',
        "    check: _:shape3",
    ]


def test_the_sources_that_a_check_gives_come_before_those_of_the_thing(store: ox.Store) -> None:
    result = Result(
        focus=f"{ID}state/XAA",
        message="No.",
        severity="warning",
        sources=(f"{ID}document/page",),
    )

    assert f"    source: A page <{ID}document/page>" in people.of_result(result, store)


@pytest.mark.parametrize(
    ("focus", "shown"),
    [
        ('"a literal"@en', '"a literal"@en'),
        ("_:b0", "_:b0"),
        ("http://example.org/unknown", "<http://example.org/unknown>"),
    ],
)
def test_what_has_no_name_is_shown_as_it_is(store: ox.Store, focus: str, shown: str) -> None:
    lines = list(people.of_result(Result(focus=focus, message="No.", severity="info"), store))

    assert lines[1] == f"    thing: {shown}"


def test_nothing_in_a_value_steers_the_terminal(store: ox.Store) -> None:
    result = Result(
        focus=f"{ID}state/XAA",
        message="Red\x1b[31m\u202e",
        severity="warning",
        value='"\x1b]0;title\x07\nnew line"',
    )

    assert all(line.isprintable() for line in people.of_result(result, store))


def test_a_long_report_says_how_many_more_there_are(store: ox.Store) -> None:
    one = Result(focus=f"{ID}state/XAA", message="No.", severity="warning", shape="S")
    report = Report(results=(one,) * (people.SHOWN + 5), met={"S": 1})

    lines = list(people.lines(report, store))

    assert lines[-2:] == ["and 5 more", "1 of 1 shapes met 1 nodes"]
