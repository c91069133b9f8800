"""What a build makes of bad input: one line, the right exit code, and all the rest."""

import shutil
from pathlib import Path

import pytest

from commands import Done, accede
from measured import Measured

EXAMPLE = Path(__file__).parents[1] / "data" / "example-pages"
PAGE = "arvenia.txt"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A copy of the example pages that a test may spoil."""
    shutil.copytree(EXAMPLE, tmp_path / "pages")
    return tmp_path / "pages" / "dataset.toml"


def built(dataset: Path, *more: str) -> Done:
    return accede("build", dataset, "--out", dataset.parent.parent / "release", "--json", *more)


def unpin(dataset: Path, name: str) -> None:
    """Take the digest of a document out of its dataset, so that its bytes may be others."""
    head, path, rest = dataset.read_text("utf-8").partition(f'path = "{name}"')
    body, mark, after = rest.partition("[[document]]")
    kept = [line for line in body.split("\n") if not line.startswith(("sha256", "bytes"))]
    dataset.write_text(head + path + "\n".join(kept) + mark + after, "utf-8")


def spoil(dataset: Path, content: bytes) -> None:
    (dataset.parent / PAGE).write_bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        ("Meetings: 1MSP\n".encode("utf-16-le"), "U+0000"),
        ("Castrelle à côté".encode("latin-1"), "0xe0"),
        (b"Meetings:\x00 1MSP", "U+0000"),
    ],
    ids=["empty", "utf-16", "latin-1", "nul"],
)
def test_a_page_that_cannot_be_read_is_named_and_the_rest_is_built(
    dataset: Path, content: bytes, words: str
) -> None:
    unpin(dataset, PAGE)
    spoil(dataset, content)

    done = built(dataset)

    assert done.code == 2
    assert PAGE in done.err
    assert words in done.err
    assert done.err.count("\n") == 1
    assert set(done.json["documents"]) == {"example-castrelle", "example-status"}  # type: ignore[call-overload]  # an object


def test_a_pinned_page_that_was_cut_is_refused_with_both_sizes(dataset: Path) -> None:
    whole = (dataset.parent / PAGE).read_bytes()
    spoil(dataset, whole[:1000])

    done = built(dataset)

    assert done.code == 2
    assert f"of {len(whole)} bytes" in done.err
    assert "of 1000 bytes" in done.err


def test_an_unpinned_page_that_stops_in_mid_sentence_leaves_its_end_unread(dataset: Path) -> None:
    unpin(dataset, PAGE)
    whole = (dataset.parent / PAGE).read_text("utf-8")
    spoil(dataset, whole[: whole.index("has always voted")].encode())

    done = built(dataset)

    shares = done.json["documents"]["example-arvenia"]  # type: ignore[index]  # an object
    assert done.code == 0
    assert shares["unread"] > 0
    assert shares["unaccounted"] == 0


def test_a_missing_page_is_named(dataset: Path) -> None:
    (dataset.parent / PAGE).unlink()

    done = built(dataset)

    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no such file" in done.err


def test_an_unknown_column_refuses_the_table_and_says_what_is_allowed(dataset: Path) -> None:
    table = dataset.parent / "participation.csv"
    table.write_text(table.read_text("utf-8").replace("role", "rôle", 1), "utf-8")

    done = built(dataset)

    assert done.code == 2
    assert "participation.csv" in done.err
    assert "rôle" in done.err
    assert "role" in done.err.replace("rôle", "")


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("participation.csv", "XAC,lantern/1MSP,onlooker,example-world", "observer"),
        ("participation.csv", "QQQ,lantern/1MSP,observer,example-world", "QQQ"),
        ("participation.csv", "XAC,lantern/1MSP,observer,no-such-document", "no-such-document"),
        ("treaty-action.csv", "XAB,lantern,accession,2011-02-30,example-world,yes", "2011-02-30"),
    ],
    ids=["role", "state", "source", "date"],
)
def test_a_row_that_says_what_cannot_be_is_refused_and_the_others_stay(
    dataset: Path, table: str, row: str, words: str
) -> None:
    before = built(dataset).json
    path = dataset.parent / table
    header = path.read_text("utf-8").partition("\n")[0].split(",")
    cells = dict(zip(("state", "meeting", "role", "source"), row.split(","), strict=False))
    if table == "treaty-action.csv":
        names = ("state", "treaty", "action", "date", "source", "verified")
        cells = dict(zip(names, row.split(","), strict=True))
    line = ",".join(cells.get(name, "") for name in header)
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + line + "\n", "utf-8")

    done = built(dataset)

    report = (dataset.parent.parent / "release" / "report.json").read_text("utf-8")
    assert done.code == 0
    assert done.json["refused"] == 1
    assert words in report
    assert done.json["records"] == before["records"]


def test_an_unknown_key_in_a_dataset_stops_the_build_with_its_line(dataset: Path) -> None:
    dataset.write_text(dataset.read_text("utf-8").replace("title =", "titel =", 1), "utf-8")

    done = built(dataset)

    assert (done.code, done.out) == (2, "")
    assert "titel" in done.err
    assert "line" in done.err


def test_a_path_that_leads_out_of_the_dataset_is_refused(dataset: Path) -> None:
    text = dataset.read_text("utf-8").replace(f'"{PAGE}"', '"../../etc/passwd"', 1)
    dataset.write_text(text, "utf-8")

    done = built(dataset)

    assert (done.code, done.out) == (2, "")
    assert "../../etc/passwd" in done.err


def test_violations_leave_the_current_release_as_it_is_until_forced(dataset: Path) -> None:
    current = dataset.parent.parent / "release"
    built(dataset)
    before = current.readlink()
    positions = dataset.parent / "position.csv"
    text = positions.read_text("utf-8").replace(",XAA,", ",XAC,", 1)
    positions.write_text(text, "utf-8")

    done = built(dataset)
    kept = current.readlink()
    forced = built(dataset, "--force")

    assert (done.code, done.json["swapped"]) == (1, False)
    assert kept == before
    assert "not made current" in done.err
    assert (forced.code, forced.json["swapped"]) == (1, True)
    assert current.readlink() != before


@pytest.mark.trust
def test_a_shape_file_that_meets_nothing_is_no_success(
    dataset: Path, tmp_path: Path, measured: Measured
) -> None:
    built(dataset)
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .\n"
        "ex:Shape a sh:NodeShape ; sh:targetClass ex:Misspelt ; sh:nodeKind sh:IRI .\n"
    )

    done = accede("check", dataset.parent.parent / "release", "--shapes", shapes)

    assert done.code == 1
    assert "nothing was checked" in done.out
    measured(21, "zero targets: refused, exit 1, and every shape says how many nodes it met")


def test_the_same_build_again_keeps_the_release(dataset: Path) -> None:
    first = built(dataset)
    again = built(dataset)

    assert again.json["digest"] == first.json["digest"]
    assert again.json["records"] == first.json["records"]


def test_a_changed_row_makes_another_release(dataset: Path) -> None:
    first = built(dataset)
    statements = dataset.parent / "statement.csv"
    text = statements.read_text("utf-8").replace("Shares the aims", "Shares each aim", 1)
    statements.write_text(text, "utf-8")

    assert built(dataset).json["digest"] != first.json["digest"]
