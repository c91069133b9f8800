"""What in a file of shapes or a graph file would reach outside it, refused before it is run."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from accede.check.paths import SH
from accede.check.shape_file import Triple
from accede.errors import OntologyError

QUERIES = {SH + name for name in ("select", "ask", "construct", "update")}
UNREAD = re.compile(
    r"""<[^<>"{}|^`\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\#[^\n]*""",
    re.DOTALL,
)
"""IRIs, strings and comments of SPARQL: what stands in them asks for nothing."""

REACHES = re.compile(r"(?<![\w:?$-])(SERVICE|FROM|LOAD)(?![\w:-])", re.IGNORECASE)
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse(path: Path, shapes: Iterable[Triple]) -> None:
    """OntologyError for a query in the shapes that asks an endpoint or reads another file.

    rdflib, by which pySHACL runs them, would open connections and local files.
    """
    for shape, property_, query in shapes:
        if property_.value not in QUERIES or not isinstance(query, ox.Literal):
            continue
        written = ESCAPED.sub(lambda code: chr(int(code[1] or code[2], 16)), query.value)
        if reaching := REACHES.search(UNREAD.sub(" ", written)):
            where = f"{path.name}, {shape}"
            raise OntologyError(where, f"a query with {reaching[1].upper()}", "ask this graph only")
