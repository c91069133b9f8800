"""What states do, say and hold."""

import msgspec

from accede.model.record import Choice, PartialDate, Record, StateId


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
