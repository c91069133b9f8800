"""The things that stay: states, treaties, series, meetings, resolutions."""

from typing import Literal

import msgspec

from accede.model.record import PartialDate, Record, Slug, StateId, Verified


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

    `subjects` are notations of the subject scheme; `committee`, of the stage scheme, is the
    committee that brought the text before the plenary.
    """

    symbols: tuple[str, ...]
    series: str | None = None
    session: int | None = None
    title: str | None = None
    sponsors: tuple[StateId, ...] = ()
    subjects: tuple[str, ...] = ()
    committee: str | None = None
