"""Every fixture of a page, of every form: its golden records, and an account of every character.

`python tests/lantern_pages.py` writes the golden files anew: read the difference by eye.
"""

from pathlib import Path

import pytest

from lantern_pages import FIXTURES, form_of, golden, golden_of, misquoted, read_page, unaccounted


def named(page: Path) -> str:
    """A fixture by its form and its name."""
    return f"{page.parent.name}/{page.name}"


@pytest.mark.parametrize("page", FIXTURES, ids=named)
def test_a_page_gives_its_golden_records(page: Path) -> None:
    records = read_page(page, form=form_of(page))

    assert golden(records) == golden_of(page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", FIXTURES, ids=named)
def test_every_character_lies_in_a_span_and_every_quote_at_its_place(page: Path) -> None:
    records = read_page(page, form=form_of(page))

    assert unaccounted(records) == ""
    assert misquoted(records) == []


def test_every_golden_file_has_its_page() -> None:
    folder = FIXTURES[0].parents[1]

    assert {golden_of(page) for page in FIXTURES} == set(folder.glob("*/*.jsonl"))
