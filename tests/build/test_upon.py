"""A build upon the release before: when there is one, and that nobody can tell it from another."""

import gzip
import json
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import Store

from accede import build_release, resources
from accede.build import upon as upon_module
from accede.build.account import Built
from accede.check import again as check_module
from accede.release import open_release, verify
from dataset_edits import change_roll_call, prepared

CHANCE = random.Random(3)  # noqa: S311  # edits, not secrets


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset of invented states, of which `release` is a release."""
    toml = prepared(resources.data() / "example-pages", tmp_path / "pages")
    built(toml, tmp_path / "release")
    return toml


def built(dataset: Path, out: Path) -> Built:
    return build_release([dataset], out=out, force=True)


def digest_from_nothing(dataset: Path, folder: Path) -> str:
    return built(dataset, folder / "new" / "release").digest


def test_one_changed_vote_leaves_all_else_as_it_was(dataset: Path, tmp_path: Path) -> None:
    change_roll_call(dataset.parent, CHANCE)
    again = built(dataset, tmp_path / "release")

    assert again.taken_over["documents"] == 3
    assert again.taken_over["decisions"] > 0
    assert again.digest == digest_from_nothing(dataset, tmp_path)


def test_inputs_that_make_the_same_release_are_known_the_next_time(
    dataset: Path, tmp_path: Path
) -> None:
    first = built(dataset, tmp_path / "release")
    dataset.write_text(dataset.read_text("utf-8") + "\n# a remark\n", "utf-8")
    release = tmp_path / "release"
    same = built(dataset, release)
    link = release.lstat().st_ino

    again = built(dataset, release)

    assert first.digest == same.digest == again.digest
    assert release.lstat().st_ino == link  # nothing was written


def test_what_a_dead_builder_left_goes_though_nothing_has_changed(
    dataset: Path, tmp_path: Path
) -> None:
    built(dataset, tmp_path / "release")
    (tmp_path / "release.tmp-99999").mkdir()
    (tmp_path / "release.lock").touch()

    built(dataset, tmp_path / "release")

    assert not (tmp_path / "release.tmp-99999").exists()
    assert not (tmp_path / "release.lock").exists()


def test_the_store_holds_what_the_graph_says(dataset: Path, tmp_path: Path) -> None:
    for _ in range(3):
        change_roll_call(dataset.parent, CHANCE)
        again = built(dataset, tmp_path / "release")
    told = (Path(again.release) / "graph.nt").read_text("utf-8").splitlines()

    store = Store.read_only(f"{again.release}/store")
    assert again.taken_over
    assert sorted(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in store) == told
    assert not list(verify(Path(again.release)))


def test_the_release_before_stays_whole(dataset: Path, tmp_path: Path) -> None:
    before = open_release(tmp_path / "release")
    change_roll_call(dataset.parent, CHANCE)
    again = built(dataset, tmp_path / "release")

    assert again.digest != before.digest
    assert not list(verify(before.path))


def test_another_shape_makes_everything_anew(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology(), ontology)
    shapes = ontology / "shapes.ttl"
    shapes.write_text(shapes.read_text("utf-8") + "\n# reviewed\n", "utf-8")
    monkeypatch.setattr(resources, "ontology", lambda: ontology)
    again = built(dataset, tmp_path / "release")

    assert again.taken_over == {}


def test_a_damaged_release_before_is_not_built_upon(dataset: Path, tmp_path: Path) -> None:
    before = open_release(tmp_path / "release")
    turtle = before.path / "graph.ttl"
    turtle.write_bytes(turtle.read_bytes().replace(b"Arvenia", b"Arwenia"))
    change_roll_call(dataset.parent, CHANCE)
    again = built(dataset, tmp_path / "release")

    assert again.taken_over == {}
    assert again.digest == digest_from_nothing(dataset, tmp_path)


def test_without_its_cache_a_build_begins_from_nothing(dataset: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "release.cache")
    change_roll_call(dataset.parent, CHANCE)
    again = built(dataset, tmp_path / "release")

    assert again.taken_over == {}
    assert again.digest == digest_from_nothing(dataset, tmp_path)


def test_where_much_has_changed_all_is_written_anew(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upon_module, "SHARE", 1_000_000)
    change_roll_call(dataset.parent, CHANCE)
    again = built(dataset, tmp_path / "release")

    assert again.taken_over == {}
    assert again.digest == digest_from_nothing(dataset, tmp_path)


@pytest.mark.parametrize("moment", [0.4, 0.9, 1.5])
def test_after_a_killed_build_the_next_gives_the_same(
    dataset: Path, tmp_path: Path, moment: float
) -> None:
    change_roll_call(dataset.parent, CHANCE)
    command = [sys.executable, "-m", "accede", "build", str(dataset)]
    command += ["--out", str(tmp_path / "release")]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with suppress(subprocess.TimeoutExpired):
        killed.wait(moment)
    killed.kill()
    killed.wait()
    change_roll_call(dataset.parent, CHANCE)
    again = built(dataset, tmp_path / "release")

    assert again.digest == digest_from_nothing(dataset, tmp_path)


def edited(resolutions: Path) -> None:
    """One resolution's title changed, and a vote of another left out, among those of a session."""
    with gzip.open(resolutions, "rt", encoding="utf-8") as stream:
        told = [json.loads(line) for line in stream]
    told[7]["title"] += ", again"
    voted = next(one for one in told if len(one.get("MS_in_favour", ())) > 100)
    voted["MS_in_favour"].pop()
    with gzip.open(resolutions, "wt", encoding="utf-8") as stream:
        stream.writelines(f"{json.dumps(one)}\n" for one in told)


@pytest.mark.soak
def test_two_changed_resolutions_of_the_whole_record_give_the_full_build_s_digest(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, documents = tmp_path / "unga", tmp_path / "documents"
    shutil.copytree(resources.data() / "unga", record)
    shutil.copytree(shared / "data" / "unga", documents, copy_function=shutil.copyfile)
    toml = record / "dataset.toml"
    lines = toml.read_text("utf-8").splitlines(keepends=True)
    toml.write_text("".join(x for x in lines if not x.startswith(("sha256", "bytes"))), "utf-8")
    first = build_release([toml], source_root=documents, out=tmp_path / "release")
    edited(documents / "raw-unxml" / "77.json.gz")
    with monkeypatch.context() as checking:
        checking.setattr(check_module, "checked", None)  # all of it: not to be called
        again = build_release([toml], source_root=documents, out=tmp_path / "release")
    new = build_release([toml], source_root=documents, out=tmp_path / "new" / "release")

    assert again.taken_over["documents"] == 11
    assert again.taken_over["decisions"] > 7_900
    assert again.warnings > first.warnings
    assert again.digest == new.digest
