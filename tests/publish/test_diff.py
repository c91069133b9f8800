"""What turns one release into another, triple by triple, and how it is written and read back."""

import pytest
from edited_pages import built, row, unpinned, words
from graphs import graphs, lines_of
from hypothesis import given, settings
from pyoxigraph import Triple

from accede.errors import ReleaseError
from accede.publish.diff import Difference, apply, difference, of_json, parted
from accede.release import Release
from commands import accede


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return built(tmp_path_factory.mktemp("before"))


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return built(
        tmp_path_factory.mktemp("after"),
        row("treaty-action.csv", "XAA,lantern,accession,2024-05-02,example-world,yes"),
        words("decision.csv", "XAA;XAC;XAD,,XAB,3,0,1", "XAC;XAD,,XAA;XAB,2,0,2"),
        words("arvenia.txt", "in Geneva to discuss", "in Geneva on"),
        unpinned,
        row("coverage.csv", "treaty-action,lantern,,,yes,2010-06-01,2024-03-01,example-world,yes,"),
    )


@pytest.fixture(scope="module")
def diff(before: Release, after: Release) -> Difference:
    return difference(before, after)


def test_the_old_release_and_the_difference_are_the_new_release(
    diff: Difference, before: Release, after: Release
) -> None:
    assert list(apply(_lines(before), diff)) == _lines(after)


def test_a_release_does_not_differ_from_itself(before: Release) -> None:
    diff = difference(before, before)

    assert diff.same
    assert list(diff.lines()) == ["0 triples removed, 0 added"]


def test_the_command_counts_what_is_alike_and_tells_each_when_asked(
    diff: Difference, before: Release, after: Release
) -> None:
    short, every = (accede("diff", before.path, after.path, *how) for how in ((), ("--all",)))

    assert (short.code, every.code) == (1, 1)
    assert short.out.splitlines() == list(diff.lines())
    assert every.out.splitlines() == list(diff.every_line())
    assert "  Lantern Convention: 202 added" in short.out.splitlines()
    assert "  Cuba: never joined, Lantern Convention, from 2010-06-01" in every.out.splitlines()
    assert "Cuba" not in short.out


def test_a_difference_is_read_back_from_its_json(diff: Difference) -> None:
    assert "\n" not in diff.json()
    assert of_json(diff.json()) == diff


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"old": 1}', "\ud7ff"])
def test_what_is_no_difference_is_refused(written: str) -> None:
    with pytest.raises(ReleaseError, match=r"difference: cannot be read"):
        of_json(written)


def test_a_difference_is_not_applied_to_another_graph() -> None:
    diff = Difference(old="0" * 64, new="1" * 64, changes=(), removed=("a",), added=("b",))

    with pytest.raises(ReleaseError, match=r"not the graph that this difference was made from"):
        list(apply(["b\n"], diff))


@settings(deadline=None)
@given(graphs, graphs)
def test_the_old_graph_and_a_difference_are_the_new_graph(
    old: frozenset[Triple], new: frozenset[Triple]
) -> None:
    lines = [sorted(line.rstrip("\n") for line in lines_of(graph)) for graph in (old, new)]
    removed, added = parted(iter(lines[0]), iter(lines[1]))
    diff = Difference(old="", new="", changes=(), removed=tuple(removed), added=tuple(added))

    assert [line.rstrip("\n") for line in apply(lines[0], diff)] == lines[1]
    assert not set(removed) & set(added)


def _lines(release: Release) -> list[str]:
    return (release.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)
