"""What changed between two releases, in the words of the field: one case for each kind of thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cases_of_change import BEFORE, CASES
from edited_pages import built, unpinned, words
from graphs import graphs, lines_of
from hypothesis import given, settings
from pyoxigraph import RdfFormat, Store, Triple

from accede import resources
from accede.model import iris, terms
from accede.publish.changes import FOLLOW, HEADINGS, changes
from accede.publish.diff import Difference, difference
from accede.publish.told import TELL
from accede.release import Release


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return built(tmp_path_factory.mktemp("before"), *BEFORE)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Release:
    spoils = [spoil for spoil, _ in CASES.values()]
    return built(tmp_path_factory.mktemp("after"), *BEFORE, *spoils)


@pytest.fixture(scope="module")
def diff(before: Release, after: Release) -> Difference:
    return difference(before, after)


@pytest.mark.parametrize("expected", [told for _, told in CASES.values()], ids=CASES)
def test_a_change_is_told_in_the_words_of_the_field(
    diff: Difference, expected: tuple[str, str, str]
) -> None:
    kind, how, begins = expected

    told = [one.words for one in diff.changes if (one.kind, one.how) == (kind, how)]
    assert [words for words in told if words.startswith(begins)], told


def test_each_thing_is_told_of_once_for_each_kind(diff: Difference) -> None:
    told = [(one.kind, one.thing, one.words) for one in diff.changes]

    assert len(told) == len(set(told))


def test_nothing_that_is_foreseen_is_told_as_something_else(diff: Difference) -> None:
    assert [one.words for one in diff.changes if one.kind == "other"] == []


def classes() -> Iterator[str]:
    """Every class that the vocabulary names and that a thing of a release can be of."""
    store = Store()
    ontology = resources.ontology()
    store.load(path=str(ontology / "accede.ttl"), format=RdfFormat.TURTLE)
    abstract = {terms.Record, terms.prov_Agent, terms.prov_Entity}
    rows = store.query(
        "SELECT ?class WHERE { ?class a <http://www.w3.org/2002/07/owl#Class> } ORDER BY ?class"
    )
    yield from (row["class"].value for row in rows if row["class"].value not in abstract)  # type: ignore[union-attr]  # rows of a SELECT


def test_every_class_of_the_vocabulary_has_its_own_words() -> None:
    assert [one for one in classes() if one not in TELL and one not in FOLLOW] == []


def test_a_thing_of_a_class_that_nobody_foresaw_is_told_as_other() -> None:
    new = Store()
    thing = f"<{iris.ID}lighthouse/1>"
    line = f"{thing} <{terms.rdf_type}> <https://example.org/ns#LightHouse> .\n"
    new.load(line.encode(), format=RdfFormat.N_TRIPLES)

    told = changes(Store(), new, [line])

    assert [(one.kind, one.words) for one in told] == [("other", "light house lighthouse/1")]
    assert list(HEADINGS)[-1] == "other"


def test_a_record_whose_page_was_only_captured_again_is_not_told(
    tmp_path: Path, before: Release
) -> None:
    """Its quotes have other places and names then; its words and its source are the same."""
    text = words("arvenia.txt", "in Geneva to discuss", "in Geneva to talk over")
    again = difference(before, built(tmp_path, *BEFORE, text, unpinned))

    told = {one.kind for one in again.changes}
    assert "source" in told
    assert [one for one in again.changes if one.kind == "attended"] == []


@settings(deadline=None, max_examples=50)
@given(graphs, graphs)
def test_any_change_of_any_graph_can_be_told(
    old: frozenset[Triple], new: frozenset[Triple]
) -> None:
    stores = [Store(), Store()]
    for store, graph in zip(stores, (old, new), strict=True):
        store.load("".join(lines_of(graph)).encode(), format=RdfFormat.N_TRIPLES)

    for change in changes(stores[0], stores[1], lines_of(old ^ new)):
        assert change.words.isprintable()
