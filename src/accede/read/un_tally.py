"""The recorded vote in a resolution's head: who voted how, as printed and as states."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from accede.read.states import StateNames
from accede.read.xml_text import Element, collapsed

CHOICES = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}
"""The document's words for the choices, and the fields of a decision that hold them."""

METHODS = {"adoptedRecordedVote": "recorded-vote", "adoptedWithoutVote": "without-a-vote"}


class Tally(Struct, frozen=True, kw_only=True):
    """A vote as its document prints it: the states by choice, the totals stated, what is amiss.

    A choice that a counted vote leaves out was nobody's: its total is nought. `whole` says that
    every voter counted is listed and known, so who is missing was absent.
    """

    method: str | None
    states: dict[str, tuple[str, ...]]
    stated: dict[str, int]
    names: tuple[str, ...]
    warnings: tuple[str, ...]
    whole: bool


def tally_of(root: Element, *, states: StateNames, on: date | None) -> Tally:
    """The vote that a document records, its names read as of a day."""
    voting = next(root.iter("{*}voting"), None)
    counts = () if voting is None else tuple(voting.iter("{*}count"))
    lists = {choice: printed_in(counts, word) for word, choice in CHOICES.items()}
    meant = {
        choice: {name: states.find(name, on) for name in dict.fromkeys(names)}
        for choice, names in lists.items()
    }
    found = {c: tuple(sorted({s for s in names.values() if s})) for c, names in meant.items()}
    stated = dict.fromkeys(found, 0) if counts else {}
    stated |= {CHOICES[w]: int(n) for w, n in totals(counts) if w in CHOICES and n.isdecimal()}
    outcome = None if voting is None else voting.get("outcome")
    warnings = (
        *outcome_warnings(outcome),
        *count_warnings(counts),
        *name_warnings(lists, meant, states),
        *twice_warnings(found),
        *total_warnings(found, stated),
    )
    agreed = bool(counts) and all(len(found[choice]) == stated[choice] for choice in found)
    known = all(state for names in meant.values() for state in names.values())
    return Tally(
        method=METHODS.get(outcome or ""),
        states=found,
        stated=stated,
        names=tuple(sorted(other_names(meant, states))),
        warnings=warnings,
        whole=agreed and known,
    )


def printed_in(counts: tuple[Element, ...], word: str) -> tuple[str, ...]:
    """The names listed under one choice, as printed."""
    listed = (count for count in counts if count.get("refersTo", "").lstrip("#") == word)
    voters = (voter for count in listed for voter in count.iter("{*}organization"))
    return tuple(collapsed("".join(map(str, voter.itertext()))) for voter in voters)


def totals(counts: tuple[Element, ...]) -> Iterator[tuple[str, str]]:
    """The choices counted, and their totals as printed."""
    for count in counts:
        yield count.get("refersTo", "").lstrip("#"), count.get("value", "").strip()


def other_names(meant: dict[str, dict[str, str | None]], states: StateNames) -> Iterator[str]:
    """The names printed that are not the state's short one, capitals aside: `TUR=TURKEY`."""
    for names in meant.values():
        for name, state in names.items():
            if state and name.casefold() != states.name(state).casefold():
                yield f"{state}={name}"


def outcome_warnings(outcome: str | None) -> Iterator[str]:
    """What is amiss with the outcome that the document states."""
    if outcome not in METHODS:
        yield f"the outcome {outcome!r} is not known here; allowed are: {', '.join(METHODS)}"


def count_warnings(counts: tuple[Element, ...]) -> Iterator[str]:
    """What is amiss with the counts: an unknown choice, no number, a choice counted twice."""
    times = Counter(word for word, _ in totals(counts))
    for word, number in totals(counts):
        if word not in CHOICES:
            yield f"votes {word!r} are not read; allowed are: {', '.join(CHOICES)}"
        elif not number.isdecimal():
            yield f"the total {number!r} of the votes {word} is no number"
        elif times[word] > 1:
            yield f"the votes {word} are counted {times[word]} times; the last total is taken"


def name_warnings(
    lists: dict[str, tuple[str, ...]],
    meant: dict[str, dict[str, str | None]],
    states: StateNames,
) -> Iterator[str]:
    """What is amiss with the names: unknown, garbled, printed twice in one list."""
    for choice, names in meant.items():
        times = Counter(lists[choice])
        for name, state in names.items():
            if state is None:
                yield f"no state is certain for the name {name!r} in the list {choice}"
            elif right := states.repaired(name):
                yield f"the name {name!r} is garbled; it is read as {right!r}"
            if times[name] > 1:
                yield f"the name {name!r} is printed {times[name]} times in the list {choice}"


def twice_warnings(found: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The states that stand in more than one list."""
    times = Counter(state for states in found.values() for state in states)
    for state, number in sorted(times.items()):
        if number > 1:
            yield f"{state} stands in {number} lists of this vote"


def total_warnings(found: dict[str, tuple[str, ...]], stated: dict[str, int]) -> Iterator[str]:
    """The choices of which another number is stated than listed."""
    for choice, states in found.items():
        if choice in stated and stated[choice] != len(states):
            yield f"{choice}: {stated[choice]} stated, {len(states)} listed"
