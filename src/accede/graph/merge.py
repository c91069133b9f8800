"""One thing from several sources: what they agree on, whom we follow where they differ, and claims.

The accepted value stands directly on the thing. Where a second source gives another value of a
property that has only one, each value becomes a Claim of each source that gives it. The source
of the better rank is followed; a tie is disputed, and keeps the document with the earlier date,
then the smaller id. Nothing a source said is dropped.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accede.graph.merge_votes import CHOSEN, EXCEPTIONS, Properties, votes
from accede.graph.ruling import Values, claims, ruling_on
from accede.graph.triples import Fact, Literal, Object, Sources, string
from accede.model import terms
from accede.model.iris import Iri


class Told(NamedTuple):
    """The facts that one source tells, by the id of its document.

    An aside is a vote that a page tells: it is compared with the decision, never added to it.
    """

    facts: tuple[Fact, ...]
    source: str
    aside: bool = False


AS_STATED: Mapping[Iri, Iri] = {
    terms.date: terms.dateAsStated,
    terms.from_: terms.fromAsStated,
    terms.until: terms.untilAsStated,
    terms.effective: terms.effectiveAsStated,
    terms.asOf: terms.asOfAsStated,
    terms.completeTo: terms.completeToAsStated,
}
"""A property with an exact day, and the one that holds a day as a source states it."""

VERIFIED = ("yes", "partly", "derived", "no")


def merged(told: Iterable[Told], sources: Sources) -> Iterator[Fact]:
    """Every fact of the graph, once, with the claims where sources differ; things in order."""
    things: dict[Iri, Properties] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    asides: dict[Iri, list[tuple[Iri, Iri, str]]] = defaultdict(list)
    for facts, source, aside in told:
        for subject, predicate, value in facts:
            if aside:
                asides[subject].append((predicate, Iri(str(value)), source))
            else:
                things[subject][predicate][value].add(source)
    for subject in sorted(things):
        yield from _settled(subject, things[subject], asides.get(subject, []), sources)


def _settled(
    subject: Iri, told: Properties, asides: list[tuple[Iri, Iri, str]], sources: Sources
) -> Iterator[Fact]:
    _fold_stated(told)
    _follow_year(told, sources)
    overruled: set[str] = set()
    for predicate in sorted(told):
        values = told[predicate]
        if predicate in CHOSEN or predicate in EXCEPTIONS or predicate == terms.verified:
            continue
        if predicate in terms.SINGLE and len(values) > 1:
            ruling = ruling_on(values, sources)
            overruled |= ruling.overruled
            yield Fact(subject, predicate, ruling.value)
            yield from claims(subject, predicate, values, ruling, sources)
        else:
            yield from (Fact(subject, predicate, value) for value in values)
    yield from _verified(subject, told.get(terms.verified, {}), overruled)
    if CHOSEN & told.keys():
        yield from votes(subject, told, asides, sources)


def _fold_stated(told: Properties) -> None:
    """Drop a month or year that a whole day at hand contains; keep another as a claimed day."""
    for exact, stated in AS_STATED.items():
        if exact not in told or stated not in told:
            continue
        for value, tellers in told.pop(stated).items():
            fitting = [day for day in told[exact] if _text(day).startswith(_text(value))]
            for day in fitting or [value]:
                told[exact][day] |= tellers


def _follow_year(told: Properties, sources: Sources) -> None:
    """The year is that of the day we follow: two days of two years are one contradiction."""
    if terms.date in told and terms.year in told:
        day = ruling_on(told[terms.date], sources).value
        years = told[terms.year]
        of_day = {year: who for year, who in years.items() if _text(day)[:4] == _text(year)}
        told[terms.year] = of_day or years


def _verified(subject: Iri, values: Values, overruled: set[str]) -> Iterator[Fact]:
    """The best that a source we follow allows: one that read it in the document is enough."""
    followed = [value for value, told in values.items() if told - overruled] or list(values)
    if followed:
        best = min((_text(value) for value in followed), key=VERIFIED.index)
        yield Fact(subject, terms.verified, string(best) or Literal(best))


def _text(value: Object) -> str:
    return value if isinstance(value, str) else value.value
