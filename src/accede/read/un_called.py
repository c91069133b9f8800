"""A roll call with its ballots becomes a decision, and what is doubtful about it is said."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from accede.model.records import Decision, Document, Warned
from accede.model.terms import CODES
from accede.read.un_rollcalls import TOTALS, Rollcall

VOTES = {word: name.replace("-", "_") for word, name in CODES["rollcallVote"].items()}
"""The words of the table for the choices, and the fields of a decision that hold them."""

BASES = CODES["rollcallBasis"]
"""The words of the table for how a vote is known, and the notations of the basis scheme."""

PARTS = ("paragraph", "amendment")


class Ballots(NamedTuple):
    """The states by the word for their choice, and by the word for how their vote is known."""

    votes: Mapping[str, tuple[str, ...]] = {}
    bases: Mapping[str, tuple[str, ...]] = {}

    @property
    def number(self) -> int:
        """How many votes there are."""
        return sum(map(len, self.votes.values()))

    def of_basis(self, notation: str) -> tuple[str, ...]:
        """The states whose votes are known in one of the ways of the basis scheme."""
        return tuple(
            s for word, found in self.bases.items() if BASES[word] == notation for s in found
        )


def decision_of(
    call: Rollcall, ballots: Ballots, *, series: str | None, fillers: Mapping[str, str], line: int
) -> Decision:
    """The decision of a roll call; `fillers` are the documents that filled votes in, by word."""
    part = call.description or call.title if call.kind in PARTS else None
    passed = call.symbol is not None and not call.apart
    lists = {choice: ballots.votes.get(word, ()) for word, choice in VOTES.items()}
    return Decision(
        symbol=call.symbol,
        series=series,
        session=call.session,
        stage="plenary",
        date=call.date,
        year=int(call.date[:4]) if call.date else None,
        method="recorded-vote",
        outcome="adopted" if passed else None,
        on_part=part,
        rollcall=call.id,
        apart=call.apart,
        title=call.title,
        absence_derived=ballots.of_basis("derived"),
        filled_in=ballots.of_basis("filled-in"),
        total_in_favour=call.totals.get("yes"),
        total_against=call.totals.get("no"),
        total_abstaining=call.totals.get("abstain"),
        locator=call.record,
        note=filled_note(ballots, fillers),
        source=call.source,
        line=line,
        in_favour=lists["in_favour"],
        against=lists["against"],
        abstaining=lists["abstaining"],
        not_voting=lists["not_voting"],
    )


def filled_note(ballots: Ballots, fillers: Mapping[str, str]) -> str | None:
    """Whose votes were filled in, and from which document."""
    told = (
        f"filled in from {fillers.get(word, word)}: {', '.join(states)}"
        for word, states in ballots.bases.items()
        if states and BASES[word] == "filled-in"
    )
    return "; ".join(told) or None


def doubts(
    call: Rollcall,
    ballots: Ballots,
    *,
    document: Document | None,
    where: str,
) -> Iterator[Warned]:
    """What a person should look at: totals that differ, votes known in another way than told."""
    messages = (
        *_totals(call, ballots),
        *_reconstructed(ballots, document),
    )
    for name, message in messages:
        words = f"{where}, {name}: {call.id}: {message}"
        yield Warned(message=words, source=call.source, field=name)


def _totals(call: Rollcall, ballots: Ballots) -> Iterator[tuple[str, str]]:
    listed = {word: len(ballots.votes.get(word, ())) for word in TOTALS}
    differ = [word for word, stated in call.totals.items() if stated != listed[word]]
    if differ:
        words = (f"{call.totals[word]} {word} stated, {listed[word]} listed" for word in differ)
        yield "vote", "; ".join(words)


def _reconstructed(ballots: Ballots, document: Document | None) -> Iterator[tuple[str, str]]:
    """The votes whose basis is not what their document says of itself."""
    own = set(document.reconstructs) if document else set()
    for state in ballots.of_basis("reconstructed"):
        if state not in own:
            name = document.id if document else "the source"
            yield "basis", f"{state} is reconstructed, and {name} does not say so of it"
