"""Our own record tables: one CSV file a kind of record, its header the record's fields.

UTF-8, with or without a byte-order mark. Several values in a cell are joined by semicolons, `yes`
and `no` are flags, an empty cell says nothing. A file that is not such a table is a SourceError; a
row that says what cannot be is left out by name, and the rest is read.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from accede.errors import SourceError
from accede.model.records import THINGS, Link, Record, Refused, kind_of
from accede.read.bounds import MOST_OF_A_TABLE, bounded
from accede.read.contents import LARGEST_TABLE, bytes_of, utf8
from accede.read.states import StateNames
from accede.read.table_rows import Table, records_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

KINDS: dict[str, type[Record]] = {kind_of(thing): thing for thing in THINGS if thing is not Link}
"""Every kind of record that has a table of its own, by the table's name."""

SSSOM = ".sssom.tsv"
OF_ONE_STATE = ("state", "host")
OF_STATES = (
    *("in_favour", "against", "abstaining", "not_voting", "absence_derived", "filled_in"),
    *("sponsors", "targets", "reconstructs", "succeeds"),
)
PREFIX = re.compile(r"^#[ \t]+([A-Za-z][\w.-]*):[ \t]+\S", re.MULTILINE)


def read(source: "Source", known: "Known") -> Iterator[Record]:
    """The records of one table, of the kind that its name says (`participation.csv`)."""
    path = source.path
    found = sssom(path) if path.name.endswith(SSSOM) else rows(path, path.stem)
    return of_known_states(found, known.states, where=path)


def rows(path: Path, kind: str) -> Iterator[Record]:
    """The records of a table, each with its line; `Refused` where a row says what cannot be."""
    if kind not in KINDS:
        mend = f"name the table after its kind: {', '.join(KINDS)}"
        raise SourceError(path, f"{kind!r} is no kind of record", mend)
    text = utf8(bytes_of(path, largest=LARGEST_TABLE), where=path)
    found = records_of(Table(text=text, kind=KINDS[kind], where=path))
    return bounded(found, most=MOST_OF_A_TABLE, where=path, what="rows")


def sssom(path: Path) -> Iterator[Record]:
    """The links of an SSSOM table (tabs, a commented head) to things elsewhere."""
    lines = utf8(bytes_of(path, largest=LARGEST_TABLE), where=path).splitlines(keepends=True)
    body = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    prefixes = frozenset(PREFIX.findall("".join(lines[:body]))) | {"skos", "semapv"}
    text = "".join(lines[body:])
    links = Table(text=text, kind=Link, where=path, delimiter="\t", first_line=body + 1)
    found = bounded(records_of(links), most=MOST_OF_A_TABLE, where=path, what="rows")
    return (declared(record, prefixes, table=links) for record in found)


def declared(record: Record, prefixes: frozenset[str], *, table: Table) -> Record:
    """A link whose prefixes the table declares, or why it is refused."""
    if not isinstance(record, Link):
        return record
    curies = (record.subject_id, record.object_id, record.mapping_justification)
    unknown = [curie for curie in curies if curie.partition(":")[0] not in prefixes]
    if not unknown:
        return record
    return Refused(
        where=table.at(record.line or 0),
        found=f"the prefix of {unknown[0]!r} is not declared",
        mend="declare it in the curie_map at the head of the table",
        line=record.line,
    )


def of_known_states(
    records: Iterable[Record], states: StateNames, *, where: object
) -> Iterator[Record]:
    """The records whose states are all known, and `Refused` for the others."""
    for record in records:
        unknown = next((code for code in states_in(record) if code not in states), None)
        if unknown is None:
            yield record
        else:
            yield Refused(
                where=f"{where}, line {record.line}",
                found=f"no state has the id {unknown!r}",
                mend="use an id of state.csv, or add the state there",
                line=record.line,
            )


def states_in(record: Record) -> Iterator[str]:
    """The ids of all states that a record names."""
    for name in OF_ONE_STATE:
        if code := getattr(record, name, None):
            yield code
    for name in OF_STATES:
        yield from getattr(record, name, ())
