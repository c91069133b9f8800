"""A generated voting record in the model "one triple a vote": decisions, resolutions, states."""

import random
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
    """The number of triples written: as many whole decisions as `votes` votes need."""
    random_ = random.Random(seed)
    triples = 0
    with path.open("w", encoding="utf-8") as out:
        for state in range(STATES):
            triples += _line(out, f"state/S{state}", TYPE, f"<{ACC}State>")
            triples += _line(out, f"state/S{state}", LABEL, f'"State {state}"@en')
        for decision in range(-(-votes // STATES)):
            triples += sum(_line(out, *line) for line in _decision(random_, decision))
    return triples


def _decision(random_: random.Random, number: int) -> list[tuple[str, str, str]]:
    name, resolution = f"decision/D{number}/plenary", f"resolution/R{number}"
    choices = random_.choices(CHOICES, WEIGHTS, k=STATES)
    year = 1946 + number % 80
    day = f"{year}-12-{number % 28 + 1:02}"
    lines = [
        (resolution, TYPE, f"<{ACC}Resolution>"),
        (resolution, LABEL, f'"Resolution {number}"@en'),
        (name, TYPE, f"<{ACC}Decision>"),
        (name, f"<{ACC}decidesOn>", f"<{ID}{resolution}>"),
        (name, f"<{ACC}date>", f'"{day}"^^<{XSD}date>'),
        (name, f"<{ACC}year>", f'"{year}"^^<{XSD}integer>'),
    ]
    for choice in CHOICES:
        total = choices.count(choice)
        property_ = f"<{ACC}total{choice[0].upper()}{choice[1:]}>"
        lines.append((name, property_, f'"{total}"^^<{XSD}integer>'))
    lines += [(name, f"<{ACC}{c}>", f"<{ID}state/S{s}>") for s, c in enumerate(choices)]
    return lines


def _line(out, subject: str, predicate: str, value: str) -> int:  # type: ignore[no-untyped-def]
    out.write(f"<{ID}{subject}> {predicate} {value} .\n")
    return 1
