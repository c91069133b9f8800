"""Every saved question, run bare on the bundled data, gives the answer kept beside this file.

An answer that changes for a good reason is kept anew with
`accede ask NAME --format csv > tests/ask/expected/NAME.csv`, and the commit says why it changed;
`test_hand_counts.py` counts the same things from the tables that the data came from.
"""

import csv
import io
from pathlib import Path

import pytest

from accede.ask import queries
from accede.release import Release

EXPECTED = Path(__file__).with_name("expected")
UNCOVERED = {"paragraph-votes"}
"""What the bundled data cannot answer."""


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("query", queries.list_queries(), ids=lambda query: query.name)
def test_a_bare_question_gives_the_expected_answer(query: queries.Query, release: Release) -> None:
    answer = queries.run(release.store(), query, {})

    assert rows(answer.csv()) == rows((EXPECTED / f"{query.name}.csv").read_text("utf-8"))


@pytest.mark.parametrize("query", queries.list_queries(), ids=lambda query: query.name)
def test_a_bare_question_has_an_answer_or_says_what_is_not_covered(
    query: queries.Query, release: Release
) -> None:
    answer = queries.run(release.store(), query, {})

    assert bool(answer.rows) == (query.name not in UNCOVERED)
    assert bool(answer.notices) == (query.name in UNCOVERED)


def test_no_expected_answer_is_left_over() -> None:
    kept = {path.stem for path in EXPECTED.glob("*.csv")}

    assert kept == {query.name for query in queries.list_queries()}
