"""Where it comes from: documents, quotes, claims, coverage."""

from typing import Literal

import msgspec

from accede.model.record import Complete, PartialDate, Record, Slug, Standing, StateId


class Document(Record, frozen=True, kw_only=True, tag="document"):
    """A citable source, with bytes (`path`, `reader`) or without.

    `rank` is 1 for the body's own record, 2 its secretariat, 3 a monitor or data set, 4 news.
    `reconstructs` lists the states whose votes it does not hold itself but computed. `row_source`
    is the word by which the rows of a table of several documents name this one.
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
    row_source: str | None = None


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
