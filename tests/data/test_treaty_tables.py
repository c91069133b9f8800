"""Rules, meetings, presidencies and coverage of fourteen treaties, and the datasets as a whole."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from accede import resources
from accede.build import build_release
from accede.read.collection import collected
from accede.read.dataset import load

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]
Tables = Callable[[str, str], Rows]

TREATIES = (
    *("att", "bwc", "ccm", "ccw", "ccw-ap2", "ccw-p1", "ccw-p2", "ccw-p3", "ccw-p4", "ccw-p5"),
    *("ctbt", "cwc", "npt", "tpnw"),
)
RULES = (
    *("title", "short_title", "adopted_place", "signature_from", "signature_until"),
    *("entry_into_force", "depositary", "part_of", "untc_number", "eif_threshold_count"),
    *("eif_general", "eif_state_rule", "eif_state_from", "provisional_application"),
    *("withdrawal_notice", "withdrawal_conditions", "articles", "verified"),
)
KINDS = {"acts": "treaty-action", "meetings": "meeting", "resolutions": "resolution"}


def own_row(rows: Rows, treaty: str) -> Row:
    """The row of a dataset's own treaty; a protocol's dataset also holds its convention's."""
    (row,) = (row for row in rows if row["id"] == treaty)
    return row


@pytest.mark.parametrize("treaty", TREATIES)
def test_the_rules_of_a_treaty_are_those_of_the_shared_table(
    treaty: str, of_treaty: Tables, fact: Table
) -> None:
    ours = own_row(of_treaty(treaty, "treaty"), treaty)
    (wanted,) = (row for row in fact("treaties/treaties") if row["id"] == treaty)

    assert {name: ours[name] for name in RULES} == {name: wanted[name] for name in RULES}
    assert ours["adopted"] == wanted["adopted_date"]
    assert wanted["eif_threshold"] in ours["note"]


def test_every_protocol_is_a_part_of_its_convention(of_treaty: Tables) -> None:
    parts = {one: own_row(of_treaty(one, "treaty"), one)["part_of"] for one in TREATIES}

    assert {one for one, whole in parts.items() if whole} == {
        one for one in TREATIES if one.startswith("ccw-")
    }
    assert set(parts.values()) == {"", "ccw"}


def test_one_treaty_in_several_datasets_says_the_same(of_treaty: Tables) -> None:
    told: dict[str, Rows] = defaultdict(list)
    for dataset in ("apmbc", *TREATIES):
        for row in of_treaty(dataset, "treaty"):
            told[row["id"]].append(row)

    assert {code for code, rows in told.items() if len(rows) > 1} == {"ccw", "ccw-p2"}
    assert all(row == rows[0] for rows in told.values() for row in rows)


def test_series_are_those_of_the_shared_table(of_treaty: Tables, fact: Table) -> None:
    same = ("treaty", "title_pattern", "frequency")
    ours = {row["id"]: row for one in TREATIES for row in of_treaty(one, "series")}
    wanted = {row["id"]: row for row in fact("treaties/series") if row["treaty"] in TREATIES}

    assert {code: [row.get(name, "") for name in same] for code, row in ours.items()} == {
        code: [row[name] for name in same] for code, row in wanted.items()
    }
    assert all(f"{ours[code]['of_kind']}s" == row["kind"] for code, row in wanted.items())


def test_meetings_are_those_of_the_shared_table(of_treaty: Tables, fact: Table) -> None:
    ours: dict[str, Rows] = defaultdict(list)
    for row in (row for one in TREATIES for row in of_treaty(one, "meeting")):
        ours[row["id"]].append(row)
    wanted = {f"{row['treaty']}/{row['code']}": row for row in fact("treaties/meetings")}

    assert set(ours) == set(wanted)
    for code, row in wanted.items():
        same = ("series", "name", "place", "host", "dates_verified")
        first = ours[code][0]
        assert [first[name] for name in same] == [row[name] for name in same]
        assert (first["from"], first.get("until", "")) == (row["start"], row["end"])
        assert first["year"] == row["start"][:4]
        assert first.get("note", "") == row["note"]
        assert len(ours[code]) == max(1, len(row["source"].split("; ")))


def test_presidencies_are_those_of_the_shared_table(of_treaty: Tables, fact: Table) -> None:
    ours = {
        (row["meeting"], row["state"], row["person_as_stated"], row["verified"])
        for one in TREATIES
        for row in of_treaty(one, "participation")
    }
    wanted = {
        (
            f"{row['treaty']}/{row['code']}",
            row["president_state"],
            row["president"],
            row["president_verified"] or "partly",
        )
        for row in fact("treaties/meetings")
        if row["president_state"]
    }

    assert ours == wanted
    assert sum(verified == "no" for *_, verified in ours) == 5


def test_coverage_is_that_of_the_shared_table(of_treaty: Tables, fact: Table) -> None:
    ours: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    notes: dict[tuple[str, str], str] = defaultdict(str)
    for one in TREATIES:
        for row in of_treaty(one, "coverage"):
            ours[one, row["of_kind"]].add((row["complete"], row["complete_to"]))
            notes[one, row["of_kind"]] += row["note"]

    for row in fact("treaties/coverage"):
        if row["treaty"] in TREATIES and row["kind"] in KINDS:
            scope = (row["treaty"], KINDS[row["kind"]])
            assert ours[scope] == {(row["complete"], row["as_of"])}
            if not row["why"].startswith("the same"):
                assert row["why"] in notes[scope]


def test_acts_are_covered_from_the_day_a_treaty_was_opened(of_treaty: Tables) -> None:
    for treaty in TREATIES:
        (row,) = (row for row in of_treaty(treaty, "coverage") if row["of_kind"] == "treaty-action")
        about = own_row(of_treaty(treaty, "treaty"), treaty)
        acts = of_treaty(treaty, "treaty-action")
        assert row["from"] <= min(act["date"] for act in acts)
        assert row["from"] == (about["signature_from"] or row["from"])
        assert dt.date.fromisoformat(row["complete_to"])


def test_every_document_of_a_dataset_has_a_title_a_publisher_and_a_rank(of_treaty: Tables) -> None:
    for treaty in TREATIES:
        for row in of_treaty(treaty, "document"):
            assert all(row[name] for name in ("title", "publisher", "rank")), row


def test_a_new_folder_of_tables_is_bundled_and_one_with_documents_is_not() -> None:
    names = [path.parent.name for path in resources.bundled()]

    assert names[0] == "states"
    assert {"apmbc", *TREATIES} <= set(names)
    assert {"example-pages", "apmbc-pages"}.isdisjoint(names)


@pytest.mark.parametrize("treaty", ["apmbc", *TREATIES])
def test_each_dataset_is_whole_with_the_states_alone(treaty: str) -> None:
    paths = [resources.data() / one / "dataset.toml" for one in ("states", treaty)]

    collection = collected([load(path) for path in paths])
    collection.sourced()

    assert (collection.refused, collection.problems) == ([], [])


@pytest.mark.parametrize("treaty", ["apmbc", "ccw-p4", "cwc", "npt"])
def test_a_dataset_builds_without_violations_when_it_is_named_alone(
    treaty: str, tmp_path: Path
) -> None:
    path = resources.data() / treaty / "dataset.toml"

    built = build_release([path], out=tmp_path / "release")

    assert (built.violations, built.rows["treaty-action"] > 0) == (0, True)
