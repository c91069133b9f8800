"""The graph in its other forms: `python -m accede.build.rewriting FOLDER`.

Turtle and the voting matrix are made from `graph.nt` alone, so that a process of its own can make
them while the builder checks.
"""

from collections.abc import Iterator
from pathlib import Path

from accede import resources
from accede.build.changed_ballots import FILE, write_ballots_again
from accede.graph.turtle import write_turtle
from accede.release import work

TURTLE, BALLOTS = "graph.ttl", "ballots.npz"


def rewrite(folder: Path, files: Iterator[Path]) -> None:
    """Each of `graph.ttl` and `ballots.npz` as it is named, from `graph.nt`.

    Where a file is named that tells what a change touches, `ballots.npz` is made from that.
    """
    for file in files:
        if file.name != FILE:
            WRITERS[file.name](folder)
        elif not write_ballots_again(file, folder / BALLOTS):
            write_ballots(folder)


def write_whole_turtle(folder: Path) -> None:
    """`graph.ttl`, from `graph.nt`."""
    with (folder / "graph.nt").open(encoding="utf-8", newline="\n") as lines:
        write_turtle(lines, folder / TURTLE, ontology=resources.ontology())


def write_ballots(folder: Path) -> None:
    """`ballots.npz`, from `graph.nt`."""
    from accede.ask.ballot_lines import ballots_of  # brings numpy

    with (folder / "graph.nt").open(encoding="utf-8", newline="\n") as lines:
        ballots_of(lines).save(folder / BALLOTS)


WRITERS = {TURTLE: write_whole_turtle, BALLOTS: write_ballots}


if __name__ == "__main__":
    work(rewrite)
