"""Strips: one cell a session with a state's vote, one cell a meeting with its part in it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from accede.publish.paper import drawn, words
from accede.publish.pictures.marks import CHOICES, ROLES, Link, Row

STAGES = ("plenary", "")
"""The rows of a vote strip that come first and last; committees stand between them."""


class Cast(NamedTuple):
    """One cell of a strip: its column, row, mark, shade, and what it says."""

    column: int
    row: int
    mark: str
    shade: str
    title: str
    href: str | None
    doubtful: bool = False


def vote_strip(rows: Sequence[Row], *, link: Link, name: str) -> Markup:
    """One column for each session, plenary over committee (rows of `votes-of-state`)."""
    sessions = sorted({int(str(row["session"])) for row in rows})
    stages = _stages(rows)
    cells = [
        Cast(
            column=sessions.index(int(str(row["session"]))),
            row=stages.index(str(row["stage"] or "")),
            mark=CHOICES[str(row["choice"])],
            shade=str(row["choice"]),
            title=_of_vote(row),
            href=link(str(row["resolution_iri"])),
            doubtful=row["known_as"] != "recorded",
        )
        for row in rows
    ]
    return _strip(cells, [str(one) for one in sessions], [_stage(one) for one in stages], name)


def _stages(rows: Iterable[Row]) -> list[str]:
    found = {str(row["stage"] or "") for row in rows}
    first, last = STAGES
    return sorted(found, key=lambda one: (one == last, one != first, one))


def _stage(stage: str) -> str:
    return words(stage) if stage else "stage not told"


def _of_vote(row: Row) -> str:
    known = "" if row["known_as"] == "recorded" else f", {words(row['known_as'])}"
    where = _stage(str(row["stage"] or ""))
    told = f"session {row['session']}, {row['resolution']}, {where}, {row['date']}"
    return f"{words(row['choice'])}{known}: {told}"


def attendance_strip(
    meetings: Sequence[Row], rows: Iterable[Row], *, known_to: str, link: Link, name: str
) -> Markup:
    """One cell for each formal meeting (rows of `meetings`), with a state's part in it.

    `rows` are the state's of `attendance`. Up to `known_to`, a day or empty, the state's presence
    is on file in full, so a meeting without a row is one it did not attend.
    """
    roles = {str(row["meeting_iri"]): row for row in rows}
    formal = [row for row in meetings if row["formal"] == "yes" and row["year"]]
    cells = [
        _presence(column, row, roles.get(str(row["meeting_iri"])), known_to, link)
        for column, row in enumerate(formal)
    ]
    return _strip(cells, [f"’{str(row['year'])[2:]}" for row in formal], ["formal meetings"], name)


def _presence(column: int, meeting: Row, part: Row | None, known_to: str, link: Link) -> Cast:
    when = str(meeting["from"] or meeting["year"])
    if part:
        role = str(part["role"])
        mark, shade, said = ROLES.get(role, role[0].upper()), "present", words(role)
    elif known_to and when <= known_to:
        mark, shade, said = "–", "absent", "did not attend"
    else:
        mark, shade, said = "", "unknown", "no record, which is not an absence"
    doubtful = bool(part) and part is not None and part["verified"] not in ("yes", None)
    title = f"{meeting['meeting']}, {when}: {said}{', not fully verified' if doubtful else ''}"
    return Cast(column, 0, mark, shade, title, link(str(meeting["meeting_iri"])), doubtful)


def _strip(
    cells: Sequence[Cast], columns: Sequence[str], lines: Sequence[str], name: str
) -> Markup:
    return drawn("pictures/strip.svg.j2", cells=cells, columns=columns, lines=lines, name=name)
