"""What stays, as the words of a change: states and their names, treaties, meetings, texts."""

from collections.abc import Mapping

from accede.ask.things import Things
from accede.model import terms
from accede.publish.told.words import (
    Tell,
    Told,
    called,
    days,
    line_of,
    meeting,
    name,
    of,
    spell,
    treaty,
)

LINKED: Mapping[str, str] = {
    terms.skos_exactMatch: "the same",
    terms.skos_closeMatch: "nearly the same",
    terms.skos_broadMatch: "part of it",
    terms.skos_relatedMatch: "related to it",
}


def _state(held: Things, iri: str) -> Told:
    after = of(held, iri, terms.succeeds)
    succeeds = f", which succeeds {after}" if after else ""
    return Told("state", f"the state {called(held, iri)}{spell(held, iri)}{succeeds}")


def _state_name(held: Things, iri: str) -> Told:
    """One name of a state; which state, only the state itself says."""
    bears = (terms.skosxl_prefLabel, terms.skosxl_altLabel)
    states = [state for one in bears for state in held.subjects(one, iri)]
    words = f"{name(held, states) or 'a state'}: called {called(held, iri)}{spell(held, iri)}"
    return Told("state", words)


def _membership(held: Things, iri: str) -> Told:
    member, group = (of(held, iri, one) for one in (terms.org_member, terms.org_organization))
    return Told("member", f"{member}: member of the {group}{spell(held, iri)}", group)


def _organization(held: Things, iri: str) -> Told:
    return Told("member", f"the organization {called(held, iri)}")


def _treaty(held: Things, iri: str) -> Told:
    told = (("adopted on", terms.adopted), ("in force from", terms.entryIntoForce))
    days_of = "".join(f", {word} {day}" for word, one in told for day in held.values(iri, one))
    return Told("treaty", f"the treaty {called(held, iri)}{days_of}")


def _series(held: Things, iri: str) -> Told:
    said = treaty(held, iri)
    of_treaty = f" ({said})" if said and said not in called(held, iri) else ""
    return Told("series", f"the series {called(held, iri)}{of_treaty}")


def _meeting(held: Things, iri: str) -> Told:
    place = "".join(f", {one}" for one in held.values(iri, terms.place))
    when = spell(held, iri) or days(held, iri)
    group = of(held, iri, terms.inSeries)
    return Told("meeting", f"the meeting {meeting(held, iri)}{when}{place}", group)


def _resolution(held: Things, iri: str) -> Told:
    symbols = " = ".join(held.values(iri, terms.symbol))
    title = called(held, iri)
    words = symbols if not title or title in symbols else f"{symbols}, {title}"
    return Told("text", f"the text {words}", line_of(held, iri))


def _alignment(held: Things, iri: str) -> Told:
    """A link to Wikidata, or of a term to another vocabulary."""
    thing, item = (of(held, iri, one) for one in (terms.claimSubject, terms.claimObject))
    how = LINKED.get(held.one(iri, terms.claimPredicate) or "", "akin to it")
    return Told("link", f"{thing} is linked to the {item}, as {how}")


TELL: Mapping[str, Tell] = {
    terms.State: _state,
    terms.skosxl_Label: _state_name,
    terms.org_Membership: _membership,
    terms.org_Organization: _organization,
    terms.Treaty: _treaty,
    terms.Series: _series,
    terms.Meeting: _meeting,
    terms.Resolution: _resolution,
    terms.Alignment: _alignment,
}
