"""An answer as a table: what of a long one stands on a page."""

from accede.ask.results import Answer
from accede.publish.paper import environment
from accede.publish.site.tables import MOST, shown

PARTS = environment().get_template("pages/parts.html.j2")


def answer(rows: int) -> Answer:
    return Answer("states", "Which states?", {}, ("n",), tuple((n,) for n in range(rows)))


def table(rows: int) -> str:
    """The table of an answer with so many rows, as a page shows it."""
    found = {"states": shown(answer(rows), lambda _: None)}
    module = PARTS.make_module({"tables": found, "root": "../", "link": lambda _: None})
    return str(module.table("states"))  # type: ignore[attr-defined]  # a macro of the template


def test_of_a_long_answer_the_first_thousand_rows_stand_on_a_page_with_a_way_to_all() -> None:
    text = table(MOST + 1)

    assert text.count('<td class="number">') == MOST
    assert "the first 1,000 of 1,001 rows" in text
    assert '<a href="states.csv">CSV</a>' in text


def test_an_answer_that_fits_stands_there_whole() -> None:
    text = table(MOST)

    assert text.count('<td class="number">') == MOST
    assert "1000 rows" in text
    assert "the first" not in text


def test_one_row_is_one_row() -> None:
    assert "1 row<" in table(1)
