"""The temporary folder of a service's pages: who keeps it, and who clears it away."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from accede.publish.serve.room import Room, clear_away
from accede.release import Release
from servers.accede_serve import AccedeServe
from servers.impatient import until

HELD = "from accede.publish.serve.room import Room; print(Room().path, flush=True); input()"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files, for this process and those that it begins."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield place
    monkeypatch.setattr(tempfile, "tempdir", None)


def held() -> "tuple[subprocess.Popen[str], Path]":
    """Another process that holds a room, and the room's folder."""
    other = subprocess.Popen(
        [sys.executable, "-c", HELD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    return other, Path(other.stdout.readline().strip())


def ended(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def test_the_room_of_a_killed_process_is_cleared_away_and_that_of_a_living_one_is_kept(
    temporary: Path,
) -> None:
    (living, kept), (dead, left) = held(), held()
    (left / "pages").mkdir()
    (left / "pages" / "index.html").write_text("home")
    ended(dead)

    clear_away()

    assert list(temporary.iterdir()) == [kept]
    ended(living)


def test_a_room_is_kept_while_a_child_of_the_dead_process_still_writes_into_it(
    temporary: Path,
) -> None:
    room = Room()
    writer = subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, pass_fds=(room.lock,))
    os.close(room.lock)

    clear_away()
    kept = list(temporary.iterdir())
    writer.communicate()
    clear_away()

    assert kept == [room.path]
    assert list(temporary.iterdir()) == []


def test_a_room_that_is_left_is_gone(temporary: Path) -> None:
    room = Room()
    (room.path / "index.html").write_text("home")

    room.leave()

    assert list(temporary.iterdir()) == []


def test_nothing_but_folders_of_rooms_is_cleared_away(temporary: Path) -> None:
    other = temporary / "other"
    other.mkdir()
    (other / "file").write_text("mine")
    (temporary / "accede-site-link").symlink_to(other)
    (temporary / "accede-site-file").write_text("mine")

    clear_away()

    assert sorted(one.name for one in temporary.iterdir()) == [
        "accede-site-file",
        "accede-site-link",
        "other",
    ]
    assert (other / "file").read_text() == "mine"


def test_what_a_killed_service_wrote_is_cleared_away_by_the_next(
    release: Release, temporary: Path, tmp_path: Path
) -> None:
    with AccedeServe(tmp_path, release.path) as killed:
        assert until(lambda: len(killed.children()) == 1)
        (writer,) = killed.children()
        (left,) = temporary.iterdir()
        killed.process.send_signal(signal.SIGKILL)
        killed.process.wait()
    gone(writer)

    with AccedeServe(tmp_path, release.path) as server:
        assert until(lambda: len(server.children()) == 1)
        (own,) = temporary.iterdir()
        code = server.stop()

    assert own != left
    assert code == 0
    assert list(temporary.iterdir()) == []


def gone(pid: int) -> None:
    """Return once a process that is not ours to wait for has ended, as a writer does by itself."""
    with contextlib.suppress(ProcessLookupError):
        watched = os.pidfd_open(pid)
        ended, _, _ = select.select([watched], [], [], 60)
        os.close(watched)
        assert ended, "it writes on for a service that is dead"
