"""The example pages of the tour: pinned, whole, and at odds with their tables on purpose."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from accede.model.records import (
    Assertion,
    Decision,
    Outreach,
    Participation,
    Record,
    Refused,
    Statement,
    Vote,
    Warned,
)
from accede.read import Source, reader
from accede.read.dataset import load, records_of_tables
from lantern_pages import EXAMPLE, facts, known, misquoted, unaccounted, unread

DATASET = load(EXAMPLE)
SOURCES = {source.document.id: source for source in DATASET.sources}


def read(source: Source) -> list[Record]:
    return list(reader(source.document.reader or "")(source, known()))


def test_the_example_has_three_pages_and_its_tables_refuse_no_row() -> None:
    refused = [one for one in records_of_tables(DATASET) if isinstance(one, Refused | Warned)]

    assert list(SOURCES) == ["example-arvenia", "example-castrelle", "example-status"]
    assert refused == []


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_page_is_pinned_and_read_to_its_last_character(source: Source) -> None:
    raw = source.path.read_bytes()
    records = read(source)

    assert (source.document.bytes, source.document.sha256) == (
        len(raw),
        hashlib.sha256(raw).hexdigest(),
    )
    assert unaccounted(records) == ""
    assert unread(records) == []
    assert misquoted(records) == []
    assert not [one for one in records if isinstance(one, Warned)]


def test_the_pages_tell_the_records_that_the_tour_shows() -> None:
    kinds = {
        name: [type(one).__name__ for one in facts(read(source))]
        for name, source in SOURCES.items()
    }

    counted = {name: Counter(told) for name, told in kinds.items()}
    assert counted == {
        "example-arvenia": Counter(
            Participation=5, Vote=3, Statement=1, Outreach=1, Assertion=1, Quote=2
        ),
        "example-castrelle": Counter(Participation=3, Vote=4, Statement=1, Assertion=1, Quote=1),
        "example-status": Counter(Assertion=11, Quote=5),
    }


def test_a_vote_on_the_page_contradicts_the_record_of_the_assembly() -> None:
    told = [one for one in read(SOURCES["example-arvenia"]) if isinstance(one, Vote)]
    recorded = [one for one in records_of_tables(DATASET) if isinstance(one, Decision)]

    latest = next(one for one in told if one.session == 78)
    decision = next(one for one in recorded if one.symbol == latest.symbol)
    assert latest.choice == "in-favour"
    assert "XAA" in decision.abstaining


def test_what_a_state_says_of_its_votes_is_not_what_its_page_lists() -> None:
    records = read(SOURCES["example-arvenia"])
    words = next(str(one.text) for one in records if isinstance(one, Statement))
    choices = {one.choice for one in records if isinstance(one, Vote)}

    assert "always voted in favour" in words
    assert choices == {"in-favour", "abstaining"}


def test_every_coded_statement_rests_on_words_of_its_page() -> None:
    rows = [one for one in records_of_tables(DATASET) if isinstance(one, Statement)]
    pages = {name: read(source) for name, source in SOURCES.items()}

    for row in rows:
        said = [one for one in pages[str(row.source)] if isinstance(one, Statement)]
        assert [str(row.phrase) in str(one.text) for one in said] == [True]
        assert [(one.state, one.year, one.statement_kind) for one in said] == [
            (row.state, row.year, row.statement_kind)
        ]


def test_the_counts_of_the_status_page_are_those_of_the_example_s_states() -> None:
    told = [one for one in read(SOURCES["example-status"]) if isinstance(one, Assertion)]
    counted = {one.count_of: one.value for one in told if one.assertion_kind == "count"}

    assert counted == {"consents": 2, "outside": 2}


def test_nothing_in_the_example_bears_the_name_or_code_of_a_real_state(shared: Path) -> None:
    real = (shared / "data" / "countries" / "countries.csv").read_text(encoding="utf-8")
    codes = ("XAA", "XAB", "XAC", "XAD")

    assert [known().states.code(code) for code in codes] == list(codes)
    assert not [
        name for code in codes if (name := known().states.name(code)) in real or code in real
    ]


def test_both_tellings_of_the_visit_to_geneva_are_one() -> None:
    told = [one for one in read(SOURCES["example-arvenia"]) if isinstance(one, Outreach)]

    assert [(one.targets, one.place, one.year, one.agents) for one in told] == [
        (
            ("XAA", "XAB"),
            "Geneva",
            2022,
            (
                "then-Convention President H.E. Tomas Quill of Orvane",
                "Convention’s Special Envoy, Dame Oriel Vant of Tessary",
            ),
        )
    ]


def test_meetings_are_told_by_code_by_name_and_by_nickname() -> None:
    told = {
        name: [one.meeting for one in read(source) if isinstance(one, Participation)]
        for name, source in SOURCES.items()
    }

    assert told["example-arvenia"] == [
        f"lantern/{code}" for code in ("1MSP", "2MSP", "4MSP", "1RC", "6MSP")
    ]
    assert told["example-castrelle"] == ["lantern/2MSP", "lantern/1RC", "lantern/7MSP"]
