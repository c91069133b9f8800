"""The whole graph of some records: told, merged, derived from, and given its vocabulary."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, starmap
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from accede.graph import rules, store
from accede.graph.decided import Group, grouped, of_group
from accede.graph.derived import with_splits
from accede.graph.joined import joined
from accede.graph.mapping import asides, told
from accede.graph.merge import merged
from accede.graph.rules import Disagreement
from accede.graph.triples import Fact, Sources, described, english, string
from accede.model import iris, terms
from accede.model.records import Decision, Record
from accede.progress import counted


class Block(NamedTuple):
    """The lines of one thing, as one text; blocks in the order of their keys are in line order."""

    key: str
    text: str


class Graph(Struct, frozen=True):
    """The graph as sorted blocks of N-Triples, with what was noticed while it was made.

    `records` are those the graph was made of, things told twice brought together.
    """

    blocks: tuple[Block, ...]
    records: tuple[Record, ...]
    disagreements: tuple[Disagreement, ...]

    def lines(self) -> Iterator[str]:
        """Every triple as a line of N-Triples, in order."""
        lines = (line for block in self.blocks for line in block.text.split("\n"))
        return (f"{line}\n" for line in lines if line)


class Mapped(NamedTuple):
    """Decisions as blocks, and the facts about other things that came of them."""

    blocks: list[Block]
    beside: list[Fact]


Mapping = Callable[[Iterable[Group], Sources], Mapped]
"""Maps what is told of some decisions."""


def mapped(groups: Iterable[Group], sources: Sources) -> Mapped:
    """What is told of some decisions, mapped here and now."""
    found = Mapped([], [])
    for group in counted(groups, "decisions"):
        one = of_group(group, sources)
        found.blocks.append(Block(f"<{one.subject}>", "".join(sorted(one.lines))))
        found.beside.extend(one.beside)
    return found


def graph_of(
    records: Iterable[Record],
    sources: Sources,
    *,
    ontology: Path,
    about: Iterable[Fact] = (),
    mapping: Mapping = mapped,
) -> Graph:
    """The graph of some records; `about` are facts about the build itself.

    `mapping` maps what is told of decisions, which is most of a graph: here, or on a cluster.
    """
    together = joined(records)
    decisions = [one for one in together if isinstance(one, Decision)]
    plain, beside = mapping(list(grouped(decisions, asides(together))), sources)
    facts = [*merged(told(together, sources), sources), *beside, *about]
    texts = {block.key: block.text for block in plain}
    texts.update(with_splits(texts, decisions))
    vocabulary = store.vocabulary(ontology)
    derived = list(rules.effects(rules.by_subject(facts), store.leads_to(vocabulary)))
    facts += [one for one in derived if isinstance(one, Fact)]
    lines = store.graph_lines(facts, vocabulary)
    rules_at_hand = sorted((ontology / "rules").glob("*.rq"))
    lines.update([line for rule in rules_at_hand for line in store.derived(lines, rule)])
    return Graph(
        blocks=tuple(sorted([*starmap(Block, texts.items()), *blocks_of(lines)])),
        records=tuple(together),
        disagreements=tuple(one for one in derived if isinstance(one, Disagreement)),
    )


def blocks_of(lines: Iterable[str]) -> Iterator[Block]:
    """Lines, gathered by their subject."""
    for key, group in groupby(sorted(lines), key=lambda line: line.partition(" ")[0]):
        yield Block(key, "".join(group))


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
