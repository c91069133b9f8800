"""The saved questions are plain SPARQL 1.1: two engines that share no code agree on every row."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store
from rdflib import Graph, Literal
from rdflib.query import ResultRow

from accede.ask import queries
from accede.ask.names import StoreNames

GIVEN = {
    "state": "XAA",
    "treaty": "xt",
    "series": "xt-ga",
    "resolution": "A/RES/90/1",
    "meeting": "xt/2MSP",
    "thing": "position/xaa-2-joining",
    "n": "1",
}
OTHERWISE = {
    "changed-votes": {"since": "90", "until": "91"},
    "group-split": {"group": "eu"},
    "outreach": {"state": "XBB"},
    "new-since": {"since": "2036-06-15"},
}


@pytest.fixture(scope="module")
def graph(turtles: list[Path]) -> Graph:
    graph = Graph()
    for path in turtles:
        graph.parse(path)
    return graph


def given_for(query: queries.Query) -> dict[str, str]:
    known = {param.name for param in query.params}
    shared = {name: value for name, value in GIVEN.items() if name in known}
    return shared | OTHERWISE.get(query.name, {})


def cells(row: ResultRow) -> Iterator[object]:
    """What one row holds: numbers as numbers, truth as yes and no, an empty text as nothing."""
    for cell in row:
        plain = cell.toPython() if isinstance(cell, Literal) else cell
        yield (
            float(plain) if isinstance(plain, int) or hasattr(plain, "as_tuple") else plain or None
        )


@pytest.mark.parametrize("query", queries.list_queries(), ids=lambda query: query.name)
def test_both_engines_give_the_same_rows(query: queries.Query, small: Store, graph: Graph) -> None:
    given = given_for(query)

    ours = queries.run(small, query, given).rows
    theirs = graph.query(queries.bind(query, given, StoreNames(small)))

    plain = [tuple(float(cell) if isinstance(cell, int) else cell for cell in row) for row in ours]
    assert [tuple(map(text, row)) for row in plain] == [
        tuple(map(text, cells(row))) for row in theirs if isinstance(row, ResultRow)
    ]
    assert ours


def text(cell: object) -> object:
    return cell if isinstance(cell, float) else None if cell is None else str(cell)
