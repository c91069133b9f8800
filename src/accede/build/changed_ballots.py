"""The voting matrix of a changed graph, made of that of the release before.

The builder writes down what the change touches; the process that rewrites the graph makes the
matrix from it, or from the whole graph where it cannot.
"""

from pathlib import Path

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from accede.ask.told_facts import STATE, STEPS
from accede.check.vicinity import Change, vicinity
from accede.errors import ReleaseError

FILE = "ballots.msgpack"


class Touched(Struct, frozen=True):
    """The matrix before, what a change touches of it, and the lines around that."""

    before: str
    things: list[str]
    lines: bytes


def write_touched(folder: Path, change: Change, before: Path) -> bool:
    """Writes down in a folder what a change touches; False where that is too much."""
    graph = ox.Store.read_only(str(change.store))
    states = {thing for thing in change.all if thing.startswith(STATE)}
    near = vicinity(change, graph, steps=STEPS, also=states)
    if near is None:
        return False
    things = [thing[1:-1] for thing in near.touched]
    folder.mkdir(exist_ok=True)
    told = Touched(before=str(before), things=things, lines=near.lines)
    (folder / FILE).write_bytes(msgspec.msgpack.encode(told))
    return True


def write_ballots_again(file: Path, out: Path) -> bool:
    """Writes the matrix that such a file tells of; False where it takes the whole graph."""
    from accede.ask.ballots import Ballots  # brings numpy
    from accede.ask.ballots_again import ballots_again

    told = msgspec.msgpack.decode(file.read_bytes(), type=Touched)
    lines = (f"{line}\n" for line in told.lines.decode().split("\n") if line)
    try:
        before = Ballots.load(Path(told.before))
    except ReleaseError:
        return False
    again = ballots_again(before, lines, set(told.things))
    if again is None:
        return False
    again.save(out)
    return True
