"""Row 1: a document cut at any byte is named, and nothing wrong is read of it.

That a page without a digest is read right as far as it goes is `tests/read/test_profile_page_cut`.
"""

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from accede.build import build_release
from accede.errors import SourceError
from accede.model.records import Decision, Record, Refused
from accede.read import Source
from accede.read.dataset import load
from accede.read.known import Known
from accede.read.opened import opened
from measured import Measured
from samples import XML, ReadAs, json_lines

pytestmark = pytest.mark.trust

PLACES = 500


def places(raw: bytes, number: int) -> Iterator[int]:
    """So many different places to cut, the first and the last byte among them."""
    chance = random.Random(1)  # noqa: S311  # places, not secrets
    sampled = chance.sample(range(1, len(raw) - 1), min(number, len(raw) - 2) - 2)
    return iter(sorted({0, len(raw) - 1, *sampled}))


def test_a_pinned_document_cut_at_any_byte_is_reported(
    dataset: Path, known: Known, measured: Measured
) -> None:
    sources = load(dataset).sources
    cuts = [
        (source, raw[:place])
        for source in sources
        for raw in [source.path.read_bytes()]
        for place in places(raw, PLACES // len(sources) + 1)
    ]

    problems = [_problem_of(source, raw, known) for source, raw in cuts]
    assert all(where == str(source.path) for where, (source, _) in zip(problems, cuts, strict=True))
    assert len(cuts) >= PLACES
    measured(1, f"pinned: {len(cuts)} of {len(cuts)} cuts reported, 0 facts read")


def _problem_of(source: Source, raw: bytes, known: Known) -> str:
    source.path.write_bytes(raw)
    found = opened(source, known)
    assert found.records == ()
    return found.problem[0] if found.problem else ""


def test_a_build_with_a_cut_document_holds_no_fact_of_it_and_all_others(
    dataset: Path, tmp_path: Path
) -> None:
    page = dataset.parent / "arvenia.txt"
    page.write_bytes(page.read_bytes()[:-1])

    built = build_release([dataset], out=tmp_path / "release", force=True)
    assert [str(page) in problem for problem in built.problems] == [True]
    assert set(built.documents) == {"example-castrelle", "example-status"}


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("gzip", gzip.compress(json_lines(40), mtime=0)),
        ("XML", XML.encode()),
        ("JSON", json_lines(1).rstrip(b"\n")),
    ],
    ids=["gzip", "xml", "json"],
)
def test_an_unpinned_document_in_a_form_with_an_end_is_reported(
    form: str, raw: bytes, read_as: ReadAs, measured: Measured
) -> None:
    whole = read_as("un-votes", raw)
    assert isinstance(whole, list)
    cuts = list(places(raw, PLACES))

    kept = [place for place in cuts if not _is_reported(read_as("un-votes", raw[:place]))]
    assert kept == []
    measured(1, f"{form}: {len(cuts)} of {len(cuts)} cuts reported, 0 wrong facts")


def _is_reported(found: list[Record] | SourceError) -> bool:
    """Whether a document was refused, or the record that was cut, with no decision of it read."""
    if isinstance(found, SourceError):
        return True
    refused = any(isinstance(one, Refused) for one in found)
    return refused and not any(isinstance(one, Decision) for one in found)
