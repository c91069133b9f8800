"""What the record of a decision says of one state's vote, beside what a document tells of it."""

from collections.abc import Iterator

from accede.ask.things import Things
from accede.model import iris, terms

Fact = tuple[str, str]

BASES = ((terms.absenceDerived, "derived"), (terms.filledIn, "filled-in"))


def record_of(things: Things, vote: str) -> Iterator[Fact]:
    """Of a vote that a document tells: how the decision's own record lists the same state."""
    if things.kind(vote) != "Vote":
        return
    for decision in things.values(vote, terms.decision):
        for state in things.values(vote, terms.actor):
            if lists := lists_with(things, decision, state):
                yield from as_listed(things, decision, state, lists)


def lists_with(things: Things, decision: str, state: str) -> set[str]:
    """The properties by which a decision names a state."""
    return {name for name in things.properties(decision) if state in things.values(decision, name)}


def as_listed(things: Things, decision: str, state: str, lists: set[str]) -> Iterator[Fact]:
    """In which lists of a decision a state stands, and how that is known."""
    yield from (("listed as", _word(name)) for name in sorted(lists))
    yield "known as", known_as(things, decision, state, lists)


def _word(name: str) -> str:
    return iris.kebab(name.rpartition("#")[2]).replace("-", " ")


def known_as(things: Things, decision: str, state: str, lists: set[str]) -> str:
    """Whether a source holds the vote itself, or it was filled in, derived or reconstructed."""
    excepted = [basis for name, basis in BASES if name in lists]
    documents = [things.document(source) for source in things.values(decision, terms.source)]
    held = any(state not in things.values(one, terms.reconstructs) for one in documents)
    return excepted[0] if excepted else "recorded" if held else "reconstructed"
