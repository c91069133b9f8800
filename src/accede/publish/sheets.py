"""The graph as tables: one CSV file for each class, one row for each thing, one column a property.

Rows are what the graph holds: what several sources tell of one thing is one row, and what is
derived (standings, claims) has rows too. Names are those of the Turtle (`state/CUB`,
`stage:plenary`); several values in a cell are joined by semicolons.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from accede.graph.turtle import NOTICE, Names
from accede.model import iris, terms
from accede.publish.lines import literal, things

README = "README.txt"
FORMULA = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
QUOTED = re.compile('[,"\r\n]')
TYPE = f"<{terms.rdf_type}>"
UNTYPED = ("<thing>",)

HEAD = (
    *NOTICE,
    "",
    "One file holds the things of one class, one row each; `id` is a thing's short name,",
    "which follows https://w3id.org/accede/id/. Several values in a cell are joined by ;",
)

Cell = Callable[[str], str]


def plain(value: str) -> str:
    """A cell as it is."""
    return value


def guarded(value: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe is put before it.

    >>> guarded("=1+1"), guarded("Cuba"), guarded("@SUM(A1)")
    ("'=1+1", 'Cuba', "'@SUM(A1)")
    """
    return f"'{value}" if FORMULA.match(value) else value


def write_sheets(graph: Path, folder: Path, *, prefixes: Mapping[str, str], cell: Cell) -> None:
    """Writes every class of a graph of sorted N-Triples as one file of a folder."""
    names = Names(prefixes)
    with graph.open(encoding="utf-8", newline="\n") as lines:
        columns = columns_of(lines)
    (folder / README).write_text("\n".join(HEAD) + "\n", "utf-8", newline="\n")
    with ExitStack() as stack, graph.open(encoding="utf-8", newline="\n") as lines:
        files: dict[str, TextIO] = {}
        for kind, found in columns.items():
            place = folder / f"{_file_name(kind, names)}.csv"
            files[kind] = stack.enter_context(place.open("w", encoding="utf-8", newline="\n"))
            files[kind].write(row(["id", *(_heading(name, names) for name in found)]))
        for kind, cells in rows(lines, columns, names):
            files[kind].write(row(map(cell, cells)))


def columns_of(lines: Iterable[str]) -> dict[str, list[str]]:
    """The properties of the things of each class, both in order of their names."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, objects in things(lines):
        for kind in objects.get(TYPE, UNTYPED):
            found[kind] |= objects.keys() - {TYPE}
    return {kind: sorted(found[kind]) for kind in sorted(found)}


def rows(
    lines: Iterable[str], columns: Mapping[str, list[str]], names: Names
) -> Iterator[tuple[str, list[str]]]:
    """Each thing as a row of its class."""
    for subject, objects in things(lines):
        cells = {
            predicate: ";".join(_value(written, names) for written in values)
            for predicate, values in objects.items()
        }
        for kind in objects.get(TYPE, UNTYPED):
            rest = (cells.get(predicate, "") for predicate in columns[kind])
            yield kind, [_value(subject, names), *rest]


def row(cells: Iterable[str]) -> str:
    r"""One line of CSV, as RFC 4180 has it but for the line's end.

    >>> row(["a", "the 'b'", "c, d", ""])
    'a,the \'b\',"c, d",\n'
    """
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if QUOTED.search(value) else value


def _value(written: str, names: Names) -> str:
    if written[0] == '"':
        return literal(written).characters
    return names.of_iri(written).strip("<>") if written[0] == "<" else written


def _heading(predicate: str, names: Names) -> str:
    return names.of_predicate(predicate).strip("<>").removeprefix("acc:")


def _file_name(kind: str, names: Names) -> str:
    """A file's name: the kind of record for our classes, with its prefix for those of others."""
    name = iris.kebab(_value(kind, names).removeprefix("acc:"))
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")
