"""A store made from the one before holds what its graph says, and the other stays as it was."""

from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Store

from accede.errors import ReleaseError
from accede.release import extend_store, load_store


def triple(number: int, word: str) -> bytes:
    return f'<https://example.org/{number}> <https://example.org/says> "{word}" .\n'.encode()


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A folder with a graph of fifty triples and its store."""
    folder = tmp_path / "before"
    folder.mkdir()
    (folder / "graph.nt").write_bytes(b"".join(triple(number, "yes") for number in range(50)))
    load_store([folder / "graph.nt"], folder)
    return folder


def held(folder: Path) -> list[str]:
    """What a store says, read back whole."""
    return sorted(
        f"{quad.subject} {quad.predicate} {quad.object} .\n"
        for quad in Store.read_only(str(folder / "store"))
    )


def digests(folder: Path) -> dict[str, str]:
    return {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in sorted((folder / "store").iterdir())
    }


def extended(before: Path, folder: Path, added: list[bytes], removed: list[bytes]) -> Path:
    folder.mkdir()
    extend_store(before / "store", folder, added=added, removed=removed)
    return folder


def test_a_store_holds_the_difference_and_nothing_else(before: Path, tmp_path: Path) -> None:
    after = extended(before, tmp_path / "after", [triple(3, "no")], [triple(3, "yes")])

    told = [triple(number, "yes").decode() for number in range(50) if number != 3]
    assert held(after) == sorted([*told, triple(3, "no").decode()])


def test_the_store_before_keeps_every_byte(before: Path, tmp_path: Path) -> None:
    was = digests(before)
    one = extended(before, tmp_path / "one", [triple(51, "yes")], [triple(1, "yes")])
    extended(one, tmp_path / "two", [triple(1, "yes")], [triple(51, "yes")])

    assert digests(before) == was
    assert held(tmp_path / "two") == held(before)


def test_many_stores_upon_each_other_hold_what_is_told(before: Path, tmp_path: Path) -> None:
    last = before
    for step in range(12):
        added, removed = [triple(step, f"step {step}")], [triple(step, "yes")]
        last = extended(last, tmp_path / f"step-{step}", added, removed)

    told = [triple(n, f"step {n}" if n < 12 else "yes").decode() for n in range(50)]
    assert held(last) == sorted(told)


def test_no_log_of_the_store_stays(before: Path, tmp_path: Path) -> None:
    after = extended(before, tmp_path / "after", [triple(51, "yes")], [])

    names = {path.name for path in (after / "store").iterdir()}
    assert not {name for name in names if name.startswith("LOG") or name == "LOCK"}


@pytest.mark.parametrize(
    ("added", "removed"),
    [([], [triple(3, "no")]), ([triple(3, "yes")], [])],
    ids=["taken from what is not there", "added to what is there"],
)
def test_a_store_of_another_graph_is_refused(
    before: Path, tmp_path: Path, added: list[bytes], removed: list[bytes]
) -> None:
    with pytest.raises(ReleaseError, match="not the store of the graph before"):
        extended(before, tmp_path / "after", added, removed)
