"""A roll call with its ballots becomes a decision, and what is doubtful about it is said."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from accede.model.records import Decision, Document, Warned
from accede.read.un_rollcalls import TOTALS, Rollcall

VOTES = {"yes": "in_favour", "no": "against", "abstain": "abstaining", "absent": "not_voting"}
"""The words of the table for the choices, and the fields of a decision that hold them."""

RECORDED, RECONSTRUCTED, DERIVED = "recorded", "reconstructed", "derived"
PARTS = ("paragraph", "amendment")


class Ballots(NamedTuple):
    """The states by the word for their choice, and by the word for how their vote is known."""

    votes: Mapping[str, tuple[str, ...]] = {}
    bases: Mapping[str, tuple[str, ...]] = {}

    @property
    def count(self) -> int:
        """How many votes there are."""
        return sum(map(len, self.votes.values()))

    def of_basis(self, *words: str) -> tuple[str, ...]:
        """The states whose votes are known in any of some ways."""
        return tuple(state for word in words for state in self.bases.get(word, ()))


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
        absence_derived=ballots.of_basis(DERIVED),
        filled_in=ballots.of_basis(*fillers),
        total_in_favour=call.totals.get("yes"),
        total_against=call.totals.get("no"),
        total_abstaining=call.totals.get("abstain"),
        locator=call.record,
        note=filled_note(ballots, fillers),
        source=call.source,
        line=line,
        **lists,
    )


def filled_note(ballots: Ballots, fillers: Mapping[str, str]) -> str | None:
    """Whose votes were filled in, and from which document."""
    told = (
        f"filled in from {document}: {', '.join(ballots.bases[word])}"
        for word, document in fillers.items()
        if ballots.bases.get(word)
    )
    return "; ".join(told) or None


def doubts(
    call: Rollcall,
    ballots: Ballots,
    *,
    document: Document | None,
    joined: Mapping[str, str],
    where: str,
) -> Iterator[Warned]:
    """What a person should look at: totals, absences before membership, how votes are known."""
    messages = (
        *_totals(call, ballots),
        *_too_early(call, ballots, joined),
        *_reconstructed(ballots, document),
    )
    for name, message in messages:
        words = f"{where}, {name}: {call.id}: {message}"
        yield Warned(message=words, source=call.source, field=name)


def _totals(call: Rollcall, ballots: Ballots) -> Iterator[tuple[str, str]]:
    for word in TOTALS:
        stated, listed = call.totals.get(word), len(ballots.votes.get(word, ()))
        if stated is not None and stated != listed:
            yield "vote", f"{stated} {word} stated, {listed} listed"


def _too_early(
    call: Rollcall, ballots: Ballots, joined: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The absences of states that were no members yet, as far as the day is known."""
    day = call.date or ""
    for state in ballots.votes.get("absent", ()):
        since = joined.get(state, "")
        if day and since[: len(day)] > day:
            yield "state_id", f"{state} is absent on {day}, and a member only from {since}"


def _reconstructed(ballots: Ballots, document: Document | None) -> Iterator[tuple[str, str]]:
    """The votes whose basis is not what their document says of itself."""
    own = set(document.reconstructs) if document else set()
    for state in ballots.of_basis(RECONSTRUCTED):
        if state not in own:
            name = document.id if document else "the source"
            yield "basis", f"{state} is reconstructed, and {name} does not say so of it"
