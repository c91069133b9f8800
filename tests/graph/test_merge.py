"""What becomes of one thing that several sources tell of."""

from itertools import permutations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.graph.decided import by_list, decided, vote_by_vote
from accede.graph.mapping import asides, told
from accede.graph.merge import merged
from accede.graph.triples import Fact, Literal, Sources
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import (
    Decision,
    Document,
    Participation,
    Record,
    TreatyAction,
    Vote,
)
from measured import Measured

DOCUMENTS = {
    one.id: one
    for one in (
        Document(id="depositary", title="The depositary's table", rank=1),
        Document(id="secretariat", title="A profile", rank=2),
        Document(id="early", title="A data set", rank=3, date="2001"),
        Document(id="late", title="A monitor", rank=3, date="2019-02-01"),
        Document(id="news", title="A newspaper", rank=4),
    )
}
SOURCES = Sources(DOCUMENTS)
ACCESSION = iris.action("apmbc", "TON", "accession")
DECISION = iris.decision("A/RES/77/63", "plenary")


def of(*records: Record) -> set[Fact]:
    decisions = [record for record in records if isinstance(record, Decision)]
    facts = set(merged(told(records, SOURCES), SOURCES))
    for one in decided(decisions, asides(records), SOURCES):
        facts |= {*one.beside, *map(read_back, one.lines)}
    return facts


def read_back(line: str) -> Fact:
    (quad,) = pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    subject, predicate, value = (Iri(getattr(term, "value", "")) for term in quad.triple)
    if isinstance(quad.object, pyoxigraph.Literal):
        plain = quad.object.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        datatype = None if plain or quad.object.language else Iri(quad.object.datatype.value)
        return Fact(subject, predicate, Literal(value, datatype, quad.object.language))
    return Fact(subject, predicate, value)


def accession(source: str, date: str) -> TreatyAction:
    return TreatyAction(state="TON", treaty="apmbc", action="accession", date=date, source=source)


def values(facts: set[Fact], subject: Iri, predicate: Iri) -> set[str]:
    return {
        one.object if isinstance(one.object, str) else one.object.value
        for one in facts
        if (one.subject, one.predicate) == (subject, predicate)
    }


def claims(facts: set[Fact]) -> set[tuple[str, ...]]:
    """Every claim as property, value, source and standing, in short."""
    parts = (terms.claimPredicate, terms.claimObject, terms.source, terms.standing)
    subjects = {one.subject for one in facts if one.object == terms.Claim}
    return {
        tuple(iris.short(*values(facts, subject, part)).rpartition("/")[2] for part in parts)
        for subject in subjects
    }


def test_the_better_rank_is_followed_and_both_claims_are_kept() -> None:
    facts = of(accession("news", "2025-06-26"), accession("depositary", "2025-06-25"))

    assert values(facts, ACCESSION, terms.date) == {"2025-06-25"}
    assert claims(facts) == {
        ("ns#date", "2025-06-25", "depositary", "accepted"),
        ("ns#date", "2025-06-26", "news", "rejected"),
    }


def test_a_tie_is_disputed_and_keeps_the_earlier_document() -> None:
    facts = of(accession("late", "2025-06-26"), accession("early", "2025-06-25"))

    assert values(facts, ACCESSION, terms.date) == {"2025-06-25"}
    assert {standing for *_, standing in claims(facts)} == {"disputed"}


def test_sources_that_agree_make_no_claim_and_both_stand_as_sources() -> None:
    facts = of(accession("news", "2025-06-25"), accession("depositary", "2025-06-25"))

    assert claims(facts) == set()
    assert values(facts, ACCESSION, terms.source) == {
        iris.document("news"),
        iris.document("depositary"),
    }


def test_a_month_that_a_whole_day_lies_in_is_no_contradiction() -> None:
    facts = of(accession("news", "2025-06"), accession("depositary", "2025-06-25"))

    assert claims(facts) == set()
    assert values(facts, ACCESSION, terms.dateAsStated) == set()


