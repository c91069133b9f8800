"""The voting record of the UN Digital Library: one row a roll call and state, in two layouts.

Version 3 has `ms_code`, `ms_vote`, `resolution` and the totals; version 1 called them otherwise.
A roll call is known by its number in the library. Where several are on one text, the library does
not say which is the vote on the whole: all are then decisions of their own.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from accede.model import iris
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Warned
from accede.read.header import Cells, Header, header_of
from accede.read.streams import header_words, rows
from accede.read.subjects import subjects_of
from accede.read.un_stage import drafts_in, session_of

if TYPE_CHECKING:
    from accede.read import Source
    from accede.read.known import Known

VERSION_1 = {
    "ms_codes": "ms_code",
    "ms_names": "ms_name",
    "ms_votes": "ms_vote",
    "resolutions": "resolution",
    "yes": "total_yes",
    "no": "total_no",
    "abstentions": "total_abstentions",
    "non_voting": "total_non_voting",
}
"""The columns of version 1 that version 3 calls otherwise."""

OWN = frozenset({"undl_id", "undl_link", "ms_code", "ms_codes", "ms_vote", "ms_votes"})
NEEDED = ("undl_id", "ms_code", "ms_vote", "date", "resolution")
VOTES = {
    "Y": "in_favour",
    "N": "against",
    "A": "abstaining",
    "X": "not_voting",
    "NV": "not_voting",
}
"""The library's letters for the choices; version 1 has NV where version 3 has X."""

TOTALS = {
    "total_yes": "total_in_favour",
    "total_no": "total_against",
    "total_abstentions": "total_abstaining",
    "total_non_voting": "total_not_voting",
}
FORMER = {"CSK": "TCH"}


class Desk(Struct, kw_only=True):
    """What the rows are read with, and how many of them became what."""

    source: "Source"
    known: "Known"
    header: Header
    counts: Counter[str] = field(default_factory=Counter)


def is_library(first: bytes) -> bool:
    """Whether a header is that of a table of the UN Digital Library."""
    return len(OWN & {*header_words(first)}) > 1


def read_library(source: "Source", known: "Known") -> Iterator[Record]:
    """The decisions and texts of a table, what was amiss in it, and an account of its rows."""
    table = rows(source.path)
    named = [VERSION_1.get(name.strip(), name) for name in next(table, [])]
    desk = Desk(
        source=source, known=known, header=header_of(named, needed=NEEDED, where=source.path)
    )
    place, line, decisions = desk.header.columns["undl_id"], table.line_num, []
    for _, group in groupby(filter(None, table), lambda row: row[place : place + 1]):
        taken = list(group)
        decision, *others = _read(taken, desk, line=line + 1)
        decisions.append(decision)
        yield from others
        line += len(taken)
    yield from _settled(decisions)
    yield _account(desk)
