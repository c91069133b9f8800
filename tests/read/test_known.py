"""Meetings, resolutions, symbols and a treaty's marks: found where certain, else nothing."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede import resources
from accede.errors import SourceError
from accede.model.records import Meeting, Record, Resolution, Series
from accede.read.known import Known
from accede.read.tables import rows

MARKS = {
    "apmbc": ("anti-personnel mine", "antipersonnel mine", "mine ban treaty", "ottawa convention"),
    "ccm": ("cluster munition", "convention on cluster munitions"),
}


@cache
def bundled() -> tuple[Record, ...]:
    folder = resources.data() / "apmbc"
    kinds = ("treaty", "series", "meeting", "resolution")
    return tuple(record for kind in kinds for record in rows(folder / f"{kind}.csv", kind))


@cache
def known() -> Known:
    return Known.of(bundled(), MARKS)


@pytest.mark.parametrize(
    ("words", "year", "meeting"),
    [
        ("2MSP", None, "apmbc/2MSP"),
        ("2 MSP", None, "apmbc/2MSP"),
        ("2nd MSP", None, "apmbc/2MSP"),
        ("1st\u00a0MSP", None, "apmbc/1MSP"),
        ("MSP", 2002, "apmbc/4MSP"),
        ("MSP", 2004, None),
        ("MSP", None, None),
        ("20MSP", 2022, "apmbc/20MSP"),
        ("20MSP", 2021, None),
        ("20MSP (2022)", None, "apmbc/20MSP"),
        ("20MSP (2021)", None, None),
        ("1RC", None, "apmbc/1RC"),
        ("1RevCon", None, "apmbc/1RC"),
        ("First Review Conference", None, "apmbc/1RC"),
        ("1st Review Conference", None, "apmbc/1RC"),
        ("FIRST REVIEW CONFERENCE", 2004, "apmbc/1RC"),
        ("First Review Conference (Nairobi Summit)", None, "apmbc/1RC"),
        ("First Review Conference (Cartagena Summit)", None, None),
        ("Nairobi Summit", None, "apmbc/1RC"),
        ("Nairobi Summit on a Mine-Free World", None, "apmbc/1RC"),
        ("Nairobi Summit", 2009, None),
        ("Cartagena Summit", None, "apmbc/2RC"),
        ("Siem Reap-Angkor Summit", None, "apmbc/5RC"),
        ("Siem Reap–Angkor Summit", None, "apmbc/5RC"),
        ("Review Conference", None, None),
        ("Review Conference", 2014, "apmbc/3RC"),
        ("2014 Review Conference", None, "apmbc/3RC"),
        ("Second Meeting of the States Parties", None, "apmbc/2MSP"),
        ("second meeting of states parties", None, "apmbc/2MSP"),
        ("Second Meeting of the States Parties to the Convention", None, "apmbc/2MSP"),
        ("Second Meeting of States Parties to the Convention on Cluster Munitions", None, None),
        ("Twenty-First Meeting of the States Parties", None, "apmbc/21MSP"),
        ("Twenty first Meeting of the States Parties", None, "apmbc/21MSP"),
        ("Twentieth Meeting of the States Parties", None, "apmbc/20MSP"),
        ("Intersessional Meetings", None, None),
        ("Intersessional Meetings", 2022, "apmbc/IM2022"),
        ("2022 Intersessional Meetings", None, "apmbc/IM2022"),
        ("Intersessional Meetings, 2022", None, "apmbc/IM2022"),
        ("Intersessionals", 2022, "apmbc/IM2022"),
        ("IM2022", None, "apmbc/IM2022"),
        ("IM2022", 2021, None),
        ("Intersessional Meetings", 1998, None),
        ("99MSP", None, None),
        ("6RC", None, None),
        ("2MSB", None, None),
        ("Review", None, None),
        ("", None, None),
        ("()", 2022, None),
        ("2022", None, None),
    ],
)
def test_a_meeting_is_found_by_code_ordinal_name_or_year(
    words: str, year: int | None, meeting: str | None
) -> None:
    found = known().meeting(words, treaty="apmbc", year=year)

    assert (found.id if found else None) == meeting


def test_a_meeting_of_another_treaty_is_not_found() -> None:
    assert known().meeting("2MSP", treaty="ccm") is None


meetings = [r for r in bundled() if isinstance(r, Meeting) and r.id.startswith("apmbc/")]


@pytest.mark.parametrize("meeting", meetings, ids=lambda meeting: meeting.id)
def test_every_bundled_meeting_is_found_by_each_of_its_names(meeting: Meeting) -> None:
    for name in (meeting.id.partition("/")[2], meeting.name, *meeting.aliases):
        found = known().meeting(name, treaty="apmbc") or known().meeting(
            name, treaty="apmbc", year=meeting.year
        )

        assert found is not None
        assert found.id == meeting.id


@given(st.text(max_size=40), st.one_of(st.none(), st.integers(1990, 2030)))
def test_any_words_are_a_meeting_or_nothing(words: str, year: int | None) -> None:
    found = known().meeting(words, treaty="apmbc", year=year)

    assert found is None or found in meetings


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("A/RES/77/63", "A/RES/77/63"),
        ("A/RES/51/45 S", "A/RES/51/45 S"),
        ("51/45S", "A/RES/51/45 S"),
        ("51/45 s", "A/RES/51/45 S"),
        ("68/30", "A/RES/68/30"),
        ("a/res/68/30", "A/RES/68/30"),
        ("A/C.1/77/L.40", "A/RES/77/63"),
        ("68/30 A", None),
        ("68", None),
        ("", None),
    ],
)
def test_a_symbol_is_found_however_it_is_printed(printed: str, symbol: str | None) -> None:
    found = known().symbol(printed)

    assert (found.symbols[0] if found else None) == symbol


def test_a_symbol_of_two_resolutions_is_none_for_certain() -> None:
    two = Known.of(
        [Resolution(symbols=("A/RES/1/1", "A/L.1")), Resolution(symbols=("A/RES/1/2", "A/L.1"))]
    )

    assert two.symbol("A/L.1") is None
    assert two.symbol("1/2") == Resolution(symbols=("A/RES/1/2", "A/L.1"))


def test_a_resolution_is_found_by_its_series_and_session() -> None:
    found = known().resolution(series="apmbc-ga", session=73)

    assert found is not None
    assert found.symbols[0] == "A/RES/73/61"
    assert known().resolution(series="apmbc-ga", session=40) is None
    assert known().resolution(series="other", session=73) is None


def test_the_series_of_resolutions_is_found_by_treaty_and_by_title() -> None:
    found = known().resolution_series("apmbc")

    assert isinstance(found, Series)
    assert found.id == "apmbc-ga"
    assert known().series_titled(found.title.upper()) == "apmbc-ga"
    assert known().series_titled("Implementation of another convention") is None
    assert known().resolution_series("ccm") is None


@pytest.mark.parametrize(
    "text",
    [
        "A ban on anti-personnel mines.",
        "A ban on ANTI‑PERSONNEL  MINES.",
        "A ban on anti\npersonnel mines.",
        "A ban on antipersonnel mines, and one word on cluster munitions: the Ottawa Convention.",
    ],
)
def test_the_treaty_of_a_page_is_the_one_whose_marks_stand_there_most_often(text: str) -> None:
    assert known().treaty_of(text, where="page.txt") == "apmbc"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nothing to see.", "page.txt: no treaty's marks stand on this page; pass --treaty"),
        ("", "page.txt: no treaty's marks stand on this page; pass --treaty"),
        (
            "Anti-personnel mines and the Convention on Cluster Munitions",
            "page.txt: the marks of apmbc and ccm stand here equally often; pass --treaty",
        ),
    ],
)
def test_a_page_without_marks_or_with_a_tie_is_an_error(text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        known().treaty_of(text, where="page.txt")

    assert str(caught.value) == message
