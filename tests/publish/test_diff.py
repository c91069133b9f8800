"""What changed between two releases, in words and triple by triple."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from graphs import graphs, lines_of
from hypothesis import given, settings
from pyoxigraph import RdfFormat, Store, Triple

from accede import resources
from accede.build import build_release
from accede.errors import ReleaseError
from accede.publish.changes import changes
from accede.publish.diff import Difference, apply, difference, of_json, parted
from accede.release import Release, open_release

Spoil = Callable[[Path], None]


def built(folder: Path, *spoils: Spoil) -> Release:
    """A release of the example pages, after something was done to them."""
    shutil.copytree(resources.data() / "example-pages", folder / "pages")
    for spoil in spoils:
        spoil(folder / "pages")
    build_release([folder / "pages" / "dataset.toml"], out=folder / "release", force=True)
    return open_release(folder / "release")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return built(tmp_path_factory.mktemp("before"))


def row(table: str, line: str) -> Spoil:
    """One row more in a table."""

    def spoil(pages: Path) -> None:
        with (pages / table).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(line + "\n")

    return spoil


def words(name: str, old: str, new: str) -> Spoil:
    """Some words of a file, put otherwise."""

    def spoil(pages: Path) -> None:
        text = (pages / name).read_text("utf-8")
        assert old in text
        (pages / name).write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def unpinned(pages: Path) -> None:
    toml = pages / "dataset.toml"
    lines = toml.read_text("utf-8").splitlines(keepends=True)
    toml.write_text("".join(x for x in lines if not x.startswith(("sha256", "bytes"))), "utf-8")


VOTED = "Arvenia changed its vote on A/RES/77/901 (First Committee) from in favour to abstaining"
AGREED = "sources agree now on "
CASES = {
    "a state joins": (
        row("treaty-action.csv", "XAA,lantern,accession,2024-05-02,example-world,yes"),
        ("joined", "added", "Arvenia joined: accession, "),
    ),
    "a state leaves": (
        row("treaty-action.csv", "XAC,lantern,withdrawal,2024-05-02,example-world,yes"),
        ("left", "added", "Orvane left: withdrawal, "),
    ),
    "a state signs": (
        row("treaty-action.csv", "XAB,lantern,signature,2010-07-01,example-world,yes"),
        ("signed", "added", "Castrelle signed: signature, "),
    ),
    "a state changed its vote": (
        words("decision.csv", "XAA;XAC;XAD,,XAB,3,0,1", "XAC;XAD,,XAA;XAB,2,0,2"),
        ("changed its vote", "changed", VOTED),
    ),
    "a state spoke": (
        row("statement.csv", "new,XAB,lantern,Reception,,2023-02-03,2023,general-statement,"
            "Says no.,example-world,yes,"),
        ("spoke", "added", "Castrelle spoke (general statement): Reception, 2023-02-03"),
    ),
    "a statement goes": (
        words("participation.csv", "XAC,lantern/2RC,president", "XAC,lantern/2RC,observer"),
        ("attended", "removed", "Orvane attended "),
    ),
    "a conflict goes": (
        words("decision.csv", "adopted,XAC;XAD,,XAA;XAB,2,0,2,example-ga-record,yes,Arvenia",
              "adopted,XAA;XAC;XAD,,XAB,3,0,1,example-ga-record,yes,Arvenia"),
        ("conflict", "removed", AGREED),
    ),
    "a source changes its text": (
        words("arvenia.txt", "in Geneva to discuss", "in Geneva on"),
        ("source", "changed", "Arvenia, profile of a State not party changed its text"),
    ),
    "its digest is no longer pinned": (
        unpinned,
        ("decision", "changed", "the decision on A/RES/78/901 (plenary)"),
    ),
    "a conflict appears": (
        row("treaty-action.csv", "XAC,lantern,ratification,2011-01-21,example-arvenia,yes"),
        ("conflict", "added", "sources differ now on action/lantern/XAC/ratification, date: "),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return built(tmp_path_factory.mktemp("after"), *(spoil for spoil, _ in CASES.values()))


@pytest.fixture(scope="module")
def diff(before: Release, after: Release) -> Difference:
    return difference(before, after)


@pytest.mark.parametrize("expected", [told for _, told in CASES.values()], ids=CASES)
def test_a_change_is_told_in_the_words_of_the_domain(
    diff: Difference, expected: tuple[str, str, str]
) -> None:
    kind, how, begins = expected

    told = [one.words for one in diff.changes if (one.kind, one.how) == (kind, how)]
    assert [words for words in told if words.startswith(begins)], told


def test_each_thing_is_told_of_once_for_each_kind(diff: Difference) -> None:
    told = [(one.kind, one.thing, one.words) for one in diff.changes]

    assert len(told) == len(set(told))


def test_the_old_release_and_the_difference_are_the_new_release(
    diff: Difference, before: Release, after: Release
) -> None:
    assert list(apply(_lines(before), diff)) == _lines(after)


def test_a_release_does_not_differ_from_itself(before: Release) -> None:
    diff = difference(before, before)

    assert diff.same
    assert list(diff.lines()) == ["0 triples removed, 0 added"]


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


@settings(deadline=None, max_examples=50)
@given(graphs, graphs)
def test_any_change_of_any_graph_can_be_told(
    old: frozenset[Triple], new: frozenset[Triple]
) -> None:
    stores = [Store(), Store()]
    for store, graph in zip(stores, (old, new), strict=True):
        store.load("".join(lines_of(graph)).encode(), format=RdfFormat.N_TRIPLES)

    for change in changes(stores[0], stores[1], lines_of(old ^ new)):
        assert change.words.isprintable()


def _lines(release: Release) -> list[str]:
    return (release.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)
