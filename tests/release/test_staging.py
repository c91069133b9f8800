"""A release is whole or absent, whatever happens to whoever writes it."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_builder import build, write

from accede.errors import ReleaseError
from accede.release import finish, open_release, staged, verify
from measured import Measured

HERE = Path(__file__).parent
SMALL_DISK = ["unshare", "--map-root-user", "--mount"]


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of its own that runs one of the scripts beside this file."""
    return subprocess.Popen(
        [sys.executable, HERE / script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def names(out: Path) -> list[str]:
    """What stands beside a release, without the digests."""
    return sorted(path.name[: -12 if path.is_dir() and not path.is_symlink() else None]
                  for path in out.parent.iterdir())  # fmt: skip


def marker(out: Path) -> object:
    return next(open_release(out).records("state"))["marker"]


# --- whole, and where ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["release", "my release", "Äußerung 条約", "a.b.c", "[x]*?", "-v"])
def test_a_release_stands_beside_its_link_under_its_digest(tmp_path: Path, name: str) -> None:
    out = tmp_path / "new folder" / name
    folder = build(out, "one")

    assert folder == out.with_name(f"{name}.{open_release(out).digest[:12]}")
    assert str(out.readlink()) == folder.name
    assert names(out) == sorted([name, f"{name}."])
    assert verify(out) == []


def test_the_release_before_stays_until_the_next_build(tmp_path: Path) -> None:
    out = tmp_path / "release"
    folders = [build(out, marker) for marker in ("one", "two", "three")]

    assert [folder.is_dir() for folder in folders] == [False, True, True]
    assert out.resolve() == folders[2]


def test_a_release_that_is_not_swapped_in_stands_beside_the_current_one(tmp_path: Path) -> None:
    out = tmp_path / "release"
    build(out, "one")
    with staged(out) as folder:
        write(folder, "two")
        second = finish(folder, out, swap=False)

    assert verify(second) == []
    assert marker(second) == "two"
    assert marker(out) == "one"


def test_the_same_content_again_is_the_same_folder_untouched(tmp_path: Path) -> None:
    out = tmp_path / "release"
    first = build(out, "one")
    written = first.stat().st_ino
    build(out, "two")

    assert build(out, "one") == first
    assert first.stat().st_ino == written
    assert marker(out) == "one"


def test_a_damaged_release_of_the_same_digest_is_set_aside(tmp_path: Path) -> None:
    out = tmp_path / "release"
    first = build(out, "one")
    for damage in ("?", "!"):
        (first / "report.json").write_text(damage)
        build(out, "one")

    assert verify(out) == []
    assert (first.with_name(f"{first.name}.damaged") / "report.json").read_text() == "!"


def test_a_neighbour_with_a_like_name_is_left_alone(tmp_path: Path) -> None:
    neighbours = [tmp_path / name for name in ("release.0123456789ab", "release.tmpl", "releases")]
    for path in neighbours:
        path.mkdir()
        (path / "mine").touch()
    for text in ("one", "two", "three"):
        build(tmp_path / "release", text)

    assert [(path / "mine").exists() for path in neighbours] == [True, True, True]


# --- never over someone's files --------------------------------------------------------------


def test_a_folder_or_file_in_the_links_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    for name in ("folder", "file"):
        with (
            pytest.raises(ReleaseError, match="something else stands here"),
            staged(tmp_path / name),
        ):
            pass


def test_a_link_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "release").symlink_to("/nowhere/else")

    with pytest.raises(ReleaseError, match="a link that accede did not make"):
        build(tmp_path / "release", "one")


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ReleaseError, match="cannot be written"):
        build(tmp_path / "file" / "release", "one")


@pytest.mark.parametrize("name", ["/", "..", "a\0b"])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(ReleaseError, match="a release needs a name"), staged(Path(name)):
        pass


def test_a_name_too_long_for_the_file_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="File name too long"), staged(tmp_path / ("x" * 300)):
        pass


# --- whatever happens ------------------------------------------------------------------------


def test_an_error_in_the_middle_leaves_nothing_and_is_raised_as_it_is(tmp_path: Path) -> None:
    def failing() -> None:
        with staged(tmp_path / "release") as folder:
            write(folder, "one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_source_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staged(tmp_path / "release"):
        (tmp_path / "no such source").read_bytes()


def test_what_a_dead_builder_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "release.tmp-1" / "records").mkdir(parents=True)
    (tmp_path / "release.tmp-1.link").symlink_to("release.0123456789ab")
    (tmp_path / "release.lock").write_text("stale")
    build(tmp_path / "release", "one")

    assert names(tmp_path / "release") == ["release", "release."]


