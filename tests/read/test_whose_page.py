"""Whose page a profile is, and on which treaty: said by the page or asked for, never guessed."""

from pathlib import Path

import pytest

from accede.errors import SourceError
from accede.model.records import Document, Participation, Warned
from accede.read import Source
from accede.read.profile_page import read
from lantern_pages import MEETINGS, known, of_kind, read_words


@pytest.mark.parametrize(
    "words",
    [
        "Castrelle\n\n" + MEETINGS + "1MSP",
        "Castrelle – State not party\n" + MEETINGS + "1MSP",
        "Home > States not party > Castrelle\n" + MEETINGS + "1MSP",
        "Profile of Castrelle\n" + MEETINGS + "1MSP",
        MEETINGS + "1MSP\nSnapshots of Castrelle during Convention-related activities on Flickr.",
        "Arvenia\nCastrelle\nOrvane\n" + MEETINGS + "1MSP\nSnapshots of Castrelle at sea.",
    ],
)
def test_a_page_tells_whose_it_is_by_heading_or_caption(words: str) -> None:
    records = read_words(words, state=None)

    assert [(one.state, one.meeting) for one in of_kind(records, Participation)] == [
        ("XAB", "lantern/1MSP")
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (MEETINGS + "1MSP", "it does not say whose page it is"),
        (
            "Arvenia has participated in the following meetings\n1MSP",
            "it does not say whose page it is",
        ),
        ("In 2022, the President met Arvenia and Castrelle.", "it does not say whose page it is"),
        ("Arvenia\nCastrelle\n" + MEETINGS + "1MSP", "it does not say whose page it is"),
        ("Arvenia\n1MSP\nSnapshots of Castrelle at sea.", "the page names itself XAA and XAB"),
        (MEETINGS + "1MSP\nSnapshots of Castrelle", "it does not say whose page it is"),
    ],
)
def test_a_page_that_does_not_say_whose_it_is_asks_for_the_state(words: str, said: str) -> None:
    with pytest.raises(SourceError, match="pass --state") as refused:
        read_words(words, state=None)

    assert said in str(refused.value)


def test_a_given_state_that_contradicts_the_page_is_kept_with_a_warning() -> None:
    records = read_words("Castrelle\n\n" + MEETINGS + "1MSP", state="XAA")

    assert [one.state for one in of_kind(records, Participation)] == ["XAA"]
    assert [one.message for one in of_kind(records, Warned)] == [
        "the page is read as XAA's, but names itself XAB's"
    ]


def test_the_treaty_is_told_by_its_marks_or_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    document = Document(id="p", title="p", state="XAA")
    page.write_text("The Sky-Lantern rules.\n" + MEETINGS + "1MSP")

    told = of_kind(list(read(Source(document=document, path=page), known())), Participation)
    page.write_text(MEETINGS + "1MSP")

    assert [one.meeting for one in told] == ["lantern/1MSP"]
    with pytest.raises(SourceError, match="pass --treaty"):
        list(read(Source(document=document, path=page), known()))
