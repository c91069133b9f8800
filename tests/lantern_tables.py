"""Tables of the depositary of an invented treaty, read with what is known of its world."""

from pathlib import Path

from accede.model.records import Document, Record, Refused, Treaty, TreatyAction, Warned
from accede.read import Source, reader
from accede.read.known import Known
from lantern_pages import known, of_kind


def read_table(tmp_path: Path, words: str, *, at_hand: Known | None = None) -> list[Record]:
    """The records of a table about the Lantern Convention."""
    path = tmp_path / "table.csv"
    path.write_text(words, encoding="utf-8", newline="")
    source = Source(document=Document(id="a-table", title="a table"), path=path, treaty="lantern")
    return list(reader("treaty-table")(source, at_hand or known()))


def acts(records: list[Record]) -> list[tuple[str, str, str]]:
    return [(one.state, one.action, one.date) for one in of_kind(records, TreatyAction)]


def amiss(records: list[Record]) -> list[str]:
    """What was refused, with its line and column."""
    return [f"{one.line} {one.field}: {one.found}" for one in of_kind(records, Refused)]


def warnings(records: list[Record]) -> list[str]:
    return [one.message for one in of_kind(records, Warned)]


def known_with(treaty: Treaty) -> Known:
    """What the invented world knows, with one more treaty."""
    world = Known.of([], {})
    world.states, world.treaties = known().states, dict(known().treaties)
    world.treaties[treaty.id] = treaty
    return world
