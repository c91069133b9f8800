"""When an act takes effect, by its treaty's own rules."""

from collections.abc import Iterator
from datetime import date

import pytest

from accede import resources
from accede.errors import SourceError
from accede.graph import store
from accede.graph.mapping import told
from accede.graph.merge import merged
from accede.graph.rules import Disagreement, by_subject, effects
from accede.graph.triples import Fact, Literal, Sources
from accede.model import iris, terms
from accede.model.entry_into_force import (
    EntryIntoForce,
    effective_day,
    entry_into_force,
    months_later,
)
from accede.model.records import Record, Treaty, TreatyAction


def treaty(**rules: object) -> Treaty:
    common = {
        "id": "xyz", "title": "An invented treaty", "short_title": "Invented", "source": "t",
        "entry_into_force": "1999-03-01", "eif_threshold_count": 2,
        "eif_state_rule": "first-day-of-month-6-after-deposit",
        "eif_state_from": "after-threshold", "withdrawal_notice": "months:6",
    }  # fmt: skip
    return Treaty(**{**common, **rules})  # type: ignore[arg-type]  # a row's fields by name


def act(state: str, action: str, day: str, effective: str | None = None) -> TreatyAction:
    return TreatyAction(
        state=state, treaty="xyz", action=action, date=day, effective=effective, source="t"
    )


def days(*records: Record) -> dict[str, str]:
    """The effective day of every act, those stated left out."""
    return {
        iris.short(one.subject).removeprefix("action/xyz/"): one.object.value
        for one in derived(*records)
        if isinstance(one, Fact) and isinstance(one.object, Literal)
    }


def derived(*records: Record) -> Iterator[Fact | Disagreement]:
    sources = Sources({})
    things = by_subject(merged(told(records, sources), sources))
    return effects(things, store.leads_to(store.vocabulary(resources.ontology())))


@pytest.mark.parametrize(
    ("rule", "deposit", "effective"),
    [
        (EntryIntoForce(months=6, first_of_month=True), date(2000, 3, 1), date(2000, 9, 1)),
        (EntryIntoForce(months=6, first_of_month=True), date(2000, 3, 31), date(2000, 9, 1)),
        (EntryIntoForce(months=6, first_of_month=True), date(1998, 9, 16), date(1999, 3, 1)),
        (EntryIntoForce(days=90), date(2014, 12, 24), date(2015, 3, 24)),
        (EntryIntoForce(months=6), date(2025, 8, 20), date(2026, 2, 20)),
        (EntryIntoForce(months=6), date(2025, 8, 31), date(2026, 2, 28)),
    ],
)
def test_a_rule_counts_as_the_treaty_says(
    rule: EntryIntoForce, deposit: date, effective: date
) -> None:
    assert effective_day(deposit, rule) == effective


def test_months_end_with_the_last_day_of_a_shorter_month() -> None:
    assert months_later(date(2023, 8, 31), 6) == date(2024, 2, 29)


def test_deposits_up_to_the_threshold_take_effect_on_the_general_day() -> None:
    assert days(
        treaty(),
        act("AAA", "ratification", "1997-12-03"),
        act("BBB", "accession", "1998-09-16"),
        act("CCC", "accession", "1998-09-17"),
        act("DDD", "accession", "1998-10-01"),
    ) == {
        "AAA/ratification": "1999-03-01",
        "BBB/accession": "1999-03-01",
        "CCC/accession": "1999-03-01",
        "DDD/accession": "1999-04-01",
    }


def test_from_entry_into_force_earlier_deposits_wait_for_the_general_day() -> None:
    rules = treaty(eif_state_rule="days-after-deposit:90", eif_state_from="after-entry-into-force")

    assert days(
        rules, act("AAA", "ratification", "1999-02-20"), act("BBB", "ratification", "1999-03-02")
    ) == {"AAA/ratification": "1999-03-01", "BBB/ratification": "1999-05-31"}


def test_a_withdrawal_takes_effect_after_its_notice() -> None:
    assert days(treaty(), act("EST", "withdrawal", "2025-06-27")) == {
        "EST/withdrawal": "2025-12-27"
    }


def test_a_treaty_not_in_force_binds_nobody() -> None:
    assert days(treaty(entry_into_force=None), act("AAA", "ratification", "1999-02-20")) == {}


def test_a_signature_and_a_day_unknown_have_no_effect() -> None:
    assert (
        days(treaty(), act("AAA", "signature", "1997-12-03"), act("BBB", "accession", "2026")) == {}
    )


def test_a_stated_day_stays_and_the_difference_is_told() -> None:
    told_by_source = act("SSD", "succession", "2011-11-11", effective="2011-07-09")

    found = list(derived(treaty(), told_by_source))

    subject = iris.action("xyz", "SSD", "succession")
    assert found == [Disagreement(subject, "2011-07-09", "2012-05-01")]


def test_a_computed_day_says_that_it_is_derived() -> None:
    found = set(derived(treaty(), act("EST", "withdrawal", "2025-06-27")))

    subject = iris.action("xyz", "EST", "withdrawal")
    assert Fact(subject, terms.effectiveBasis, iris.concept("basis", "derived")) in found


def test_an_unknown_rule_is_an_error_that_says_what_is_allowed() -> None:
    with pytest.raises(SourceError, match="days-after-deposit:N"):
        entry_into_force("soon", where="treaty/xyz")
