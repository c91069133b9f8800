"""Facts that follow from facts: when an act takes effect, and the standing it leads to.

The rules are data. A treaty's row says when its consents and withdrawals take effect, the
vocabulary says what each act leads to, and `ontology/rules` turns acts into spells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from accede.graph.triples import Fact, Literal, Object, day
from accede.model import iris, terms
from accede.model.entry_into_force import (
    EntryIntoForce,
    effective_day,
    entry_into_force,
    notice_of,
)
from accede.model.iris import Iri
from accede.model.records import whole_date

PARTY = iris.concept("treaty-status", "party")
WITHDRAWN = iris.concept("treaty-status", "withdrawn")
DERIVED = iris.concept("basis", "derived")


class Disagreement(NamedTuple):
    """An act whose stated effective day is not the one its treaty's rule gives."""

    act: Iri
    stated: str
    computed: str


Things = Mapping[Iri, Mapping[Iri, list[Object]]]


def by_subject(facts: Iterable[Fact]) -> Things:
    """The graph in the hand: subject, predicate, values."""
    things: dict[Iri, dict[Iri, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in facts:
        things[subject][predicate].append(value)
    return things


def effects(things: Things, leads_to: Mapping[Iri, Iri]) -> Iterator[Fact | Disagreement]:
    """The effective day of every act whose source states none, by its treaty's own rule.

    `leads_to` gives the standing that a kind of act has on effect (`acc:resultsInOnEffect`).
    """
    acts: dict[Iri, list[Iri]] = defaultdict(list)
    for subject, told in things.items():
        if terms.TreatyAction in told.get(terms.rdf_type, []):
            acts[Iri(str(told[terms.treaty][0]))].append(subject)
    for treaty, subjects in sorted(acts.items()):
        rules = TreatyRules.of(treaty, things, subjects, leads_to)
        for subject in sorted(subjects):
            yield from _effect(subject, things[subject], rules.day_of(subject, things, leads_to))


def _effect(
    subject: Iri, told: Mapping[Iri, list[Object]], computed: date | None
) -> Iterator[Fact | Disagreement]:
    stated = _first(told, terms.effective)
    if stated is None and computed is not None:
        yield Fact(subject, terms.effective, day(str(computed)) or Literal(str(computed)))
        yield Fact(subject, terms.effectiveBasis, DERIVED)
    elif stated is not None and computed is not None and stated != str(computed):
        yield Disagreement(subject, stated, str(computed))


class TreatyRules(NamedTuple):
    """What one treaty's row says of consents and withdrawals, with its general day."""

    general: date | None
    threshold: date | None
    consent: EntryIntoForce | None
    notice: EntryIntoForce | None

    @classmethod
    def of(
        cls, treaty: Iri, things: Things, acts: list[Iri], leads_to: Mapping[Iri, Iri]
    ) -> "TreatyRules":
        """The rules of a treaty, its threshold's day counted from its acts."""
        told = things.get(treaty, {})
        general = whole_date(_first(told, terms.entryIntoForce))
        rule = _first(told, terms.entryIntoForceRule)
        notice = _first(told, terms.withdrawalNotice)
        after_threshold = _first(told, terms.entryIntoForceFrom) == "after-threshold"
        count = _first(told, terms.entryIntoForceThreshold)
        nth = _nth_deposit(acts, things, leads_to, int(count)) if count else None
        return cls(
            general,
            nth if after_threshold else general,
            entry_into_force(rule, where=iris.short(treaty)) if rule else None,
            notice_of(notice, where=iris.short(treaty)) if notice else None,
        )

    def day_of(self, act: Iri, things: Things, leads_to: Mapping[Iri, Iri]) -> date | None:
        """The day an act takes effect; None where the rules or its own day do not say.

        A succession follows the treaty's rule like any consent: that it works back to the first
        day of the state holds where a source states that day (`effective`), and not otherwise.
        """
        told = things[act]
        done = whole_date(_first(told, terms.date))
        standing = leads_to.get(Iri(_first(told, terms.actionType) or ""))
        if done is None:
            return None
        if standing == WITHDRAWN:
            return effective_day(done, self.notice) if self.notice else None
        if standing != PARTY or self.general is None or self.consent is None:
            return None
        if self.threshold is not None and done <= self.threshold:
            return self.general
        return max(self.general, effective_day(done, self.consent))


def _nth_deposit(
    acts: list[Iri], things: Things, leads_to: Mapping[Iri, Iri], count: int
) -> date | None:
    deposits = sorted(
        done
        for act in acts
        if leads_to.get(Iri(_first(things[act], terms.actionType) or "")) == PARTY
        and (done := whole_date(_first(things[act], terms.date)))
    )
    return deposits[count - 1] if len(deposits) >= count else None


def _first(told: Mapping[Iri, list[Object]], predicate: Iri) -> str | None:
    values = told.get(predicate)
    if not values:
        return None
    return values[0] if isinstance(values[0], str) else values[0].value