def test_a_second_builder_fails_fast_when_told_not_to_wait(tmp_path: Path) -> None:
    out = tmp_path / "release"
    with staged(out), pytest.raises(ReleaseError, match="another build"), staged(out, wait=0):
        pass

    build(out, "one")
    assert marker(out) == "one"


@pytest.mark.trust
def test_builders_at_once_take_turns(tmp_path: Path, measured: Measured) -> None:
    out = tmp_path / "release"
    builders = [run("a_builder.py", out, text, 5) for text in ("left", "right")]

    assert [builder.communicate()[1] for builder in builders] == ["", ""]
    assert verify(out) == []
    assert marker(out) in {"left-4", "right-4"}
    assert names(out) == ["release", "release.", "release."]
    measured(9, "two builders at once: 10 of 10 builds done in turns")


def reads_during_swaps(out: Path, *, swaps: int, reads: int) -> set[str]:
    """What a reader says who reads all the time while releases are swapped under it.

    At most one build falls within a batch of reads, as a release stays for one build more.
    """
    build(out, "first")
    reader = run("a_reader.py", out)
    assert reader.stdin is not None
    assert reader.stdout is not None
    said = set()
    for number in range(swaps):
        print(reads, file=reader.stdin, flush=True)
        build(out, f"number {number}")
        said.add(reader.stdout.readline().strip())
    _, errors = reader.communicate()
    assert errors == ""
    return said


def test_readers_see_the_old_release_or_the_new_never_a_mixture(tmp_path: Path) -> None:
    assert reads_during_swaps(tmp_path / "release", swaps=10, reads=20) == {"0 mixed"}


@pytest.mark.soak
def test_ten_thousand_reads_see_no_mixture(tmp_path: Path, measured: Measured) -> None:
    assert reads_during_swaps(tmp_path / "release", swaps=200, reads=50) == {"0 mixed"}
    measured(9, "10,000 reads during 200 swaps: 0 mixed")


def kills(out: Path, times: int) -> Iterator[str]:
    """What is wrong after each of so many builders was killed at a random moment."""
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    build(out, "first")
    for number in range(times):
        builder = run("a_builder.py", out, f"killed {number}", 9999)
        assert builder.stdout is not None
        assert builder.stdout.readline() == "at work\n"
        try:
            builder.wait(timeout=moments.uniform(0, 0.1))
        except subprocess.TimeoutExpired:
            builder.kill()
        builder.communicate()
        yield from verify(out)
        build(out, f"mended {number}")
        yield from verify(out)
        yield from set(names(out)) - {"release", "release."}


def test_a_builder_killed_at_any_moment_leaves_a_whole_release_and_no_trace(
    tmp_path: Path,
) -> None:
    assert list(kills(tmp_path / "release", 20)) == []


@pytest.mark.soak
def test_two_hundred_builders_killed_leave_a_whole_release(
    tmp_path: Path, measured: Measured
) -> None:
    assert list(kills(tmp_path / "release", 200)) == []
    measured(7, "writers: 200 of 200 kills left a whole release, and the next build succeeded")


def on_a_small_disk(folder: Path) -> dict[str, object]:
    """What `a_full_disk.py` saw, on a disk of its own that nobody else sees."""
    try:
        subprocess.run([*SMALL_DISK, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no small disk can be mounted here: {fault}")
    command = [*SMALL_DISK, sys.executable, str(HERE / "a_full_disk.py"), str(folder)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.stderr == ""
    found: dict[str, object] = json.loads(ran.stdout)
    return found


@pytest.mark.trust
def test_a_full_or_read_only_disk_is_a_clean_error_and_the_old_release_stays(
    tmp_path: Path, measured: Measured
) -> None:
    found = on_a_small_disk(tmp_path)

    mend = "make room or choose another --out; the release before is as it was"
    full = f"{tmp_path}/release: cannot be written (No space left on device); {mend}"
    assert found["full"] == full
    assert "cannot be written (IO error: No space left on device" in str(found["store"])
    assert found["read-only"] == full.replace("No space left on device", "Read-only file system")
    assert found["damage"] == []
    assert found["marker"] == {"marker": "first"}
    assert found["left"] == [".", "link"]
    measured(8, "a full disk, a full store, a read-only disk: 3 of 3 clean, the old release whole")
