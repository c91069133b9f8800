"""Status pages: every sentence an assertion about the treaty, left aside by name, or unread."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.model.records import Assertion, Document, Ignored, Quote, Record, Warned
from accede.read import Source
from accede.read.status_page import read
from lantern_pages import (
    FIXTURES,
    facts,
    known,
    misquoted,
    read_words,
    unaccounted,
    unread,
)

STATUS = tuple(page for page in FIXTURES if page.parent.name == "status")


def assertions(records: list[Record]) -> list[Assertion]:
    return [record for record in records if isinstance(record, Assertion)]


def status(words: str) -> list[Record]:
    return read_words(words, form="status-page", state=None)


def real(shared: Path) -> list[Record]:
    page = shared / "sources" / "apmbc" / "universal-adherence.txt"
    document = Document(id="status", title="status", retrieved_after="2014-08-20")
    return list(read(Source(document=document, path=page, treaty="apmbc"), known()))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("162 States have ratified or acceded.", [(162, "consents")]),
        ("To date, 41 States are bound by it.", [(41, "consents")]),
        ("There are 41 States Parties.", [(41, "consents")]),
        ("It has declined through adherence to the Convention by 41 States.", [(41, "consents")]),
        ("34 States have not yet ratified.", [(34, "outside")]),
        ("Thirty-four States remain outside.", [(34, "outside")]),
        ("12 States not party have said so.", [(12, "outside")]),
        ("41 States have joined and 12 have not.", [(41, "consents"), (12, "outside")]),
        ("Of the 50 States that once produced lamps, 34 are now in.", [(34, "former-producers")]),
        ("Of the 9 countries that used lamps, two have joined.", [(2, "former-users")]),
        ("Seven of the 9 States that stored or stockpiled it, have joined.",
         [(7, "former-stockpilers")]),
    ],
)  # fmt: skip
def test_a_count_says_which_states_it_counts(
    sentence: str, expected: list[tuple[int, str]]
) -> None:
    counted = [one for one in assertions(status(sentence)) if one.assertion_kind == "count"]

    assert [(one.value, one.count_of) for one in counted] == expected
    assert {one.about for one in counted} == {"lantern"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1999 the States met.",
        "It has 22 articles.",
        "Of the 9 States that sing, four are parties.",
        "1,204 States have joined.",
        "Article 3 States have joined.",
    ],
)
def test_a_number_that_counts_no_states_is_no_count(sentence: str) -> None:
    told = [one.value for one in assertions(status(sentence)) if one.assertion_kind == "count"]

    assert told in ([], [3])[: 1 + sentence.startswith("Article")]


@pytest.mark.parametrize(
    ("sentence", "kind", "hedged"),
    [
        ("The Convention defines a lantern as a burning balloon.", "definition", False),
        ("Each State Party shall report.", "rule", False),
        ("They may not be released; that is prohibited.", "rule", False),
        ("The number of fires has fallen, and fires decreased.", "trend", False),
        ("Some States may continue to use them.", "trend", True),
        ("Every State on the coast except Arvenia.", "composition", False),
        ("Combined, two of these States might hold millions.", "composition", True),
    ],
)
def test_a_sentence_is_of_one_kind(sentence: str, kind: str, *, hedged: bool) -> None:
    told = [(one.assertion_kind, one.hedged, one.text) for one in assertions(status(sentence))]

    assert told == [(kind, hedged, sentence)]


@pytest.mark.parametrize(
    ("words", "retrieved", "expected"),
    [
        ("As of 15 January 2024, 41 States have joined.", None, "2024-01-15"),
        ("As at March 2022, 41 States have joined.", None, "2022-03"),
        ("By 2021, 41 States have joined.", None, "2021"),
        ("To date, 41 States have joined.", "2023-01-05T10:00:00Z", "2023-01-05"),
        ("To date, 41 States have joined.", None, None),
    ],
)
def test_the_day_of_a_count_is_printed_or_that_of_the_capture_or_none(
    tmp_path: Path, words: str, retrieved: str | None, expected: str | None
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(words)
    document = Document(id="p", title="p", retrieved=retrieved)

    told = assertions(list(read(Source(document=document, path=page, treaty="lantern"), known())))

    assert [one.as_of for one in told] == [expected]


def test_the_items_of_a_list_bring_the_line_that_begins_it() -> None:
    records = facts(
        status("It “undertakes:\n• to make none;\n• to sell none.”\n• Boats are allowed.")
    )
    told = [(type(one).__name__, getattr(one, "text", None)) for one in records]

    assert told == [
        ("Assertion", "to make none;"),
        ("Quote", "It “undertakes:"),
        ("Assertion", "to sell none.”"),
        ("Quote", "It “undertakes:"),
        ("Assertion", "Boats are allowed."),
    ]


@settings(max_examples=60)
@given(page=st.sampled_from(STATUS), share=st.floats(0.02, 1.0))
def test_what_is_read_of_a_cut_page_is_right(page: Path, share: float) -> None:
    words = page.read_text(encoding="utf-8")
    whole = {said(one) for one in assertions(status(words))}
    part = words[: int(len(words) * share)]
    if not part.strip() or page.suffix == ".html":
        return

    records = status(part)

    assert unaccounted(records) == ""
    assert {said(one) for one in assertions(records)} <= whole


def said(one: Assertion) -> tuple[object, ...]:
    return (one.assertion_kind, one.value, one.count_of, one.hedged, one.text)


# --- the real page ---------------------------------------------------------------------------


def test_the_real_page_counts_consents_thrice_and_two_different_thirty_fours(shared: Path) -> None:
    counted = [one for one in assertions(real(shared)) if one.assertion_kind == "count"]

    assert [(one.value, one.count_of, one.as_of) for one in counted] == [
        (162, "consents", None),
        (162, "consents", None),
        (34, "former-producers", None),
        (34, "outside", None),
        (162, "consents", None),
    ]


def test_the_real_page_gives_rules_definition_compositions_and_trends(shared: Path) -> None:
    told = assertions(real(shared))
    first = [
        (one.assertion_kind, " ".join(str(one.text).split()[:4]), one.hedged)
        for one in told
        if one.assertion_kind != "count"
    ]

    assert first == [
        ("rule", "The Convention emphasizes that", False),
        ("rule", "To use anti-personnel mines;", False),
        ("rule", "To develop, produce, otherwise", False),
        ("rule", "To assist, encourage or", False),
        ("rule", "It should be noted", False),
        ("composition", "Most of the States", False),
        ("composition", "The majority of States", False),
        ("composition", "Every state in the", False),
        ("composition", "Every state in Sub-Saharan", False),
        ("trend", "The use of anti-personnel", False),
        ("trend", "The production of anti-personnel", False),
        ("composition", "Combined, six of these", True),
        ("trend", "Some States not parties", False),
        ("trend", "Some armed non-State actors", False),
        ("definition", "The Convention defines an", False),
        ("rule", "Claymore-type munitions (pictured above)", False),
        ("rule", "They can lawfully be", False),
    ]
    assert {one.about for one in told} == {"apmbc"}


def test_the_real_page_leaves_nothing_unread(shared: Path) -> None:
    records = real(shared)
    aside = [one.why for one in records if isinstance(one, Ignored) and one.why != "punctuation"]

    assert unaccounted(records) == ""
    assert unread(records) == []
    assert misquoted(records) == []
    assert not [one for one in records if isinstance(one, Warned)]
    assert len([one for one in records if isinstance(one, Quote)]) == 3 + 4
    assert aside == [
        "navigation", "heading", "heading", "heading", "heading", "linked document",
        "linked document",
    ]  # fmt: skip


def test_a_real_page_cut_anywhere_asserts_nothing_else(shared: Path) -> None:
    page = shared / "sources" / "apmbc" / "universal-adherence.txt"
    words = page.read_text(encoding="utf-8")
    whole = {said(one) for one in assertions(status(words))}

    for end in range(5, len(words), 37):
        records = status(words[:end])
        assert unaccounted(records) == ""
        assert {said(one) for one in assertions(records)} <= whole, words[:end][-60:]
