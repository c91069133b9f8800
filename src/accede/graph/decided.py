"""Decisions as blocks of lines: a million votes pass here, so they never become facts one by one.

Records of one decision that name states are held against each other list by list. Where they
agree, the lists are written straight away; where they differ, or a page tells otherwise, the
decision takes the way of every other thing (`merge`), and the result is the same either way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accede.graph.merge import Told, merged
from accede.graph.of_votes import (
    CHOICES,
    EXCEPTIONS,
    decision_iri,
    names_states,
    of_choices,
    of_decision,
)
from accede.graph.triples import Fact, Sources, line
from accede.model import iris
from accede.model.iris import Iri
from accede.model.records import Decision


class Decided(NamedTuple):
    """One decision: its own lines, and the facts about other things that came of it."""

    subject: Iri
    lines: list[str]
    beside: list[Fact]


class Group(NamedTuple):
    """All that is told of one decision: its records, and the votes that pages tell of it."""

    subject: Iri
    decisions: list[Decision]
    asides: list[Told]


def decided(
    decisions: Iterable[Decision], asides: Iterable[Told], sources: Sources
) -> Iterator[Decided]:
    """Every decision of some records, each once, with the claims where sources differ."""
    return (of_group(group, sources) for group in grouped(decisions, asides))


def grouped(decisions: Iterable[Decision], asides: Iterable[Told]) -> Iterator[Group]:
    """What is told of each decision, brought together; each can then be mapped by itself."""
    groups: dict[Iri, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if subject := decision_iri(decision):
            groups[subject].append(decision)
    compared: dict[Iri, list[Told]] = defaultdict(list)
    for aside in asides:
        compared[aside.facts[0].subject].append(aside)
    for subject, group in groups.items():
        yield Group(subject, group, compared.get(subject, []))


def of_group(group: Group, sources: Sources) -> Decided:
    """One decision, with the claims where its sources differ."""
    subject, decisions, asides = group
    naming = [one for one in decisions if names_states(one)]
    if _agree(naming) and all(_says_nothing_else(naming, aside) for aside in asides):
        return by_list(subject, decisions, sources)
    return vote_by_vote(subject, decisions, asides, sources)


def by_list(subject: Iri, group: list[Decision], sources: Sources) -> Decided:
    """A decision whose sources name the same states in the same lists."""
    naming = [one for one in group if names_states(one)]
    each = (Told(tuple(of_decision(one, sources)), one.source or "") for one in group)
    return _apart(subject, merged(each, sources), _listed(subject, naming))


def vote_by_vote(
    subject: Iri, group: list[Decision], asides: list[Told], sources: Sources
) -> Decided:
    """A decision whose sources differ: every vote is held against every other."""
    each = [Told((*of_decision(one, sources), *of_choices(one)), one.source or "") for one in group]
    return _apart(subject, merged([*each, *asides], sources), [])


def _apart(subject: Iri, facts: Iterable[Fact], lines: list[str]) -> Decided:
    """The decision's own lines, and apart from them the claims about it."""
    beside: list[Fact] = []
    for fact in facts:
        if fact.subject == subject:
            lines.append(line(fact))
        else:
            beside.append(fact)
    return Decided(subject, lines, beside)


def _agree(naming: list[Decision]) -> bool:
    """Whether all records that name states name the same ones in the same lists, each once."""
    return all(_one_choice_each(one) for one in naming) and all(
        set(getattr(one, name)) == set(getattr(naming[0], name))
        for one in naming[1:]
        for name in CHOICES
    )


def _one_choice_each(decision: Decision) -> bool:
    """Whether no state stands in two lists of one record."""
    lists = [set(getattr(decision, name)) for name in CHOICES]
    return len(set().union(*lists)) == sum(map(len, lists))


def _says_nothing_else(naming: list[Decision], aside: Told) -> bool:
    """Whether a vote that a page tells is one that the lists do not tell otherwise."""
    ((_, predicate, state),) = aside.facts
    code = iris.short(str(state)).removeprefix("state/")
    lists = {CHOICES[name] for one in naming for name in CHOICES if code in getattr(one, name)}
    return lists <= {predicate}


def _listed(subject: Iri, naming: list[Decision]) -> list[str]:
    """The lines of the votes, and of those whose recording no source has, by all that name them."""
    lines: list[str] = []
    for name, predicate in CHOICES.items():
        start = f"<{subject}> <{predicate}> <{iris.ID}state/"
        codes = getattr(naming[0], name) if naming else ()
        lines += [f"{start}{code}> .\n" for code in dict.fromkeys(codes)]
    for name, predicate in EXCEPTIONS.items():
        start = f"<{subject}> <{predicate}> <{iris.ID}state/"
        lists = [set(getattr(one, name)) for one in naming]
        excepted = set.intersection(*lists) if lists else set()
        lines += [f"{start}{code}> .\n" for code in excepted]
    return lines
