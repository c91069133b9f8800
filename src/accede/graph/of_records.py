"""The facts of what states do, say and hold: one function per kind of record."""

from collections.abc import Iterator

from accede.graph.triples import (
    Fact,
    Pair,
    Sources,
    boolean,
    concept,
    dated,
    described,
    english,
    flag,
    integer,
    on,
    provenance,
    quote,
    string,
)
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import (
    Assertion,
    Measure,
    Outreach,
    Participation,
    Position,
    Statement,
    TreatyAction,
)


def of_treaty_action(action: TreatyAction, sources: Sources) -> Iterator[Fact]:
    subject = iris.action(action.treaty, action.state, action.action, action.number)
    basis = concept("basis", "recorded") if action.effective else None
    yield from described(
        subject,
        terms.TreatyAction,
        (terms.actor, iris.state(action.state)),
        (terms.treaty, iris.treaty(action.treaty)),
        (terms.actionType, concept("action-type", action.action)),
        *on(action.date),
        *dated(terms.effective, terms.effectiveAsStated, action.effective),
        (terms.effectiveBasis, basis),
        (terms.disputed, flag(action.disputed)),
        (terms.nameAsRecorded, string(action.name_as_recorded)),
    )
    yield from provenance(subject, action, sources)


def of_participation(presence: Participation, sources: Sources) -> Iterator[Fact]:
    subject = iris.participation(presence.meeting, presence.state, presence.role)
    meeting = iris.meeting(presence.meeting)
    yield from described(
        subject,
        terms.Participation,
        (terms.actor, iris.state(presence.state)),
        (terms.meeting, meeting),
        (terms.role, concept("role", presence.role)),
        (terms.personAsStated, string(presence.person_as_stated)),
        *dated(terms.from_, terms.fromAsStated, presence.from_),
        *dated(terms.until, terms.untilAsStated, presence.until),
    )
    if presence.role == "president":
        yield Fact(meeting, terms.presidency, subject)
    yield from provenance(subject, presence, sources)


def statement_id(statement: Statement) -> str:
    """The table's id; for one read from a page, its state, document and words."""
    words = iris.digest(statement.text or "")
    return statement.id or f"{statement.state}/{statement.source}/{words}"


def of_statement(statement: Statement, sources: Sources) -> Iterator[Fact]:
    """A statement; its evidence is its own words, so they are its `quote` too."""
    subject = iris.statement(statement_id(statement))
    words = next((fact.subject for fact in quote(statement, sources)), None)
    yield from described(
        subject,
        terms.Statement,
        (terms.actor, iris.state(statement.state)),
        (terms.treaty, iris.treaty(statement.treaty) if statement.treaty else None),
        (terms.occasion, string(statement.occasion)),
        (terms.meeting, iris.meeting(statement.meeting) if statement.meeting else None),
        (terms.statementKind, concept("statement-kind", statement.statement_kind)),
        (terms.summary, english(statement.summary)),
        (terms.explains, _explained(statement)),
        (terms.quote, words),
        *on(statement.date, statement.year),
    )
    yield from provenance(subject, statement, sources)


def _explained(statement: Statement) -> Iri | None:
    return iris.thing(f"decision/{statement.explains}") if statement.explains else None


def of_position(position: Position, sources: Sources) -> Iterator[Fact]:
    subject = iris.position(position.id)
    yield from described(
        subject,
        terms.Position,
        (terms.actor, iris.state(position.state)),
        (terms.treaty, iris.treaty(position.treaty)),
        (terms.statement, iris.statement(position.statement)),
        (terms.issue, concept("issue", position.issue)),
        (terms.stance, concept("stance", position.stance)),
        *((terms.reason, concept("reason", reason)) for reason in position.reasons),
        (terms.condition, english(position.condition)),
        (terms.codedBy, string(position.coded_by)),
        (terms.doubtful, flag(position.doubtful)),
    )
    yield from provenance(subject, position, sources)


def of_measure(measure: Measure, sources: Sources) -> Iterator[Fact]:
    subject = iris.measure(
        measure.state, measure.measure_kind, measure.source or "unstated", measure.number
    )
    year: Pair = (terms.year, integer(int(measure.from_[:4]) if measure.from_ else None))
    yield from described(
        subject,
        terms.Measure,
        (terms.actor, iris.state(measure.state)),
        (terms.treaty, iris.treaty(measure.treaty)),
        (terms.measureKind, concept("measure-kind", measure.measure_kind)),
        *dated(terms.from_, terms.fromAsStated, measure.from_),
        *dated(terms.until, terms.untilAsStated, measure.until),
        year,
    )
    yield from provenance(subject, measure, sources)


def outreach_id(outreach: Outreach) -> str:
    """The id of the thing: of the row it is the same as, the table's own, or its words' place."""
    place = iris.digest(str(outreach.start), *outreach.targets)
    return outreach.same_as or outreach.id or f"{outreach.source}/{place}"


def of_outreach(outreach: Outreach, sources: Sources) -> Iterator[Fact]:
    subject = iris.outreach(outreach_id(outreach))
    yield from described(
        subject,
        terms.Outreach,
        (terms.treaty, iris.treaty(outreach.treaty) if outreach.treaty else None),
        *((terms.target, iris.state(target)) for target in outreach.targets),
        (terms.outreachKind, concept("outreach-kind", outreach.outreach_kind)),
        *((terms.agentAsStated, string(agent)) for agent in outreach.agents),
        (terms.place, string(outreach.place)),
        (terms.framework, string(outreach.framework)),
        (terms.purpose, english(outreach.purpose)),
        (terms.openList, flag(outreach.open_list)),
        *on(outreach.date, outreach.year),
    )
    yield from provenance(subject, outreach, sources)


def assertion_iri(assertion: Assertion) -> Iri:
    """A count stated twice is one assertion; one told in words is known by its words."""
    counted = assertion.value is not None
    return iris.assertion(
        assertion.source or "unstated",
        assertion.assertion_kind,
        assertion.about or "",
        assertion.state or "",
        assertion.meeting or "",
        f"{assertion.value} {assertion.count_of}"
        if counted
        else assertion.phrase or assertion.text or "",
    )


def of_assertion(assertion: Assertion, sources: Sources, series: frozenset[str]) -> Iterator[Fact]:
    subject = assertion_iri(assertion)
    about = assertion.about
    whole = None if about is None else iris.series(about) if about in series else iris.treaty(about)
    yield from described(
        subject,
        terms.Assertion,
        (terms.assertionKind, concept("assertion-kind", assertion.assertion_kind)),
        (terms.about, whole),
        (terms.actor, iris.state(assertion.state) if assertion.state else None),
        (terms.meeting, iris.meeting(assertion.meeting) if assertion.meeting else None),
        (terms.value, integer(assertion.value)),
        (terms.countOf, string(assertion.count_of)),
        (terms.hedged, boolean(assertion.hedged)),
        *dated(terms.asOf, terms.asOfAsStated, assertion.as_of),
    )
    yield from provenance(subject, assertion, sources)
