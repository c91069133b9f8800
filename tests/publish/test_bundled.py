"""The bundled release, exported: every format is the same graph."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from accede.publish.export import export
from accede.release import Release

FORMATS = {
    "turtle": ("turtle", ox.RdfFormat.TURTLE),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
    "ntriples": ("nt", ox.RdfFormat.N_TRIPLES),
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_is_the_graph_of_the_release(
    release: Release, tmp_path: Path, form: str
) -> None:
    export(release, format=form, out=tmp_path / "graph")

    found = {quad.triple for quad in ox.parse(path=tmp_path / "graph", format=FORMATS[form][1])}
    assert found == {quad.triple for quad in release.store()}


def test_rdflib_reads_the_same_graph_from_every_export(release: Release, tmp_path: Path) -> None:
    graphs = []
    for form, (name, _) in FORMATS.items():
        export(release, format=form, out=tmp_path / form)
        graphs.append(set(rdflib.Graph().parse(tmp_path / form, format=name)))

    assert graphs[0] == graphs[1] == graphs[2]


def test_a_decision_in_json_ld_reads_like_the_voting_record(
    release: Release, tmp_path: Path
) -> None:
    export(release, format="jsonld", out=tmp_path / "graph")
    things = {
        thing["id"]: thing for thing in json.loads((tmp_path / "graph").read_text())["@graph"]
    }

    decision = things["decision/A-RES-77-63/plenary"]
    assert decision["type"] == "Decision"
    assert decision["date"] == "2022-12-07"
    assert "state/CUB" in decision["abstaining"]
    assert decision["totalInFavour"] == 167


def test_json_ld_says_that_no_view_on_territory_is_expressed(
    release: Release, tmp_path: Path
) -> None:
    export(release, format="jsonld", out=tmp_path / "graph")

    things = json.loads((tmp_path / "graph").read_text())["@graph"]
    (vocabulary,) = (thing for thing in things if thing["id"] == "https://w3id.org/accede/ns")
    assert "expresses a view on the status of any" in json.dumps(vocabulary)


def test_every_class_of_the_release_is_a_sheet(release: Release, tmp_path: Path) -> None:
    export(release, format="csv", out=tmp_path / "sheets")

    kinds = {path.stem for path in (tmp_path / "sheets").glob("*.csv")}
    assert {"state", "treaty-action", "treaty-status", "decision", "position", "claim"} <= kinds
    actions = (tmp_path / "sheets" / "treaty-action.csv").read_text().splitlines()
    assert sum(line.startswith("action/apmbc/TON/") for line in actions) == 1
