"""Who split from the whole in a vote on a part: worked out from the lists of both decisions."""

from collections.abc import Iterable

import pytest

from accede.graph.decided import grouped
from accede.graph.derived import with_splits
from accede.graph.triples import Sources
from accede.graph.whole import mapped
from accede.model import terms
from accede.model.records import Decision

WHOLE = Decision(
    symbol="A/RES/91/1", stage="plenary", in_favour=("AAA", "BBB", "DDD"), abstaining=("CCC",)
)
PART = Decision(
    symbol="A/RES/91/1",
    stage="plenary",
    rollcall="7",
    apart=True,
    on_part="paragraph 2",
    in_favour=("AAA",),
    against=("BBB", "CCC"),
    not_voting=("EEE",),
)
PART_KEY = "<https://w3id.org/accede/id/decision/rollcall/7>"
WHOLE_KEY = "<https://w3id.org/accede/id/decision/A-RES-91-1/plenary>"


def texts_of(decisions: Iterable[Decision]) -> dict[str, str]:
    blocks = mapped(grouped(decisions, ()), Sources({})).blocks
    return {block.key: block.text for block in blocks}


def told(text: str, name: str) -> set[str]:
    found = (line.split(" ", 2) for line in text.splitlines())
    return {
        value[:-2].rpartition("/")[2].rstrip(">") for _, one, value in found if one == f"<{name}>"
    }


def test_who_chose_otherwise_on_the_whole_split_and_who_has_no_vote_there_did_not() -> None:
    texts = texts_of([WHOLE, PART])

    derived = dict(with_splits(texts, [WHOLE, PART]))

    assert derived.keys() == {PART_KEY}
    assert told(derived[PART_KEY], terms.splitFromWhole) == {"BBB", "CCC"}
    assert f"{PART_KEY} <{terms.wholeDecision}> {WHOLE_KEY} .\n" in derived[PART_KEY]


def test_the_lines_are_those_of_the_decision_and_in_order() -> None:
    texts = texts_of([WHOLE, PART])

    lines = dict(with_splits(texts, [WHOLE, PART]))[PART_KEY].splitlines(keepends=True)

    assert lines == sorted(lines)
    assert set(texts[PART_KEY].splitlines(keepends=True)) < set(lines)
    assert len(lines) == len(texts[PART_KEY].splitlines()) + 3


def test_what_a_build_before_worked_out_is_worked_out_anew() -> None:
    texts = texts_of([WHOLE, PART])
    before = texts | dict(with_splits(texts, [WHOLE, PART]))
    changed = Decision(
        symbol="A/RES/91/1", stage="plenary", in_favour=("AAA", "BBB"), against=("CCC",)
    )
    now = texts_of([changed, PART])

    upon = dict(with_splits(before | {WHOLE_KEY: now[WHOLE_KEY]}, [changed, PART]))

    assert upon == dict(with_splits(now, [changed, PART]))
    assert told(upon[PART_KEY], terms.splitFromWhole) == {"BBB"}


OTHER = Decision(symbol="A/RES/91/1", stage="plenary", rollcall="8", apart=True, in_favour=("BBB",))
IN_COMMITTEE = Decision(symbol="A/RES/91/1", stage="first-committee", in_favour=("BBB",))


@pytest.mark.parametrize("others", [[], [WHOLE, OTHER], [IN_COMMITTEE]])
def test_without_one_vote_on_the_whole_in_the_same_body_nothing_follows(
    others: list[Decision],
) -> None:
    texts = texts_of([WHOLE, PART])
    before = texts | dict(with_splits(texts, [WHOLE, PART]))
    of_others = texts_of([*others, PART])

    derived = dict(with_splits(before | of_others, [*others, PART]))
    upon = dict(with_splits({**of_others, PART_KEY: before[PART_KEY]}, [*others, PART]))

    assert derived == upon == {PART_KEY: of_others[PART_KEY]}


def test_a_vote_on_a_whole_text_is_left_as_it_is() -> None:
    assert dict(with_splits(texts_of([WHOLE]), [WHOLE])) == {}
