"""What the graph says of a page's things, as Turtle and JSON-LD beside the page and in it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from accede import resources
from accede.graph.turtle import prefixes, turtle
from accede.model import iris, terms
from accede.publish.context import Context
from accede.publish.jsonld import json_ld
from accede.release import Release

ABOUT = tuple(
    f"<{name}>"
    for name in (
        *(terms.actor, terms.meeting, terms.inSeries, terms.decidesOn, terms.claimSubject),
        *(terms.org_member, terms.target, terms.statement, terms.scope),
    )
)
"""Properties by which a record stands on a thing's page."""

TREATY = f"<{iris.ID}treaty/"
"""Of a treaty no records stand on its page: they would be everything."""

CONTEXT = "ns/context.jsonld"


class GraphFiles:
    """The lines of the graph about things, and which records are about which of them."""

    def __init__(self, release: Release, things: Collection[str]) -> None:
        self.prefixes = prefixes(resources.ontology())
        self.context = Context.of(resources.ontology() / "context.jsonld")
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._about: dict[str, list[str]] = defaultdict(list)
        self._read(release.path / "graph.nt", things)

    def turtle(self, iri: str) -> Iterator[str]:
        """A thing and what is recorded of it, as Turtle."""
        return turtle(self._of(iri, whole=True), self.prefixes)

    def json_ld(self, iri: str) -> Iterator[str]:
        """A thing and what is recorded of it, as JSON-LD with its context inside."""
        return json_ld(self._of(iri, whole=True), self.context)

    def embedded(self, iri: str) -> str:
        """The thing alone as JSON-LD, safe inside a page's script element."""
        whole = json.loads("".join(json_ld(self._of(iri, whole=False), self.context)))
        node: dict[str, object] = next(iter(whole["@graph"]), {})
        known = self.context.definitions
        text = json.dumps({"@context": _used(node, known), **node}, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

    def _of(self, iri: str, *, whole: bool) -> Iterable[str]:
        subject = f"<{iri}>"
        yield from self._lines[subject]
        for record in self._about[subject] if whole else ():
            yield from self._lines[record]

    def _read(self, nt: Path, things: Collection[str]) -> None:
        """Keep what is told of some things and of the records about them, and nothing else."""
        paged = frozenset(f"<{iri}>" for iri in things)
        told = frozenset(one for one in paged if not one.startswith(TREATY))
        with nt.open(encoding="utf-8") as lines:
            for line in lines:
                subject, predicate, rest = line.split(" ", 2)
                if predicate in ABOUT and rest[:-3] in told:
                    records = self._about[rest[:-3]]
                    if not records or records[-1] != subject:
                        records.append(subject)
        kept = paged.union(*self._about.values())
        with nt.open(encoding="utf-8") as lines:
            for line in lines:
                subject = line[: line.index(" ")]
                if subject in kept:
                    self._lines[subject].append(line)


def _used(node: object, known: Mapping[str, object]) -> dict[str, object]:
    """The settings of a context, and those of its names that a thing uses."""
    kept = {name: value for name, value in known.items() if name.startswith("@")}
    open_names = _words(node)
    while open_names:
        name = open_names.pop()
        if name in known and name not in kept:
            kept[name] = known[name]
            open_names |= _words(known[name])
    return dict(sorted(kept.items()))  # the names were found in no order


def _words(value: object) -> set[str]:
    """Every name, and every prefix of a name, that stands in a JSON value."""
    if isinstance(value, str):
        return {value, value.partition(":")[0]}
    if isinstance(value, dict):
        return {word for pair in value.items() for part in pair for word in _words(part)}
    if isinstance(value, list):
        return {word for part in value for word in _words(part)}
    return set()
