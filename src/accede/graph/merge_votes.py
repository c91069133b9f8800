"""Who voted how in one decision, from several sources: one choice a state, and claims."""

from collections import defaultdict
from collections.abc import Iterator

from accede.graph import of_votes
from accede.graph.ruling import Ruling, Values, claims, ruling_on
from accede.graph.triples import Fact, Object, Sources, n3
from accede.model import terms
from accede.model.iris import Iri

Properties = dict[Iri, Values]

CHOSEN = frozenset(of_votes.CHOICES.values())
EXCEPTIONS = tuple(of_votes.EXCEPTIONS.values())


def votes(
    subject: Iri, told: Properties, asides: list[tuple[Iri, Iri, str]], sources: Sources
) -> Iterator[Fact]:
    """Who voted how: one choice a state, with a claim of every source that says otherwise."""
    ballots, listing = _ballots(told)
    for predicate, voter, teller in asides:
        if voter in ballots:
            ballots[voter][predicate].add(teller)
    for state, choices in sorted(ballots.items(), key=lambda ballot: n3(ballot[0])):
        ruling = ruling_on(choices, sources)
        choice = Iri(str(ruling.value))
        yield Fact(subject, choice, state)
        yield from _exceptions(subject, state, choices[choice] & listing, told)
        if len(choices) > 1:
            yield from _vote_claims(subject, state, choices, ruling, sources)


def _ballots(told: Properties) -> tuple[dict[Object, Values], set[str]]:
    """Every state's choices with who tells them; a list that leaves a state out says not voting."""
    ballots: dict[Object, Values] = defaultdict(lambda: defaultdict(set))
    for predicate in CHOSEN & told.keys():
        for state, tellers in told[predicate].items():
            ballots[state][predicate] |= tellers
    listing = set().union(*(who for choices in ballots.values() for who in choices.values()))
    for choices in ballots.values():
        silent = listing - set().union(*choices.values())
        if silent:
            choices[terms.notVoting] |= silent
    return ballots, listing


def _exceptions(subject: Iri, state: Object, tellers: set[str], told: Properties) -> Iterator[Fact]:
    """How a vote is known, where every source we follow for it makes the same exception."""
    for exception in EXCEPTIONS:
        excepted = told.get(exception, {}).get(state, set())
        if excepted and tellers <= excepted:
            yield Fact(subject, exception, state)


def _vote_claims(
    subject: Iri, state: Object, choices: Values, ruling: Ruling, sources: Sources
) -> Iterator[Fact]:
    for choice, tellers in choices.items():
        one: Values = {state: tellers}
        followed = choice == ruling.value
        shown = ruling._replace(value=state if followed else choice)
        yield from claims(subject, Iri(str(choice)), one, shown, sources)
