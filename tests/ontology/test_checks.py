"""Every check raises its own message on its bad example, and nothing on the good one."""

import re

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from vocabulary import ONTOLOGY, accede, bad, good, ours, schemes

from accede.check import whole_graph

CHECKS = {path.stem: path for path in sorted((ONTOLOGY / "checks").glob("*.rq"))}
BAD = {name.rsplit("/", 1)[1]: graph for name, graph in bad("bad-checks.trig").items()}
SH = "http://www.w3.org/ns/shacl#"

SAYS = {
    "absent-and-present": ["This document says that Freedonia was absent, a participation that it "
        "was there; check both, and note which is followed."],
    "absent-before-membership": ["South Sudan is listed as not voting before it became a member on "
        "2011-07-14; take it off the list, or mend the day of its membership."] * 2,
    "accepted-claim": ["The claim that is accepted says 2001-01-02, and the record does not; put it "
        "there, or change the standing."],
    "act-without-day": ["This act of Freedonia changes no standing, for its day is not known (2026); "
        "look for the day in the depositary's record."],
    "act-without-effect": ["This act of Freedonia of 2001-01-01 has no day of effect; state it, or "
        "give the treaty a rule."],
    "count-agrees": [
        "The document counts 9 states that consented to be bound, and the acts on file never give "
        "that number from 2022-12-07 to 2026-01-01, at most 3; check the day of the document, and "
        "whether acts are missing.",
        "The document counts 9 states that consented to be bound, and the acts on file never give "
        "that number from 2025-06-30, at most 3; check the day of the document, and whether acts "
        "are missing."],
    "link-without-reason": ["The match with http://www.wikidata.org/entity/Q4115189 has no alignment "
        "that says why; add its row to the table of links."],
    "marked-without-vote": [
        "Freedonia is marked as filled in and has no vote in this decision; add its vote, or take "
        "the mark away.",
        "Ruritania is marked as absent by derivation and not listed as not voting; add its vote, or "
        "take the mark away."],
    "observer-or-party": [
        "Syldavia is said to have come as observer, and its standing on 2000-09-11 was state party; "
        "check the role and the dates of its acts.",
        "Tonga is said to have come as state party, and its standing on 2000-09-11 was never joined; "
        "check the role and the dates of its acts."],
    "one-item-two-states": ["Another state is matched exactly with "
        "http://www.wikidata.org/entity/Q4115189 too; keep the match of one, and make the other a "
        "close match or find its own item."] * 2,
    "overlapping-standings": ["The standing never joined still holds when state party begins on "
        "2010-01-01; mend the acts, and let the standings be derived again."],
    "position-of-another": ["This position of Freedonia rests on a statement of Ruritania; mend the "
        "state or the statement."],
    "presidency": ["This is no presidency of this meeting; lead acc:presidency to the right one."],
    "quote-of-another-document": ["The quote names https://w3id.org/accede/id/document/isu-status and "
        "its snapshot is of https://w3id.org/accede/id/document/isu-cuba; mend the document or the "
        "snapshot."],
    "signature-and-consent": [
        "Freedonia acceded and had signed; check whether it ratified.",
        "Freedonia signed on 2000-01-01, outside the time for signing; check the day.",
        "Syldavia ratified and no signature is on file; check whether it acceded."],
    "totals": ["The source states 3 in favour and 1 are listed; look the roll call up, and note what "
        "is right."],
    "two-choices": ["Ruritania stands under 2 choices in this decision; keep that of the better "
        "source, and claim the other."],
    "two-roles": ["Freedonia is said to have come both as an observer and as a state party; keep the "
        "role of that day."],
    "undefined-terms": [
        "The class https://w3id.org/accede/ns#Attendance is used and not defined; mend its spelling, "
        "or define it.",
        "The concept https://w3id.org/accede/scheme/role/guest is used and not defined; mend its "
        "spelling, or define it.",
        "The property https://w3id.org/accede/ns#state is used and not defined; mend its spelling, "
        "or define it."],
    "vote-unlike-list": ["A document says against of Freedonia, and the decision lists it under in "
        "favour; make a claim for each source."],
    "year-of-date": ["The year is 2010 and the day 2011-11-11; mend the one that is wrong."],
}  # fmt: skip


def store_of(*more: Graph) -> ox.Store:
    """The good graph with the vocabulary, and what is put beside it."""
    store = ox.Store()
    for graph in (accede(), schemes(), good(), *more):
        store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def messages(store: ox.Store) -> dict[str, list[str]]:
    """What the checks say, by check."""
    found: dict[str, list[str]] = {}
    for result in whole_graph.results(store, ONTOLOGY / "checks"):
        found.setdefault(result.shape.rsplit("/", 1)[1], []).append(result.message)
    return {check: sorted(said) for check, said in found.items()}


def test_the_good_example_passes_every_check() -> None:
    assert messages(store_of()) == {}


def test_every_check_has_a_bad_example_and_the_words_that_it_raises() -> None:
    assert set(CHECKS) == set(BAD) == set(SAYS)


@pytest.mark.parametrize("check", CHECKS)
def test_a_bad_example_raises_the_words_of_its_check_and_no_others(check: str) -> None:
    assert messages(store_of(BAD[check])) == {check: SAYS[check]}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_constructs_results_that_name_it(check: str) -> None:
    text = CHECKS[check].read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert "[] a sh:ValidationResult ;" in text
    assert f"sh:sourceShape <https://w3id.org/accede/check/{check}>" in text
    assert re.search(r"sh:resultSeverity sh:(Violation|Warning) ;", text)


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_uses_only_terms_that_are_declared(check: str) -> None:
    text = CHECKS[check].read_text(encoding="utf-8")
    used = {URIRef("https://w3id.org/accede/ns#" + name) for name in re.findall(r"\bacc:(\w+)", text)}

    assert used <= {*ours()}


def test_a_count_that_holds_on_some_day_within_the_bounds_of_its_page_is_not_found_fault_with() -> None:
    graph = Graph().parse(
        data="""
        @base <https://w3id.org/accede/id/> . @prefix acc: <https://w3id.org/accede/ns#> .
        <assertion/isu-cuba/0000000000000003> acc:countOf "consents" ; acc:value 3 ;
            acc:assertionKind <https://w3id.org/accede/scheme/assertion-kind/count> ;
            acc:about <treaty/apmbc> ; acc:source <snapshot/5bf1c4b1d6e8a902> .
        <assertion/isu-cuba/0000000000000004> acc:countOf "consents" ; acc:value 2 ;
            acc:assertionKind <https://w3id.org/accede/scheme/assertion-kind/count> ;
            acc:about <treaty/apmbc> ; acc:source <snapshot/6bf1c4b1d6e8a902> .
        """
    )

    assert messages(store_of(graph)) == {}


def test_a_difference_that_claims_keep_is_not_found_fault_with() -> None:
    claim = Graph().parse(
        data="""
        @base <https://w3id.org/accede/id/> . @prefix acc: <https://w3id.org/accede/ns#> .
        <claim/0000000000000009> acc:claimSubject <decision/BAD-6/plenary> ;
            acc:claimPredicate acc:against ; acc:claimObject <state/XAB> .
        """
    )

    assert messages(store_of(BAD["vote-unlike-list"], claim)) == {}


def test_terms_are_looked_for_only_where_the_vocabulary_is() -> None:
    store = ox.Store()
    graph = good() + BAD["undefined-terms"]
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)

    assert "undefined-terms" not in messages(store)
