"""One row of a treaty table: the state that it names, and its acts as records."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from accede.model.records import Record, Refused, TreatyAction, Unread, Warned
from accede.read import Source
from accede.read.header import SHOWN
from accede.read.known import Known
from accede.read.table_days import printed_days
from accede.read.treaty_cells import CellAct, UnfitCellError, acts_of
from accede.read.treaty_header import MARK, SUCCESSION_TO_SIGNATURE, ActColumn, Columns

CONSENTS = frozenset(
    ("ratification", "acceptance", "approval", "accession", "succession", "consent-to-protocol",
     "definitive-signature")
)  # fmt: skip
"""The acts by which a state consents to be bound (the kinds of the vocabulary)."""

COUNTING = re.compile(r"no\.?|n[o°º]\.?|nr\.?|num(?:ber|éro|ero)?\.?|#|№", re.IGNORECASE)
"""The heading of a column that only counts the rows."""
MARKED = re.compile(r"note (\S+) of the table")
RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


class Desk(Struct, kw_only=True):
    """What the rows of a table are read with, and what has been told of each state."""

    source: Source
    known: Known
    columns: Columns
    notes: Mapping[str, int]
    told: dict[tuple[str, str], list[TreatyAction]] = field(default_factory=dict)

    def held(self, kind: str) -> Iterator[ActColumn]:
        """The columns that hold one sort of thing."""
        return (column for column in self.columns if column.holds == kind)

    def refuse(self, line: int, name: str, *, found: str, mend: str) -> Refused:
        """The refusal of a row or a cell, by file, line and column."""
        where = f"{self.source.path}, line {line}, {name}"
        return Refused(where=where, found=found[:300], mend=mend, line=line, field=name)


def of_row(cells: list[str], desk: Desk, *, line: int) -> Iterator[Record]:
    """The acts of one row and what is amiss in it; a row of an unknown state is refused."""
    names = next(desk.held("participant"))
    printed, marks = without_marks(cells[names.place])
    state = desk.known.states.find(printed, desk.source.day)
    if state is None:
        mend = "name a state as the United Nations does, or add the name to state-name.csv"
        found = f"no one state is named {printed[:SHOWN]!r}"
        yield desk.refuse(line, names.heading, found=found, mend=mend)
        return
    recorded = None if printed == desk.known.states.name(state) else printed
    acts: list[TreatyAction] = []
    for told in of_cells(cells, desk, line=line):
        if isinstance(told, Record):
            yield told
        else:
            column, act = told
            acts.append(action(act, column, state=state, name=recorded, line=line))
    acts = [noted(act, marks, desk.notes) for act in with_effects(once(acts), cells, desk)]
    yield from numbered(acts, desk)
    yield from beside(cells, desk, line=line)
    if not any(cells[column.place].strip() for column in desk.held("acts")):
        yield Warned(message=f"line {line}: {printed} stands here with no act", line=line)


def of_cells(
    cells: list[str], desk: Desk, *, line: int
) -> Iterator[tuple[ActColumn, CellAct] | Record]:
    """The acts that the cells of a row tell, each with its column; unfit cells are refused."""
    withdrawn = False
    for column in desk.held("acts"):
        cell = cells[column.place]
        if not cell.strip():
            continue
        try:
            acts = acts_of(cell, column, letters=letters_beside(cells, column, desk))
        except UnfitCellError as unfit:
            yield desk.refuse(line, column.heading, found=unfit.found, mend=unfit.mend)
            continue
        yield from ((column, act) for act in acts)
        yield from undeclared(acts, column, line=line)
        withdrawn |= any(act.withdrawn for act in acts)
    if withdrawn and not any(column.bare == "withdrawal" for column in desk.columns):
        message = (
            f"line {line}: in square brackets, so withdrawn; the day of the notice is not here"
        )
        yield Warned(message=message, line=line)


def letters_beside(cells: list[str], column: ActColumn, desk: Desk) -> str | None:
    """The cell with the letters of a column of acts: the next one that holds letters."""
    later = [one for one in desk.columns if one.place > column.place]
    for other in later:
        if other.holds == "letters":
            return None if column.is_of_signatures else cells[other.place]
        if other.holds == "acts":
            return None
    return None


def undeclared(acts: list[CellAct], column: ActColumn, *, line: int) -> Iterator[Record]:
    """A warning for a letter that the column's heading does not declare."""
    for act in acts:
        if act.letter and column.declared and act.letter not in column.declared:
            message = (
                f"line {line}: the letter {act.letter} is not among those of {column.heading!r}"
            )
            yield Warned(message=message, line=line, field=column.heading)


