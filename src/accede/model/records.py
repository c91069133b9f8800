"""The kinds of record, as the tables hold them, the readers yield them and the graph shows them.

Every record is frozen, and prints as one JSON object whose `kind` names its struct. A state is
named by the id of `data/states` (ISO 3166 alpha-3, or its own for former states), a treaty by its
id (`apmbc`), a meeting by `apmbc/20MSP`, a document by its id. A date keeps the precision of its
source: `2010-11-04`, `2010-11` or `2010`; nothing is ever filled in.
"""

import re
from datetime import date

from accede.model.deeds import (
    Assertion,
    Decision,
    Measure,
    Outreach,
    Participation,
    Position,
    Statement,
    TreatyAction,
    TreatyStatus,
    Vote,
)
from accede.model.evidence import Claim, Coverage, Document, Quote
from accede.model.lasting import Link, Meeting, Resolution, Series, State, StateName, Treaty
from accede.model.reading import Counted, Ignored, Refused, Text, Unread, Warned
from accede.model.record import (
    Choice,
    Complete,
    PartialDate,
    Record,
    Slug,
    Standing,
    StateId,
    Verified,
)

__all__ = [
    "READING",
    "THINGS",
    "Assertion",
    "Choice",
    "Claim",
    "Complete",
    "Counted",
    "Coverage",
    "Decision",
    "Document",
    "Ignored",
    "Link",
    "Measure",
    "Meeting",
    "Outreach",
    "PartialDate",
    "Participation",
    "Position",
    "Quote",
    "Record",
    "Refused",
    "Resolution",
    "Series",
    "Slug",
    "Standing",
    "State",
    "StateId",
    "StateName",
    "Statement",
    "Text",
    "Treaty",
    "TreatyAction",
    "TreatyStatus",
    "Unread",
    "Verified",
    "Vote",
    "Warned",
    "kind_of",
    "whole_date",
]

THINGS: tuple[type[Record], ...] = (
    State, StateName, Link, Treaty, Series, Meeting, Resolution, Decision, Vote, TreatyAction,
    Participation, Statement, Position, Measure, Outreach, Assertion, Document, Claim, Coverage,
)  # fmt: skip
"""Every kind a table can hold, in the order in which they are read."""

READING: tuple[type[Record], ...] = (Text, Quote, Ignored, Unread, Warned, Refused, Counted)
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
