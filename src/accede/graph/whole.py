"""The whole graph of some records: told, merged, derived from, and given its vocabulary."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from pyoxigraph import Store, Triple

from accede.graph import rules, store
from accede.graph.joined import joined
from accede.graph.mapping import told
from accede.graph.merge import merged
from accede.graph.rules import Disagreement
from accede.graph.triples import Fact, Sources, described, english, string
from accede.model import iris, terms
from accede.model.records import Record


class Graph(Struct, frozen=True):
    """The graph as sorted lines of N-Triples and as a store in memory, with what was noticed.

    `records` are those the graph was made of, things told twice brought together.
    """

    lines: tuple[str, ...]
    store: Store
    records: tuple[Record, ...]
    things: dict[str, int]
    disagreements: tuple[Disagreement, ...]


def graph_of(
    records: Iterable[Record], sources: Sources, *, ontology: Path, about: Iterable[Fact] = ()
) -> Graph:
    """The graph of some records; `about` are facts about the build itself."""
    together = joined(records)
    facts = [*merged(told(together, sources), sources), *about]
    vocabulary = store.vocabulary(ontology)
    derived = list(rules.effects(rules.by_subject(facts), store.leads_to(vocabulary)))
    facts += [one for one in derived if isinstance(one, Fact)]
    lines = store.graph_lines(facts, vocabulary)
    held = store.in_memory(lines)
    spells: list[Triple] = []
    for rule in sorted((ontology / "rules").glob("*.rq")):
        spells += store.constructed(held, rule)
    held.bulk_extend(store.as_quads(spells))
    return Graph(
        lines=tuple(sorted(lines | set(store.lines_of(spells)))),
        store=held,
        records=tuple(together),
        things=dict(sorted(Counter(_kinds(held)).items())),
        disagreements=tuple(one for one in derived if isinstance(one, Disagreement)),
    )


def _kinds(held: Store) -> Iterator[str]:
    """The kind of every thing in the store, as JSON and reports name it."""
    for quad in held.quads_for_pattern(None, store.named(terms.rdf_type), None):
        kind = getattr(quad.object, "value", "")
        if kind.startswith(iris.NS):
            yield iris.kebab(kind.removeprefix(iris.NS))


class Named(NamedTuple):
    """What the graph says of a dataset."""

    id: str
    title: str
    licence: str | None


def activity(datasets: Iterable[Named], inputs: Iterable[str]) -> Iterator[Fact]:
    """The build itself, named by the digests of what went into it, and the datasets it used."""
    used = [(dataset, iris.thing(f"dataset/{dataset.id}")) for dataset in datasets]
    yield from described(
        iris.thing(f"build/{iris.digest(*sorted(inputs))}"),
        terms.prov_Activity,
        *((terms.prov_used, subject) for _, subject in used),
    )
    for dataset, subject in used:
        yield from described(
            subject,
            terms.dcat_Dataset,
            (terms.dcterms_title, english(dataset.title)),
            (terms.dcterms_license, string(dataset.licence)),
        )
