"""Facts that follow from facts: when an act takes effect, and the standing it leads to.

The rules are data. A treaty's row says when its consents and withdrawals take effect, the
vocabulary says what each act leads to, and `ontology/rules` turns acts into spells.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from accede.errors import SourceError
from accede.graph.triples import Fact, Literal, Object, day
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import whole_date

RULE = re.compile(
    r"first-day-of-month-(?P<month>\d+)-after-deposit"
    r"|days-after-deposit:(?P<days>\d+)"
    r"|months-after-deposit-exact:(?P<months>\d+)"
)
NOTICE = re.compile(r"months:(?P<months>\d+)|days:(?P<days>\d+)")
PARTY = iris.concept("treaty-status", "party")
WITHDRAWN = iris.concept("treaty-status", "withdrawn")
DERIVED = iris.concept("basis", "derived")


class EntryIntoForce(NamedTuple):
    """How long after its deposit a consent takes effect."""

    months: int = 0
    days: int = 0
    first_of_month: bool = False


def entry_into_force(rule: str, *, where: object) -> EntryIntoForce:
    """A treaty's rule as its row writes it.

    >>> entry_into_force("first-day-of-month-6-after-deposit", where="apmbc")
    EntryIntoForce(months=6, days=0, first_of_month=True)
    """
    found = RULE.fullmatch(rule)
    if found is None:
        raise SourceError(
            where,
            f"unknown rule on entry into force {rule!r}",
            "write first-day-of-month-N-after-deposit, days-after-deposit:N or "
            "months-after-deposit-exact:N",
        )
    month, days, months = found.group("month", "days", "months")
    return EntryIntoForce(int(month or months or 0), int(days or 0), bool(month))


def months_later(start: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month.

    >>> months_later(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def effective_day(deposit: date, rule: EntryIntoForce) -> date:
    """First day a treaty binds a state that deposited its consent on a day.

    The rule comes from the treaty's own data, for instance "the first day of the sixth month
    after the month of deposit".

    >>> effective_day(date(2000, 3, 1), EntryIntoForce(months=6, first_of_month=True))
    datetime.date(2000, 9, 1)
    """
    later = months_later(deposit, rule.months) + timedelta(days=rule.days)
    return later.replace(day=1) if rule.first_of_month else later


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
            _notice(notice, where=iris.short(treaty)) if notice else None,
        )

    def day_of(self, act: Iri, things: Things, leads_to: Mapping[Iri, Iri]) -> date | None:
        """The day an act takes effect; None where the rules or its own day do not say."""
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


def _notice(notice: str, *, where: object) -> EntryIntoForce:
    found = NOTICE.fullmatch(notice)
    if found is None:
        raise SourceError(where, f"unknown notice {notice!r}", "write months:N or days:N")
    return EntryIntoForce(int(found["months"] or 0), int(found["days"] or 0))


def _first(told: Mapping[Iri, list[Object]], predicate: Iri) -> str | None:
    values = told.get(predicate)
    if not values:
        return None
    return values[0] if isinstance(values[0], str) else values[0].value
