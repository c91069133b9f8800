"""The same model built with rdflib and pySHACL: `python -m tests.benchmarks.peer dataset.toml`.

Documents are read by our readers, since no other reads them. Then every fact of every decision is
added to an rdflib graph, one `Graph.add` a triple, and everything else (the texts, the states, the
vocabulary: a tenth) is parsed into it. The graph is written as Turtle and checked by pySHACL by
our shapes. It has the very triples of our release; a store on disk, the voting matrix, the checks
of the whole graph and the records beside it are left out, which is to the peer's favour.
"""

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyshacl
from rdflib import Graph, Literal, URIRef

from accede import resources
from accede.build import uncollected
from accede.check import reference
from accede.graph.decided import Group
from accede.graph.merge import Told, merged
from accede.graph.of_votes import CHOICES, EXCEPTIONS, names_states, of_decision
from accede.graph.triples import Fact, Object, Sources
from accede.graph.whole import Mapped, Named, activity, graph_of
from accede.model import iris
from accede.read.collection import Collection, collected
from accede.read.dataset import load


def graph(collection: Collection) -> Graph:
    """The graph of what was read, in rdflib."""
    made = Graph()
    sources = Sources(collection.documents, collection.digests, collection.texts)
    used = [Named(one.id, one.title, one.licence) for one in collection.datasets]

    def mapping(groups: Iterable[Group], known: Sources) -> Mapped:
        return Mapped([], [fact for group in groups for fact in _add(made, group, known)])

    rest = graph_of(
        collection.sourced(),
        sources,
        ontology=resources.ontology(),
        about=activity(used, collection.inputs),
        mapping=mapping,
    )
    made.parse(data="".join(rest.lines()), format="nt")
    return made


def _add(made: Graph, group: Group, sources: Sources) -> list[Fact]:
    """Adds a decision with its votes; the facts about other things that came of it."""
    each = (Told(tuple(of_decision(one, sources)), one.source or "") for one in group.decisions)
    facts = list(merged(each, sources))
    for fact in facts:
        if fact.subject == group.subject:
            made.add((URIRef(fact.subject), URIRef(fact.predicate), _term(fact.object)))
    subject = URIRef(group.subject)
    naming = [one for one in group.decisions if names_states(one)]
    for name, predicate in CHOICES.items():
        for one in naming:
            for code in getattr(one, name):
                made.add((subject, URIRef(predicate), URIRef(iris.state(code))))
    for name, predicate in EXCEPTIONS.items():
        lists = [set(getattr(one, name)) for one in naming]
        for code in set.intersection(*lists) if lists else ():
            made.add((subject, URIRef(predicate), URIRef(iris.state(code))))
    return [fact for fact in facts if fact.subject != group.subject]


def _term(value: Object) -> URIRef | Literal:
    if isinstance(value, str):
        return URIRef(value)
    datatype = URIRef(value.datatype) if value.datatype else None
    return Literal(value.value, datatype=datatype, lang=value.language)


def main() -> None:
    """Build, write and check; print how long each took, and how many triples there are."""
    datasets = [load(resources.bundled()[0]), load(Path(sys.argv[1]))]
    began = time.perf_counter()
    with uncollected():
        made = graph(collected(datasets))
    graphed = time.perf_counter()
    with reference.quiet(), TemporaryDirectory() as folder:
        made.serialize(Path(folder, "graph.ttl"), format="turtle", encoding="utf-8")
        written = time.perf_counter()
        shapes = Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
        pyshacl.validate(made, shacl_graph=shapes, inplace=True)
    finished = time.perf_counter()
    told = {
        "triples": len(made),
        "graph": graphed - began,
        "turtle": written - graphed,
        "check": finished - written,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
