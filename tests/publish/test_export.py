"""A release, exported: what is written, and what is left alone."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from accede import resources
from accede.errors import AccedeError, ReleaseError
from accede.graph.turtle import write_turtle
from accede.publish import sheets
from accede.publish.export import export
from accede.release import Release, finish, open_release, staged

NS = "https://w3id.org/accede/ns#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
GRAPH = [
    f"<https://w3id.org/accede/id/state/{code}> <{TYPE}> <{NS}State> .\n" for code in ("AFG", "CUB")
] + [f'<https://w3id.org/accede/ns> <{NS}note> "</script>"@en .\n']
FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
}


@pytest.fixture
def small(tmp_path: Path) -> Release:
    """A release of three triples."""
    out = tmp_path / "release"
    with staged(out) as folder:
        (folder / "graph.nt").write_text("".join(GRAPH))
        write_turtle(GRAPH, folder / "graph.ttl", ontology=resources.ontology())
        finish(folder, out)
    return open_release(out)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same_graph(small: Release, tmp_path: Path, form: str) -> None:
    export(small, format=form, out=tmp_path / "new folder" / "graph")

    found = {
        quad.triple
        for quad in ox.parse(path=tmp_path / "new folder" / "graph", format=FORMATS[form])
    }
    assert found == {
        quad.triple for quad in ox.parse("".join(GRAPH), format=ox.RdfFormat.N_TRIPLES)
    }


@pytest.mark.parametrize("form", ["turtle", "ntriples"])
def test_the_head_says_that_no_view_on_territory_is_expressed(
    small: Release, tmp_path: Path, form: str
) -> None:
    export(small, format=form, out=tmp_path / "graph")

    head = [line for line in (tmp_path / "graph").read_text().splitlines() if line[:2] == "# "]
    assert "nothing here expresses a view on the status of any territory" in " ".join(
        line[2:] for line in head
    )


def test_json_ld_has_its_context_inside_and_is_safe_in_a_page(
    small: Release, tmp_path: Path
) -> None:
    export(small, format="jsonld", out=tmp_path / "graph")

    written = (tmp_path / "graph").read_text()
    assert "<" not in written
    assert json.loads(written)["@context"] == json.loads(
        (resources.ontology() / "context.jsonld").read_text()
    ).pop("@context")


def test_tables_are_a_folder_that_a_later_export_replaces(small: Release, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    export(small, format="csv", out=out)
    (out / "old.csv").touch()
    export(small, format="csv", out=out, cell=sheets.guarded)

    assert sorted(path.name for path in out.iterdir()) == ["README.txt", "state.csv", "thing.csv"]
    with (out / "state.csv").open(newline="") as stream:
        assert list(csv.reader(stream)) == [["id"], ["state/AFG"], ["state/CUB"]]


def test_an_export_replaces_the_one_before_and_leaves_nothing_beside(
    small: Release, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "graph.ttl"
    export(small, format="ntriples", out=out)
    export(small, format="turtle", out=out)

    assert out.read_bytes() == (small.path / "graph.ttl").read_bytes()
    assert list(out.parent.iterdir()) == [out]


def test_a_folder_of_someone_else_is_left_alone(small: Release, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.csv").touch()

    for form in ("csv", "turtle"):
        with pytest.raises(AccedeError, match="stands here"):
            export(small, format=form, out=tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.csv"]


@pytest.mark.parametrize("form", ["turtle", "csv"])
def test_nothing_is_ever_written_into_a_release(small: Release, tmp_path: Path, form: str) -> None:
    with pytest.raises(AccedeError, match="this is in the release itself"):
        export(small, format=form, out=tmp_path / "release" / "new")


def test_a_link_is_followed_and_stays(small: Release, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("graph.ttl")
    export(small, format="turtle", out=tmp_path / "link")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "graph.ttl").read_bytes() == (small.path / "graph.ttl").read_bytes()


def test_a_device_is_not_replaced(small: Release) -> None:
    with pytest.raises(AccedeError, match="something else stands here"):
        export(small, format="turtle", out=Path("/dev/null"))


def test_an_unknown_format_is_refused_with_the_allowed_ones(small: Release, tmp_path: Path) -> None:
    with pytest.raises(AccedeError, match="'xml'; use one of: turtle, jsonld, ntriples, dcat, csv"):
        export(small, format="xml", out=tmp_path / "graph")


@pytest.mark.parametrize("form", [*FORMATS, "csv"])
def test_a_damaged_release_is_not_exported(small: Release, tmp_path: Path, form: str) -> None:
    for name in ("graph.nt", "graph.ttl"):
        path = small.path / name
        path.write_text(path.read_text().replace("CUB", "TON"))

    with pytest.raises(ReleaseError, match="not as the manifest has it"):
        export(small, format=form, out=tmp_path / "graph")
    assert [path for path in tmp_path.iterdir() if "graph" in path.name] == []


def test_a_place_that_cannot_be_written_is_a_clean_error(small: Release, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(AccedeError, match="cannot be written"):
        export(small, format="turtle", out=tmp_path / "file" / "graph.ttl")


def test_a_disk_that_fills_up_leaves_the_export_before(small: Release, tmp_path: Path) -> None:
    out = tmp_path / "out" / "graph.ttl"
    export(small, format="turtle", out=out)
    before = out.read_bytes()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "from accede.cli import main; main()"
    )
    command = [sys.executable, "-c", limited, "export", "--format", "ntriples"]
    ran = subprocess.run(
        [*command, "--release", small.path, "--out", out],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 2
    assert "cannot be written (File too large)" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert out.read_bytes() == before
    assert list(out.parent.iterdir()) == [out]
