"""What a graph holds, counted in one reading of its sorted lines."""

from collections import Counter
from collections.abc import Iterable

from accede.graph.turtle import END
from accede.model import iris, terms

TYPE = f"<{terms.rdf_type}>"
DATE = f"<{terms.date}>"
SOURCES = (f"<{terms.source}>", f"<{terms.totalsFrom}>")
DOCUMENT = f"<{terms.document}>"
VERSION = "<http://www.w3.org/2002/07/owl#versionIRI>"
SNAPSHOT = f"<{iris.ID}snapshot/"
DATASET = f"<{iris.ID}dataset/"
BUILD = f"<{iris.ID}build/"
ITEM = f"<{iris.WIKIDATA}"


class Census:
    """The things of each class, the triples of each property, and what rests on each source.

    Everything is named as the lines write it. `rests` counts the records that name a document, or
    a snapshot of it, as their source; `links` are the triples that lead to Wikidata; `version` is
    that of the vocabulary.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.triples = 0
        self.subjects = 0
        self.classes: Counter[str] = Counter()
        self.properties: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.datasets: dict[str, dict[str, str]] = {}
        self.build = ""
        self.version = ""
        self.days: set[str] = set()
        self._sources: Counter[str] = Counter()
        self._documents: dict[str, str] = {}
        before = ""
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            self.triples += 1
            self.properties[predicate] += 1
            if subject != before:
                self.subjects += 1
                before = subject
            self._take(subject, predicate, rest[: -len(END)])

    @property
    def rests(self) -> Counter[str]:
        """How many records rest on each document."""
        found: Counter[str] = Counter()
        for source, count in self._sources.items():
            found[self._documents.get(source, source)] += count
        return found

    def _take(self, subject: str, predicate: str, written: str) -> None:
        if predicate == TYPE:
            self.classes[written] += 1
            if subject.startswith(BUILD):
                self.build = subject
        elif predicate in SOURCES:
            self._sources[written] += 1
        elif predicate == VERSION:
            self.version = written
        elif predicate == DATE:
            self.days.add(written)
        elif predicate == DOCUMENT and subject.startswith(SNAPSHOT):
            self._documents[subject] = written
        elif written.startswith(ITEM):
            self.links[predicate] += 1
        if subject.startswith(DATASET):
            self.datasets.setdefault(subject, {})[predicate] = written
