"""The graph as Turtle, as a person reads it."""

from pathlib import Path

import pytest

from accede import resources
from accede.errors import OntologyError
from accede.graph.turtle import NOTICE, prefixes, turtle, write_turtle

ID = "https://w3id.org/accede/id/"
NS = "https://w3id.org/accede/ns#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "acc": NS,
    "stage": "https://w3id.org/accede/scheme/stage/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}


def body(*lines: str) -> str:
    """What stands after the head, for lines given without their ends."""
    written = "".join(turtle([f"{line} .\n" for line in lines], PREFIXES))
    return written.partition(f"<{XSD}> .\n\n")[2]


def one(written: str) -> str:
    """How one object is written."""
    return body(f"<http://e/s> <{NS}p> {written}").removeprefix("<http://e/s> acc:p ")[:-3]


def test_a_decision_reads_like_the_voting_record() -> None:
    decision = f"<{ID}decision/A-RES-77-63/plenary>"

    assert body(
        f"{decision} {TYPE} <{NS}Decision>",
        f"{decision} <{NS}abstaining> <{ID}state/CUB>",
        f'{decision} <{NS}date> "2022-12-07"^^<{XSD}date>',
        f"{decision} <{NS}inFavour> <{ID}state/AFG>",
        f"{decision} <{NS}inFavour> <{ID}state/ALB>",
        f"{decision} <{NS}stage> <https://w3id.org/accede/scheme/stage/plenary>",
        f'{decision} <{NS}totalInFavour> "167"^^<{XSD}integer>',
        f'<{ID}state/CUB> <{NS}formalName> "the Republic of Cuba"@en',
    ) == (
        "<decision/A-RES-77-63/plenary> a acc:Decision ;\n"
        "    acc:abstaining <state/CUB> ;\n"
        '    acc:date "2022-12-07"^^xsd:date ;\n'
        "    acc:inFavour <state/AFG>, <state/ALB> ;\n"
        "    acc:stage stage:plenary ;\n"
        "    acc:totalInFavour 167 .\n"
        "\n"
        '<state/CUB> acc:formalName "the Republic of Cuba"@en .\n'
    )


def test_the_type_comes_first_and_is_a_only_as_a_property() -> None:
    assert body(f"<http://e/s> <{NS}a> {TYPE}", f"<http://e/s> {TYPE} {TYPE}") == (
        f"<http://e/s> a {TYPE} ;\n    acc:a {TYPE} .\n"
    )


@pytest.mark.parametrize(
    ("written", "turtle_has"),
    [
        (f"<{ID}meeting/apmbc/20MSP>", "<meeting/apmbc/20MSP>"),
        (f"<{ID}state>", f"<{ID}state>"),
        (f"<{ID}state/../x>", f"<{ID}state/../x>"),
        (f"<{ID}state/.>", f"<{ID}state/.>"),
        (f"<{ID}a:b/c>", f"<{ID}a:b/c>"),
        (f"<{ID}state/a%20b>", f"<{ID}state/a%20b>"),
        (f"<{ID}state/Å>", f"<{ID}state/Å>"),
        ("<http://www.wikidata.org/entity/Q241>", "wd:Q241"),
        ("<http://www.wikidata.org/entity/Q241.>", "<http://www.wikidata.org/entity/Q241.>"),
        ("<http://www.wikidata.org/entity/>", "<http://www.wikidata.org/entity/>"),
        (f"<{NS}a/b>", f"<{NS}a/b>"),
        (f'"2"^^<{XSD}integer>', "2"),
        (f'"02"^^<{XSD}integer>', '"02"^^xsd:integer'),
        (f'"x"^^<{XSD}integer>', '"x"^^xsd:integer'),
        (f'"true"^^<{XSD}boolean>', "true"),
        (f'"1"^^<{XSD}boolean>', '"1"^^xsd:boolean'),
        (f'"true"^^<{XSD}integer>', '"true"^^xsd:integer'),
        (r'"a \"b\"\n^^<x>"', r'"a \"b\"\n^^<x>"'),
        ('"</script>"@en', '"</script>"@en'),
        ("_:b0", "_:b0"),
    ],
)
def test_a_term_is_shortened_only_where_turtle_reads_it_back(written: str, turtle_has: str) -> None:
    assert one(written) == turtle_has


def test_a_cut_line_is_refused() -> None:
    with pytest.raises(OntologyError, match="no canonical N-Triples"):
        "".join(turtle([f"<http://e/s> <{NS}p> <http://e/"], PREFIXES))


def test_an_empty_graph_is_a_head_alone(tmp_path: Path) -> None:
    write_turtle([], tmp_path / "graph.ttl", ontology=resources.ontology())

    head = (tmp_path / "graph.ttl").read_text().splitlines()
    assert head[: len(NOTICE)] == [f"# {line}" for line in NOTICE]
    assert "@base <https://w3id.org/accede/id/> ." in head
    assert "@prefix acc: <https://w3id.org/accede/ns#> ." in head
    assert "@prefix vote-choice: <https://w3id.org/accede/scheme/vote-choice/> ." in head


def test_the_head_says_that_no_view_on_territory_is_expressed() -> None:
    assert "nothing here expresses a view on the status of any territory" in " ".join(NOTICE)


def test_a_missing_ontology_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="install accede again"):
        prefixes(tmp_path)
