"""The graph as tables, one file for each class."""

import csv
from pathlib import Path

import pytest
from graphs import graphs, lines_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple

from accede.graph.turtle import Names
from accede.publish.sheets import columns_of, guarded, plain, row, rows, write_sheets

ID = "https://w3id.org/accede/id/"
NS = "https://w3id.org/accede/ns#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
PREFIXES = {
    "acc": NS,
    "stage": "https://w3id.org/accede/scheme/stage/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
GRAPH = [
    f"<{ID}action/apmbc/TON/accession> {TYPE} <{NS}TreatyAction>",
    f"<{ID}action/apmbc/TON/accession> <{NS}actor> <{ID}state/TON>",
    f"<{ID}decision/x/plenary> {TYPE} <{NS}Decision>",
    f"<{ID}decision/x/plenary> <{NS}inFavour> <{ID}state/AFG>",
    f"<{ID}decision/x/plenary> <{NS}inFavour> <{ID}state/ALB>",
    f"<{ID}decision/x/plenary> <{NS}stage> <https://w3id.org/accede/scheme/stage/plenary>",
    f"<{ID}state/AFG> {TYPE} <{NS}State>",
    f'<{ID}state/AFG> <{NS}note> "=HYPERLINK(\\"http://e\\")"@en',
    f'<{ID}state/AFG> <http://www.w3.org/2004/02/skos/core#prefLabel> "Afghanistan"@en',
    f"<{ID}state/ALB> {TYPE} <{NS}State>",
    f'<{ID}state/ALB> <http://www.w3.org/2004/02/skos/core#prefLabel> "Albania, \\"the\\""@en',
]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.nt"
    path.write_text("".join(f"{line} .\n" for line in GRAPH))
    return path


def test_each_class_is_a_file_and_each_thing_a_row(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_sheets(graph, tmp_path / "out", prefixes=PREFIXES, cell=plain)

    written = {path.name: path.read_text() for path in (tmp_path / "out").glob("*.csv")}
    assert written == {
        "treaty-action.csv": "id,actor\naction/apmbc/TON/accession,state/TON\n",
        "decision.csv": "id,inFavour,stage\ndecision/x/plenary,state/AFG;state/ALB,stage:plenary\n",
        "state.csv": "id,skos:prefLabel,note\n"
        'state/AFG,Afghanistan,"=HYPERLINK(""http://e"")"\n'
        'state/ALB,"Albania, ""the""",\n',
    }


def test_the_folder_says_what_it_is_and_that_no_view_is_expressed(
    graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    write_sheets(graph, tmp_path / "out", prefixes=PREFIXES, cell=plain)

    text = (tmp_path / "out" / "README.txt").read_text().replace("\n", " ")
    assert "nothing here expresses a view on the status of any territory" in text


def test_formulas_are_guarded_on_request(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_sheets(graph, tmp_path / "out", prefixes=PREFIXES, cell=guarded)

    with (tmp_path / "out" / "state.csv").open(newline="") as stream:
        assert [cells["note"] for cells in csv.DictReader(stream)] == [
            '\'=HYPERLINK("http://e")',
            "",
        ]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@A1", "\t=1", " =1", "\r=1", "＝1"])
def test_a_cell_that_starts_a_formula_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Cuba", "2001-12-03", "a=b", "1", "'=1"])
def test_a_cell_that_starts_no_formula_stays(cell: str) -> None:
    assert guarded(cell) == cell


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2)
)
@settings(deadline=None)
def test_any_row_is_read_back_by_pythons_reader(cells: list[str]) -> None:
    assert list(csv.reader([row(cells)])) == [cells]


@given(graphs)
@settings(deadline=None)
def test_every_thing_of_any_graph_has_a_row_for_each_of_its_classes(
    graph: frozenset[Triple],
) -> None:
    lines = lines_of(graph)
    names = Names(PREFIXES)

    found = list(rows(lines, columns_of(lines), names))
    assert len({cells[0] for _, cells in found}) == len({line.split(" ")[0] for line in lines})
