"""The states: who they are, what they were called, where they stand in Wikidata."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from accede.model.terms import CONCEPTS
from accede.resources import data

Row = dict[str, str]
Rows = list[Row]
Table = Callable[[str], Rows]

NEW_SINCE_1997 = {"TLS": "2002-05-20", "MNE": "2006-06-03", "SSD": "2011-07-09"}
"""States that came to be after the Convention was opened for signature."""

FORMER = {
    *("SUN", "YUG", "FRY", "SCG", "CSK", "DDR", "FRG", "YAR", "YMD", "ZAN", "TWN", "UAR"),
}
CONTINUING = {"RUS", "DEU", "YEM", "CHN", "SRB", "SCG"}
"""Rows whose membership another row held before: their own stretch begins with their seat."""


def links() -> Rows:
    with (data() / "states" / "wikidata.sssom.tsv").open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t"))


def test_there_are_209_states_of_which_197_can_join_a_treaty(states: Table) -> None:
    rows = states("state")

    assert len({row["id"] for row in rows}) == len(rows) == 209
    assert {row["id"] for row in rows if row["un_status"] == "former"} == FORMER
    assert {row["id"] for row in rows if row["until"]} == FORMER
    assert Counter(row["un_status"] for row in rows) == {
        "member": 193,
        "observer": 2,
        "non-member": 2,
        "former": 12,
    }


def test_names_and_codes_of_states_are_those_of_the_shared_table(
    states: Table, fact: Table
) -> None:
    wanted = {row["state_id"]: row for row in fact("countries/countries")}

    for row in states("state"):
        source = wanted.pop(row["id"])
        codes = (source["iso_alpha2"], source["iso_alpha3"], source["m49"])
        assert row["name"] == source["un_short_name"]
        assert row["formal_name"] == source["un_formal_name"]
        passed_on = row["id"] in ("FRG", "YAR")
        assert (row["iso2"], row["iso3"], row["m49"]) == (
            ("", "", source["m49"]) if passed_on else codes
        )
    assert not wanted


def test_membership_of_the_united_nations_is_that_of_the_shared_table(
    states: Table, fact: Table
) -> None:
    wanted = {row["state_id"]: row["un_admission_date"] for row in fact("countries/countries")}

    assert {row["id"]: row["un_from"] for row in states("state")} == wanted | {
        "RUS": "1991-12-24",
        "DEU": "1990-10-03",
        "YEM": "1990-05-22",
        "CHN": "1971-10-25",
        "SRB": "2006-06-03",
    }


def test_a_membership_ends_on_the_day_after_its_last_or_on_the_day_of_its_end(
    states: Table, fact: Table
) -> None:
    last = {row["state_id"]: row["un_membership_end"] for row in fact("countries/countries")}

    ended = {row["id"]: row["un_until"] for row in states("state") if row["un_until"]}
    days = {
        code: (date.fromisoformat(until) - date.fromisoformat(last[code])).days
        for code, until in ended.items()
    }
    assert {code for code, gap in days.items() if gap == 0} == {"YUG", "ZAN", "TWN"}
    assert {code for code, gap in days.items() if gap == 1} == FORMER - {"YUG", "ZAN", "TWN"}


def test_each_seat_has_one_holder_on_a_day(states: Table) -> None:
    rows = {row["id"]: row for row in states("state")}

    for later, earlier in (("RUS", "SUN"), ("DEU", "FRG"), ("YEM", "YAR"), ("CHN", "TWN")):
        assert rows[later]["un_from"] == rows[earlier]["un_until"]
    assert rows["SRB"]["un_from"] == rows["SCG"]["un_until"]
    assert rows["SCG"]["un_from"] == rows["FRY"]["un_until"]


def test_beginnings_lie_after_1945_and_name_their_source(states: Table) -> None:
    begun = {row["id"]: row["from"] for row in states("state") if row["from"]}
    claims = {row["subject"]: row for row in states("claim")}

    assert min(begun.values()) > "1945"
    assert {code: day for code, day in begun.items() if day > "1997-12-03"} == NEW_SINCE_1997 | {
        "SCG": "2003-02-04"
    }
    for code in begun.keys() - FORMER:
        claim = claims.pop(f"state/{code}")
        assert (claim["property"], claim["standing"]) == ("from", "accepted")
        assert claim["value"] == begun[code]
        assert claim["source"] in ("cow-states", "gleditsch-ward")
    assert set(claims) == {"state/YMD"}


def test_states_that_continue_another_have_no_beginning(states: Table) -> None:
    begun = {row["id"] for row in states("state") if row["from"]}

    assert begun.isdisjoint({"SRB", "RUS", "DEU", "YEM", "CHN"})


def test_no_state_was_a_member_before_it_was_there(states: Table) -> None:
    for row in states("state"):
        assert not row["un_from"] or row["from"] <= row["un_from"], row


def test_no_code_is_borne_by_two_states_on_one_day(states: Table) -> None:
    for column in ("iso2", "iso3", "m49"):
        bearers = defaultdict(list)
        for row in states("state"):
            if row[column]:
                bearers[row[column]].append(row)
        for rows in bearers.values():
            assert apart(rows), [row["id"] for row in rows]


def apart(rows: Rows) -> bool:
    """Whether no day lies in two of some half-open stretches."""
    stretches = sorted((row["from"] or "0000", row["until"] or "9999") for row in rows)
    return all(end <= start for (_, end), (start, _) in pairwise(stretches))


def test_regions_are_concepts(states: Table) -> None:
    for row in states("state"):
        assert {row["region"], row["subregion"]} <= CONCEPTS["region"]


def test_every_name_variant_is_there_once(states: Table, fact: Table) -> None:
    names = Counter(
        (row["state"], row["name"].casefold())
        for row in states("state-name")
        if row["name_kind"] != "code"
    )
    wanted = {
        (row["state_id"], row["name"].rstrip("* ").casefold())
        for row in fact("countries/name-variants")
    }

    assert max(names.values()) == 1
    assert wanted <= names.keys()


def test_a_name_that_meant_two_states_tells_them_apart_by_day_or_stays_open(
    states: Table,
) -> None:
    bearers: dict[str, Rows] = defaultdict(list)
    for row in states("state-name"):
        bearers[row["name"].casefold()].append(row)
    shared_names = {
        name: rows for name, rows in bearers.items() if len({row["state"] for row in rows}) > 1
    }

    left_open = {name for name, rows in shared_names.items() if not apart(rows)}
    assert left_open == {"congo", "republic of the congo", "egypt"}
    assert {"serbia", "yugoslavia", "germany", "yemen", "china"} - {"germany"} <= set(shared_names)


def test_each_present_state_has_one_short_name_today(states: Table) -> None:
    today = defaultdict(list)
    for row in states("state-name"):
        if row["name_kind"] == "short" and not row["until"]:
            today[row["state"]].append(row["name"])

    assert today == {row["id"]: [row["name"]] for row in states("state") if not row["until"]}


def test_a_dated_name_rests_on_a_document_or_says_that_it_does_not(states: Table) -> None:
    documents = {"untc-historical", "unoda-mkd", "io-1965"}

    for row in states("state-name"):
        if row["from"] or row["until"]:
            assert row["verified"] == ("yes" if row["source"] in documents else "partly")
            assert row["note"] or row["state"] in FORMER


def test_all_states_but_zanzibar_are_linked_to_wikidata() -> None:
    linked = {row["subject_id"].removeprefix("acc-state:") for row in links()}

    assert len(linked) == 208
    assert "ZAN" not in linked


def test_wikidata_items_are_those_of_the_shared_table_or_decided(fact: Table) -> None:
    wanted = {
        (row["state_id"], item)
        for row in fact("countries/countries")
        for item in (row["wikidata_qid"], row["wikidata_qid_alt"])
        if item
    }

    assert {of_link(row) for row in links()} == wanted
    chosen = {of_link(row): row["predicate_id"] for row in links()}
    assert chosen["VAT", "Q159583"] == chosen["DNK", "Q756617"] == "skos:exactMatch"
    assert chosen["VAT", "Q237"] == chosen["DNK", "Q35"] == "skos:closeMatch"
    assert chosen["NLD", "Q29999"] == "skos:exactMatch"
    assert chosen["NLD", "Q55"] == "skos:closeMatch"


def of_link(row: Row) -> tuple[str, str]:
    return row["subject_id"].removeprefix("acc-state:"), row["object_id"].removeprefix("wd:")


def test_no_two_states_share_an_item_and_none_has_two_exact_ones() -> None:
    exact = [of_link(row) for row in links() if row["predicate_id"] == "skos:exactMatch"]

    assert max(Counter(item for _, item in exact).values()) == 1
    assert max(Counter(state for state, _ in exact).values()) == 1
    assert all(row["mapping_justification"].startswith("semapv:") for row in links())
