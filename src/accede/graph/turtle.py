"""The graph as Turtle that people read: grouped by subject, with the vocabulary's own prefixes.

Written from the sorted lines of `graph.nt` and from nothing else, so it has the same bytes on
every machine. Names of things are relative to their base (`<state/CUB>`), concepts bear their
scheme's name (`stage:plenary`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from accede.errors import OntologyError
from accede.model import terms
from accede.model.iris import ID, SCHEME

NOTICE = """\
Designations of states are those of the United Nations, taken over as data: nothing here
expresses a view on the status of any territory. Each fact names its source and each dataset its
licence. Quoted words belong to who said or wrote them. The vocabulary is free for any use (CC0).
""".splitlines()
"""What every export says of itself."""

PREFIX = re.compile(r"^@prefix +([A-Za-z][\w-]*): +<([^>]+)> *\.", re.MULTILINE | re.ASCII)
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
THING = re.compile(r"[a-z][a-z-]*(?:/[A-Za-z0-9_~:+-][A-Za-z0-9._~:+-]*)+")
INTEGER = re.compile(r"0|-?[1-9][0-9]*")

END = " .\n"
PLAIN = '" .\n'
NEXT = "\n    "
KEPT = 200_000
"""Terms remembered while writing; enough for every state, concept and decision."""


def prefixes(ontology: Path) -> dict[str, str]:
    """The prefixes that `accede.ttl` declares, and one for each scheme, by name.

    >>> from accede import resources
    >>> prefixes(resources.ontology())["stage"]
    'https://w3id.org/accede/scheme/stage/'
    """
    try:
        declared = dict(PREFIX.findall((ontology / "accede.ttl").read_text("utf-8")))
    except OSError as fault:
        raise OntologyError(ontology / "accede.ttl", str(fault), "install accede again") from fault
    return {scheme: f"{SCHEME}{scheme}/" for scheme in sorted(terms.CONCEPTS)} | declared


def write_turtle(lines: Iterable[str], out: Path, *, ontology: Path) -> None:
    """Writes sorted lines of canonical N-Triples as one Turtle file."""
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(turtle(lines, prefixes(ontology)))


def turtle(lines: Iterable[str], prefixes: Mapping[str, str]) -> Iterator[str]:
    """The parts of a Turtle document: its head, then one subject after the other."""
    yield from (f"# {line}\n" for line in NOTICE)
    yield f"\n@base <{ID}> .\n"
    yield from (f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(prefixes))
    names = Names(prefixes)
    for subject, pairs in _subjects(lines, names):
        yield f"\n{names.of_iri(subject)} {f' ;{NEXT}'.join(pairs)} .\n"


def _subjects(lines: Iterable[str], names: "Names") -> Iterator[tuple[str, list[str]]]:
    """Each subject with its predicates, its type first, each followed by its objects.

    Most lines differ from the line before in the object alone, so that is looked at first.
    """
    subject, predicate, run = "", "", "\n"
    pairs: list[str] = []
    objects: list[str] = []
    for line in lines:
        if line.startswith(run):
            objects.append(names[line[len(run) :]])
            continue
        this, verb, rest = line.split(" ", 2)
        if objects:
            _add(pairs, predicate, objects)
        if this != subject and pairs:
            yield subject, pairs
            pairs = []
        subject, predicate, run = this, names.of_predicate(verb), f"{this} {verb} "
        objects = [rest[: -len(END)] if rest.endswith(PLAIN) else names[rest]]
    if objects:
        _add(pairs, predicate, objects)
        yield subject, pairs


def _add(pairs: list[str], predicate: str, objects: list[str]) -> None:
    pair = f"{predicate} {', '.join(objects)}"
    if predicate == "a":
        pairs.insert(0, pair)
    else:
        pairs.append(pair)


class Names(dict[str, str]):
    """The Turtle form of an object, by the end of its line; worked out once for each IRI."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = {namespace: name for name, namespace in prefixes.items()}
        self.predicates = {f"<{terms.rdf_type}>": "a"}

    def __missing__(self, end: str) -> str:
        if not end.endswith(END):
            raise OntologyError("graph.nt", f"no canonical N-Triples: {end!r}", "build it again")
        written = end[: -len(END)]
        if written[-1] != ">":
            return written
        if len(self) > KEPT:
            self.clear()
        self[end] = name = self.of_iri(written) if written[0] == "<" else self.of_typed(written)
        return name

    def of_predicate(self, written: str) -> str:
        """A property by its prefix; `a` for the type."""
        known = self.predicates.get(written)
        if known is None:
            known = self.predicates[written] = self.of_iri(written)
        return known

    def of_iri(self, written: str) -> str:
        """An IRI by its prefix or relative to the base where Turtle allows it, else as it is."""
        iri = written[1:-1]
        if iri.startswith(ID) and THING.fullmatch(iri, len(ID)):
            return f"<{iri[len(ID) :]}>"
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.prefixes.get(iri[:cut])
        if prefix is not None and LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return written

    def of_typed(self, written: str) -> str:
        """A literal with its datatype by prefix; whole numbers and booleans bare."""
        quoted, _, datatype = written.rpartition("^^")
        value = quoted[1:-1]
        name = self.of_iri(datatype)
        if name == "xsd:integer" and INTEGER.fullmatch(value):
            return value
        if name == "xsd:boolean" and value in ("true", "false"):
            return value
        return f"{quoted}^^{name}"
