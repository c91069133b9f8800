"""How far a loop has come: told to whoever listens, and to nobody else."""

from pathlib import Path

import pytest

from accede import resources
from accede.build import build_release
from accede.progress import counted, heard_by, in_parts, reached, told
from accede.read.dataset import load

Told = tuple[int, int | None, str]


def test_each_thing_is_told_of_when_it_is_done() -> None:
    heard: list[Told] = []
    with heard_by(lambda *words: heard.append(words)):
        taken = [(one, len(heard)) for one in counted(["a", "b"], "pages")]

    assert heard == [(0, 2, "pages"), (1, 2, "pages"), (2, 2, "pages")]
    assert taken == [("a", 1), ("b", 2)]


def test_things_without_a_length_have_no_total() -> None:
    heard: list[Told] = []
    with heard_by(lambda *words: heard.append(words)):
        list(counted((one for one in "ab"), "pages"))

    assert heard[-1] == (2, None, "pages")


def test_where_nobody_listens_the_same_things_come() -> None:
    heard: list[Told] = []
    with heard_by(lambda *words: heard.append(words)):
        pass
    told(1, 2, "pages")

    assert list(counted("ab", "pages")) == ["a", "b"]
    assert heard == []


def test_parts_are_told_of_together_and_never_go_back() -> None:
    heard: list[Told] = []
    with heard_by(lambda *words: heard.append(words)), in_parts({"a": 10, "b": 30}, "bytes"):
        reached("a", 4)
        reached("b", 20)
        reached("a", 2)
        reached("a")
        reached("unknown", 99)
        reached("b", 99)

    assert [done for done, _, _ in heard] == [4, 24, 24, 30, 40]
    assert {(total, unit) for _, total, unit in heard} == {(40, "bytes")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_tells_of_its_documents_its_decisions_and_its_checks(
    tmp_path: Path, jobs: int
) -> None:
    heard: list[Told] = []
    dataset = resources.data() / "example-pages" / "dataset.toml"
    with heard_by(lambda *words: heard.append(words)):
        build_release([dataset], out=tmp_path / "release", jobs=jobs)
    pages = sum(one.path.stat().st_size for one in load(dataset).sources)
    last = {unit: (done, total) for done, total, unit in heard}

    assert last["bytes"] == (pages, pages)
    assert last.keys() >= {"decisions", "shapes", "checks"}
    assert all(done == total for done, total in last.values())
