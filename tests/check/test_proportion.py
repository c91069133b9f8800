"""A changed graph checked in proportion: what is found is what a full check finds."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.check import again, vicinity
from accede.check.proportion import report_after
from accede.check.report import Report
from changed_graphs import FAULTS, GOOD, LINES, VOCABULARY, change_of, full, write

BASE = VOCABULARY | GOOD
NAMES = sorted(FAULTS)
TOGETHER = [NAMES[one : one + 20] for one in range(0, len(NAMES), 20)]


@pytest.fixture(autouse=True)
def _any_change_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vicinity, "SHARE", 1)
    monkeypatch.setattr(again, "WORTH_ABRIDGING", 0)


def after_change(before: Path, after: Path, report: Report) -> Report | None:
    """The report of a graph that was made by a change of one with a report."""
    change = change_of(before, after, report.results)
    return report_after(change, ox.Store.read_only(str(change.store)), {})


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The good example, and what is found in it."""
    nt = write(BASE, tmp_path_factory.mktemp("good") / "graph")
    return nt, full(nt)


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0])
def test_faults_that_come_or_go_are_seen(
    names: list[str], good: tuple[Path, Report], tmp_path: Path
) -> None:
    without, in_order = good
    faulty = write(BASE.union(*(FAULTS[name] for name in names)), tmp_path / "graph")
    found = full(faulty)

    assert len(found.results) >= len(in_order.results) + len(names)
    assert after_change(without, faulty, in_order) == found
    assert after_change(faulty, without, found) == in_order


def crossed(lines: tuple[str, str]) -> str:
    """The subject of one line with the rest of another."""
    return " ".join((lines[0].split(" ", 1)[0], lines[1].split(" ", 1)[1]))


ANY = st.sampled_from(LINES)
STRANGE = st.tuples(ANY, ANY).map(crossed)


@st.composite
def changes(draw: st.DrawFn) -> list[set[str]]:
    """A graph with some faults, and the same where others came, some went, and lines changed."""
    some = st.sets(st.sampled_from(NAMES), max_size=6)
    before = {*GOOD, *draw(st.lists(STRANGE, max_size=5))}
    before.update(*(FAULTS[one] for one in draw(some)))
    after = before - draw(st.sets(st.sampled_from(sorted(before)), max_size=6))
    after.update(draw(st.lists(st.one_of(ANY, STRANGE), max_size=6)))
    return [before, after.union(*(FAULTS[one] for one in draw(some)))]


def test_any_change_is_found_the_same_fault_with() -> None:
    in_proportion: list[bool] = []

    @given(data=st.data())
    @settings(max_examples=15, deadline=None)
    def check(data: st.DataObject) -> None:
        before, after = data.draw(changes().map(Hidden)).graphs
        with TemporaryDirectory() as folder:
            old = write(VOCABULARY | before, Path(folder, "old"))
            new = write(VOCABULARY | after, Path(folder, "new"))
            report, found = full(old), full(new)
            again_found = after_change(old, new, report)

        in_proportion.append(again_found is not None)
        assert again_found in (None, found)

    check()
    assert 2 * in_proportion.count(True) > len(in_proportion)


class Hidden:
    """Two graphs, which are too long to print."""

    def __init__(self, graphs: list[set[str]]) -> None:
        self.graphs = graphs

    def __repr__(self) -> str:
        return f"{len(self.graphs[0] ^ self.graphs[1])} lines changed: " + "".join(
            sorted(self.graphs[0] ^ self.graphs[1])
        )


def test_a_graph_with_a_known_change_is_checked_in_proportion(
    good: tuple[Path, Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without, report = good
    faulty = write(BASE | FAULTS["two-choices"], tmp_path / "graph")
    change = change_of(without, faulty, report.results)
    monkeypatch.setattr(again, "checked", None)  # not to be called

    found = again.checked_after(faulty, {}, change)

    assert found.held.triples == len(BASE | FAULTS["two-choices"])
    assert any(one.shape.endswith("/two-choices") for one in found.report.results)


def test_where_much_is_touched_all_is_checked(
    good: tuple[Path, Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vicinity, "SHARE", 10_000)
    without, report = good
    faulty = write(BASE | FAULTS["two-choices"], tmp_path / "graph")
    change = change_of(without, faulty, report.results)

    assert after_change(without, faulty, report) is None
    assert again.checked_after(faulty, {}, change).report == full(faulty)
