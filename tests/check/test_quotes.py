"""A quote is what stands at its place in the text of its snapshot, counted in code points."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from accede.check import quotes, shacl

ID = "https://w3id.org/accede/id/"
TEXT = "One. 🌍 “Two” words.\n\nTwo"
SHA = "ab" * 32

Stored = Callable[[str], ox.Store]


@pytest.fixture
def stored(turtle: Callable[[str, str], Path]) -> Stored:
    """A graph with one snapshot of the text, and a quote with some properties."""

    def store(properties: str) -> ox.Store:
        quote = f"<{ID}quote/q> a acc:Quote ; {properties} ."
        snapshot = f'<{ID}snapshot/s> a acc:Snapshot ; acc:sha256 "{SHA}" .'
        return shacl.store_of(turtle("graph.ttl", f"{quote}\n{snapshot}"))

    return store


def at(words: str, start: int, end: int) -> str:
    return f'acc:snapshot <{ID}snapshot/s> ; acc:text "{words}" ; acc:start {start} ; acc:end {end}'


def found(store: ox.Store) -> list[tuple[str, str]]:
    return [(r.severity, r.message) for r in quotes.results(store, {SHA: TEXT})]


def test_a_quote_that_stands_at_its_place_is_no_result(stored: Stored) -> None:
    assert TEXT[8:11] == "Two"

    assert found(stored(at("Two", 8, 11))) == []


def test_a_quote_that_stands_elsewhere_is_a_violation_and_a_warning_says_where(
    stored: Stored,
) -> None:
    assert found(stored(at("words", 0, 5))) == [
        (
            "violation",
            "These words do not stand at characters 0 to 5: read the document again.",
        ),
        ("warning", "The words stand at characters 13 to 18: correct the offsets."),
    ]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [("Three", 0, 5), ("two", 8, 11), ("Two", 8, 99), ("Two", 99, 102), ("", 11, 8)],
    ids=["not there", "other letters", "end outside", "start outside", "end before start"],
)
def test_a_quote_that_stands_nowhere_is_a_violation(
    stored: Stored, words: str, start: int, end: int
) -> None:
    store = stored(at(words, start, end))

    severities = {severity for severity, _ in found(store)}

    assert "violation" in severities


def test_offsets_before_the_text_are_a_violation(stored: Stored) -> None:
    assert TEXT[-3:24] == "Two"

    assert [severity for severity, _ in found(stored(at("Two", -3, 24)))] == ["violation"]


@pytest.mark.parametrize(
    "properties",
    [
        f"acc:snapshot <{ID}snapshot/s> ; acc:start 0 ; acc:end 3",
        f'acc:snapshot <{ID}snapshot/s> ; acc:text "One" ; acc:end 3',
        f'acc:snapshot <{ID}snapshot/s> ; acc:text "One" ; acc:start "0a" ; acc:end 3',
    ],
    ids=["without words", "without start", "with a start that is no number"],
)
def test_a_quote_from_a_snapshot_needs_words_and_place(stored: Stored, properties: str) -> None:
    assert found(stored(properties)) == [
        ("violation", "A quote from a snapshot needs its words, its start and its end.")
    ]


def test_a_snapshot_whose_text_is_missing_is_a_violation(stored: Stored) -> None:
    results = list(quotes.results(stored(at("Two", 8, 11)), {}))

    assert [(r.severity, r.focus, r.sources) for r in results] == [
        ("violation", f"{ID}quote/q", (f"{ID}snapshot/s",))
    ]


def test_a_quote_without_a_snapshot_is_never_counted_as_checked(stored: Stored) -> None:
    given = stored('acc:text "Anything"')
    held = stored(at("Two", 8, 11))

    assert found(given) == []
    assert quotes.counts(given) == {quotes.CHECKED: 0, quotes.AS_GIVEN: 1}
    assert quotes.counts(held) == {quotes.CHECKED: 1, quotes.AS_GIVEN: 0}
