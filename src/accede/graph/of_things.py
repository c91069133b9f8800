"""The facts of what stays: states and their names, treaties, series, meetings, resolutions."""

from collections.abc import Iterator

from accede.graph.triples import (
    Fact,
    Literal,
    Sources,
    boolean,
    concept,
    dated,
    day,
    described,
    english,
    integer,
    provenance,
    string,
)
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import (
    Link,
    Meeting,
    Resolution,
    Series,
    State,
    StateName,
    Treaty,
)

UN = iris.organization("un")
PREFIXES = {
    "acc-state:": f"{iris.ID}state/",
    "acc-treaty:": f"{iris.ID}treaty/",
    "acc-meeting:": f"{iris.ID}meeting/",
    "acc-resolution:": f"{iris.ID}resolution/",
    "wd:": iris.WIKIDATA,
    "skos:": "http://www.w3.org/2004/02/skos/core#",
    "semapv:": "https://w3id.org/semapv/vocab/",
}


def expanded(curie: str) -> Iri:
    """The IRI behind a CURIE of a links table; an IRI stays as it is."""
    for prefix, namespace in PREFIXES.items():
        if curie.startswith(prefix):
            return Iri(namespace + curie.removeprefix(prefix))
    return Iri(curie)


def of_state(state: State, sources: Sources) -> Iterator[Fact]:
    subject = iris.state(state.id)
    yield from described(
        subject,
        terms.State,
        (terms.skos_prefLabel, english(state.name)),
        (terms.dcterms_identifier, string(state.id)),
        (terms.formalName, english(state.formal_name)),
        (terms.iso2, string(state.iso2)),
        (terms.iso3, string(state.iso3)),
        (terms.m49, string(state.m49)),
        (terms.region, concept("region", state.subregion or state.region)),
        *dated(terms.from_, terms.fromAsStated, state.from_),
        *dated(terms.until, terms.untilAsStated, state.until),
        *((terms.succeeds, iris.state(other)) for other in state.succeeds),
    )
    yield from provenance(subject, state, sources)
    if state.un_from:
        yield from _membership(state)


def _membership(state: State) -> Iterator[Fact]:
    yield from described(
        UN, terms.org_Organization, (terms.skos_prefLabel, english("United Nations"))
    )
    yield from described(
        iris.membership("un", state.id),
        terms.org_Membership,
        (terms.org_member, iris.state(state.id)),
        (terms.org_organization, UN),
        *dated(terms.from_, terms.fromAsStated, state.un_from),
        *dated(terms.until, terms.untilAsStated, state.un_until),
    )


def of_state_name(name: StateName, sources: Sources) -> Iterator[Fact]:
    """Another name of a state; a dated one, or a short one, as a label of its own."""
    state = iris.state(name.state)
    if name.name_kind in ("variant", "formal"):
        yield Fact(state, terms.skos_altLabel, Literal(name.name, language="en"))
    if name.name_kind == "code" or not (name.from_ or name.until or name.name_kind == "short"):
        return
    label = iris.state_name(name.state, name.name)
    short = name.name_kind == "short"
    yield Fact(state, terms.skosxl_prefLabel if short else terms.skosxl_altLabel, label)
    yield from described(
        label,
        terms.skosxl_Label,
        (terms.skosxl_literalForm, english(name.name)),
        *dated(terms.from_, terms.fromAsStated, name.from_),
        *dated(terms.until, terms.untilAsStated, name.until),
    )
    yield from provenance(label, name, sources)


def of_link(link: Link, sources: Sources) -> Iterator[Fact]:
    """A link to an item elsewhere, usable at once, and the alignment that says why."""
    subject, predicate = expanded(link.subject_id), expanded(link.predicate_id)
    item = expanded(link.object_id)
    yield Fact(subject, predicate, item)
    alignment = iris.thing(f"alignment/{iris.digest(subject, predicate, item)}")
    yield from described(
        alignment,
        terms.Alignment,
        (terms.claimSubject, subject),
        (terms.claimPredicate, predicate),
        (terms.claimObject, item),
        (terms.justification, expanded(link.mapping_justification)),
        (terms.note, english(link.comment)),
    )
    yield from provenance(alignment, link, sources)


