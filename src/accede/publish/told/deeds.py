"""What a state did, said or held, as the words of a change: one short function per class."""

from collections.abc import Mapping

from accede.ask.things import Things
from accede.graph.of_votes import DIRECT
from accede.model import iris, terms
from accede.publish.told.words import (
    Tell,
    Told,
    called,
    days,
    documents,
    line_of,
    listed,
    meeting,
    name,
    of,
    of_decision,
    quoted,
    shortened,
    spell,
    treaty,
)

VERBS = {
    iris.concept("treaty-status", "party"): "joined",
    iris.concept("treaty-status", "withdrawn"): "left",
    iris.concept("treaty-status", "signatory"): "signed",
}
RESULTS = (terms.resultsInOnEffect, terms.resultsIn)
TOTALS: Mapping[str, str] = {
    terms.inFavour: terms.totalInFavour,
    terms.against: terms.totalAgainst,
    terms.abstaining: terms.totalAbstaining,
    terms.notVoting: terms.totalNotVoting,
}


def choices(held: Things, iri: str) -> dict[str, str]:
    """Each state's choice in a decision, in words."""
    return {
        state: choice.replace("-", " ")
        for choice, predicate in DIRECT.items()
        for state in held.values(iri, predicate)
    }


def _decision(held: Things, iri: str) -> Told:
    counts = {word: _count(held, iri, one) for word, one in DIRECT.items()}
    counted = ", ".join(f"{n} {word}" for word, n in counts.items()).replace("-", " ")
    said = counted if any(n != "0" for n in counts.values()) else of(held, iri, terms.method)
    how = f" ({said})" if said else ""
    words = f"the decision on {of_decision(held, iri)}{days(held, iri)}{how}"
    return Told("decision", words, line_of(held, held.one(iri, terms.decidesOn)))


def _count(held: Things, iri: str, predicate: str) -> str:
    """How many chose so: as the source states it, else as it names them."""
    stated = held.one(iri, TOTALS[predicate])
    return stated or str(len(held.values(iri, predicate)))


def _act(held: Things, iri: str) -> Told:
    kinds = held.values(iri, terms.actionType)
    leads = {to for one in kinds for by in RESULTS for to in held.values(one, by)}
    verb = next((VERBS[to] for to in VERBS if to in leads), "acted")
    said = f"{of(held, iri, terms.actor)} {verb}: {name(held, kinds)}, {treaty(held, iri)}"
    effect = "".join(f", in effect from {day}" for day in held.values(iri, terms.effective))
    return Told(verb, f"{said}{days(held, iri)}{effect}", treaty(held, iri))


def _standing(held: Things, iri: str) -> Told:
    who, standing = of(held, iri, terms.actor), of(held, iri, terms.status)
    words = f"{who}: {standing}, {treaty(held, iri)},{spell(held, iri)}"
    return Told("standing", words.rstrip(","), treaty(held, iri))


def _vote(held: Things, iri: str) -> Told:
    decision = held.one(iri, terms.decision)
    text = held.one(iri, terms.decidesOn) or ""
    symbol = held.one(text, terms.symbol) if text else None
    on = of_decision(held, decision) if decision else symbol or iris.short(text)
    by = name(held, documents(held, iri)) or "a document"
    voted = f"voted {of(held, iri, terms.choice)} on {on}, as {by} says"
    group = line_of(held, held.one(decision or iri, terms.decidesOn))
    return Told("voted", f"{of(held, iri, terms.actor)} {voted}", group)


def _statement(held: Things, iri: str) -> Told:
    where = "".join(f": {one}" for one in held.values(iri, terms.occasion))
    kind = of(held, iri, terms.statementKind)
    quotes = [f'"{shortened(one)}"' for one in quoted(held, iri)]
    short = listed(held.values(iri, terms.summary) or quotes)
    said = f": {shortened(short)}" if short else ""
    words = f"{of(held, iri, terms.actor)} spoke ({kind}){where}{days(held, iri)}{said}"
    return Told("spoke", words, treaty(held, iri))


def _position(held: Things, iri: str) -> Told:
    issue, stance = (of(held, iri, one) for one in (terms.issue, terms.stance))
    statement = held.one(iri, terms.statement)
    when = days(held, statement) if statement else ""
    words = f"{of(held, iri, terms.actor)} on {issue}: {stance}{when}"
    return Told("holds", words, treaty(held, iri))


def _participation(held: Things, iri: str) -> Told:
    where = held.one(iri, terms.meeting) or ""
    words = f"attended {meeting(held, where)} as {of(held, iri, terms.role)}"
    series = held.one(where, terms.inSeries) if where else None
    group = called(held, series) if series else ""
    return Told("attended", f"{of(held, iri, terms.actor)} {words}", group)


def _measure(held: Things, iri: str) -> Told:
    kind = of(held, iri, terms.measureKind)
    words = f"{of(held, iri, terms.actor)}: {kind}{spell(held, iri)}"
    return Told("measure", words, treaty(held, iri))


def _outreach(held: Things, iri: str) -> Told:
    kind, place = of(held, iri, terms.outreachKind), of(held, iri, terms.place)
    how = f" ({', '.join(one for one in (kind, place) if one)})" if kind or place else ""
    words = f"outreach to {of(held, iri, terms.target)}{how}{days(held, iri)}"
    return Told("outreach", words, treaty(held, iri))


TELL: Mapping[str, Tell] = {
    terms.Decision: _decision,
    terms.TreatyAction: _act,
    terms.TreatyStatus: _standing,
    terms.Vote: _vote,
    terms.Statement: _statement,
    terms.Position: _position,
    terms.Participation: _participation,
    terms.Measure: _measure,
    terms.Outreach: _outreach,
}
