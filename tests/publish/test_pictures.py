"""Pictures of cells: each cell bears a title and a mark, whatever its colour."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from accede.ask.results import Cell
from accede.model.terms import CONCEPTS
from accede.publish import pictures
from accede.publish.pictures.marks import ROLES
from accede.publish.pictures.tile_map import places

SPELLS: list[dict[str, Cell]] = [
    {"state": "Cuba", "state_iri": "x/CUB", "standing": "never-joined", "since": date(1997, 12, 3)},
    {"state": "France", "state_iri": "x/FRA", "standing": "signatory", "since": date(1997, 12, 3)},
    {"state": "France", "state_iri": "x/FRA", "standing": "party", "since": date(1999, 3, 1)},
]
ENDS = (None, date(1999, 3, 1), None)
ROWS = [row | {"until": end} for row, end in zip(SPELLS, ENDS, strict=True)]


def parsed(svg: str) -> ET.Element:
    inside = svg[svg.index("<svg") : svg.index("</svg>") + len("</svg>")]
    return ET.fromstring(inside)  # noqa: S314 - our own picture


def no_link(_: str) -> None:
    return None


def titles(svg: str) -> list[str]:
    return [one.text or "" for one in parsed(svg).iter("title")]


@pytest.mark.parametrize(
    ("day", "shown"), [(date(1998, 1, 1), "signatory"), (date(1999, 3, 1), "party")]
)
def test_the_map_shows_the_standing_of_its_day(day: date, shown: str) -> None:
    svg = pictures.tile_map(ROWS, day=day, link=no_link, name="Standing")

    assert titles(svg) == ["Cuba: never joined", f"France: {shown}"]


def test_every_tile_and_cell_has_a_mark() -> None:
    svg = pictures.tile_map(ROWS, day=date(2000, 1, 1), link=no_link, name="Standing")

    marks = [one.text for one in parsed(svg).iter("text") if one.get("class") == "mark"]
    assert marks == ["N", "P"]


def test_every_concept_has_a_mark() -> None:
    groups = {"not-party", "consented"}

    assert set(pictures.STANDINGS) == CONCEPTS["treaty-status"] - groups
    assert set(pictures.CHOICES) == CONCEPTS["vote-choice"]
    assert set(ROLES) <= CONCEPTS["role"]


def test_the_map_has_one_place_for_each_of_197_states() -> None:
    assert len(places()) == 197
    assert len(set(places().values())) == 197


def test_a_vote_strip_puts_plenary_over_committee_and_marks_what_is_reconstructed() -> None:
    vote: dict[str, Cell] = {
        "session": 77,
        "resolution": "A/RES/77/63",
        "resolution_iri": "x",
        "date": "2022-12-07",
    }
    rows = [
        vote | {"stage": "first-committee", "choice": "abstaining", "known_as": "recorded"},
        vote | {"stage": "plenary", "choice": "in-favour", "known_as": "reconstructed"},
    ]

    svg = pictures.vote_strip(rows, link=no_link, name="Votes")

    labels = [one.text for one in parsed(svg).iter("text") if one.get("class") == "label"]
    assert labels == ["plenary", "first committee"]
    assert titles(svg) == [
        "abstaining: session 77, A/RES/77/63, first committee, 2022-12-07",
        "in favour, reconstructed: session 77, A/RES/77/63, plenary, 2022-12-07",
    ]


def test_no_record_is_told_apart_from_an_absence() -> None:
    meetings: list[dict[str, Cell]] = [
        {"meeting": name, "meeting_iri": name, "formal": "yes", "year": year, "from": f"{year}-05"}
        for name, year in (("First", 1999), ("Second", 2000), ("Third", 2030))
    ]
    rows: list[dict[str, Cell]] = [
        {"meeting_iri": "First", "role": "observer", "verified": "partly"}
    ]

    svg = pictures.attendance_strip(
        meetings, rows, known_to="2020-01-01", link=no_link, name="Meetings"
    )

    assert titles(svg) == [
        "First, 1999-05: observer, not fully verified",
        "Second, 2000-05: did not attend",
        "Third, 2030-05: no record, which is not an absence",
    ]


def test_a_hostile_name_stays_text() -> None:
    hostile = "</title><script>alert(1)</script>"
    rows = [{**ROWS[0], "state": hostile}]

    svg = pictures.tile_map(rows, day=date(2000, 1, 1), link=lambda _: '"><x', name=hostile)

    assert titles(svg) == [f"{hostile}: never joined"]
    assert list(parsed(svg).iter("script")) == []


def test_status_lines_draw_each_treaty_over_time() -> None:
    treaties: list[dict[str, Cell]] = [
        {"name": "Treaty", "treaty_iri": "x/t"},
        {"name": "Other", "treaty_iri": "x/o"},
    ]
    spells = {"x/t": ROWS[1:], "x/o": []}

    svg = pictures.status_lines(
        treaties,
        spells,
        until=date(2026, 2, 3),
        link=no_link,
        name="Lines",
    )

    assert titles(svg) == [
        "Treaty: signatory from 1997-12-03 until 1999-03-01",
        "Treaty: party from 1999-03-01",
    ]