def of_treaty(treaty: Treaty, sources: Sources) -> Iterator[Fact]:
    subject = iris.treaty(treaty.id)
    yield from described(
        subject,
        terms.Treaty,
        (terms.skos_prefLabel, english(treaty.title)),
        (terms.skos_altLabel, english(treaty.short_title)),
        (terms.dcterms_identifier, string(treaty.id)),
        (terms.adopted, day(treaty.adopted)),
        (terms.adoptedPlace, string(treaty.adopted_place)),
        (terms.signatureFrom, day(treaty.signature_from)),
        (terms.signatureUntil, day(treaty.signature_until)),
        (terms.entryIntoForce, day(treaty.entry_into_force)),
        (terms.depositary, string(treaty.depositary)),
        (terms.partOf, iris.treaty(treaty.part_of) if treaty.part_of else None),
        (terms.untcNumber, string(treaty.untc_number)),
        (terms.articles, string(treaty.articles)),
        (terms.entryIntoForceThreshold, integer(treaty.eif_threshold_count)),
        (terms.entryIntoForceGeneral, string(treaty.eif_general)),
        (terms.entryIntoForceRule, string(treaty.eif_state_rule)),
        (terms.entryIntoForceFrom, string(treaty.eif_state_from)),
        (terms.provisionalApplicationRule, string(treaty.provisional_application)),
        (terms.withdrawalNotice, string(treaty.withdrawal_notice)),
        (terms.withdrawalConditions, string(treaty.withdrawal_conditions)),
    )
    yield from provenance(subject, treaty, sources)


def of_series(series: Series, sources: Sources) -> Iterator[Fact]:
    subject = iris.series(series.id)
    yield from described(
        subject,
        terms.Series,
        (terms.skos_prefLabel, english(series.title)),
        (terms.dcterms_identifier, string(series.id)),
        (terms.treaty, iris.treaty(series.treaty) if series.treaty else None),
        (terms.ofKind, string(series.of_kind)),
        (terms.titlePattern, string(series.title_pattern)),
        (terms.frequency, string(series.frequency)),
    )
    yield from provenance(subject, series, sources)


def of_meeting(meeting: Meeting, sources: Sources) -> Iterator[Fact]:
    subject = iris.meeting(meeting.id)
    year = int(meeting.from_[:4]) if meeting.from_ else meeting.year
    yield from described(
        subject,
        terms.Meeting,
        (terms.skos_prefLabel, english(meeting.name)),
        *((terms.skos_altLabel, english(alias)) for alias in meeting.aliases),
        (terms.dcterms_identifier, string(meeting.id)),
        (terms.inSeries, iris.series(meeting.series)),
        (terms.ordinal, integer(meeting.ordinal)),
        (terms.year, integer(year)),
        (terms.place, string(meeting.place)),
        (terms.host, iris.state(meeting.host) if meeting.host else None),
        (terms.formal, boolean(meeting.formal)),
        *dated(terms.schema_startDate, terms.fromAsStated, meeting.from_),
        *dated(terms.schema_endDate, terms.untilAsStated, meeting.until),
    )
    yield from provenance(subject, meeting, sources)


def of_resolution(resolution: Resolution, sources: Sources) -> Iterator[Fact]:
    subject = iris.resolution(resolution.symbols[0])
    yield from described(
        subject,
        terms.Resolution,
        (terms.skos_prefLabel, english(resolution.title or resolution.symbols[0])),
        (terms.dcterms_identifier, string(iris.slug(resolution.symbols[0]))),
        *((terms.symbol, string(symbol)) for symbol in resolution.symbols),
        (terms.inSeries, iris.series(resolution.series) if resolution.series else None),
        (terms.session, integer(resolution.session)),
        (terms.committee, concept("stage", resolution.committee)),
        *((terms.sponsor, iris.state(sponsor)) for sponsor in resolution.sponsors),
        *((terms.dcterms_subject, concept("subject", one)) for one in resolution.subjects),
    )
    yield from provenance(subject, resolution, sources)
