"""The graph in its other forms: `python -m accede.build.rewriting FOLDER`.

Turtle and the voting matrix are made from `graph.nt` alone, so that a process of its own can make
them while the builder checks.
"""

from collections.abc import Iterator
from pathlib import Path

from accede import resources
from accede.graph.turtle import write_turtle
from accede.release import work

TURTLE, BALLOTS = "graph.ttl", "ballots.npz"


def rewrite(folder: Path, files: Iterator[Path]) -> None:
    """Each of `graph.ttl` and `ballots.npz` as it is named, from `graph.nt`."""
    for file in files:
        WRITERS[file.name](folder)


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
