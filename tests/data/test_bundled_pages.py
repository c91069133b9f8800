"""What the three pages tell: every bundled phrase in its place, nothing missing, nothing copied."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accede.model.records import Assertion, Participation, Record, Vote
from accede.read import Source, reader
from accede.read.collection import known_of, tabled
from accede.read.dataset import load
from accede.read.text import page_text
from accede.resources import data, ontology, queries

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]

PAGES = {
    "isu-azerbaijan": "azerbaijan.txt",
    "isu-cuba": "cuba.txt",
    "isu-universal-adherence": "universal-adherence.txt",
}
PLACED = ("statement", "vote", "participation", "outreach", "assertion")
LONGEST_COPY = 15
OFFICIAL_TITLE = (
    "convention on the prohibition of the use stockpiling production and transfer of "
    "anti personnel mines and on their destruction"
)
"""The Convention's own name has eighteen words; naming it is no copying."""


@pytest.fixture(scope="session")
def pages(shared: Path) -> dict[str, str]:
    """The normalised texts of the three pages."""
    folder = shared / "sources" / "apmbc"
    return {
        document: page_text((folder / name).read_bytes(), where=name)
        for document, name in PAGES.items()
    }


@pytest.fixture(scope="session")
def told(shared: Path) -> list[tuple[str, Record]]:
    """What the readers yield from the three pages, each with its document."""
    bundled = tabled([load(data() / name / "dataset.toml") for name in ("states", "apmbc")])
    known, found = known_of(bundled), []
    for document, name in PAGES.items():
        path = shared / "sources" / "apmbc" / name
        source = Source(document=bundled.documents[document], path=path, treaty="apmbc")
        page_reader = "status-page" if document == "isu-universal-adherence" else "profile-page"
        found += [(document, record) for record in reader(page_reader)(source, known)]
    return found


def test_every_phrase_with_a_place_stands_there(apmbc: Table, pages: dict[str, str]) -> None:
    placed = 0
    for kind in PLACED:
        for row in apmbc(kind):
            if row["start"]:
                placed += 1
                text = pages[row["source"]]
                assert text[int(row["start"]) : int(row["end"])] == row["phrase"], row

    assert placed == 2 + 8 + 18 + 2 + 26


def test_the_digest_is_that_of_the_whole_passage(apmbc: Table, pages: dict[str, str]) -> None:
    for kind in PLACED:
        for row in apmbc(kind):
            if row["passage_sha256"]:
                start = int(row["start"])
                found = passages(pages[row["source"]], start)
                assert row["passage_sha256"] in {
                    hashlib.sha256(passage.encode()).hexdigest() for passage in found
                }, row


def passages(text: str, start: int) -> Iterator[str]:
    """The line of a page without its bullet, and the quotation in it without its source."""
    line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    item = re.sub(r"^ ?• ?", "", line)
    yield item
    yield re.sub(r"^[“\"]", "", item).partition(" (Intersessional Meetings")[0]
    yield re.sub(r"^[“\"]", "", item).partition(" (Explanation of vote")[0]


def test_what_the_pages_tell_is_what_is_bundled(
    apmbc: Table, told: list[tuple[str, Record]]
) -> None:
    assert {
        (v.state, str(v.session), v.stage, v.symbol, v.date or "", v.choice)
        for _, v in told
        if isinstance(v, Vote)
    } == {
        (*(row[name] for name in ("state", "session", "stage", "symbol", "date", "choice")),)
        for row in apmbc("vote")
    }
    assert {(p.state, p.meeting) for _, p in told if isinstance(p, Participation)} == {
        (row["state"], row["meeting"])
        for row in apmbc("participation")
        if row["source"] in ("isu-azerbaijan", "isu-cuba") and row["phrase"]
    }


def test_each_assertion_of_the_pages_is_one_row_whose_phrase_stands_in_it(
    apmbc: Table, told: list[tuple[str, Record]]
) -> None:
    rows = [row for row in apmbc("assertion") if row["source"] in PAGES]
    asserted = [(document, one) for document, one in told if isinstance(one, Assertion)]

    for document, record in asserted:
        fitting = [
            row
            for row in rows
            if row["source"] == document
            and row["assertion_kind"] == record.assertion_kind
            and row["about"] == record.about
            and row["value"] == str(record.value or "")
            and row["count_of"] == (record.count_of or "")
            and (row["hedged"] == "yes") == record.hedged
            and row["phrase"] in (record.text or "")
        ]
        assert len(fitting) == 1, record
    assert len(asserted) == len(rows) == 26


def test_the_statements_of_the_two_profiles_have_their_place(apmbc: Table) -> None:
    rows = {row["id"]: row for row in apmbc("statement") if row["source"] in PAGES}

    assert set(rows) == {"aze-2022-06-22", "cub-2021-eov"}
    assert all(row["start"] and row["passage_sha256"] for row in rows.values())


def test_nothing_bundled_copies_sixteen_words_of_a_page_in_a_row(pages: dict[str, str]) -> None:
    runs = {run for text in pages.values() for run in runs_of(text)}
    allowed = set(runs_of(f"resolution on the implementation of the {OFFICIAL_TITLE}"))

    for folder in (data() / "states", data() / "apmbc", ontology(), queries()):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix == ".pyc":  # an installed generator has one beside it
                continue
            copied = set(runs_of(path.read_text(encoding="utf-8"))) & runs - allowed
            assert not copied, (path, copied)


def runs_of(text: str) -> Iterator[str]:
    """Every sixteen words in a row, without case or punctuation."""
    found = re.findall(r"[a-z0-9]+", text.lower())
    for at in range(len(found) - LONGEST_COPY):
        yield " ".join(found[at : at + LONGEST_COPY + 1])