def test_another_month_than_the_days_is_kept_as_a_claim() -> None:
    facts = of(accession("news", "2025-05"), accession("depositary", "2025-06-25"))

    assert ("ns#date", "2025-05", "news", "rejected") in claims(facts)


def test_days_of_two_years_are_one_contradiction_and_not_two() -> None:
    facts = of(accession("news", "2024-06-25"), accession("depositary", "2025-06-25"))

    assert values(facts, ACCESSION, terms.year) == {"2025"}
    assert {predicate for predicate, *_ in claims(facts)} == {"ns#date"}


@pytest.mark.trust
def test_one_source_with_two_contents_keeps_both_as_claims(measured: Measured) -> None:
    facts = of(accession("news", "2025-06-25"), accession("news", "2025-06-26"))

    assert values(facts, ACCESSION, terms.date) == {"2025-06-25"}
    assert len(claims(facts)) == 2
    measured(4, "same identity, other content: 2 of 2 kept as claims")


@pytest.mark.trust
def test_the_same_record_twice_changes_nothing(measured: Measured) -> None:
    once = of(accession("news", "2025-06-25"))

    assert of(accession("news", "2025-06-25"), accession("news", "2025-06-25")) == once
    measured(4, "the same record twice: 0 facts more")


def test_the_order_of_the_sources_changes_nothing() -> None:
    rows = [
        accession("news", "2025-06-26"),
        accession("late", "2025-06-27"),
        accession("depositary", "2025-06-25"),
    ]

    assert len({frozenset(of(*order)) for order in permutations(rows)}) == 1


def test_verified_is_the_best_that_a_followed_source_allows() -> None:
    presence = {"state": "AZE", "meeting": "apmbc/2MSP", "role": "observer"}
    facts = of(
        Participation(**presence, source="secretariat", verified="yes"),  # type: ignore[arg-type]  # one row twice
        Participation(**presence, source="late", verified="partly"),  # type: ignore[arg-type]  # one row twice
    )

    subject = iris.participation("apmbc/2MSP", "AZE", "observer")
    assert values(facts, subject, terms.verified) == {"yes"}


def test_an_overruled_source_does_not_lend_its_verification() -> None:
    facts = of(
        TreatyAction(
            state="TON", treaty="apmbc", action="accession", date="2025-06-25",
            source="depositary", verified="partly",
        ),
        TreatyAction(
            state="TON", treaty="apmbc", action="accession", date="2025-06-26",
            source="news", verified="yes",
        ),
    )  # fmt: skip

    assert values(facts, ACCESSION, terms.verified) == {"partly"}


def decision(source: str, **lists: tuple[str, ...]) -> Decision:
    return Decision(symbol="A/RES/77/63", stage="plenary", source=source, **lists)  # type: ignore[arg-type]  # lists of states


def test_two_lists_that_differ_give_one_choice_and_a_claim_of_each() -> None:
    facts = of(
        decision("depositary", in_favour=("AFG",), abstaining=("CUB",)),
        decision("late", in_favour=("AFG", "CUB")),
    )

    assert values(facts, DECISION, terms.abstaining) == {iris.state("CUB")}
    assert values(facts, DECISION, terms.inFavour) == {iris.state("AFG")}
    assert claims(facts) == {
        ("ns#abstaining", "CUB", "depositary", "accepted"),
        ("ns#inFavour", "CUB", "late", "rejected"),
    }


def test_a_state_in_two_lists_of_one_source_is_disputed() -> None:
    facts = of(decision("depositary", in_favour=("AFG", "CUB"), abstaining=("CUB",)))

    assert values(facts, DECISION, terms.abstaining) == {iris.state("CUB")}
    assert values(facts, DECISION, terms.inFavour) == {iris.state("AFG")}
    assert {standing for *_, standing in claims(facts)} == {"disputed"}


