"""A release as Parquet: one table for each kind of record, with a dictionary of its columns.

A table of records has a row for each thing that a source tells, as it tells it, so one act told
by two sources is two rows of one `thing`. Standings, snapshots, quotes, claims and ballots (one
row for each state in each decision) are from the finished graph. Dates are text, for many are
known to the month or year alone; whole days cast to dates.
"""

from collections.abc import Mapping
from pathlib import Path

from accede import resources
from accede.errors import AccedeError
from accede.model.records import THINGS, Claim, kind_of
from accede.publish.frames import derived
from accede.publish.frames.columns import Column, columns_of
from accede.publish.frames.dictionary import dictionary
from accede.publish.frames.of_graph import rows_of_graph
from accede.publish.frames.of_records import rows_of
from accede.release import Release

DICTIONARY = "csvw-metadata.json"
RECORDS = {kind_of(kind): kind for kind in THINGS if kind is not Claim}
"""The kinds that are exported as the sources tell them; the graph holds every claim."""


def tables() -> Mapping[str, tuple[Column, ...]]:
    """The columns of every table, by the name of its kind."""
    told = {kind: columns_of(known) for kind, known in RECORDS.items()}
    return told | {kind: derived.columns(kind) for kind in (*derived.KINDS, derived.BALLOT)}


def write_frames(release: Release, graph: Path, folder: Path) -> None:
    """Writes every kind of record as `<kind>.parquet`, and the dictionary beside them.

    A kind without records is a table without rows. The same release gives the same bytes, with
    the same version of polars, which signs what it writes.
    """
    try:
        from accede.publish.frames.table import Table
    except ModuleNotFoundError as fault:
        mend = "install it with `pip install 'accede[frames]'`"
        raise AccedeError("--format parquet", "polars is not installed", mend) from fault
    columns = tables()
    for kind, known in RECORDS.items():
        table = Table(columns[kind])
        table.take(rows_of(release, known))
        table.write(folder / f"{kind}.parquet")
    found = {kind: Table(columns[kind]) for kind in (*derived.KINDS, derived.BALLOT)}
    for kind, rows in rows_of_graph(graph):
        found[kind].take(rows)
    for kind, table in found.items():
        table.write(folder / f"{kind}.parquet")
    title = f"accede release {release.digest[:12]}"
    told = dictionary(columns, ontology=resources.ontology(), title=title)
    (folder / DICTIONARY).write_text(told, "utf-8", newline="\n")
