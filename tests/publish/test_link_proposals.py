"""Links proposed for a person to accept: with their evidence, and never in place of a table."""

from pathlib import Path

import msgspec
import pytest
from a_wikidata import Item, checked, deleted, redirected, states

from a_listener import listening
from accede.errors import AccedeError
from accede.model.records import Link
from accede.publish.links import Links, check_place, sssom, write_proposals
from accede.read.tables import sssom as read_sssom
from accede.release import Release
from commands import accede

NOTHING = Links(links=0, linked=0, rotten=(), without=(), proposals=())


def test_a_redirect_is_proposed_anew_with_what_it_was(release: Release) -> None:
    items = states()
    items["Q999241"] = items["Q241"]
    redirected(items)

    found = checked(release, items)

    assert [(one.subject_id, one.object_id, one.comment) for one in found.proposals] == [
        ("acc-state:CUB", "wd:Q999241", "wd:Q241, linked until now, is redirected to it")
    ]


def test_a_redirect_is_proposed_with_the_name_that_its_target_bears(release: Release) -> None:
    items = states()
    items["Q999241"] = Item(label="Cuba, the merged item")
    redirected(items)

    (proposal,) = checked(release, items).proposals
    cells = sssom([proposal]).splitlines()[-1].split("\t")

    assert proposal.object_label == "Cuba, the merged item"
    assert cells[:5] == [
        *("acc-state:CUB", "Cuba", "skos:exactMatch", "wd:Q999241", "Cuba, the merged item")
    ]


def test_the_target_of_a_redirect_that_bears_no_name_is_proposed_without_one(
    release: Release,
) -> None:
    items = states()
    items["Q999241"] = Item()
    redirected(items)

    (proposal,) = checked(release, items).proposals

    assert (proposal.object_id, proposal.object_label) == ("wd:Q999241", None)


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


def test_proposals_are_never_written_over_a_table_that_is_there(tmp_path: Path) -> None:
    place = tmp_path / "proposed.sssom.tsv"
    write_proposals(NOTHING, place)
    place.write_text("looked at by a person", "utf-8")

    with pytest.raises(AccedeError, match="something stands here already"):
        write_proposals(NOTHING, place)
    assert place.read_text("utf-8") == "looked at by a person"


def test_a_place_that_is_taken_or_in_no_folder_is_refused(tmp_path: Path) -> None:
    taken, dangling = tmp_path / "taken.tsv", tmp_path / "dangling.tsv"
    taken.touch()
    dangling.symlink_to(tmp_path / "nowhere")

    for place in (taken, dangling, tmp_path):
        with pytest.raises(AccedeError, match="something stands here already; name a new file"):
            check_place(place)
    with pytest.raises(AccedeError, match="there is no such folder"):
        check_place(tmp_path / "none" / "proposed.tsv")
    check_place(tmp_path / "proposed.tsv")


def test_a_place_that_is_taken_is_found_before_a_request_leaves(
    release: Release, tmp_path: Path
) -> None:
    place = tmp_path / "proposed.sssom.tsv"
    place.write_text("looked at by a person", "utf-8")

    with listening() as listener:
        asked = ("link", "--release", release.path, "--endpoint", listener.address, "--out", place)
        done = accede(*asked)
        came = list(listener.came)

    assert (done.code, done.out, came) == (2, "", [])
    assert done.err == f"{place}: something stands here already; name a new file\n"
    assert place.read_text("utf-8") == "looked at by a person"
