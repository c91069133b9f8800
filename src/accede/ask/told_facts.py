"""What the graph says of decisions beside their votes: when, where, on what, and from whom."""

import re
from collections import defaultdict
from collections.abc import Iterator

from accede.ask.scope import RollCall
from accede.model import iris, terms

SUBJECT = "<http://purl.org/dc/terms/subject>"
"""What a resolution or a decision is about: a concept, whose broader ones count with it."""

WHEN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?")
"""A day, a month or a year, as far as it is known."""

STEPS = 2
"""How far what is told of a decision can lie from it: a document, by way of its snapshot.

The subjects of a resolution are words of the vocabulary, and so are their broader ones.
"""

DOCUMENT = f"<{terms.Document}>"
STATE = f"<{iris.ID}state/"
LABEL = f"<{terms.skos_prefLabel}>"

WANTED = frozenset(
    {
        SUBJECT,
        LABEL,
        *(
            f"<{name}>"
            for name in (
                terms.date,
                terms.dateAsStated,
                terms.year,
                terms.stage,
                terms.onPart,
                terms.decidesOn,
                terms.source,
                terms.document,
                terms.rdf_type,
                terms.reconstructs,
                terms.inSeries,
                terms.session,
                terms.skos_broader,
            )
        ),
    }
)


class ToldFacts:
    """The few facts that a decision's place in the record follows from, as they are told."""

    def __init__(self) -> None:
        self._facts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._states: list[str] = []
        self._reconstructed: dict[tuple[str, ...], frozenset[str]] = {}

    def take(self, subject: str, name: str, values: list[str]) -> None:
        """Keep what is needed of a thing's property, and let the rest go."""
        if name in WANTED:
            self._facts[subject, name] += values
            if name == LABEL and subject.startswith(STATE):
                self._states.append(subject)

    def states(self) -> list[str]:
        """Every state that bears a name."""
        return self._states

    def name(self, state: str) -> str:
        """A state's short name; its id where the graph gives none."""
        labels = sorted(self._facts.get((state, LABEL), []))
        return _literal(labels[0]) if labels else state.removeprefix(STATE).rstrip(">")

    def roll_call(self, decision: str) -> RollCall:
        """A decision with its place in the record."""
        resolution = self._one(decision, terms.decidesOn)
        session = self._one(resolution, terms.session)
        return RollCall(
            decision=decision[1:-1],
            when=self._when(decision),
            stage=_last(self._one(decision, terms.stage)),
            series=_last(self._one(resolution, terms.inSeries)),
            session=int(_literal(session)) if session else None,
            part=_literal(self._one(decision, terms.onPart)),
            subjects=tuple(sorted({*self._subjects(decision), *self._subjects(resolution)})),
        )

    def reconstructed(self, decision: str) -> frozenset[str]:
        """The states whose votes no document behind a decision holds itself."""
        sources = tuple(sorted(self._values(decision, terms.source)))
        if sources not in self._reconstructed:
            documents = {document for source in sources for document in self._documents(source)}
            computed = [set(self._values(one, terms.reconstructs)) for one in documents]
            self._reconstructed[sources] = frozenset(
                set.intersection(*computed) if computed else ()
            )
        return self._reconstructed[sources]

    def _documents(self, source: str) -> Iterator[str]:
        """The documents that a source is, or is a snapshot of."""
        for one in (source, *self._values(source, terms.document)):
            if DOCUMENT in self._values(one, terms.rdf_type):
                yield one

    def _when(self, decision: str) -> str:
        """The day, else the month as stated, else the year; what is stated otherwise is no day."""
        told = (self._one(decision, name) for name in (terms.date, terms.dateAsStated, terms.year))
        return next((when for when in map(_literal, told) if WHEN.fullmatch(when)), "")

    def _subjects(self, thing: str) -> Iterator[str]:
        """The subjects of a thing and every broader one, by scheme and notation."""
        seen: set[str] = set()
        waiting = list(self._facts.get((thing, SUBJECT), []))
        while waiting:
            subject = waiting.pop()
            if subject not in seen:
                seen.add(subject)
                waiting += self._values(subject, terms.skos_broader)
        return (subject[1:-1].removeprefix(iris.SCHEME) for subject in seen)

    def _values(self, thing: str, name: str) -> list[str]:
        return self._facts.get((thing, f"<{name}>"), [])

    def _one(self, thing: str, name: str) -> str:
        return min(self._values(thing, name), default="")


def _last(resource: str) -> str:
    """The last step of a resource's name: its id or notation."""
    return resource.rstrip(">").rpartition("/")[2]


def _literal(written: str) -> str:
    """The text of a literal as N-Triples writes it; of nothing, nothing."""
    if not written:
        return ""
    if "\\" not in written:
        return written[1 : written.rindex('"')]
    from pyoxigraph import RdfFormat, parse

    triple = next(iter(parse(f"<a:a> <a:a> {written} .", format=RdfFormat.N_TRIPLES)))
    return str(getattr(triple.object, "value", ""))
