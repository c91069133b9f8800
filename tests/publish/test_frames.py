"""A release as Parquet: every kind a table, every column told in the dictionary."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from accede.errors import AccedeError
from accede.publish.export import export
from accede.publish.frames import DICTIONARY, tables
from accede.publish.frames.columns import Column
from accede.release import Release, finish, open_release, staged

ID = "https://w3id.org/accede/id/"
DECISION = f"<{ID}decision/A-RES-1-1/plenary>"
NS = "https://w3id.org/accede/ns#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
POLARS = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "boolean": pl.Boolean(),
}


@pytest.fixture(scope="module")
def folder(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled release as Parquet."""
    out = tmp_path_factory.mktemp("frames") / "frames"
    export(release, format="parquet", out=out)
    return out


def frame(folder: Path, kind: str) -> pl.DataFrame:
    return pl.read_parquet(folder / f"{kind}.parquet")


def test_every_kind_is_a_table_and_every_table_is_in_the_dictionary(folder: Path) -> None:
    told = json.loads((folder / DICTIONARY).read_text("utf-8"))

    assert {path.name for path in folder.iterdir()} == {
        DICTIONARY,
        *(f"{kind}.parquet" for kind in tables()),
    }
    assert [table["url"] for table in told["tables"]] == [
        f"{kind}.parquet" for kind in sorted(tables())
    ]


@pytest.mark.parametrize("kind", sorted(tables()))
def test_every_column_is_told_with_its_type_and_its_meaning(folder: Path, kind: str) -> None:
    told = json.loads((folder / DICTIONARY).read_text("utf-8"))
    table = next(one for one in told["tables"] if one["dc:title"] == kind)
    columns = table["tableSchema"]["columns"]
    schema = frame(folder, kind).schema

    assert [column["name"] for column in columns] == list(schema)
    for column in columns:
        datatype = column["datatype"]
        known = POLARS[datatype if isinstance(datatype, str) else datatype["base"]]
        assert schema[column["name"]] == (pl.List(known) if "separator" in column else known)
        assert column["dc:description"].endswith(".")


def test_a_record_is_a_row_as_its_source_tells_it(release: Release, folder: Path) -> None:
    rows = frame(folder, "treaty-action").drop("thing").to_dicts()
    records = [
        {name: value for name, value in record.items() if name != "kind"}
        for record in release.records("treaty-action")
    ]

    assert [sorted(row.items(), key=str) for row in rows] == [
        sorted(record.items(), key=str) for record in records
    ]


def test_a_row_names_the_thing_that_the_graph_knows(release: Release, folder: Path) -> None:
    graph = (release.path / "graph.nt").read_text("utf-8")
    subjects = {line.partition(" ")[0] for line in graph.splitlines()}

    for kind in tables():
        found = frame(folder, kind).get_columns()[0].drop_nulls().to_list()
        assert {f"<{ID}{thing}>" for thing in found} <= subjects, kind


def test_ballots_are_the_votes_of_the_graph(release: Release, folder: Path) -> None:
    graph = (release.path / "graph.nt").read_text("utf-8")
    properties = Counter(line.split(" ", 2)[1] for line in graph.splitlines())
    choices = Counter(frame(folder, "ballot")["choice"].to_list())

    assert choices == {
        choice: properties[f"<{NS}{name}>"]
        for choice, name in {
            "in-favour": "inFavour",
            "against": "against",
            "abstaining": "abstaining",
            "not-voting": "notVoting",
        }.items()
        if properties[f"<{NS}{name}>"]
    }


def test_standings_are_those_that_were_derived(folder: Path) -> None:
    own = (pl.col("state") == "FIN") & (pl.col("treaty") == "apmbc")
    found = frame(folder, "treaty-status").filter(own).to_dicts()

    assert [(row["status"], row["from"], row["until"]) for row in found] == [
        ("never-joined", "1997-12-03", "2012-01-09"),
        ("contracting", "2012-01-09", "2012-07-01"),
        ("party", "2012-07-01", "2026-01-10"),
        ("withdrawn", "2026-01-10", None),
    ]
    assert found[2]["derived_from"] == ["action/apmbc/FIN/accession"]


def voted(tmp_path: Path) -> Release:
    """A release of one invented decision on which two documents tell how four states voted."""
    lines = [
        f"{DECISION} {TYPE} <{NS}Decision> .",
        f"{DECISION} <{NS}inFavour> <{ID}state/AAA> .",
        f"{DECISION} <{NS}inFavour> <{ID}state/BBB> .",
        f"{DECISION} <{NS}against> <{ID}state/CCC> .",
        f"{DECISION} <{NS}notVoting> <{ID}state/DDD> .",
        f"{DECISION} <{NS}absenceDerived> <{ID}state/DDD> .",
        f"{DECISION} <{NS}filledIn> <{ID}state/CCC> .",
        f"{DECISION} <{NS}source> <{ID}document/one> .",
        f"{DECISION} <{NS}source> <{ID}snapshot/0123456789abcdef> .",
        f"<{ID}document/one> <{NS}reconstructs> <{ID}state/AAA> .",
        f"<{ID}document/one> <{NS}reconstructs> <{ID}state/BBB> .",
        f"<{ID}document/two> <{NS}reconstructs> <{ID}state/BBB> .",
        f"<{ID}snapshot/0123456789abcdef> <{NS}document> <{ID}document/two> .",
    ]
    out = tmp_path / "release"
    with staged(out) as place:
        (place / "graph.nt").write_text("".join(f"{line}\n" for line in sorted(lines)))
        finish(place, out)
    return open_release(out)


def test_a_ballot_says_how_the_vote_is_known(tmp_path: Path) -> None:
    export(voted(tmp_path), format="parquet", out=tmp_path / "out")

    assert frame(tmp_path / "out", "ballot").rows() == [
        ("decision/A-RES-1-1/plenary", "AAA", "in-favour", "recorded"),
        ("decision/A-RES-1-1/plenary", "BBB", "in-favour", "reconstructed"),
        ("decision/A-RES-1-1/plenary", "CCC", "against", "filled-in"),
        ("decision/A-RES-1-1/plenary", "DDD", "not-voting", "derived"),
    ]


def test_another_process_writes_the_same_bytes(
    release: Release, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "again"
    code = (
        "import sys; from pathlib import Path; from accede.release import open_release;"
        "from accede.publish.export import export;"
        "export(open_release(Path(sys.argv[1])), format='parquet', out=Path(sys.argv[2]))"
    )
    odd = {"PYTHONHASHSEED": "4", "POLARS_MAX_THREADS": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-c", code, release.path, out], env=os.environ | odd, check=True
    )

    def digests(place: Path) -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.iterdir()
        }

    assert digests(out) == digests(folder)


def test_a_later_export_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    tmp_path: Path,
) -> None:
    small = voted(tmp_path)
    export(small, format="parquet", out=tmp_path / "out")
    export(small, format="parquet", out=tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")

    with pytest.raises(AccedeError, match="something else stands here"):
        export(small, format="parquet", out=tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_without_polars_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.delitem(sys.modules, "accede.publish.frames.table", raising=False)

    with pytest.raises(AccedeError, match=r"pip install 'accede\[frames\]'"):
        export(voted(tmp_path), format="parquet", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_column_says_what_its_cells_may_hold() -> None:
    columns = {column.name: column for column in tables()["vote"]}

    assert columns["choice"] == Column(
        name="choice",
        required=True,
        allowed=("abstaining", "against", "in-favour", "not-voting"),
    )
