"""Links to Wikidata, held against a real SPARQL server that stands in for it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from a_wikidata import Item, Items, serving, states

from accede import resources
from accede.ask import tokens
from accede.build import build_release
from accede.errors import AccedeError
from accede.model.records import Link
from accede.publish.links import Ask, Links, check_links, endpoint, sssom, write_proposals
from accede.publish.links.items import agree
from accede.read.tables import sssom as read_sssom
from accede.release import Release, open_release, verify

KINDS = ("treaty", "meeting", "resolution")
QUERIES = sorted((resources.queries() / "wikidata").glob("*.rq"))


@pytest.fixture(scope="module")
def sound(release: Release) -> Iterator[Links]:
    """What a check finds where nothing is wrong."""
    with serving(states()) as url:
        yield check_links(release, endpoint(url))


def checked(release: Release, items: Items) -> Links:
    with serving(items) as url:
        return check_links(release, endpoint(url))


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


def redirected(items: Items) -> None:
    items["Q241"] = Item(redirect="Q999241")


def deleted(items: Items) -> None:
    del items["Q889"]


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


def test_a_redirect_is_proposed_anew_with_what_it_was(release: Release) -> None:
    items = states()
    items["Q999241"] = items["Q241"]
    redirected(items)

    found = checked(release, items)

    assert [(one.subject_id, one.object_id, one.comment) for one in found.proposals] == [
        ("acc-state:CUB", "wd:Q999241", "wd:Q241, linked until now, is redirected to it")
    ]


def test_another_item_is_proposed_for_one_that_was_deleted(release: Release) -> None:
    items = states()
    items["Q999889"] = items["Q889"]
    deleted(items)

    found = checked(release, items)

    assert [(one.subject_id, one.object_id, one.comment) for one in found.proposals] == [
        (
            "acc-state:AFG",
            "wd:Q999889",
            "proposed: the item has a code of its own, a name of its own",
        )
    ]


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


def test_what_has_no_link_is_proposed_with_its_evidence(release: Release) -> None:
    items = states()
    items["Q9001"] = Item(label="Zanzibar", days=[("P576", "1964-04-26T00:00:00Z", 11)])
    items["Q9002"] = Item(kind="Q131569", label="Anti-Personnel Mine Ban Convention")
    items["Q9003"] = Item(kind="Q1", label="X", codes={"P3069": "A/RES/77/63"})
    items["Q9004"] = Item(
        kind="Q1",
        label="First Meeting of the States Parties",
        days=[("P580", "1999-05-03T00:00:00Z", 11)],
    )

    proposals = {one.object_id: one for one in checked(release, items).proposals}

    assert {item: (one.subject_id, one.comment) for item, one in proposals.items()} == {
        "wd:Q9001": (
            "acc-state:ZAN",
            "proposed: the item has a name of its own, the same day in `until`",
        ),
        "wd:Q9002": ("acc-treaty:apmbc", "proposed: the item has a name of its own"),
        "wd:Q9003": ("acc-resolution:A-RES-77-63", "proposed: the item has a code of its own"),
        "wd:Q9004": (
            "acc-meeting:apmbc/1MSP",
            "proposed: the item has a name of its own, the same day in `from`",
        ),
    }
    assert proposals["wd:Q9001"].mapping_justification == "semapv:CompositeMatching"
    assert proposals["wd:Q9002"].mapping_justification == "semapv:LexicalMatching"


def test_a_namesake_that_is_no_state_or_of_other_days_is_not_proposed(release: Release) -> None:
    items = states()
    items["Q9001"] = Item(kind="Q82794", label="Zanzibar")
    items["Q9002"] = Item(label="Zanzibar", days=[("P576", "1890-01-01T00:00:00Z", 9)])
    items["Q9003"] = Item(kind="Q1", label="First Meeting of the States Parties")

    assert checked(release, items).proposals == ()


def test_proposals_are_a_table_that_our_reader_takes_once_it_is_accepted(tmp_path: Path) -> None:
    proposal = Link(
        subject_id="acc-state:ZAN",
        subject_label="Zanzibar",
        predicate_id="skos:closeMatch",
        object_id="wd:Q9001",
        object_label="Zanzi\tbar",
        mapping_justification="semapv:LexicalMatching",
        comment="proposed: the item has a name of its own",
    )
    place = tmp_path / "proposed.sssom.tsv"
    place.write_text(sssom([proposal]), "utf-8")

    found = [msgspec.to_builtins(one) for one in read_sssom(place)]

    assert [(one["subject_id"], one["object_id"], one["object_label"]) for one in found] == [
        ("acc-state:ZAN", "wd:Q9001", "Zanzi bar")
    ]


def test_proposals_are_never_written_over_a_table_that_is_there(
    sound: Links, tmp_path: Path
) -> None:
    place = tmp_path / "proposed.sssom.tsv"
    write_proposals(sound, place)
    place.write_text("looked at by a person", "utf-8")

    with pytest.raises(AccedeError, match="something stands here already"):
        write_proposals(sound, place)
    assert place.read_text("utf-8") == "looked at by a person"


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


@pytest.mark.parametrize(
    ("stated", "there", "same"),
    [
        ("1991-12-24", ["1991-12-26"], True),
        ("1991-12-24", ["1991-11-26"], False),
        ("1991-12-24", ["1917", "1991-12"], True),
        ("1991", ["1991-12-26"], True),
        ("1992-04-27", ["2003"], False),
        ("1992-04-27", [], False),
    ],
)
def test_days_agree_as_exactly_as_both_are(stated: str, there: list[str], same: bool) -> None:  # noqa: FBT001  # a column of the table
    assert agree(stated, there) is same


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_queries_on_wikidata_are_standard_sparql(query: Path) -> None:
    text = query.read_text("utf-8")
    words = {token.text.upper() for token in tokens.tokens(text, where=query)}

    assert tokens.form(text, where=query) == "SELECT"
    assert not words & {"SERVICE", "HINT:PRIOR", "WITH", "INCLUDE"}
    assert "bd:" not in text


def test_a_question_asks_for_some_items_at_a_time(release: Release) -> None:
    with serving(states()) as url:
        asked: list[int] = []
        real = endpoint(url)

        def ask(sparql: str) -> Iterator[dict[str, str]]:
            asked.append(sparql.count("<http://www.wikidata.org/entity/Q"))
            yield from (dict(row) for row in real(sparql))

        found = check_links(release, ask)

    assert found.sound
    assert max(asked) == 100


def test_the_result_prints_as_json(sound: Links) -> None:
    told = json.loads(msgspec.json.encode(sound))

    assert told["links"] == 212
    assert told["without"][0]["kind"] == "no-item"


def test_anything_that_answers_questions_can_be_asked(release: Release) -> None:
    silent: Ask = lambda _: iter(())  # noqa: E731  # the shortest thing that answers

    found = check_links(release, silent)

    assert {one.kind for one in found.rotten} == {"deleted"}
    assert len(found.rotten) == 212
