"""What lies beside the graph holds the graph's lines, however early they were handed over."""

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Store

from accede import build_release, resources
from accede.build import beside as beside_module
from accede.build.beside import Loading
from accede.errors import ReleaseError
from accede.graph.whole import Block, Graph
from accede.release import LAST

A = Block("<a:a>", "<a:a> <a:p> <a:x> .\n")
MORE = Block("<a:a>", "<a:a> <a:o> <a:x> .\n<a:a> <a:p> <a:x> .\n")
OTHER = Block("<a:a>", "<a:a> <a:q> <a:x> .\n")
B = Block("<a:b>", "<a:b> <a:p> <a:x> .\n")


def graph(*blocks: Block) -> Graph:
    return Graph(blocks=blocks, records=(), disagreements=())


@pytest.fixture
def loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Loading, list[str]]:
    """A loader that counts a single decision as many, and the files that it names."""
    monkeypatch.setattr(beside_module, "PART", 1)
    named: list[str] = []
    return Loading(tmp_path, named.append), named


def handed_over(folder: Path, named: list[str]) -> list[str]:
    assert named.pop() == LAST
    return [(folder / name).read_text("utf-8") for name in named]


def test_what_was_handed_over_early_is_not_handed_over_again(
    tmp_path: Path, loading: tuple[Loading, list[str]]
) -> None:
    loader, named = loading
    loader.take(A)

    loader.end(graph(MORE, B))

    assert handed_over(tmp_path, named) == [A.text, "<a:a> <a:o> <a:x> .\n" + B.text]


def test_a_small_graph_is_handed_over_whole(tmp_path: Path) -> None:
    named: list[str] = []
    loader = Loading(tmp_path, named.append)
    loader.take(A)

    loader.end(graph(A, B))

    assert named == ["graph.nt", LAST]


@pytest.mark.parametrize("final", [(B,), (OTHER,)])
def test_a_line_that_was_loaded_and_is_gone_stops_the_build(
    final: tuple[Block, ...], loading: tuple[Loading, list[str]]
) -> None:
    loader, _ = loading
    loader.take(A)

    with pytest.raises(ReleaseError, match="were loaded and are not in the graph"):
        loader.end(graph(*final))


def test_the_store_is_the_graph_whether_it_was_loaded_early_or_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = shutil.copytree(resources.data() / "apmbc", tmp_path / "apmbc") / "dataset.toml"
    late = build_release([dataset], out=tmp_path / "late")
    monkeypatch.setattr(beside_module, "PART", 10_000)

    early = build_release([dataset], out=tmp_path / "early")

    assert early.digest == late.digest
    told = (Path(early.release) / "graph.nt").read_text("utf-8").splitlines()
    store = Store.read_only(f"{early.release}/store")
    assert sorted(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in store) == told
    assert not (Path(early.release) / "parts").exists()
