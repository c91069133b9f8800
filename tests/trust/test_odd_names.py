"""Row 15: path traversal, NUL and odd names, wherever a name comes in: refused, nothing written."""

import gzip
from pathlib import Path

import pytest

from accede.build import build_release
from accede.errors import AccedeError
from accede.model import iris
from accede.model.records import Decision
from accede.read.dataset import load
from accede.release import Release
from commands import accede
from measured import Measured
from samples import ReadAs, json_lines

pytestmark = pytest.mark.trust

STRAY = (
    "../../etc/passwd", "/etc/passwd", "..", "a/../../b", "a\\..\\b", "C:\\x", "~/x", "a\0b", "",
    " ", "a\nb", "\u202egnp", "a/./../../x", "file:///etc/passwd", "//host/x",
)  # fmt: skip
"""What no path and no id may be."""


def places(dataset: Path, path: str) -> list[Path]:
    """Where the documents of a dataset lie that names one by such a path; none, if refused."""
    whole = dataset.read_text("utf-8")
    written = "".join(f"\\u{ord(one):04X}" for one in path)
    dataset.write_text(whole.replace('"arvenia.txt"', f'"{written}"', 1), "utf-8")
    try:
        return [source.path for source in load(dataset).sources]
    except AccedeError:
        return []
    finally:
        dataset.write_text(whole, "utf-8")


def test_a_documents_path_never_leads_elsewhere(dataset: Path, measured: Measured) -> None:
    found = {path: places(dataset, path) for path in STRAY}

    stray = [
        path
        for path, places in found.items()
        if not all(place.resolve().is_relative_to(dataset.parent) for place in places)
    ]
    assert stray == []
    measured(15, f"0 of {len(found)} stray paths lead out of their dataset")


def test_a_link_out_of_the_dataset_is_refused(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    page = dataset.parent / "arvenia.txt"
    page.unlink()
    page.symlink_to(tmp_path / "secret.txt")

    with pytest.raises(AccedeError, match=r"leads out of"):
        load(dataset)


def is_refused(name: str) -> bool:
    try:
        iris.thing(f"state/{name}")
    except AccedeError:
        return True
    return False


def test_an_odd_id_names_nothing(measured: Measured) -> None:
    names = {*STRAY, "a b", "<x>", '"', "{}", "é" * 10, "％２Ｅ"} - {"~/x"}  # a tilde may stand

    assert [name for name in names if not is_refused(name)] == []
    measured(15, f"{len(names)} of {len(names)} odd ids refused")


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "é", "a b", "", "."])
def test_a_document_of_an_odd_id_is_refused_with_its_line(name: str, dataset: Path) -> None:
    text = dataset.read_text("utf-8").replace('"example-arvenia"', f"'{name}'", 1)
    dataset.write_text(text, "utf-8")

    with pytest.raises(AccedeError, match=r"dataset\.toml"):
        load(dataset)


@pytest.mark.parametrize("subject", STRAY, ids=repr)
def test_a_thing_asked_for_by_an_odd_name_is_not_there(subject: str, release: Release) -> None:
    from accede.ask.answers import reasons

    try:
        found = reasons(release, f"document/{subject}").found
    except AccedeError:
        found = False
    assert found is False


@pytest.mark.parametrize("digest", ["../graph.nt", "a" * 63, "A" * 64, "0" * 64 + "/..", "\0" * 64])
def test_a_text_is_named_by_a_digest_alone(digest: str, release: Release) -> None:
    with pytest.raises(AccedeError):
        release.text(digest)


def test_the_name_inside_a_gzip_is_not_followed(read_as: ReadAs, tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    with packed.open("wb") as raw, gzip.GzipFile("../../escaped.json", "wb", fileobj=raw) as stream:
        stream.write(json_lines(1))

    found = read_as("un-votes", packed.read_bytes())
    assert isinstance(found, list)
    assert [one.symbol for one in found if isinstance(one, Decision)] == ["A/RES/77/900"]
    assert not list(tmp_path.parent.parent.glob("escaped*"))


def test_no_command_writes_where_an_odd_name_points(dataset: Path, tmp_path: Path) -> None:
    build_release([dataset], out=tmp_path / "release", force=True)
    before = sorted(tmp_path.iterdir())

    for arguments in (
        ("why", "../../etc/passwd"),
        ("ask", "../../etc/passwd"),
        ("ask", "why-not", "-p", "state=../../etc/passwd"),
    ):
        done = accede(*arguments, "--release", tmp_path / "release")
        assert (done.code in {1, 2}, "Traceback" in done.err) == (True, False)
    assert sorted(tmp_path.iterdir()) == before
