"""The graph as sorted N-Triples and as a pyoxigraph store; the vocabulary's own triples."""

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


def in_memory(lines: Iterable[str]) -> Store:
    """A store that holds the lines, for rules."""
    store = Store()
    store.bulk_load("".join(lines).encode(), format=RdfFormat.N_TRIPLES)
    return store


def of_file(nt: Path) -> Store:
    """A store in memory that holds a file of N-Triples, for checks."""
    store = Store()
    store.bulk_load(path=str(nt), format=RdfFormat.N_TRIPLES)
    return store


def constructed(store: Store, rule: Path) -> list[Triple]:
    """What a rule (a SPARQL CONSTRUCT) derives from the store."""
    try:
        found = store.query(rule.read_text("utf-8"))
    except (OSError, SyntaxError) as error:
        raise OntologyError(rule, str(error), "mend the rule") from error
    if not isinstance(found, QueryTriples):
        raise OntologyError(rule, "not a CONSTRUCT", "write the rule as one CONSTRUCT")
    return list(found)


def counts(held: Store) -> dict[str, int]:
    """How many things of each kind a store holds, by the kind's name (`treaty-action`)."""
    kinds = (
        getattr(quad.object, "value", "")
        for quad in held.quads_for_pattern(None, NamedNode(terms.rdf_type), None)
    )
    ours = (iris.kebab(kind.removeprefix(iris.NS)) for kind in kinds if kind.startswith(iris.NS))
    return dict(sorted(Counter(ours).items()))
