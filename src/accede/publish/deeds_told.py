"""What a state did, said or held, as the words of a change: one short function per class."""

from collections.abc import Callable, Iterable, Mapping

from accede.ask.things import Things
from accede.graph.of_votes import DIRECT
from accede.model import iris, terms

Tell = Callable[[Things, str], tuple[str, str]]
"""From a release and a thing to the kind of change and its words."""

VERBS = {
    iris.concept("treaty-status", "party"): "joined",
    iris.concept("treaty-status", "withdrawn"): "left",
    iris.concept("treaty-status", "signatory"): "signed",
}
DAYS = (terms.date, terms.dateAsStated, terms.from_, terms.fromAsStated, terms.year)
RESULTS = (terms.resultsInOnEffect, terms.resultsIn)
TOTALS: Mapping[str, str] = {
    terms.inFavour: terms.totalInFavour,
    terms.against: terms.totalAgainst,
    terms.abstaining: terms.totalAbstaining,
    terms.notVoting: terms.totalNotVoting,
}


def name(held: Things, things: Iterable[str]) -> str:
    """Some things by their names or short names, and values as they are."""
    return ", ".join((held.knows(one) and held.label(one)) or _short(one) for one in things)


def _short(value: str) -> str:
    known = (iris.ID, iris.NS, iris.SCHEME)
    return next((value.removeprefix(one) for one in known if value.startswith(one)), value)


def of(held: Things, iri: str, predicate: str) -> str:
    """The values of one property of a thing, by their names."""
    return name(held, held.values(iri, predicate))


def days(held: Things, iri: str) -> str:
    """When it was: the most exact date that a thing has, after a comma."""
    found = (value for day in DAYS for value in held.values(iri, day))
    return next((f", {value}" for value in found), "")


def of_decision(held: Things, iri: str) -> str:
    """A decision by its resolution's symbol and its stage; by its short name without them."""
    texts = held.values(iri, terms.decidesOn)
    symbols = [held.one(text, terms.symbol) or iris.short(text) for text in texts]
    stage = of(held, iri, terms.stage)
    return f"{', '.join(symbols)} ({stage})" if symbols and stage else iris.short(iri)


def choices(held: Things, iri: str) -> dict[str, str]:
    """Each state's choice in a decision, in words."""
    return {
        state: choice.replace("-", " ")
        for choice, predicate in DIRECT.items()
        for state in held.values(iri, predicate)
    }


def _decision(held: Things, iri: str) -> tuple[str, str]:
    counted = (f"{_count(held, iri, one)} {word}" for word, one in DIRECT.items())
    said = ", ".join(counted).replace("-", " ")
    return "decision", f"the decision on {of_decision(held, iri)}{days(held, iri)} ({said})"


def _count(held: Things, iri: str, predicate: str) -> str:
    """How many chose so: as the source states it, else as it names them."""
    stated = held.one(iri, TOTALS[predicate])
    return stated or str(len(held.values(iri, predicate)))


def _treaty(held: Things, iri: str) -> str:
    """The treaty by its short title."""
    treaties = held.values(iri, terms.treaty)
    return ", ".join(held.one(one, terms.skos_altLabel) or name(held, [one]) for one in treaties)


def _act(held: Things, iri: str) -> tuple[str, str]:
    kinds = held.values(iri, terms.actionType)
    leads = {to for one in kinds for by in RESULTS for to in held.values(one, by)}
    verb = next((VERBS[to] for to in VERBS if to in leads), "acted")
    said = f"{of(held, iri, terms.actor)} {verb}: {name(held, kinds)}, {_treaty(held, iri)}"
    return verb, f"{said}{days(held, iri)}"


def _standing(held: Things, iri: str) -> tuple[str, str]:
    who, treaty = of(held, iri, terms.actor), _treaty(held, iri)
    until = "".join(f" until {day}" for day in held.values(iri, terms.until))
    standing = of(held, iri, terms.status)
    return "standing", f"{who}: {standing}, {treaty}{days(held, iri)}{until}"


def _vote(held: Things, iri: str) -> tuple[str, str]:
    text = held.one(iri, terms.decidesOn) or ""
    symbol = held.one(text, terms.symbol) if text else None
    voted = f"voted {of(held, iri, terms.choice)} on {symbol or iris.short(text)}"
    return "voted", f"{of(held, iri, terms.actor)} {voted}, as a document says"


def _statement(held: Things, iri: str) -> tuple[str, str]:
    where = "".join(f": {one}" for one in held.values(iri, terms.occasion))
    kind = of(held, iri, terms.statementKind)
    return "spoke", f"{of(held, iri, terms.actor)} spoke ({kind}){where}{days(held, iri)}"


def _position(held: Things, iri: str) -> tuple[str, str]:
    issue, stance = (of(held, iri, one) for one in (terms.issue, terms.stance))
    return "holds", f"{of(held, iri, terms.actor)} on {issue}: {stance}"


def _participation(held: Things, iri: str) -> tuple[str, str]:
    meeting, role = (of(held, iri, one) for one in (terms.meeting, terms.role))
    return "attended", f"{of(held, iri, terms.actor)} attended {meeting} as {role}"


def _measure(held: Things, iri: str) -> tuple[str, str]:
    kind = of(held, iri, terms.measureKind)
    return "measure", f"{of(held, iri, terms.actor)}: {kind}{days(held, iri)}"


def _outreach(held: Things, iri: str) -> tuple[str, str]:
    return "outreach", f"outreach to {of(held, iri, terms.target)}{days(held, iri)}"


def _document(held: Things, iri: str) -> tuple[str, str]:
    return "source", f"source {name(held, [iri])}"


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
    terms.Document: _document,
}
