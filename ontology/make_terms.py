"""Write `src/accede/model/terms.py` from the vocabulary: `python ontology/make_terms.py`.

The Turtle is the truth. A test compares the file with what this prints.
"""
# ruff: noqa: INP001 -- a script beside the Turtle that it reads, not a part of the package

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

HERE = Path(__file__).parent
TERMS = HERE.parent / "src" / "accede" / "model" / "terms.py"
NS = "https://w3id.org/accede/ns#"
SCHEME = "https://w3id.org/accede/scheme/"

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RDF = PREFIXES["rdf"]
OWL = PREFIXES["owl"]
SKOS = PREFIXES["skos"]

KINDS = tuple(
    ox.NamedNode(iri)
    for iri in (
        OWL + "Class",
        OWL + "ObjectProperty",
        OWL + "DatatypeProperty",
        OWL + "AnnotationProperty",
        PREFIXES["rdfs"] + "Datatype",
    )
)
"""What a term can be declared as."""

CORE = {
    "rdf": ["type"],
    "rdfs": ["comment", "isDefinedBy", "label", "seeAlso", "subClassOf", "subPropertyOf"],
    "owl": [
        "AnnotationProperty",
        "Class",
        "DatatypeProperty",
        "FunctionalProperty",
        "ObjectProperty",
        "Ontology",
    ],
    "xsd": ["anyURI", "boolean", "date", "dateTime", "integer", "string"],
}
"""Terms of the languages themselves, which an ontology must not declare again."""

SINGLE_REUSED = {
    "dcat": ["mediaType"],
    "dcterms": ["identifier", "title"],
    "oa": ["prefix", "suffix"],
    "org": ["member", "organization"],
    "schema": ["endDate", "startDate"],
    "skos": ["prefLabel"],
    "skosxl": ["literalForm"],
}
"""Reused terms that have one value a thing here, though their own vocabulary does not say so."""

SHAPE = '''"""The terms of the vocabulary, so that a misspelt one is an error before anything runs.

Written by `ontology/make_terms.py` from `ontology/accede.ttl` and `ontology/schemes/`: change
those, then run it again. Names are the vocabulary's own, so they keep its capitals.
"""

from typing import Final

from accede.model.iris import Iri

{constants}

SINGLE: Final[frozenset[Iri]] = frozenset(
    {{
{single}    }}
)
"""Properties with at most one value a thing: two values are a contradiction."""

CONCEPTS: Final[dict[str, frozenset[str]]] = {{
{concepts}}}
"""The notations of each scheme."""

CODES: Final[dict[str, dict[str, str]]] = {{
{codes}}}
"""The notation that each code of a source stands for, by the code's datatype."""
'''


def graph() -> ox.Store:
    """The vocabulary with all its schemes."""
    store = ox.Store()
    for path in [HERE / "accede.ttl", *sorted((HERE / "schemes").glob("*.ttl"))]:
        store.load(path=str(path))
    return store


def declared(store: ox.Store) -> list[str]:
    """The IRIs of all terms that the vocabulary declares, ours and reused."""
    return sorted({iri for kind in KINDS for iri in instances(store, kind)})


def instances(store: ox.Store, kind: ox.NamedNode) -> Iterator[str]:
    """The IRIs of all that is declared to be of a kind."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), kind):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value


def constant(iri: str) -> str:
    """The Python name of a term: its local name, with its prefix where it is not ours.

    >>> constant(NS + "from"), constant("http://www.w3.org/2004/02/skos/core#prefLabel")
    ('from_', 'skos_prefLabel')
    """
    if iri.startswith(NS):
        name = iri.removeprefix(NS)
        return "from_" if name == "from" else name
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}_{iri.removeprefix(namespace)}"
    return ""


def spelled(names: dict[str, list[str]]) -> set[str]:
    """The IRIs of terms listed by prefix."""
    return {PREFIXES[prefix] + local for prefix, locals_ in names.items() for local in locals_}


def constants(iris: Iterable[str]) -> Iterator[str]:
    """One line a term."""
    for iri in iris:
        if name := constant(iri):
            yield wrapped(f'{name}: Final = Iri("{iri}")', f'{name}: Final = Iri(\n    "{iri}"\n)')


def wrapped(line: str, folded: str) -> str:
    """A line as the formatter leaves it."""
    return line if len(line) <= 100 else folded


def single(store: ox.Store) -> list[str]:
    """The constants of all properties with at most one value a thing."""
    ours = set(instances(store, ox.NamedNode(OWL + "FunctionalProperty")))
    return sorted(map(constant, ours | spelled(SINGLE_REUSED)))


def notations(store: ox.Store) -> Iterator[tuple[str, str, ox.Literal]]:
    """Scheme, own notation and each notation of every concept."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(SKOS + "notation"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            scheme, own = quad.subject.value.removeprefix(SCHEME).split("/")
            yield scheme, own, quad.object


def concepts(store: ox.Store) -> dict[str, list[str]]:
    """The notations of each scheme."""
    found: dict[str, set[str]] = {}
    for scheme, own, _ in notations(store):
        found.setdefault(scheme, set()).add(own)
    return {scheme: sorted(found[scheme]) for scheme in sorted(found)}


def codes(store: ox.Store) -> dict[str, dict[str, str]]:
    """For each datatype of source codes, the notation that each code stands for."""
    found: dict[str, dict[str, str]] = {}
    for _, own, literal in notations(store):
        if literal.datatype.value.startswith(NS):
            found.setdefault(literal.datatype.value.removeprefix(NS), {})[literal.value] = own
    return {name: dict(sorted(found[name].items())) for name in sorted(found)}


def concept_entry(scheme: str, own: list[str]) -> str:
    """One scheme's line in CONCEPTS."""
    line = f'    "{scheme}": frozenset({{{", ".join(quoted(own))}}}),\n'
    folded = "".join(f"            {name},\n" for name in quoted(own))
    return wrapped(line, f'    "{scheme}": frozenset(\n        {{\n{folded}        }}\n    ),\n')


def code_entry(name: str, table: dict[str, str]) -> str:
    """One datatype's lines in CODES."""
    rows = "".join(f'        "{code}": "{own}",\n' for code, own in table.items())
    return f'    "{name}": {{\n{rows}    }},\n'


def quoted(words: Iterable[str]) -> list[str]:
    """Words as Python strings."""
    return [f'"{word}"' for word in words]


def module(store: ox.Store) -> str:
    """The whole text of `terms.py`."""
    iris = declared(store)
    ours = [iri for iri in iris if iri.startswith(NS)]
    reused = sorted({*iris} - {*ours} | spelled(CORE))
    return SHAPE.format(
        constants="\n".join([*constants(ours), "", *constants(reused)]),
        single="".join(f"        {name},\n" for name in single(store)),
        concepts="".join(concept_entry(scheme, own) for scheme, own in concepts(store).items()),
        codes="".join(code_entry(name, table) for name, table in codes(store).items()),
    )


if __name__ == "__main__":
    TERMS.write_text(module(graph()), encoding="utf-8")
