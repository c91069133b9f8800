"""From any record to the facts its source tells: one function per kind, found by the kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from accede.graph import of_records, of_sources, of_things, of_votes
from accede.graph.merge import Told
from accede.graph.triples import Fact, Sources, provenance
from accede.model import iris, records
from accede.model.records import Quote, Record, Series, Vote

Mapper = Callable[..., Iterator[Fact]]

MAPPERS: Mapping[type[Record], Mapper] = {
    records.State: of_things.of_state,
    records.StateName: of_things.of_state_name,
    records.Link: of_things.of_link,
    records.Treaty: of_things.of_treaty,
    records.Series: of_things.of_series,
    records.Meeting: of_things.of_meeting,
    records.Resolution: of_things.of_resolution,
    records.Decision: of_votes.of_printed_names,
    records.Vote: of_votes.of_vote,
    records.TreatyAction: of_records.of_treaty_action,
    records.Participation: of_records.of_participation,
    records.Statement: of_records.of_statement,
    records.Position: of_records.of_position,
    records.Measure: of_records.of_measure,
    records.Outreach: of_records.of_outreach,
    records.Document: of_sources.of_document,
    records.Claim: of_sources.of_claim,
    records.Coverage: of_sources.of_coverage,
}


def told(everything: Iterable[Record], sources: Sources) -> Iterator[Told]:
    """What every record tells, with the id of the document that tells it.

    Of a decision only the names it prints: the decision itself is for `decided`.
    """
    listed = list(everything)
    series = frozenset(record.id for record in listed if isinstance(record, Series))
    last: dict[str, Told] = {}
    for record in listed:
        if isinstance(record, Quote):
            yield from _again(record, last.get(record.of), sources)
            continue
        one = Told(tuple(_facts(record, sources, series)), record.source or "")
        last[records.kind_of(record)] = one
        yield one


def asides(everything: Iterable[Record]) -> Iterator[Told]:
    """The votes that pages tell, to be compared with the decisions and not added to them."""
    for record in everything:
        if isinstance(record, Vote) and (decision := of_votes.decision_iri(record)):
            choice = of_votes.DIRECT[record.choice]
            fact = Fact(decision, choice, iris.state(record.state))
            yield Told((fact,), record.source or "", aside=True)


def _facts(record: Record, sources: Sources, series: frozenset[str]) -> Iterator[Fact]:
    if isinstance(record, records.Assertion):
        return of_records.of_assertion(record, sources, series)
    return MAPPERS[type(record)](record, sources)


def _again(quote: Quote, last: Told | None, sources: Sources) -> Iterator[Told]:
    """A further place that tells the record before it: one more quote as its evidence."""
    if last is not None and last.facts:
        subject = last.facts[0].subject
        yield Told(tuple(provenance(subject, quote, sources)), quote.source or last.source)
