"""What verify says of a release, whole and damaged."""

import json
import shutil
from pathlib import Path

import pytest
from a_builder import build

from accede.errors import ReleaseError
from accede.release import open_release, verify


@pytest.fixture
def out(tmp_path: Path) -> Path:
    build(tmp_path / "release", "one")
    return tmp_path / "release"


def test_a_whole_release_has_no_damage(out: Path) -> None:
    assert verify(out) == []
    assert verify(out.resolve()) == []


def test_a_changed_byte_is_named(out: Path) -> None:
    path = out / "texts/a.txt"
    path.write_text(path.read_text().replace("one", "two"))

    assert verify(out) == ["texts/a.txt: other content than the manifest says"]


def test_a_cut_file_is_named_with_both_sizes(out: Path) -> None:
    path = out / "report.json"
    path.write_bytes(path.read_bytes()[:5])

    assert verify(out) == ["report.json: 5 bytes, the manifest says 18"]


def test_a_missing_file_and_one_too_many_are_named(out: Path) -> None:
    (out / "report.json").rename(out / "report.json.bak")

    assert verify(out) == ["report.json: missing", "report.json.bak: not in the manifest"]


def test_damage_in_the_store_is_named(out: Path) -> None:
    path = next(iter((out / "store").glob("*.sst")))
    path.write_bytes(path.read_bytes()[:-1] + b"?")

    assert verify(out) == [f"store/{path.name}: other content than the manifest says"]


def test_a_link_in_place_of_a_file_is_not_followed(out: Path) -> None:
    path = out / "texts/a.txt"
    shutil.copy(path, out.parent / "elsewhere.txt")
    path.unlink()
    path.symlink_to(out.parent / "elsewhere.txt")

    assert verify(out) == ["texts/a.txt: not a plain file"]


def test_a_manifest_that_lists_a_path_outside_finds_no_file_there(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text())
    manifest["files"]["../../etc/passwd"] = {"bytes": 1, "sha256": "00"}
    (out / "manifest.json").write_text(json.dumps(manifest))

    assert verify(out) == [
        "manifest.json: its digest does not fit the files it lists",
        "../../etc/passwd: missing",
    ]


def test_a_rewritten_manifest_does_not_fit_the_folders_name(out: Path) -> None:
    other = build(out.parent / "other", "two")
    name = out.resolve()
    shutil.rmtree(name)
    shutil.copytree(other, name)

    stem = other.name.partition(".")[2]
    assert verify(out) == [
        f"manifest.json: its digest {stem} is not the folder's {name.name.partition('.')[2]}"
    ]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"digest": 3, "files": {}}', b"\xff"])
def test_an_unreadable_manifest_is_damage_to_verify_and_an_error_to_open(
    out: Path, content: bytes
) -> None:
    (out / "manifest.json").write_bytes(content)

    (damage,) = verify(out)
    assert damage.startswith("manifest.json: cannot be read")
    with pytest.raises(ReleaseError, match=r"manifest\.json: cannot be read"):
        open_release(out)


def test_a_missing_manifest_is_damage(out: Path) -> None:
    (out / "manifest.json").unlink()

    assert verify(out) == ["manifest.json: no manifest.json"]


def test_where_no_release_is_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="there is no release here; run `accede build` first"):
        verify(tmp_path / "release")


def test_a_file_is_not_a_release(tmp_path: Path) -> None:
    (tmp_path / "release").write_text("")

    with pytest.raises(ReleaseError, match="this is not a release"):
        verify(tmp_path / "release")


def test_a_link_to_itself_is_not_a_release(tmp_path: Path) -> None:
    (tmp_path / "release").symlink_to("release")

    with pytest.raises(ReleaseError, match="there is no release here"):
        verify(tmp_path / "release")


def test_the_digest_leaves_out_what_has_a_clock(tmp_path: Path) -> None:
    first = build(tmp_path / "first", "one")
    second = build(tmp_path / "second", "one")
    stores = [(path / "store/IDENTITY").read_bytes() for path in (first, second)]

    assert stores[0] != stores[1]
    assert open_release(first).digest == open_release(second).digest
