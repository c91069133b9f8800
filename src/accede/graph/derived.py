"""What follows from the lists of two decisions: who voted otherwise on a part than on the whole.

A vote on a paragraph or an amendment stands beside the vote on the whole text. Which one that is,
and which states split from it, is asked of many thousand votes at once: so it is worked out here,
once, from the lists as they stand in the graph, and told as facts of the decision on the part.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accede.graph.of_votes import CHOICES, decision_iri
from accede.model import terms
from accede.model.iris import Iri
from accede.model.records import Decision

END = " .\n"

OURS = (f" <{terms.wholeDecision}> ", f" <{terms.splitFromWhole}> ")


def with_splits(
    texts: Mapping[str, str], decisions: Iterable[Decision]
) -> Iterator[tuple[str, str]]:
    """The key and the lines of every decision on a part, with who split from the whole.

    `texts` are the lines of decisions, in order, by their keys (`<iri>`). What such a text says
    already of splits, from a build before, is worked out anew. Where several decisions on one text
    in one body are not on a part of it, none is taken for the decision on the whole. A state
    splits that has a choice in both decisions, and not the same one.
    """
    for part, whole in _parts(decisions):
        if part in texts:
            told = _untold(texts[part])
            lines = _split(part, told, whole, texts[whole]) if whole in texts else []
            yield part, "".join(sorted([*told.splitlines(keepends=True), *lines]))


def _parts(decisions: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    """The key of every decision on a part, with that of the one on the whole, or nothing."""
    parts: dict[str, tuple[str, str]] = {}
    others: dict[tuple[str, str], set[str]] = defaultdict(set)
    for decision in decisions:
        subject = decision_iri(decision)
        if subject and decision.symbol and decision.stage:
            text = decision.symbol, decision.stage
            if decision.on_part:
                parts[f"<{subject}>"] = text
            else:
                others[text].add(f"<{subject}>")
    for part, text in parts.items():
        wholes = others[text] - parts.keys()
        yield part, wholes.pop() if len(wholes) == 1 else ""


def _untold(text: str) -> str:
    """The lines of a decision without those that are worked out here."""
    if not any(name in text for name in OURS):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not any(name in line for name in OURS))


def _split(part: str, on_part: str, whole: str, on_whole: str) -> list[str]:
    """The lines that name the decision on the whole and the states that split from it."""
    names = CHOICES.values()
    lists = [(_listed(part, on_part, name), _listed(whole, on_whole, name)) for name in names]
    voters: set[str] = set().union(*(before for _, before in lists))
    split = {state for now, before in lists for state in (now - before) & voters}
    facts = [(terms.wholeDecision, whole), *((terms.splitFromWhole, state) for state in split)]
    return [f"{part} <{name}> {value}{END}" for name, value in facts]


def _listed(key: str, text: str, name: Iri) -> frozenset[str]:
    """The states of one list; the lines are in order, so they stand together."""
    shared = f"{key} <{name}> "
    first, last = text.find(shared), text.rfind(shared)
    if first < 0:
        return frozenset()
    start, end = first + len(shared), text.index(END, last)
    return frozenset(text[start:end].split(END + shared))
