"""The files of a release, each from what the build has in hand."""

from collections import defaultdict
from pathlib import Path

import msgspec

from accede.build.account import Account
from accede.check.report import Report, as_turtle
from accede.graph.whole import Graph
from accede.model.records import kind_of
from accede.read.collection import Collection


def write_beside(folder: Path, graph: Graph, collection: Collection) -> None:
    """The records that the graph was made of, and the texts that quotes stand in."""
    _write_records(folder / "records", graph)
    _write_texts(folder / "texts", collection)


def write_report(folder: Path, account: Account, report: Report) -> None:
    """What the build found, for programs and as SHACL's own report."""
    (folder / "report.json").write_bytes(msgspec.json.encode(account) + b"\n")
    (folder / "report.ttl").write_text(as_turtle(report), "utf-8", newline="\n")


def _write_records(folder: Path, graph: Graph) -> None:
    kinds: dict[str, set[bytes]] = defaultdict(set)
    for record in graph.records:
        kinds[kind_of(record)].add(msgspec.json.encode(record) + b"\n")
    folder.mkdir()
    for kind, lines in kinds.items():
        (folder / f"{kind}.jsonl").write_bytes(b"".join(sorted(lines)))


def _write_texts(folder: Path, collection: Collection) -> None:
    folder.mkdir()
    for document, text in collection.texts.items():
        place = folder / f"{collection.digests[document]}.txt"
        place.write_text(text, "utf-8", newline="")
