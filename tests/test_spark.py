"""The same release from a Spark cluster as from one machine, whatever becomes of an executor."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest

from accede import resources
from accede.build import build_release
from accede.build.spark import cluster
from accede.errors import AccedeError
from accede.release import open_release, verify
from servers.ports import missing

needs_spark = pytest.mark.usefixtures("spark")
MASTER = "local-cluster[2,1,1024]"
SCRIPT = """
import sys
from pathlib import Path
from accede.build import build_release
from accede.build.spark import cluster

dataset, root, out = map(Path, sys.argv[2:])
with cluster(sys.argv[1]) as runner:
    build_release([dataset], source_root=root, out=out, runner=runner)
"""
PAGES = resources.data() / "example-pages" / "dataset.toml"
BIND = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "localhost"}


@pytest.fixture
def spark() -> None:
    """Nothing, where Spark can run; a skip, but in CI a failure."""
    if find_spec("pyspark") is None:
        missing("pyspark")
    if which("java") is None:
        missing("Java")


def parents() -> dict[int, tuple[int, str]]:
    """Every process that can be seen, with its parent and its command."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (
                (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            )
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended while we looked
        found[int(folder.name)] = parent, command
    return found


def executors(of: int) -> Iterator[tuple[int, bool]]:
    """The executors below a process, and whether one of their workers is at work."""
    seen = parents()
    for pid, (_, command) in seen.items():
        if "CoarseGrainedExecutorBackend" in command and of in _above(pid, seen):
            below = [one for one in seen if pid in _above(one, seen)]
            yield pid, len(below) > 1  # the daemon, and a worker that it forked


def _above(pid: int, seen: dict[int, tuple[int, str]]) -> list[int]:
    found = []
    while pid in seen:
        pid = seen[pid][0]
        found.append(pid)
    return found


def kill_one_at_work(of: int) -> set[int]:
    """Kills an executor in the middle of its task; every executor seen until the end."""
    ever: set[int] = set()
    killed = 0
    end = time.monotonic() + 300
    while time.monotonic() < end and Path(f"/proc/{of}/fd").exists() and not _ended(of):
        for pid, at_work in list(executors(of)):
            ever.add(pid)
            if at_work and not killed:
                os.kill(pid, signal.SIGKILL)
                killed = pid
        time.sleep(0.05)
    assert killed
    return ever


def _ended(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def built_there(dataset: Path, root: Path, out: Path) -> set[int]:
    """Builds on a cluster of which one executor is killed at work; every executor ever seen."""
    command = [sys.executable, "-c", SCRIPT, MASTER, str(dataset), str(root), str(out)]
    log = out.with_name("log")
    out.parent.mkdir()

    with (
        log.open("wb") as told,
        subprocess.Popen(command, env=os.environ | BIND, stdout=told, stderr=told) as build,
    ):
        ever = kill_one_at_work(build.pid)

    assert build.returncode == 0, log.read_text()
    return ever


def check_same(dataset: Path, root: Path, tmp_path: Path) -> None:
    here = build_release([dataset], source_root=root, out=tmp_path / "here" / "release")
    ever = built_there(dataset, root, tmp_path / "there" / "release")

    there = open_release(tmp_path / "there" / "release")
    assert there.digest == here.digest
    assert verify(there.path) == []
    assert len(ever) > 2  # another took the place of the one that was killed


@needs_spark
def test_the_digest_is_that_of_one_machine_though_an_executor_is_killed(tmp_path: Path) -> None:
    check_same(PAGES, PAGES.parent, tmp_path)


@needs_spark
@pytest.mark.soak
def test_the_whole_record_has_the_same_digest_too(tmp_path: Path, shared: Path) -> None:
    check_same(resources.data() / "unga" / "dataset.toml", shared / "data" / "unga", tmp_path)


@needs_spark
def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    code = """
import sys
from accede.build.spark import cluster
from accede.errors import AccedeError
try:
    with cluster("nonsense://nowhere"): pass
except AccedeError as error:
    sys.exit(str(error))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | BIND,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("nonsense://nowhere: Spark failed (")


@needs_spark
def test_a_failure_of_ours_is_told_by_its_last_cause(tmp_path: Path) -> None:
    code = """
import sys
from accede.build.spark import cluster
from accede.errors import AccedeError
try:
    with cluster("local[1]") as runner: list(runner.read([1], None))
except AccedeError as error:
    sys.exit(str(error))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | BIND,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr.splitlines()[-1] == (
        "local[1]: Spark failed (AttributeError: 'int' object has no attribute 'document'); "
        "see the log of its executors; accede must be installed on each of them"
    )


def test_without_pyspark_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("py4j", "py4j.protocol", "pyspark"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(AccedeError, match=r"pip install 'accede\[spark\]'"), cluster():
        pass
