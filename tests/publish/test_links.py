"""Links to Wikidata, held against a real SPARQL server that stands in for it."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from a_wikidata import Item, Items, checked, deleted, redirected, states

from accede import resources
from accede.build import build_release
from accede.publish.links import Ask, Links, check_links
from accede.release import Release, open_release, verify

KINDS = ("treaty", "meeting", "resolution")


@pytest.fixture(scope="module")
def sound(release: Release) -> Links:
    """What a check finds where nothing is wrong."""
    return checked(release, states())


def test_all_208_states_verify_and_zanzibar_is_reported(sound: Links) -> None:
    assert sound.rotten == ()
    assert sound.sound
    assert sound.linked == 208
    assert [finding.line() for finding in sound.without] == [
        "acc-state:ZAN (Zanzibar): no item is linked; link one if there is one"
    ]
    assert list(sound.lines())[-1] == (
        "212 links checked, 212 sound; 208 states linked, 1 not; 0 links proposed"
    )


def of_a_wrong_type(items: Items) -> None:
    items["Q916"].kind = "Q82794"


def with_a_wrong_code(items: Items) -> None:
    items["Q222"].codes["P297"] = "XX"


def with_wrong_days(items: Items) -> None:
    items["Q958"].days = [("P571", "2010-07-09T00:00:00Z", 11)]


def with_another_name(items: Items) -> None:
    items["Q228"].label, items["Q228"].names = "Valley of the Sun", []


ROT: dict[Callable[[Items], None], str] = {
    redirected: (
        "acc-state:CUB (Cuba, wd:Q241): redirected to wd:Q999241; "
        "look whether wd:Q999241 is it, and link to that"
    ),
    deleted: ("acc-state:AFG (Afghanistan, wd:Q889): there is no such item; look for another one"),
    of_a_wrong_type: (
        "acc-state:AGO (Angola, wd:Q916): no state or country; look whether it is the right item"
    ),
    with_a_wrong_code: (
        "acc-state:ALB (Albania, wd:Q222): iso2 XX and not AL; look whether it is the right item"
    ),
    with_wrong_days: (
        "acc-state:SSD (South Sudan, wd:Q958): from 2010-07-09 and not 2011-07-09; "
        "look whether it is the right item, and which day is right"
    ),
    with_another_name: (
        "acc-state:AND (Andorra, wd:Q228): named 'Valley of the Sun'; "
        "look whether it is the right item"
    ),
}


@pytest.mark.parametrize("plant", ROT, ids=lambda plant: plant.__name__.replace("_", " "))
def test_planted_rot_is_reported_by_name(release: Release, plant: Callable[[Items], None]) -> None:
    items = states()
    plant(items)

    assert [one.line() for one in checked(release, items).rotten] == [ROT[plant]]


def test_all_rot_at_once_is_each_reported(release: Release) -> None:
    items = states()
    for plant in ROT:
        plant(items)

    assert {one.line() for one in checked(release, items).rotten} == set(ROT.values())


def test_a_year_a_deprecated_day_and_a_day_nearby_are_no_rot(release: Release) -> None:
    items = states()
    items["Q958"].days = [
        ("P571", "2011-01-01T00:00:00Z", 9),
        ("P571", "1066-01-01T00:00:00Z", -11),
    ]
    items["Q15180"].days = [("P576", "1991-12-26T00:00:00Z", 11)]

    assert checked(release, items).rotten == ()


def test_an_item_that_is_silent_or_spelt_otherwise_is_no_rot(release: Release) -> None:
    items = states()
    items["Q43"].label, items["Q43"].names = "Turkiye", []
    items["Q958"].codes, items["Q958"].days = {}, []
    items["Q228"].language = "mul"

    assert checked(release, items).rotten == ()


def test_accepted_links_of_treaties_meetings_and_resolutions_are_verified_too(
    tmp_path: Path,
) -> None:
    links = {"treaty:apmbc": "Q9002", "meeting:apmbc/1MSP": "Q9004", "resolution:A-RES-77-63": "Q1"}
    release = with_links(links, tmp_path)
    items = states() | {
        "Q9002": Item(kind="Q131569", label="Anti-Personnel Mine Ban Convention"),
        "Q9004": Item(
            kind="Q1",
            label="First Meeting of the States Parties",
            days=[("P580", "2001-05-03T00:00:00Z", 11)],
        ),
        "Q1": Item(kind="Q1", label="A/RES/77/63", codes={"P3069": "A/RES/77/64"}),
    }

    found = checked(release, items)

    assert [one.line() for one in found.rotten] == [
        (
            "acc-meeting:apmbc/1MSP (x, wd:Q9004): from 2001-05-03 and not 1999-05-03; "
            "look whether it is the right item, and which day is right"
        ),
        (
            "acc-resolution:A-RES-77-63 (x, wd:Q1): symbol A/RES/77/64 and not A/RES/77/63, "
            "A/C.1/77/L.40; look whether it is the right item"
        ),
    ]


def with_links(links: dict[str, str], folder: Path) -> Release:
    """A release of the Convention, built with a table of further links that a person accepted."""
    head = ["#  wd: http://www.wikidata.org/entity/"]
    head += [f"#  acc-{kind}: https://w3id.org/accede/id/{kind}/" for kind in KINDS]
    columns = "subject_id subject_label predicate_id object_id mapping_justification source"
    rows = [
        f"acc-{thing} x skos:exactMatch wd:{item} semapv:ManualMappingCuration by-hand"
        for thing, item in links.items()
    ]
    table = [*head, *(line.replace(" ", "\t") for line in (columns, *rows))]
    (folder / "more.sssom.tsv").write_text("\n".join(table) + "\n", "utf-8")
    (folder / "document.csv").write_text("id,title,rank\nby-hand,By hand,3\n", "utf-8")
    (folder / "dataset.toml").write_text('[dataset]\nid = "more"\ntitle = "More"\n', "utf-8")
    convention = resources.data() / "apmbc" / "dataset.toml"
    built = build_release([convention, folder / "dataset.toml"], out=folder / "release")
    assert (built.refused, built.violations, built.problems) == (0, 0, ())
    return open_release(folder / "release")


def test_nothing_in_the_release_or_the_tables_is_touched(release: Release, sound: Links) -> None:
    assert verify(release.path) == []
    assert sound.proposals == ()


def test_the_result_prints_as_json(sound: Links) -> None:
    told = json.loads(msgspec.json.encode(sound))

    assert told["links"] == 212
    assert told["without"][0]["kind"] == "no-item"


def test_anything_that_answers_questions_can_be_asked(release: Release) -> None:
    silent: Ask = lambda _: iter(())  # noqa: E731  # the shortest thing that answers

    found = check_links(release, silent)

    assert {one.kind for one in found.rotten} == {"deleted"}
    assert len(found.rotten) == 212