def action(
    act: CellAct, column: ActColumn, *, state: str, name: str | None, line: int
) -> TreatyAction:
    """An act as a record, with what its cell says besides."""
    notes = [f"note {mark} of the table" for mark in act.notes]
    if act.withdrawn:
        notes.insert(0, "in square brackets in the table: withdrawn")
    kind = act.action
    if kind == SUCCESSION_TO_SIGNATURE:
        kind, notes = "signature", ["a succession to the signature", *notes]
    return TreatyAction(
        state=state, treaty=column.treaty, action=kind, date=act.date, name_as_recorded=name,
        note="; ".join(notes) or None, line=line, field=column.heading,
    )  # fmt: skip


def once(acts: list[TreatyAction]) -> list[TreatyAction]:
    """The acts of a row; a succession told for signature and consent alike is one succession."""
    days = {act.date for act in acts if act.action == "succession"}
    return [
        act
        for act in acts
        if not (act.date in days and (act.note or "").startswith("a succession to the signature"))
    ]


def with_effects(acts: list[TreatyAction], cells: list[str], desk: Desk) -> list[TreatyAction]:
    """The acts with the day on which the row says that its one consent took effect.

    In a row without a consent it is the day of effect of its one withdrawal.
    """
    days = [
        day.stated
        for column in desk.held("effects")
        for day in printed_days(cells[column.place])
        if day.stated
    ]
    consents = [act for act in acts if act.action in CONSENTS]
    taking = consents or [act for act in acts if act.action == "withdrawal"]
    if len(days) != 1 or len(taking) != 1:
        return acts
    return [replace(act, effective=days[0]) if act is taking[0] else act for act in acts]


def noted(act: TreatyAction, marks: tuple[str, ...], notes: Mapping[str, int]) -> TreatyAction:
    """An act with the notes that its row's name is marked with, and the lines of all of them."""
    words = [*([act.note] if act.note else []), *(f"note {mark} of the table" for mark in marks)]
    told = MARKED.sub(
        lambda one: f"{one[0]} (line {notes[one[1]]})" if one[1] in notes else one[0],
        "; ".join(words),
    )
    return replace(act, note=told or None)


def numbered(acts: list[TreatyAction], desk: Desk) -> Iterator[TreatyAction]:
    """The acts of a row, a second one of its kind by the same state told apart by its number."""
    for act in acts:
        before = desk.told.setdefault((act.state, act.treaty), [])
        same = [one for one in before if one.action == act.action]
        if any(one.date == act.date for one in same):
            continue  # told twice: one act
        kept = replace(act, number=len(same) + 1)
        before.append(kept)
        yield kept


def beside(cells: list[str], desk: Desk, *, line: int) -> Iterator[Record]:
    """What stands in the other columns of a row: remarks are told as not understood."""
    for column in desk.held("remarks"):
        words = cells[column.place].strip()
        if words.rstrip(".").isdecimal() and COUNTING.fullmatch(column.heading.strip()):
            continue
        if words:
            yield Unread(text=words, line=line, field=column.heading)
    for column in desk.held("effects"):
        words = cells[column.place].strip()
        if words and not any(day.stated for day in printed_days(words)):
            yield desk.refuse(
                line, column.heading, found=f"{words[:SHOWN]!r} is no day", mend="give 3 Dec 1997"
            )


def without_marks(name: str) -> tuple[str, tuple[str, ...]]:
    """A state's name without the marks of its notes, and those marks.

    >>> without_marks("Cyprus 3, 4"), without_marks("Netherlands (Kingdom of the)[5]")
    (('Cyprus', ('3', '4')), ('Netherlands (Kingdom of the)', ('5',)))
    """
    bare = " ".join(name.split())
    marks: list[str] = []
    while found := MARK.search(bare):
        marks.insert(0, found[0].strip(" ,[]").translate(RAISED))
        bare = bare[: found.start()]
    return bare, tuple(marks)
