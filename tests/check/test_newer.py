"""Quotes that a newer capture of the same page no longer holds."""

import hashlib

import pyoxigraph as ox
import pytest

from accede.check import newer

ACC = "https://w3id.org/accede/ns#"
ID = "https://w3id.org/accede/id/"
TEXTS = {"then": "We will join.\nWe said so in 2015.", "now": "We shall see. We said so in 2015."}
PREFIXES = f"""@prefix acc: <{ACC}> . @prefix : <{ID}> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def store(*, captured: tuple[str, str], addresses: tuple[str, str]) -> ox.Store:
    """Two documents, captured on two days, and two quotes of the first."""
    ttl = PREFIXES
    for name, day, address in zip(TEXTS, captured, addresses, strict=True):
        ttl += f"""
<{ID}document/{name}> a acc:Document ; schema:url "{address}"^^xsd:anyURI .
<{ID}snapshot/{name}> a acc:Snapshot ; acc:document <{ID}document/{name}> ;
  acc:sha256 "{hashlib.sha256(name.encode()).hexdigest()}" {day} .
"""
    for number, words in enumerate(("We will join.", "join.\\nWe said so", "so in 2015.")):
        ttl += f"""
<{ID}quote/{number}> a acc:Quote ; acc:text "{words}" ; acc:snapshot <{ID}snapshot/then> .
"""
    held = ox.Store()
    held.load(ttl.encode(), format=ox.RdfFormat.TURTLE)
    return held


def messages(held: ox.Store) -> list[tuple[str, str, str]]:
    texts = {hashlib.sha256(name.encode()).hexdigest(): text for name, text in TEXTS.items()}
    return [(one.severity, one.focus, one.message) for one in newer.results(held, texts)]


DAYS = (
    '; acc:retrieved "2015-01-01T00:00:00Z"^^xsd:dateTime',
    '; acc:retrievedBefore "2020-01-01"^^xsd:date',
)
ONE = ("https://example.org/page", "https://example.org/page/")


def test_a_quote_that_the_newer_capture_no_longer_holds_is_listed_with_its_day() -> None:
    message = (
        "These words no longer stand in the capture of 2020-01-01, document/now: "
        "see what the page says now."
    )

    assert messages(store(captured=DAYS, addresses=ONE)) == [
        ("warning", f"{ID}quote/{number}", message) for number in (0, 1)
    ]


@pytest.mark.parametrize(
    ("captured", "addresses"),
    [
        (DAYS, ("https://example.org/a", "https://example.org/b")),
        ((DAYS[1], DAYS[0]), ONE),
        ((DAYS[0], ""), ONE),
        ((DAYS[0], DAYS[0]), ONE),
    ],
    ids=["another page", "an older capture", "a day unknown", "the same day"],
)
def test_what_is_no_newer_capture_of_the_page_is_not_compared(
    captured: tuple[str, str], addresses: tuple[str, str]
) -> None:
    assert messages(store(captured=captured, addresses=addresses)) == []
