"""The ways from a node to its values, as SHACL writes them, as SPARQL and as Turtle."""

from typing import Literal as OneOf

from msgspec import Struct
from pyoxigraph import NamedNode

SH = "http://www.w3.org/ns/shacl#"
Step = OneOf[
    "predicate", "inverse", "sequence", "alternative", "zeroOrMore", "oneOrMore", "zeroOrOne"
]
REPEATED: dict[Step, str] = {"zeroOrMore": "*", "oneOrMore": "+", "zeroOrOne": "?"}


class Path(Struct, frozen=True):
    """One step: a predicate, or an arrangement of smaller paths."""

    step: Step
    parts: tuple["Path", ...] = ()
    predicate: str = ""


def predicate(iri: str) -> Path:
    """The path of one predicate."""
    return Path(step="predicate", predicate=iri)


def sparql(path: Path) -> str:
    """The path as a SPARQL property path.

    >>> sparql(Path(step="zeroOrMore", parts=(predicate("http://example.org/p"),)))
    '(<http://example.org/p>)*'
    """
    inner = [sparql(part) for part in path.parts]
    match path.step:
        case "predicate":
            return str(NamedNode(path.predicate))
        case "inverse":
            return f"^({inner[0]})"
        case "sequence":
            return f"({'/'.join(inner)})"
        case "alternative":
            return f"({'|'.join(inner)})"
        case _:
            return f"({inner[0]}){REPEATED[path.step]}"


def turtle(path: Path) -> str:
    """The path as a node of a shapes graph, in Turtle."""
    inner = [turtle(part) for part in path.parts]
    match path.step:
        case "predicate":
            return str(NamedNode(path.predicate))
        case "sequence":
            return f"( {' '.join(inner)} )"
        case "alternative":
            return f"[ <{SH}alternativePath> ( {' '.join(inner)} ) ]"
        case _:
            return f"[ <{SH}{path.step}Path> {inner[0]} ]"


def named(path: Path) -> str:
    """The path for a report: a bare IRI where it is one predicate, else its SPARQL."""
    return path.predicate if path.step == "predicate" else sparql(path)


def may_stay(path: Path) -> bool:
    """Whether the path also leads from a node to itself, without a single step.

    SPARQL finds no such value for a node that stands nowhere in the graph; SHACL does.
    """
    match path.step:
        case "zeroOrMore" | "zeroOrOne":
            return True
        case "predicate":
            return False
        case "alternative":
            return any(may_stay(part) for part in path.parts)
        case _:
            return all(may_stay(part) for part in path.parts)
