"""The facts of decisions and votes: one triple a vote, a node only where there is more to say."""

from collections.abc import Iterator

from accede.graph.triples import (
    Fact,
    Sources,
    concept,
    described,
    integer,
    on,
    provenance,
    string,
)
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import Decision, Vote

CHOICES: dict[str, Iri] = {
    "in_favour": terms.inFavour,
    "against": terms.against,
    "abstaining": terms.abstaining,
    "not_voting": terms.notVoting,
}
"""The list of a decision's record that names the states, and the property it becomes."""

EXCEPTIONS: dict[str, Iri] = {
    "absence_derived": terms.absenceDerived,
    "filled_in": terms.filledIn,
}
"""The list of the states whose vote no source records, and the property that says so."""

LISTS = CHOICES | EXCEPTIONS

DIRECT: dict[str, Iri] = {name.replace("_", "-"): iri for name, iri in CHOICES.items()}
"""A vote's choice, and the property that says it on the decision."""


def decision_iri(record: Decision | Vote) -> Iri | None:
    """The decision a record is about; None where its symbol or its stage is not known."""
    if isinstance(record, Decision) and record.rollcall and (record.apart or not record.symbol):
        return iris.rollcall(record.rollcall)
    if record.symbol is None or record.stage is None:
        return None
    return iris.decision(record.symbol, record.stage)


def of_decision(decision: Decision, sources: Sources) -> Iterator[Fact]:
    """A decision itself: on what, where, when and how; `of_choices` tells who voted how."""
    subject = decision_iri(decision)
    if subject is None:
        return
    yield from described(
        subject,
        terms.Decision,
        (terms.decidesOn, iris.resolution(decision.symbol) if decision.symbol else None),
        (terms.stage, concept("stage", decision.stage)),
        (terms.method, concept("method", decision.method)),
        (terms.outcome, concept("outcome", decision.outcome)),
        (terms.onPart, string(decision.on_part)),
        (terms.rollcall, string(decision.rollcall)),
        (terms.totalInFavour, integer(decision.total_in_favour)),
        (terms.totalAgainst, integer(decision.total_against)),
        (terms.totalAbstaining, integer(decision.total_abstaining)),
        (terms.totalNotVoting, integer(decision.total_not_voting)),
        *on(decision.date, decision.year),
        *((terms.sponsor, iris.state(sponsor)) for sponsor in decision.sponsors),
    )
    yield from _decision_source(subject, decision, sources)


def names_states(decision: Decision) -> bool:
    """Whether the source lists who voted how, and not the totals alone."""
    return any(getattr(decision, name) for name in CHOICES)


def of_choices(decision: Decision) -> Iterator[Fact]:
    """The votes of a decision: one triple each, and how those are known that were not recorded."""
    subject = decision_iri(decision)
    if subject is not None:
        for name, predicate in LISTS.items():
            for code in getattr(decision, name):
                yield Fact(subject, predicate, iris.state(code))


def of_printed_names(decision: Decision, sources: Sources) -> Iterator[Fact]:
    """A Vote for every state that the source prints by another name than its short one."""
    subject = decision_iri(decision)
    chosen = {code: name for name in CHOICES for code in getattr(decision, name)}
    for code, name in (pair.split("=", 1) for pair in decision.names_as_recorded):
        if subject is not None and code in chosen:
            yield from described(
                iris.vote(iris.short(subject).removeprefix("decision/"), code),
                terms.Vote,
                (terms.decision, subject),
                (terms.decidesOn, iris.resolution(decision.symbol) if decision.symbol else None),
                (terms.actor, iris.state(code)),
                (terms.choice, concept("vote-choice", chosen[code].replace("_", "-"))),
                (terms.nameAsRecorded, string(name)),
                *on(decision.date, decision.year),
                (terms.source, sources.iri(decision.source) if decision.source else None),
                (terms.verified, string(decision.verified)),
            )


def _decision_source(subject: Iri, decision: Decision, sources: Sources) -> Iterator[Fact]:
    totals = decision.total_in_favour is not None
    for fact in provenance(subject, decision, sources):
        totals_only = fact.predicate == terms.source and totals and not names_states(decision)
        yield fact._replace(predicate=terms.totalsFrom) if totals_only else fact


def vote_iri(vote: Vote) -> Iri | None:
    """The vote, from its decision, or from its resolution where no stage is stated."""
    if vote.symbol is None:
        return None
    return iris.vote(f"{iris.slug(vote.symbol)}/{vote.stage or 'unstated'}", vote.state)


def of_vote(vote: Vote, sources: Sources) -> Iterator[Fact]:
    subject = vote_iri(vote)
    if subject is None:
        return
    yield from described(
        subject,
        terms.Vote,
        (terms.decision, decision_iri(vote)),
        (terms.decidesOn, iris.resolution(vote.symbol) if vote.symbol else None),
        (terms.actor, iris.state(vote.state)),
        (terms.choice, concept("vote-choice", vote.choice)),
        (terms.intendedChoice, concept("vote-choice", vote.intended_choice)),
        (terms.nameAsRecorded, string(vote.name_as_recorded)),
        *on(vote.date, vote.year),
    )
    yield from provenance(subject, vote, sources)
