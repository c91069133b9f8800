"""Changes as lines: each by itself while they are few, counted by what they belong to when many."""

from collections.abc import Iterable, Iterator

from accede.publish.changes import Change
from accede.publish.changes_listed import ALL, LINES, SHOWN, every_line, lines


def joined(group: str, number: int, how: str = "added") -> Iterator[Change]:
    """So many states that joined a treaty."""
    for one in range(number):
        words = f"state {one} joined {group}"
        yield Change(kind="joined", thing=f"action/{one}", how=how, words=words, group=group)


def told(*some: Iterable[Change]) -> list[str]:
    return list(lines(change for changes in some for change in changes))


def test_a_few_changes_are_each_told_under_the_heading_of_their_kind() -> None:
    left = Change(kind="left", thing="action/9", how="added", words="state 9 left A")

    assert told(joined("A", 2), [left]) == [
        "joined a treaty: 2",
        "  state 0 joined A",
        "  state 1 joined A",
        "left a treaty: 1",
        "  state 9 left A",
    ]


def test_several_thousand_changes_that_are_alike_are_counted() -> None:
    assert told(joined("B", 2_000), joined("A", 1_000)) == [
        "joined a treaty: 3,000",
        "  A: 1,000 added",
        "  B: 2,000 added",
        f"  {ALL}",
    ]


def test_the_few_that_are_otherwise_are_told_beside_the_many() -> None:
    """A dataset came in, and one act on another treaty was taken back: nobody shall miss it."""
    assert told(joined("A", 1_000), joined("A", 1, "removed"), joined("B", 1)) == [
        "joined a treaty: 1,002",
        "  A: 1,000 added",
        "  state 0 joined A",
        "  state 0 joined B",
        f"  {ALL}",
    ]


def test_many_that_are_all_different_are_told_up_to_a_number_of_lines() -> None:
    many = [change for number in range(1_000) for change in joined(f"{number:04}", 1)]

    found = told(many)

    assert len(found) == LINES + 2
    assert found[1] == "  state 0 joined 0000"
    assert found[-1] == f"  and {1_000 - LINES:,} others; {ALL}"


def test_as_many_as_are_shown_are_each_told() -> None:
    assert len(told(joined("A", SHOWN))) == SHOWN + 1


def test_changes_that_belong_to_nothing_are_counted_by_how_they_changed() -> None:
    assert told(joined("", 100), joined("", 50, "changed")) == [
        "joined a treaty: 150",
        "  100 added",
        "  50 changed",
        f"  {ALL}",
    ]


def test_every_line_tells_each_however_many() -> None:
    found = list(every_line(joined("A", 3_000)))

    assert found[0] == "joined a treaty: 3,000"
    assert found[1:] == [f"  state {one} joined A" for one in range(3_000)]
