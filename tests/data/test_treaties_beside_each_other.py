"""Fourteen treaties more change nothing of the first: a diff of two releases, and every question.

One release holds the Convention alone, the other all bundled treaties. What the second says beyond
the first is about the others; what it says of the Convention is the same, row by row.
"""

from pathlib import Path

import pytest

from accede import resources
from accede.ask import queries
from accede.ask.queries import Query
from accede.ask.results import Answer, Cell
from accede.build import build_release
from accede.model import iris
from accede.publish.diff import Difference, difference
from accede.release import Release, open_release

BUILD = f"<{iris.ID}build/"
"""What a release says of its own making: the datasets that it was made of."""

SAME_BUT_MORE = {
    "conflicts": "sources contradict each other about the other treaties too",
    "series": "the other treaties have series of their own",
    "sister-treaties": "there are no sisters in a release of one treaty",
}
"""Questions about all that is on file: the rows of before stand there, beside new ones."""

RECKONED_ANEW = {
    "documents": ("records",),
    "together": ("together", "in_common", "share", "reconstructed"),
    "treaties": (),
}
"""Questions about all that is on file that count in some columns: more of it is a larger count."""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of the Convention's own tables and the states."""
    out = tmp_path_factory.mktemp("alone") / "release"
    build_release([resources.data() / "apmbc" / "dataset.toml"], out=out)
    return open_release(out)


@pytest.fixture(scope="module")
def diff(alone: Release, release: Release) -> Difference:
    """What the other treaties add to the Convention's release."""
    return difference(alone, release)


@pytest.fixture(scope="module")
def both(alone: Release, release: Release) -> dict[str, tuple[Answer, Answer]]:
    """Every saved question as each of the two releases answers it, about the Convention."""
    found = {}
    for query in queries.list_queries():
        given = dict(of_convention(query))
        found[query.name] = (
            queries.run(alone.store(), query, given),
            queries.run(release.store(), query, given),
        )
    return found


def of_convention(query: Query) -> list[tuple[str, str]]:
    """The values that make a question one about the Convention, whatever its defaults are."""
    taken = {"treaty": "apmbc", "series": "apmbc-ga", "meeting": "apmbc/20MSP"}
    return [(one.name, taken[one.kind]) for one in query.params if one.kind in taken]


def without(answer: Answer, columns: tuple[str, ...]) -> set[tuple[Cell, ...]]:
    """The rows of an answer, some of its columns left out."""
    assert set(columns) <= set(answer.columns)
    kept = [n for n, column in enumerate(answer.columns) if column not in columns]
    return {tuple(row[n] for n in kept) for row in answer.rows}


def test_no_triple_of_before_is_gone_but_those_on_the_making_of_the_release(
    diff: Difference,
) -> None:
    assert [line for line in diff.removed if not line.startswith(BUILD)] == []
    assert diff.added


def test_nothing_is_changed_or_taken_back_and_nothing_is_told_of_the_convention(
    diff: Difference,
) -> None:
    assert {change.how for change in diff.changes} == {"added"}
    assert [change for change in diff.changes if "apmbc" in change.thing.split("/")] == []
    assert [change for change in diff.changes if "Anti-Personnel" in change.words] == []


def test_what_is_new_are_acts_votes_and_meetings_of_the_other_treaties(diff: Difference) -> None:
    kinds = {change.kind for change in diff.changes}

    assert kinds >= {"joined", "signed", "left", "standing", "voted", "attended", "decision"}
    assert "changed its vote" not in kinds
    joined = {change.thing.split("/")[1] for change in diff.changes if change.kind == "joined"}
    assert len(joined) == 14


def test_every_question_about_the_convention_has_the_answer_of_before(
    both: dict[str, tuple[Answer, Answer]],
) -> None:
    differing = {name for name, (before, after) in both.items() if before.rows != after.rows}

    assert differing == SAME_BUT_MORE.keys() | RECKONED_ANEW.keys()


@pytest.mark.parametrize("name", SAME_BUT_MORE)
def test_a_question_about_all_on_file_keeps_its_rows(
    both: dict[str, tuple[Answer, Answer]], name: str
) -> None:
    before, after = both[name]

    assert set(before.rows) < set(after.rows)


@pytest.mark.parametrize("name", RECKONED_ANEW)
def test_a_question_that_counts_all_on_file_keeps_what_it_does_not_count(
    both: dict[str, tuple[Answer, Answer]], name: str
) -> None:
    before, after = (without(answer, RECKONED_ANEW[name]) for answer in both[name])
    if name == "treaties":  # two others are named by the Convention's tables, without their rules
        before = {row for row in before if f"{iris.ID}treaty/apmbc" in row}

    assert before
    assert before <= after


def test_the_derived_standings_too_are_those_of_before(release: Release, alone: Release) -> None:
    spell = f"<{iris.ID}status/apmbc/"
    told = [[line for line in lines(one) if line.startswith(spell)] for one in (alone, release)]

    assert told[0] == told[1]
    assert told[0]


def lines(release: Release) -> list[str]:
    path: Path = release.path / "graph.nt"
    return path.read_text("utf-8").splitlines()
