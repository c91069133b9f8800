"""The rows of one roll call: taken together where all of them fit, else sorted one by one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from accede.model.records import Refused
from accede.read.header import Header
from accede.read.un_called import BASES, VOTES, Ballots

Row = list[str]


class Sheet(NamedTuple):
    """What rows are read by: their columns, and every state by its id."""

    header: Header
    states: Mapping[str, str]


class Sorted(NamedTuple):
    """Rows sorted: those that fit, those refused, those told again, those told otherwise.

    What is told otherwise is a second vote of one state: its line, the state, and the vote.
    """

    fit: list[Row]
    refused: list[Refused]
    again: int
    otherwise: list[tuple[int, str, str]]


def ballots_of(group: list[Row], sheet: Sheet) -> Ballots | None:
    """The states of some rows by choice and by basis; None where a row is amiss."""
    columns = sheet.header.columns
    if {*map(len, group)} - {len(columns)}:
        return None
    cells = list(zip(*group, strict=True)) or [()] * len(columns)
    votes = cells[columns["vote"]]
    bases = cells[columns["basis"]] if "basis" in columns else ()
    try:
        states = [*map(sheet.states.__getitem__, cells[columns["state_id"]])]
    except KeyError:
        return None
    amiss = {*votes} - VOTES.keys() or {*bases} - BASES.keys()
    if amiss or len({*states}) < len(states):
        return None
    return Ballots(_by(states, votes), _by(states, bases))


def _by(states: list[str], words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The states by the word that stands in their cell; often it is one word for all."""
    if len(kinds := {*words}) == 1:
        return {kinds.pop(): tuple(states)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for state, word in zip(states, words, strict=False):
        found[word].append(state)
    return {word: tuple(each) for word, each in found.items()}


def sort(group: list[Row], sheet: Sheet, *, line: int) -> Sorted:
    """The rows of a roll call one by one, the first of them at a line."""
    found = Sorted([], [], 0, [])
    votes: dict[str, str] = {}
    for number, row in enumerate(group, line):
        cell = sheet.header.cells(row)
        state, vote = cell("state_id"), cell("vote")
        if refused := _refused(row, sheet.header.at(number), sheet):
            found.refused.append(refused)
        elif votes.setdefault(state, vote) != vote:
            found.otherwise.append((number, state, vote))
        else:
            found.fit.append(row)
    once = {row[sheet.header.columns["state_id"]]: row for row in found.fit}
    return found._replace(fit=list(once.values()), again=len(found.fit) - len(once))


def _refused(row: Row, header: Header, sheet: Sheet) -> Refused | None:
    """Why a row is left out, or None where nothing speaks against it."""
    cell = header.cells(row)
    if len(row) != len(header.columns):
        words = f"a row of {len(row)} cells"
        return header.refuse("row", words, allowed=f"the {len(header.columns)} cells of the header")
    if cell("state_id") not in sheet.states:
        return header.refuse("state_id", cell("state_id"), allowed="an id of state.csv")
    if cell("vote") not in VOTES:
        return header.refuse("vote", cell("vote"), allowed=", ".join(VOTES))
    if "basis" in header.columns and cell("basis") not in BASES:
        return header.refuse("basis", cell("basis"), allowed=", ".join(BASES))
    return None
