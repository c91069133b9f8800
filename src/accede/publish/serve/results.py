"""The forms of a SPARQL answer: results as JSON, XML, CSV and TSV, graphs as Turtle and others."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox
from msgspec import Struct
from pyoxigraph import RdfFormat

from accede.ask.worker import Term
from accede.model.terms import xsd_string

Row = Sequence[Term | None]

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
XML_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Found(Struct, frozen=True):
    """What a query found: its form, columns and rows, and whether there were more."""

    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: bool = False

    @property
    def truth(self) -> bool | None:
        """The answer to an ASK; None for the other forms."""
        first = self.rows[0][0] if self.form == "ASK" and self.rows else None
        return first.value == "true" if first else None


def as_json(found: Found) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    if found.truth is not None:
        return json.dumps({"head": {}, "boolean": found.truth})
    bindings = [
        {name: _json(term) for name, term in zip(found.columns, row, strict=True) if term}
        for row in found.rows
    ]
    whole = {"head": {"vars": found.columns}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False)


def _json(term: Term) -> dict[str, str]:
    told = {"type": term.type, "value": term.value}
    if term.language:
        return told | {"xml:lang": term.language}
    if term.datatype and term.datatype not in {xsd_string, LANGUAGE}:
        return told | {"datatype": term.datatype}
    return told


def as_xml(found: Found) -> str:
    """SPARQL Query Results XML Format."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in found.columns)
    if found.truth is not None:
        inside = f"<head/><boolean>{str(found.truth).lower()}</boolean>"
    else:
        rows = "".join(f"<result>{_cells(found.columns, row)}</result>" for row in found.rows)
        inside = f"<head>{head}</head><results>{rows}</results>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sparql xmlns="http://www.w3.org/2005/sparql-results#">{inside}</sparql>\n'
    )


def _cells(columns: Sequence[str], row: Row) -> str:
    cells = zip(columns, row, strict=True)
    return "".join(
        f"<binding name={quoteattr(name)}>{_xml(term)}</binding>" for name, term in cells if term
    )


def _xml(term: Term) -> str:
    text = escape(XML_UNFIT.sub("\ufffd", term.value)).replace("\r", "&#13;")
    if term.type != "literal":
        return f"<{term.type}>{text}</{term.type}>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype and term.datatype not in {xsd_string, LANGUAGE}:
        return f"<literal datatype={quoteattr(term.datatype)}>{text}</literal>"
    return f"<literal>{text}</literal>"


def as_csv(found: Found) -> str:
    """SPARQL 1.1 Query Results CSV: values without their kind."""
    lines = [found.columns, *([_csv(term) for term in row] for row in found.rows)]
    return "".join(",".join(line) + "\r\n" for line in lines)


def _csv(term: Term | None) -> str:
    text = "" if term is None else f"_:{term.value}" if term.type == "bnode" else term.value
    return '"' + text.replace('"', '""') + '"' if re.search('[",\n\r]', text) else text


def as_tsv(found: Found) -> str:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    head = "\t".join(f"?{name}" for name in found.columns)
    rows = ("\t".join(str(node(term)) if term else "" for term in row) for row in found.rows)
    return "".join(f"{line}\n" for line in (head, *map(_unbroken, rows)))


def _unbroken(line: str) -> str:
    return line.replace("\n", "\\n").replace("\r", "\\r")


TABLES: dict[str, Callable[[Found], str]] = {
    JSON: as_json,
    XML: as_xml,
    "text/csv": as_csv,
    "text/tab-separated-values": as_tsv,
}
TRUTHS = (JSON, XML)

SHORT = {
    "json": (JSON, "application/ld+json"),
    "xml": (XML, "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "jsonld": ("application/ld+json",),
    "ntriples": ("application/n-triples",),
}
"""Short names of forms, for links that cannot send a header: `&format=csv`."""


def offered(form: str) -> tuple[str, ...]:
    """The types in which an answer to a form of query is told, the first by default."""
    if form in {"CONSTRUCT", "DESCRIBE"}:
        return tuple(GRAPHS)
    return TRUTHS if form == "ASK" else tuple(TABLES)


def written(found: Found, kind: str) -> bytes:
    """An answer in one of the types offered for its form."""
    if kind in TABLES:
        return TABLES[kind](found).encode()
    return graph(found.rows, GRAPHS[kind])


def graph(rows: Iterable[Row], form: RdfFormat) -> bytes:
    """Rows of three terms as a graph."""
    triples = [ox.Triple(*(node(term) for term in row if term)) for row in rows]  # type: ignore[arg-type]  # what the engine gave as triples
    return ox.serialize(triples, format=form) or b""


def node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term as the engine's own."""
    if term.type == "uri":
        return ox.NamedNode(term.value)
    if term.type == "bnode":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype or xsd_string))
