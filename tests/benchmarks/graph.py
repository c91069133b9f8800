"""A generated voting record, one triple a vote, with a fault in a few decisions."""

import random
from collections.abc import Iterator
from pathlib import Path

ACC = "https://w3id.org/accede/ns#"
ID = "https://w3id.org/accede/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
STATES = 193
CHOICES = ("inFavour", "against", "abstaining", "notVoting")
WEIGHTS = (72, 7, 11, 10)


def write_votes(path: Path, *, votes: int, seed: int = 1) -> int:
    """The number of triples written: as many whole decisions as so many votes need."""
    chance = random.Random(seed)  # noqa: S311  # the same graph every time, no secret
    with path.open("w", encoding="utf-8") as out:
        lines = [*_states(), *(line for n in range(-(-votes // STATES)) for line in _of(n, chance))]
        out.writelines(sorted(lines))
    return len(lines)


def _states() -> Iterator[str]:
    for number in range(STATES):
        yield _line(f"state/S{number}", TYPE, f"<{ACC}State>")
        yield _line(f"state/S{number}", LABEL, f'"State {number}"@en')


def _of(number: int, chance: random.Random) -> Iterator[str]:
    decision, resolution = f"decision/D{number}/plenary", f"resolution/R{number}"
    choices = chance.choices(CHOICES, WEIGHTS, k=STATES)
    year = 1900 if number % 50 == 9 else 1946 + number % 80
    yield _line(resolution, TYPE, f"<{ACC}Resolution>")
    yield _line(resolution, LABEL, f'"Resolution {number}"@en')
    yield _line(decision, TYPE, f"<{ACC}Decision>")
    yield _line(decision, f"<{ACC}decidesOn>", f"<{ID}{resolution}>")
    yield _line(decision, f"<{ACC}date>", f'"{year}-12-{number % 35 + 1:02}"^^<{XSD}date>')
    yield _line(decision, f"<{ACC}year>", f'"{year}"^^<{XSD}integer>')
    for choice in CHOICES:
        total = f"<{ACC}total{choice[0].upper()}{choice[1:]}>"
        yield _line(decision, total, f'"{choices.count(choice)}"^^<{XSD}integer>')
    for state, choice in enumerate(choices):
        yield _line(decision, f"<{ACC}{choice}>", f"<{ID}state/S{state}>")
    if number % 50 == 7:
        yield _line(decision, f"<{ACC}inFavour>", f"<{ID}state/S{choices.index('abstaining')}>")


def _line(subject: str, predicate: str, value: str) -> str:
    return f"<{ID}{subject}> {predicate} {value} .\n"
