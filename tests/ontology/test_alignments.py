"""The alignments: SSSOM as the standard has it, of terms that exist."""

import csv
import re

import pytest
from rdflib import URIRef
from rdflib.namespace import RDFS
from vocabulary import NS, ONTOLOGY, accede, ours

LINES = (ONTOLOGY / "alignments.sssom.tsv").read_text(encoding="utf-8").splitlines()
HEADER = [line.removeprefix("#").removeprefix(" ") for line in LINES if line.startswith("#")]
ROWS = list(csv.DictReader([line for line in LINES if not line.startswith("#")], delimiter="\t"))
MATCHES = {
    "skos:exactMatch",
    "skos:closeMatch",
    "skos:broadMatch",
    "skos:narrowMatch",
    "skos:relatedMatch",
}
CURIES = dict(re.findall(r"^ +([\w-]+): (\S+)$", "\n".join(HEADER), re.MULTILINE))


@pytest.mark.parametrize(
    "key",
    [
        "mapping_set_id",
        "mapping_set_version",
        "mapping_set_title",
        "license",
        "mapping_date",
        "curie_map",
    ],
)
def test_the_set_says(key: str) -> None:
    assert [line for line in HEADER if line.startswith(f"{key}:")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['subject_id']} {row['object_id']}")
def test_a_row_is_whole(row: dict[str, str]) -> None:
    subject = URIRef(NS + row["subject_id"].removeprefix("acc:"))

    assert subject in ours()
    assert row["subject_label"] == str(accede().value(subject, RDFS.label))
    assert row["predicate_id"] in MATCHES
    assert row["object_id"].split(":")[0] in CURIES
    assert row["mapping_justification"] == "semapv:ManualMappingCuration"
    assert row["object_label"]
    assert row["comment"].endswith(".")


def test_every_prefix_is_used() -> None:
    used = {row[name].split(":")[0] for row in ROWS for name in row if row[name].count(":") == 1}

    assert set(CURIES) <= used


def test_no_row_stands_twice() -> None:
    keys = [(row["subject_id"], row["object_id"]) for row in ROWS]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("prefix", ["eli-dl", "opengov", "schema", "ptr", "wdt"])
def test_every_neighbour_is_aligned(prefix: str) -> None:
    assert [row for row in ROWS if row["object_id"].startswith(f"{prefix}:")]
