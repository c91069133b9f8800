"""A release, opened."""

from pathlib import Path

import pytest
import rdflib
from a_builder import build, write
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.query import ResultRow

from accede.errors import ReleaseError
from accede.release import Release, finish, load_store, open_release, staged

SUBJECT = NamedNode("https://example.org/0000")


@pytest.fixture
def release(tmp_path: Path) -> Release:
    build(tmp_path / "release", "one")
    return open_release(tmp_path / "release")


def test_the_store_answers_and_refuses_to_be_written(release: Release) -> None:
    store = release.store()

    (quad,) = store.quads_for_pattern(SUBJECT, None, None)
    assert quad.object == Literal("one")
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(Quad(SUBJECT, SUBJECT, SUBJECT))


def test_many_may_have_the_store_open_at_once_and_its_files_stay_as_they_are(
    release: Release,
) -> None:
    before = {path: path.stat() for path in release.path.rglob("*")}
    stores = [release.store() for _ in range(5)]

    assert [len(store) for store in stores] == [99] * 5
    assert {path: path.stat().st_mtime_ns for path in release.path.rglob("*")} == {
        path: stat.st_mtime_ns for path, stat in before.items()
    }


def test_the_dataset_is_rdflibs_over_the_same_triples(release: Release) -> None:
    dataset = release.dataset()

    assert isinstance(dataset, rdflib.Dataset)
    found = dataset.objects(rdflib.URIRef(SUBJECT.value), rdflib.URIRef("https://example.org/p"))
    assert [str(each) for each in found] == ["one"]
    counted = dataset.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [[str(value) for value in row] for row in counted if isinstance(row, ResultRow)] == [
        ["99"]
    ]


def test_the_store_keeps_no_log_and_no_name_of_the_host(release: Release) -> None:
    names = {path.name for path in (release.path / "store").iterdir()}

    assert not {name for name in names if name.startswith("LOG") or name == "LOCK"}


def test_records_come_one_by_one_and_a_kind_without_any_gives_none(release: Release) -> None:
    assert list(release.records("vote")) == [{"marker": "one"}]
    assert list(release.records("treaty-action")) == []


def test_an_unknown_kind_is_refused_with_the_allowed_ones(release: Release) -> None:
    with pytest.raises(ReleaseError, match=r"unknown kind of record '\.\./x'; one of: assertion, "):
        release.records("../x")


def test_the_report_is_read(release: Release) -> None:
    assert release.report() == {"marker": "one"}


def test_a_text_is_named_by_its_digest_only(release: Release) -> None:
    with pytest.raises(ReleaseError, match="is no SHA-256"):
        release.text("../report.json")
    with pytest.raises(ReleaseError, match="cannot be read"):
        release.text("0" * 64)


def test_a_damaged_file_is_an_error_that_names_it(release: Release) -> None:
    for name in ("report.json", "records/vote.jsonl"):
        (release.path / name).write_bytes(b'{"cut')
    sha256 = "0" * 64
    (release.path / "texts" / f"{sha256}.txt").write_bytes(b"\xff")

    with pytest.raises(ReleaseError, match=r"report\.json: cannot be read"):
        release.report()
    with pytest.raises(ReleaseError, match=r"vote\.jsonl: cannot be read"):
        list(release.records("vote"))
    with pytest.raises(ReleaseError, match=rf"{sha256}\.txt: cannot be read"):
        release.text(sha256)


def test_an_opened_release_stays_the_one_it_was_when_the_link_moves(tmp_path: Path) -> None:
    out = tmp_path / "release"
    build(out, "one")
    release = open_release(out)
    build(out, "two")

    assert list(release.records("state")) == [{"marker": "one"}]
    assert len(release.store()) == 99
    assert list(open_release(out).records("state")) == [{"marker": "two"}]


def test_a_missing_store_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with staged(tmp_path / "release") as folder:
        write(folder, "one")
        (folder / "store").rename(folder / "elsewhere")
        finish(folder, tmp_path / "release")

    with pytest.raises(ReleaseError, match=r"the store cannot be opened .* see `accede verify`"):
        open_release(tmp_path / "release").store()


def test_a_graph_that_is_not_n_triples_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("<a> <b>\n")

    with pytest.raises(ReleaseError, match="not N-Triples"):
        load_store([tmp_path / "graph.nt"], tmp_path)
