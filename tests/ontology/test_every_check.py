"""Every check raises its own message on its bad example, and nothing on the good one."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from vocabulary import EXAMPLES, ONTOLOGY, accede, bad, good, ours, schemes

from accede.check import again, whole_graph

CHECKS = {path.stem: path for path in sorted((ONTOLOGY / "checks").glob("*.rq"))}
BAD = {name.rsplit("/", 1)[1]: graph for name, graph in bad("bad-checks.trig").items()}


def said() -> dict[str, list[str]]:
    """The words that each bad example must raise, as `check-messages.tsv` has them."""
    found: dict[str, list[str]] = {}
    for line in (EXAMPLES / "check-messages.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        check, message = line.split("\t")
        found.setdefault(check, []).append(message)
    return found


SAYS = said()


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
def test_a_bad_example_raises_the_same_where_plain_decisions_lose_their_votes(
    check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "WORTH_ABRIDGING", 0)
    nt = tmp_path / "graph.nt"
    store_of(BAD[check]).dump(nt, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    results = again.checked(nt, None).report.results

    found = sorted(one.message for one in results if one.shape.endswith(f"/check/{check}"))

    assert found == SAYS[check]


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
    used = {
        URIRef("https://w3id.org/accede/ns#" + name) for name in re.findall(r"\bacc:(\w+)", text)
    }

    assert used <= {*ours()}


def test_a_count_that_holds_on_some_day_within_the_bounds_of_its_page_is_not_found_fault_with() -> (
    None
):
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


@pytest.mark.parametrize("value", [ox.BlankNode("none"), ox.Literal("")], ids=["blank", "empty"])
def test_no_value_that_is_no_name_stops_a_check(value: ox.BlankNode | ox.Literal) -> None:
    store = store_of()
    for predicate in sorted({str(term) for term in good().predicates()}):
        there = list(store.quads_for_pattern(None, ox.NamedNode(predicate), None))
        for quad in there:
            store.remove(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, value))

        assert all(word for said in messages(store).values() for word in said)
        restore(store, there, value)


def restore(store: ox.Store, there: list[ox.Quad], value: ox.BlankNode | ox.Literal) -> None:
    """Triples as they were before their values were exchanged."""
    for quad in there:
        store.remove(ox.Quad(quad.subject, quad.predicate, value))
        store.add(quad)
