"""One cell of a treaty table: the acts that it tells, or why it cannot be read.

A cell is read whole or not at all: a sign that is not understood may be the letter that tells an
accession from a ratification.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accede.read.table_days import printed_days
from accede.read.treaty_header import (
    LETTERS,
    SUCCESSION_TO_SIGNATURE,
    ActColumn,
    action_of,
)

LETTER = re.compile(r"\s*(?P<letter>AA|[A-Za-z])(?![^\W\d_¹²³⁰⁴-⁹])")
OPENED = re.compile(r"\[\s*$")
CLOSED = re.compile(r"\s*(?:[,;]?\s?\d{1,2}\s?)?\]")
NOTE = re.compile(r"\[\d{1,2}\]|\(\d{1,2}\)|[¹²³⁰⁴-⁹]+|(?<!\d)\d{1,2}(?!\d)|\*+")
BETWEEN = re.compile(r"(?:\s|[,;|&()\[\]]|<br\s*/?>|\band\b|\bet\b|\by\b|/)*", re.IGNORECASE)
CROSS = re.compile(r"\s*(?P<cross>[xX✓✔])(?P<rest>.*)", re.DOTALL)


class CellAct(NamedTuple):
    """An act that a cell tells: its kind, its day, its letter, and whether it was withdrawn."""

    action: str
    date: str
    letter: str
    withdrawn: bool
    notes: tuple[str, ...]


class UnfitCellError(ValueError):
    """A cell of a treaty table that cannot be read, and what to give instead."""

    def __init__(self, found: str, mend: str) -> None:
        self.found, self.mend = found, mend
        super().__init__(found)


def acts_of(cell: str, column: ActColumn, *, letters: str | None = None) -> list[CellAct]:
    """The acts that a cell tells; `letters` is its row's cell in a column of letters.

    Raises UnfitCellError for a sign that is not understood.
    """
    crossed = CROSS.fullmatch(cell)
    words = crossed["rest"] if crossed else cell
    days = list(printed_days(words))
    if crossed and not days and not NOTE.sub("", words).strip(" ()[],"):
        mend = "give the day of the consent: the depositary counts it from the Convention's"
        raise UnfitCellError(f"{cell.strip()!r} tells a consent and no day", mend)
    own = list(_lettered(words))
    beside = _beside(letters, len(own)) if letters is not None else [None] * len(own)
    return [
        act._replace(action=_action(act.letter, other, column, cell))
        for act, other in zip(own, beside, strict=True)
    ]


def _lettered(words: str) -> Iterator[CellAct]:
    """Each day of a cell with its letter, brackets and note marks; nothing else may stand there."""
    at, left = 0, list[str]()
    acts: list[tuple[str, str, int, int]] = []
    for day in printed_days(words):
        if day.stated is None:
            printed = words[day.start : day.end].strip()
            raise UnfitCellError(f"{printed!r} is no day, or two", "give the day as 3 Dec 1997")
        letter = LETTER.match(words, day.end)
        end = letter.end() if letter else day.end
        left.append(words[at : day.start])
        acts.append((day.stated, letter["letter"] if letter else "", day.start, end))
        at = end
    left.append(words[at:])
    for between in left:
        rest = NOTE.sub(" ", between)
        if not BETWEEN.fullmatch(rest):
            mend = "give days, the depositary's letters and marks of notes, and nothing else"
            raise UnfitCellError(f"{rest.strip()!r} is neither a day nor a letter", mend)
    for (stated, sign, start, end), after in zip(acts, left[1:], strict=True):
        withdrawn = bool(OPENED.search(words[:start]) and CLOSED.match(words, end))
        notes = tuple(mark.strip("[]()") for mark in NOTE.findall(after))
        yield CellAct("", stated, sign, withdrawn, notes)


def _beside(letters: str, count: int) -> list[str | None]:
    """What the column of letters says of each day: one for all of them, or one for each."""
    given: Sequence[str] = [part.strip() for part in re.split(r"[,;\n]", letters)]
    if len(given) == 1:
        return [given[0]] * count
    if len(given) != count:
        mend = "give one letter a day, or one for all"
        raise UnfitCellError(f"{count} days and the letters {letters.strip()!r}", mend)
    return list(given)


def _action(letter: str, beside: str | None, column: ActColumn, cell: str) -> str:
    """The kind of act that a letter means in its column; a day without one is the column's own."""
    sign = letter or (beside or "")
    if sign in LETTERS and sign:
        is_signature = sign == "d" and column.is_of_signatures
        return SUCCESSION_TO_SIGNATURE if is_signature else LETTERS[sign]
    if sign:
        named = action_of(sign) if len(sign) > max(map(len, LETTERS)) else None
        if named is None:
            legend = ", ".join(f"{one} {kind}" for one, kind in LETTERS.items() if one)
            raise UnfitCellError(f"{sign!r} is no letter of acts", f"give one of: {legend}")
        return named
    bare = column.bare or (LETTERS[""] if beside is not None else None)
    if bare is None:
        mend = "give the letter that tells which act it was"
        raise UnfitCellError(f"{cell.strip()!r} has no letter, and its column no act", mend)
    return bare
