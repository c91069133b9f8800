"""The process that runs one query from outside, and can be ended: `python -m accede.ask.worker`.

Its arguments are a store's folder, a row cap, bytes of memory, seconds of processor time, and the
IRI that relative names stand against, or nothing; the query comes on its standard input. It opens
the store, then gives up for ever the right to open anything else: no file, no socket. What it finds
goes out line by line, each one JSON value: first the columns, then the rows, then what ended them.
"""

import resource
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

Node = NamedNode | BlankNode | Literal | Triple
TRIPLE = ("subject", "predicate", "object")
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
ENCODE = msgspec.json.Encoder().encode


class Term(Struct, frozen=True, array_like=True):
    """One value as SPARQL's own JSON results tell it: `uri`, `bnode`, `literal` or `triple`."""

    type: str
    value: str
    datatype: str | None = None
    language: str | None = None


class End(Struct, frozen=True):
    """How an answer ended: whole, cut at its row cap, or with a fault."""

    cut: bool = False
    fault: str | None = None


def term(node: Node) -> Term:
    """A value of the engine, taken apart."""
    if isinstance(node, NamedNode):
        return Term("uri", node.value)
    if isinstance(node, BlankNode):
        return Term("bnode", node.value)
    if isinstance(node, Literal):
        return Term("literal", node.value, node.datatype.value, node.language)
    return Term("triple", str(node))


def told(found: QuerySolutions | QueryBoolean | QueryTriples, most: int) -> Iterator[object]:
    """The columns, at most so many rows, and the end of what a query found."""
    if isinstance(found, QueryBoolean):
        yield ("boolean",)
        yield (Term("literal", str(bool(found)).lower(), BOOLEAN),)
        yield End()
        return
    yield TRIPLE if isinstance(found, QueryTriples) else tuple(v.value for v in found.variables)
    rows: Iterable[Iterable[Node | None]] = found
    for row in islice(rows, most):
        yield tuple(node and term(node) for node in row)
    yield End(cut=next(iter(rows), None) is not None)


def bound(memory: int, seconds: int) -> None:
    """Give up every right but to think for so long in so much memory."""
    if sys.platform == "linux":  # elsewhere nothing says how much there is already
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def main() -> None:
    """Answer the one query on standard input."""
    place, rows, memory, seconds, base = sys.argv[1:]
    text = sys.stdin.buffer.read().decode()
    out = sys.stdout.buffer
    store = Store.read_only(place)
    bound(int(memory), int(seconds))
    try:
        for line in told(store.query(text, base_iri=base or None), int(rows)):
            out.write(ENCODE(line) + b"\n")
    except (SyntaxError, ValueError, RuntimeError, OSError, MemoryError) as fault:
        out.write(ENCODE(End(fault=" ".join(str(fault).split())[:300])) + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
