"""The kinds of record, as the tables hold them, the readers yield them and the graph shows them.

Every record is frozen, and prints as one JSON object whose `kind` names its struct. A state is
named by the id of `data/states` (ISO 3166 alpha-3, or its own for former states), a treaty by its
id (`apmbc`), a meeting by `apmbc/20MSP`, a document by its id. A date keeps the precision of its
source: `2010-11-04`, `2010-11` or `2010`; nothing is ever filled in.
"""

import re
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

StateId = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")]
PartialDate = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Verified = Literal["yes", "partly", "no", "derived"]
Choice = Literal["in-favour", "against", "abstaining", "not-voting"]
Complete = Literal["yes", "no", "unknown"]
Standing = Literal["accepted", "disputed", "rejected", "superseded"]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every record carries: its source, its place there, and how far it was verified.

    `start` and `end` count code points in the page's text, `line` counts from 1 in a table or
    stream, `field` names its column. `phrase` is a table's evidence: at most fifteen words,
    verbatim; `passage_sha256` is the digest of the whole passage that it was taken from.
    """

    source: str | None = None
    locator: str | None = None
    verified: Verified | None = None
    note: str | None = None
    phrase: str | None = None
    passage_sha256: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    field: str | None = None


# --- the things that stay -------------------------------------------------------------------


class State(Record, frozen=True, kw_only=True, tag="state"):
    """One continuing subject of international law.

    `from_` and `until` only where it came to be or ended after 1945 (half-open). `un_status` is
    `member`, `observer`, `non-member` or `former`; `un_from` and `un_until` bound its membership.
    """

    id: StateId
    name: str
    formal_name: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    m49: str | None = None
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    until: PartialDate | None = None
    succeeds: tuple[StateId, ...] = ()
    un_status: Literal["member", "observer", "non-member", "former"]
    un_from: PartialDate | None = None
    un_until: PartialDate | None = None
    region: str | None = None
    subregion: str | None = None


class StateName(Record, frozen=True, kw_only=True, tag="state-name"):
    """One name or code a state bore, and when (half-open; an open end is absent).

    `name_kind` is `short` (the UN's own, printed in its records), `formal`, `variant` or `code`.
    """

    state: StateId
    name: str
    name_kind: Literal["short", "formal", "variant", "code"]
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    until: PartialDate | None = None


class Link(Record, frozen=True, kw_only=True, tag="link"):
    """One SSSOM row: a thing of ours, its item elsewhere, how exactly, and why."""

    subject_id: str
    subject_label: str
    predicate_id: Literal["skos:exactMatch", "skos:closeMatch", "skos:relatedMatch"]
    object_id: str
    object_label: str | None = None
    mapping_justification: str
    mapping_date: PartialDate | None = None
    comment: str | None = None


class Treaty(Record, frozen=True, kw_only=True, tag="treaty"):
    """A treaty that states can join separately, with its rules on entry into force as data."""

    id: Slug
    title: str
    short_title: str
    adopted: PartialDate | None = None
    adopted_place: str | None = None
    signature_from: PartialDate | None = None
    signature_until: PartialDate | None = None
    entry_into_force: PartialDate | None = None
    depositary: str | None = None
    part_of: str | None = None
    untc_number: str | None = None
    eif_threshold_count: int | None = None
    eif_general: str | None = None
    eif_state_rule: str | None = None
    eif_state_from: Literal["after-threshold", "after-entry-into-force"] | None = None
    provisional_application: str | None = None
    withdrawal_notice: str | None = None
    withdrawal_conditions: str | None = None
    articles: str | None = None


class Series(Record, frozen=True, kw_only=True, tag="series"):
    """A recurring line of meetings or of resolutions.

    `title_pattern` is a regular expression, case-insensitive, that the title of a resolution
    of the series matches.
    """

    id: Slug
    treaty: str | None = None
    of_kind: Literal["meeting", "resolution"]
    title: str
    title_pattern: str | None = None
    frequency: str | None = None


class Meeting(Record, frozen=True, kw_only=True, tag="meeting"):
    """A meeting, conference or session with a beginning and an end.

    `aliases` are the other names that documents use for it ("Nairobi Summit"). `formal` is no
    for intersessional and preparatory meetings. `dates_verified` is about `start` and `end`.
    """

    id: str
    series: str
    name: str
    aliases: tuple[str, ...] = ()
    ordinal: int | None = None
    year: int | None = None
    place: str | None = None
    host: StateId | None = None
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    until: PartialDate | None = None
    dates_verified: Verified | None = None
    formal: bool = True


class Resolution(Record, frozen=True, kw_only=True, tag="resolution"):
    """One text put to decision; `symbols` are all it ever had, its adopted one first.

    `subjects` are notations of the subject scheme.
    """

    symbols: tuple[str, ...]
    series: str | None = None
    session: int | None = None
    title: str | None = None
    sponsors: tuple[StateId, ...] = ()
    subjects: tuple[str, ...] = ()


# --- what states do, say and hold -----------------------------------------------------------


class Decision(Record, frozen=True, kw_only=True, tag="decision"):
    """The moment a body disposes of a text or a part of one, by vote or without.

    Totals are as the source states them, the lists as it names the states. `stage` is a notation
    of the stage scheme, or None when the document does not say. `rollcall` is its number in its
    source; one that is `apart` (a paragraph, an amendment, one of several on a text) or has no
    symbol is known by that number alone. `names_as_recorded` are `TUR=Turkey` pairs, where the
    source prints another name than the state's short one.
    """

    symbol: str | None = None
    series: str | None = None
    session: int | None = None
    stage: str | None = None
    date: PartialDate | None = None
    year: int | None = None
    method: str | None = None
    outcome: str | None = None
    on_part: str | None = None
    rollcall: str | None = None
    apart: bool = False
    title: str | None = None
    in_favour: tuple[StateId, ...] = ()
    against: tuple[StateId, ...] = ()
    abstaining: tuple[StateId, ...] = ()
    not_voting: tuple[StateId, ...] = ()
    absence_derived: tuple[StateId, ...] = ()
    filled_in: tuple[StateId, ...] = ()
    total_in_favour: int | None = None
    total_against: int | None = None
    total_abstaining: int | None = None
    total_not_voting: int | None = None
    sponsors: tuple[StateId, ...] = ()
    names_as_recorded: tuple[str, ...] = ()


class Vote(Record, frozen=True, kw_only=True, tag="vote"):
    """What a document says one state did in one decision, in its own words."""

    state: StateId
    series: str | None = None
    session: int | None = None
    stage: str | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    year: int | None = None
    choice: Choice
    intended_choice: Choice | None = None
    name_as_recorded: str | None = None


class TreatyAction(Record, frozen=True, kw_only=True, tag="treaty-action"):
    """A formal act of one state on one treaty; `date` is the deposit, notice or signature.

    `effective` only where the source states it. `number` tells a second act of its kind apart.
    `disputed` acts lead to the standing `disputed` on their effect.
    """

    state: StateId
    treaty: str
    action: str
    date: PartialDate
    effective: PartialDate | None = None
    number: int = 1
    disputed: bool = False
    name_as_recorded: str | None = None


class TreatyStatus(Record, frozen=True, kw_only=True, tag="treaty-status"):
    """The standing of one state towards one treaty over one stretch of time (derived)."""

    state: StateId
    treaty: str
    status: str
    from_: PartialDate = msgspec.field(name="from")
    until: PartialDate | None = None


class Participation(Record, frozen=True, kw_only=True, tag="participation"):
    """The presence of one state at one meeting in one role; a presidency names its person."""

    state: StateId
    meeting: str
    role: str
    person_as_stated: str | None = None
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    until: PartialDate | None = None


class Statement(Record, frozen=True, kw_only=True, tag="statement"):
    """One act of speaking or writing by a state; `text` is its words, `summary` ours.

    `explains` is the path of the decision it explains (`A-RES-77-63/plenary`).
    """

    id: str | None = None
    state: StateId
    treaty: str | None = None
    text: str | None = None
    occasion: str | None = None
    meeting: str | None = None
    date: PartialDate | None = None
    year: int | None = None
    statement_kind: str
    summary: str | None = None
    explains: str | None = None
    elided: bool = False


class Position(Record, frozen=True, kw_only=True, tag="position"):
    """A reader's coding of what a state holds on one issue, resting on one statement."""

    id: str
    statement: str
    state: StateId
    treaty: str
    issue: str
    stance: str
    reasons: tuple[str, ...] = ()
    condition: str | None = None
    coded_by: str
    doubtful: bool = False


class Measure(Record, frozen=True, kw_only=True, tag="measure"):
    """A step of a state's own, short of joining."""

    state: StateId
    treaty: str
    measure_kind: str
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    until: PartialDate | None = None
    number: int = 1


class Outreach(Record, frozen=True, kw_only=True, tag="outreach"):
    """An effort by one actor to bring states towards a treaty.

    `agents` are as the document names them, each with its office where it gives one. `open_list`
    says that the document names only some of the targets ("including").
    """

    id: str | None = None
    treaty: str | None = None
    targets: tuple[StateId, ...]
    outreach_kind: str
    agents: tuple[str, ...] = ()
    place: str | None = None
    date: PartialDate | None = None
    year: int | None = None
    framework: str | None = None
    purpose: str | None = None
    open_list: bool = False
    same_as: str | None = None


class Assertion(Record, frozen=True, kw_only=True, tag="assertion"):
    """What a document says of a treaty as a whole, or of a state without being its act.

    `about` is a treaty or series id; `state` and `meeting` only for absence, no-statement and
    membership. `value` is the number that a count states, `count_of` what it counts: `consents`
    (states that ratified, acceded or are bound), `outside` (states that did not), or another word.
    """

    assertion_kind: str
    about: str | None = None
    state: StateId | None = None
    meeting: str | None = None
    value: int | None = None
    count_of: str | None = None
    hedged: bool = False
    as_of: PartialDate | None = None
    text: str | None = None


# --- where it comes from --------------------------------------------------------------------


class Document(Record, frozen=True, kw_only=True, tag="document"):
    """A citable source, with bytes (`path`, `reader`) or without.

    `rank` is 1 for the body's own record, 2 its secretariat, 3 a monitor or data set, 4 news.
    `reconstructs` lists the states whose votes it does not hold itself but computed.
    """

    id: Slug
    title: str
    publisher: str | None = None
    url: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    document_kind: str | None = None
    licence: str | None = None
    rank: Literal[1, 2, 3, 4] | None = None
    path: str | None = None
    reader: str | None = None
    state: StateId | None = None
    treaty: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    retrieved: str | None = None
    retrieved_after: PartialDate | None = None
    retrieved_before: PartialDate | None = None
    companion: str | None = None
    reconstructs: tuple[StateId, ...] = ()


class Quote(Record, frozen=True, kw_only=True, tag="quote"):
    """A further place that tells the same record: `of` names its kind."""

    of: str
    text: str | None = None


class Claim(Record, frozen=True, kw_only=True, tag="claim"):
    """What one source says of one property of one record, kept though another is followed.

    `subject` is a short name (`action/apmbc/IRQ/accession`), `property` a local name of the
    vocabulary (`date`), `value` the claimed value as a table would hold it.
    """

    subject: str
    property: str
    value: str
    standing: Standing
    reason: str | None = None


class Coverage(Record, frozen=True, kw_only=True, tag="coverage"):
    """What is known of the completeness of the records of one kind in one scope.

    The scope is a treaty or a series, and one state's part of it where `state` is given.
    """

    of_kind: str
    treaty: str | None = None
    series: str | None = None
    state: StateId | None = None
    complete: Complete
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    complete_to: PartialDate | None = None


# --- what only a reading has ----------------------------------------------------------------


class Text(Record, frozen=True, kw_only=True, tag="text"):
    """The document's text, as offsets count it."""

    text: str


class Ignored(Record, frozen=True, kw_only=True, tag="ignored"):
    """A span left aside by name: navigation, boilerplate, a heading."""

    why: str


class Unread(Record, frozen=True, kw_only=True, tag="unread"):
    """A span that the reader does not understand."""

    text: str


class Warned(Record, frozen=True, kw_only=True, tag="warning"):
    """Something a person should look at, with its place."""

    message: str


class Refused(Record, frozen=True, kw_only=True, tag="refused"):
    """A row or a value left out, and why: where it stands, what was found, what to do."""

    where: str
    found: str
    mend: str


THINGS: tuple[type[Record], ...] = (
    State, StateName, Link, Treaty, Series, Meeting, Resolution, Decision, Vote, TreatyAction,
    Participation, Statement, Position, Measure, Outreach, Assertion, Document, Claim, Coverage,
)  # fmt: skip
"""Every kind a table can hold, in the order in which they are read."""

READING: tuple[type[Record], ...] = (Text, Quote, Ignored, Unread, Warned, Refused)
"""The kinds that only a reading yields."""


def kind_of(record: Record | type[Record]) -> str:
    """The kind's name, as JSON, tables and reports print it.

    >>> kind_of(TreatyAction)
    'treaty-action'
    """
    return str(record.__struct_config__.tag)


WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def whole_date(stated: str | None) -> date | None:
    """The day, where the source gives one; None for a month, a year or nothing.

    >>> whole_date("2010-11")
    """
    return date.fromisoformat(stated) if stated and WHOLE_DATE.fullmatch(stated) else None