def test_a_list_without_a_state_says_that_it_did_not_vote() -> None:
    facts = of(
        decision("depositary", in_favour=("AFG", "CUB")), decision("late", in_favour=("AFG",))
    )

    assert values(facts, DECISION, terms.inFavour) == {iris.state("AFG"), iris.state("CUB")}
    assert ("ns#notVoting", "CUB", "late", "rejected") in claims(facts)


def test_an_absence_worked_out_is_recorded_once_a_source_states_it() -> None:
    derived = decision("depositary", not_voting=("DMA",), absence_derived=("DMA",))
    stated = decision("late", not_voting=("DMA",))

    assert values(of(derived), DECISION, terms.absenceDerived) == {iris.state("DMA")}
    assert values(of(derived, stated), DECISION, terms.absenceDerived) == set()


def test_a_vote_told_by_a_page_is_compared_and_not_added() -> None:
    listed = decision("depositary", abstaining=("CUB",))
    page = Vote(
        state="CUB", symbol="A/RES/77/63", stage="plenary", choice="in-favour", source="secretariat"
    )

    facts = of(listed, page)

    assert values(facts, DECISION, terms.inFavour) == set()
    assert values(facts, DECISION, terms.source) == {iris.document("depositary")}
    assert claims(facts) == {
        ("ns#abstaining", "CUB", "depositary", "accepted"),
        ("ns#inFavour", "CUB", "secretariat", "rejected"),
    }


def test_totals_without_names_are_a_source_of_totals_only() -> None:
    facts = of(
        decision("early", in_favour=("AFG",)),
        Decision(symbol="A/RES/77/63", stage="plenary", total_in_favour=156, source="late"),
    )

    assert values(facts, DECISION, terms.source) == {iris.document("early")}
    assert values(facts, DECISION, terms.totalsFrom) == {iris.document("late")}


def test_differing_totals_are_claims() -> None:
    facts = of(
        Decision(symbol="A/RES/51/45 S", stage="plenary", total_in_favour=155, source="early"),
        Decision(symbol="A/RES/51/45 S", stage="plenary", total_in_favour=156, source="late"),
    )

    assert claims(facts) == {
        ("ns#totalInFavour", "155", "early", "disputed"),
        ("ns#totalInFavour", "156", "late", "disputed"),
    }


def test_a_name_printed_otherwise_makes_a_vote_of_its_own() -> None:
    facts = of(
        Decision(
            symbol="A/RES/77/63", stage="plenary", in_favour=("TUR",), source="depositary",
            names_as_recorded=("TUR=Turkey",),
        )
    )  # fmt: skip

    vote = iris.vote("A-RES-77-63/plenary", "TUR")
    assert Fact(vote, terms.nameAsRecorded, Literal("Turkey")) in facts
    assert values(facts, vote, terms.choice) == {iris.concept("vote-choice", "in-favour")}


STATES = ("AFG", "CUB", "DMA", "TUR", "ZWE")
ballot = st.dictionaries(
    st.sampled_from(STATES), st.sampled_from(["in_favour", "against", "abstaining", "not_voting"])
)


@given(ballot, st.permutations(STATES), st.sampled_from([None, 3]))
def test_lists_that_agree_give_the_same_whichever_way_they_are_merged(
    chosen: dict[str, str], order: list[str], total: int | None
) -> None:
    lists: dict[str, tuple[str, ...]] = {
        name: tuple(code for code in order if chosen.get(code) == name)
        for name in ("in_favour", "against", "abstaining", "not_voting")
    }
    derived = tuple(lists["not_voting"])
    group = [
        decision("depositary", **lists, absence_derived=derived),
        decision("late", **{name: codes[::-1] for name, codes in lists.items()}),
        Decision(symbol="A/RES/77/63", stage="plenary", total_against=total, source="news"),
    ]

    fast, slow = by_list(DECISION, group, SOURCES), vote_by_vote(DECISION, group, [], SOURCES)

    assert sorted(fast.lines) == sorted(slow.lines)
    assert sorted(fast.beside) == sorted(slow.beside)
