"""A document is read once, and again when it, its entry, the tables or the code are others."""

from pathlib import Path

import pytest

from accede import resources
from accede.build.readings import Readings
from accede.read.collection import Collection, collected, tabled, with_documents
from accede.read.dataset import load
from dataset_edits import ROLL_CALLS, Chance, change_title, prepared, roll_call


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return prepared(resources.data() / "example-pages", tmp_path / "pages")


def read(dataset: Path, *, code: str = "code") -> tuple[list[str], Collection]:
    """Which documents were not read again, and all that was read."""
    collection = tabled([load(dataset)])
    readings = Readings(dataset.parent.with_name("cache"), collection, code=code, jobs=1)
    whole = with_documents(collection, readings)
    return readings.kept, whole


ALL = ["example-arvenia", "example-castrelle", "example-status", "example-roll-calls"]


def test_what_was_read_before_is_not_read_again_and_is_the_same(dataset: Path) -> None:
    first, second = read(dataset), read(dataset)

    plain = collected([load(dataset)])
    assert (first[0], second[0]) == ([], ALL)
    assert first[1].records == second[1].records == plain.records
    assert (second[1].shares, second[1].inputs) == (plain.shares, plain.inputs)


def test_a_changed_document_alone_is_read_again(dataset: Path) -> None:
    read(dataset)
    (dataset.parent / ROLL_CALLS).write_text(roll_call(950, Chance(1)), "utf-8")

    assert read(dataset)[0] == ALL[:-1]


def test_a_changed_table_lets_every_document_be_read_again(dataset: Path) -> None:
    read(dataset)
    change_title(dataset.parent, Chance(1))

    assert read(dataset)[0] == []


def test_other_code_reads_every_document_again(dataset: Path) -> None:
    read(dataset)

    assert read(dataset, code="other code")[0] == []


def test_a_document_that_cannot_be_read_is_tried_again(dataset: Path) -> None:
    page = dataset.parent / "arvenia.txt"
    written = page.read_bytes()
    page.write_bytes(b"")
    kept, collection = read(dataset)
    page.write_bytes(written)

    assert [str(page) in str(problem) for problem in collection.problems] == [True]
    assert read(dataset)[0] == ALL[1:]
    assert (kept, read(dataset)[0]) == ([], ALL)
