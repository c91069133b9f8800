"""The graph as sorted N-Triples and as a pyoxigraph store; the vocabulary's own triples."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    NamedNode,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from accede.errors import OntologyError
from accede.graph.triples import Fact, line
from accede.model import iris, terms
from accede.model.iris import Iri

ANY_PROPERTY = re.compile(r"(?:[{};.]|\n)\s*\?\w+\s+(\?\w+)\s+(?:\?\w+|[\w-]*:[\w-]+|<|\")")
"""A variable between a subject and an object."""


def vocabulary(folder: Path) -> list[Triple]:
    """The triples of `accede.ttl` and of every scheme; shapes stay out of the graph of facts."""
    files = [folder / "accede.ttl", *sorted((folder / "schemes").glob("*.ttl"))]
    return [triple for file in files for triple in _parsed(file)]


def _parsed(file: Path) -> Iterator[Triple]:
    try:
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise OntologyError(file, "a blank node", "name it, for the graph has none")
            yield Triple(quad.subject, quad.predicate, quad.object)
    except (OSError, SyntaxError) as error:
        raise OntologyError(file, str(error), "mend the Turtle") from error


def leads_to(triples: Iterable[Triple]) -> dict[Iri, Iri]:
    """The standing that each kind of act has on effect, as the vocabulary says."""
    on_effect = NamedNode(terms.resultsInOnEffect)
    return {
        Iri(triple.subject.value): Iri(triple.object.value)
        for triple in triples
        if triple.predicate == on_effect
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
    }


def lines_of(triples: Iterable[Triple]) -> Iterator[str]:
    """Triples as lines of N-Triples."""
    written = serialize(triples, format=RdfFormat.N_TRIPLES)
    return (f"{line}\n" for line in (written or b"").decode().split("\n") if line)


def graph_lines(facts: Iterable[Fact], triples: Iterable[Triple]) -> set[str]:
    """Facts and vocabulary as distinct lines of N-Triples."""
    return {line(fact) for fact in facts} | set(lines_of(triples))


def of_file(nt: Path) -> Store:
    """A store in memory that holds a file of N-Triples, for checks."""
    store = Store()
    store.bulk_load(path=str(nt), format=RdfFormat.N_TRIPLES)
    return store


def derived(lines: Iterable[str], rule: Path) -> Iterator[str]:
    """The lines that a rule (a SPARQL CONSTRUCT) derives from a graph's lines.

    Only the lines are loaded whose property the rule names, so it may not ask for any property.
    """
    try:
        text = rule.read_text("utf-8")
        if any_property := ANY_PROPERTY.search(text):
            words = f"{any_property[1]} stands for any property"
            raise OntologyError(rule, words, "name the properties that the rule looks at")
        named = {f"<{name}>" for name in properties_named(text)}
        found = held(one for one in lines if one.split(" ", 2)[1] in named).query(text)
    except (OSError, SyntaxError) as error:
        raise OntologyError(rule, str(error), "mend the rule") from error
    if not isinstance(found, QueryTriples):
        raise OntologyError(rule, "not a CONSTRUCT", "write the rule as one CONSTRUCT")
    written = found.serialize(format=RdfFormat.N_TRIPLES) or b""
    return (f"{one}\n" for one in written.decode().split("\n") if one)


def properties_named(rule: str) -> Iterator[str]:
    """Every IRI that a rule can name by its prefixes, and the type that `a` names.

    >>> sorted(properties_named("PREFIX ex: <urn:x:> CONSTRUCT { ?s a ex:B } { ?s ex:b ?o }"))[1:]
    ['urn:x:B', 'urn:x:b']
    """
    yield terms.rdf_type
    prefixes = dict(re.findall(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", rule, re.IGNORECASE))
    for prefix, name in re.findall(r"([\w-]*):([\w-]+)", rule):
        if prefix in prefixes:
            yield prefixes[prefix] + name


def held(lines: Iterable[str]) -> Store:
    """A store in memory that holds some lines."""
    store = Store()
    store.bulk_load("".join(lines).encode(), format=RdfFormat.N_TRIPLES)
    return store


def counts(held: Store) -> dict[str, int]:
    """How many things of each kind a store holds, by the kind's name (`treaty-action`)."""
    kinds = (
        getattr(quad.object, "value", "")
        for quad in held.quads_for_pattern(None, NamedNode(terms.rdf_type), None)
    )
    ours = (iris.kebab(kind.removeprefix(iris.NS)) for kind in kinds if kind.startswith(iris.NS))
    return dict(sorted(Counter(ours).items()))
