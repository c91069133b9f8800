"""The data dictionary of an export: every table and column, as CSV on the Web (CSVW) tells it.

CSVW describes tables of text; here it says what the columns of Parquet files mean. Lists are
told by `separator`, things by the IRI that a cell stands for.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from accede.graph.turtle import NOTICE
from accede.model import iris
from accede.publish.frames.columns import THING, Column
from accede.publish.frames.words import definitions, description, term

CONTEXT = "http://www.w3.org/ns/csvw"
IDS = {
    THING: "",
    "state": "state/",
    "host": "state/",
    "treaty": "treaty/",
    "series": "series/",
    "meeting": "meeting/",
    "source": "document/",
    "document": "document/",
    "snapshot": "",
    "decision": "",
    "subject": "",
    "statement": "statement/",
}
"""The columns whose cells name things, and what stands before the cell in the thing's IRI."""


def dictionary(tables: Mapping[str, Iterable[Column]], *, ontology: Path, title: str) -> str:
    """The dictionary of some tables, by the name of their kind, as JSON."""
    defined = definitions(ontology)
    told = {
        "@context": [CONTEXT, {"@language": "en"}],
        "dc:title": title,
        "dc:description": " ".join(NOTICE),
        "tables": [_table(kind, tables[kind], defined) for kind in sorted(tables)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _table(kind: str, columns: Iterable[Column], defined: Mapping[str, str]) -> dict[str, object]:
    listed = [_column(kind, column, defined) for column in columns]
    return {
        "url": f"{kind}.parquet",
        "dc:title": kind,
        "dc:format": "application/vnd.apache.parquet",
        "tableSchema": {"columns": listed},
    }


def _column(kind: str, column: Column, defined: Mapping[str, str]) -> dict[str, object]:
    known = term(kind, column.name)
    told: dict[str, object] = {
        "name": column.name,
        "titles": column.name.replace("_", " "),
        "dc:description": description(kind, column.name, defined),
        "datatype": _datatype(column),
    }
    if column.required:
        told["required"] = True
    if column.listed:
        told["separator"] = ";"
    if known:
        told["propertyUrl"] = known
    if column.name in IDS:
        told["valueUrl"] = f"{iris.ID}{IDS[column.name]}{{+{column.name}}}"
    return told


def _datatype(column: Column) -> str | dict[str, str]:
    if column.pattern:
        return {"base": column.type, "format": column.pattern}
    if column.allowed and column.type == "string":
        return {"base": "string", "format": f"^({'|'.join(column.allowed)})$"}
    return column.type
