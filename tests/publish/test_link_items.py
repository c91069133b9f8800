"""What Wikidata is asked: standard queries, some items at a time, days as exact as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from a_wikidata import serving, states

from accede import resources
from accede.ask import tokens
from accede.publish.links import check_links, endpoint
from accede.publish.links.items import agree
from accede.release import Release

QUERIES = sorted((resources.queries() / "wikidata").glob("*.rq"))


@pytest.mark.parametrize(
    ("stated", "there", "same"),
    [
        ("1991-12-24", ["1991-12-26"], True),
        ("1991-12-24", ["1991-11-26"], False),
        ("1991-12-24", ["1917", "1991-12"], True),
        ("1991", ["1991-12-26"], True),
        ("1992-04-27", ["2003"], False),
        ("1992-04-27", [], False),
    ],
)
def test_days_agree_as_exactly_as_both_are(stated: str, there: list[str], same: bool) -> None:  # noqa: FBT001  # a column of the table
    assert agree(stated, there) is same


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_queries_on_wikidata_are_standard_sparql(query: Path) -> None:
    text = query.read_text("utf-8")
    words = {token.text.upper() for token in tokens.tokens(text, where=query)}

    assert tokens.form(text, where=query) == "SELECT"
    assert not words & {"SERVICE", "HINT:PRIOR", "WITH", "INCLUDE"}
    assert "bd:" not in text


def test_a_question_asks_for_some_items_at_a_time(release: Release) -> None:
    with serving(states()) as url:
        asked: list[int] = []
        real = endpoint(url)

        def ask(sparql: str) -> Iterator[dict[str, str]]:
            asked.append(sparql.count("<http://www.wikidata.org/entity/Q"))
            yield from (dict(row) for row in real(sparql))

        found = check_links(release, ask)

    assert found.sound
    assert max(asked) == 100
