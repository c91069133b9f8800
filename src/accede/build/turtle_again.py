"""Turtle made from that of the release before: things that are as they were keep their words."""

from collections.abc import Iterator, Set
from pathlib import Path

from accede.build.places import Lines
from accede.graph.turtle import prefixes, turtle

BETWEEN = "\n\n"


def write_turtle_again(
    ttl: Path, out: Path, *, before: Lines, after: Lines, changed: Set[str], ontology: Path
) -> bool:
    """Writes a graph as Turtle by way of the Turtle of the graph before; False where it cannot.

    It cannot where the file before has more or fewer things than its graph.
    """
    names = prefixes(ontology)
    head = "".join(turtle((), names))
    written = ttl.read_bytes().decode()
    told = written.removeprefix(f"{head}\n").removesuffix("\n").split(BETWEEN)
    if len(told) != len(before.places):
        return False
    known = dict(zip(before.places, told, strict=True))
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(head)
        for thing in after.places:
            if thing in changed:
                stream.writelines(_of_thing(after.of(thing), names, head))
            else:
                stream.write(f"\n{known[thing]}\n")
    return True


def _of_thing(lines: bytes, names: dict[str, str], head: str) -> Iterator[str]:
    """One thing as the whole graph's Turtle has it."""
    told = lines.decode().split("\n")[:-1]
    yield "".join(turtle((f"{line}\n" for line in told), names)).removeprefix(head)
