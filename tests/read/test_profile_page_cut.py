"""Pages cut, wounded or swollen: what is still read of them is right."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede import resources
from accede.model.records import (
    Assertion,
    Outreach,
    Participation,
    Quote,
    Record,
    Statement,
    Unread,
    Vote,
    Warned,
)
from lantern_pages import FIXTURES, MEETINGS, facts, misquoted, read_real, read_words, unaccounted

PROFILES = tuple(page for page in FIXTURES if page.parent.name == "profile")


def covers(whole: Record, part: Record) -> bool:
    """Whether what a cut page says is said by the whole one, only less of it."""
    match whole, part:
        case Statement(), Statement():
            return str(whole.text).startswith(str(part.text))
        case Vote(), Vote():
            told = {part.stage, part.date} <= {whole.stage, whole.date, None}
            return told and (whole.session, whole.choice) == (part.session, part.choice)
        case Outreach(), Outreach():
            return whole.year == part.year and set(part.targets) <= set(whole.targets)
        case Participation(), Participation():
            return (whole.meeting, whole.role) == (part.meeting, part.role)
        case Assertion(), Assertion():
            return (whole.text, whole.meeting, whole.about) == (part.text, part.meeting, part.about)
    return False


LONG = resources.data() / "example-pages" / "arvenia.txt"
CUT = tuple(
    page
    for page in (*PROFILES, LONG)
    if page.suffix == ".txt" and page.name != "cannot-be-placed.txt"  # it contradicts itself
)


@pytest.mark.parametrize("page", CUT, ids=lambda page: page.name)
@settings(max_examples=25)
@given(share=st.floats(0.02, 1.0))
def test_what_is_read_of_a_cut_page_is_right(page: Path, share: float) -> None:
    words = page.read_bytes().decode("utf-8")
    whole = facts(read_words(words))
    cut = read_words("Arvenia.\n" + words[: int(len(words) * share)])

    assert unaccounted(cut) == ""
    for fact in facts(cut):
        if not isinstance(fact, Quote | Warned | Unread):
            assert any(covers(one, fact) for one in whole), fact


@given(
    page=st.sampled_from(CUT),
    at=st.floats(0, 1),
    gone=st.integers(0, 60),
    new=st.text(alphabet="“”\"'()[]•,.;:\n 2M0–-aA’…/", max_size=30),
)
def test_a_page_with_a_wound_is_still_accounted_for(
    page: Path, at: float, gone: int, new: str
) -> None:
    words = page.read_bytes().decode("utf-8")
    start = int(len(words) * at)

    records = read_words("Arvenia\n" + words[:start] + new + words[start + gone :])

    assert unaccounted(records) == ""
    assert misquoted(records) == []


@pytest.mark.parametrize(
    "item",
    ["“a ", "2MSP, ", "In favour 2018 ", "(2018) ", "Castrelle and ", "voted following ", "• a\n"],
)
def test_a_page_of_one_thing_over_and_over_is_read_to_its_end(item: str) -> None:
    words = MEETINGS + "In 2022, the President met " + item * (60_000 // len(item))

    assert unaccounted(read_words(words)) == ""


@pytest.mark.parametrize("name", ["azerbaijan", "cuba"])
def test_what_is_read_of_a_real_page_cut_anywhere_is_right(
    shared: Path, tmp_path: Path, name: str
) -> None:
    words = (shared / "sources" / "apmbc" / f"{name}.txt").read_text(encoding="utf-8")
    page = tmp_path / "sources" / "apmbc" / f"{name}.txt"
    page.parent.mkdir(parents=True)
    whole = facts(read_real(shared, name))

    for end in range(60, len(words), 41):
        page.write_text(words[:end], encoding="utf-8")
        cut = read_real(tmp_path, name, state=name[:3].upper())
        assert unaccounted(cut) == ""
        for fact in facts(cut):
            if not isinstance(fact, Quote | Warned | Unread):
                assert any(covers(one, fact) for one in whole), fact
