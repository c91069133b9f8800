"""A cache is believed only where it is what was written."""

from pathlib import Path

import pytest

from accede.build.remembered import cache_of, forget_others, remember, remembered


def test_what_was_remembered_is_found_again(tmp_path: Path) -> None:
    remember(tmp_path / "release.cache", "graph", {"A/RES/77/63": 167})

    assert remembered(tmp_path / "release.cache", "graph", dict[str, int]) == {"A/RES/77/63": 167}


def test_a_cache_stands_beside_its_release() -> None:
    assert cache_of(Path("built/release")) == Path("built/release.cache")


def test_what_was_never_remembered_is_not_found(tmp_path: Path) -> None:
    assert remembered(tmp_path / "nowhere", "graph", dict[str, int]) is None


@pytest.mark.parametrize("place", range(0, 60, 3))
def test_a_changed_byte_is_not_believed(tmp_path: Path, place: int) -> None:
    remember(tmp_path, "graph", {"symbol": "A/RES/77/63", "in favour": "167 states"})
    file = tmp_path / "graph.msgpack"
    written = bytearray(file.read_bytes())
    written[place] ^= 4
    file.write_bytes(written)

    assert remembered(tmp_path, "graph", dict[str, str]) is None


def test_a_cut_file_is_not_believed(tmp_path: Path) -> None:
    remember(tmp_path, "graph", {"symbol": "A/RES/77/63"})
    file = tmp_path / "graph.msgpack"
    file.write_bytes(file.read_bytes()[:-1])

    assert remembered(tmp_path, "graph", dict[str, str]) is None


def test_what_is_of_another_kind_is_not_believed(tmp_path: Path) -> None:
    remember(tmp_path, "graph", ["A/RES/77/63"])

    assert remembered(tmp_path, "graph", dict[str, str]) is None


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "release.cache").write_text("a file where the folder should be")
    remember(tmp_path / "release.cache", "graph", {"symbol": "A/RES/77/63"})

    assert remembered(tmp_path / "release.cache", "graph", dict[str, str]) is None


def test_others_are_forgotten_and_so_is_what_was_half_written(tmp_path: Path) -> None:
    for name in ("one", "two"):
        remember(tmp_path, name, name)
    (tmp_path / "three.4711").write_bytes(b"half")
    forget_others(tmp_path, {"one"})

    assert [path.name for path in tmp_path.iterdir()] == ["one.msgpack"]
