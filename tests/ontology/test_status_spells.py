"""The rule from acts to standings, on small cases and on the real acts of fifteen treaties."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from acts import (
    derive,
    real_store,
    triples_of_act,
    triples_of_coverage,
    triples_of_state,
    vocabulary,
)

from accede import resources
from accede.model import iris, terms

TREATY = "tea"
OPENED = "2000-01-01"
Spell = tuple[str, str, str | None]
EXPECTED = {
    "1999-02-28": (0, 67, 68, 59, 0),
    "1999-03-01": (45, 22, 68, 59, 0),
    "2014-08-21": (161, 1, 1, 34, 0),
    "2015-02-01": (162, 0, 1, 34, 0),
    "2025-08-31": (164, 2, 0, 31, 0),
    "2025-09-01": (165, 1, 0, 31, 0),
    "2025-12-26": (166, 0, 0, 31, 0),
    "2025-12-28": (163, 0, 0, 31, 3),
    "2026-01-10": (162, 0, 0, 31, 4),
    "2026-02-20": (161, 0, 0, 31, 5),
}
"""Party, contracting, signatory, never joined and withdrawn, for the Convention on mines."""


def act(action: str, date: str, effective: str = "", **more: str) -> dict[str, str]:
    return {"treaty": TREATY, "state": "XAA", "action": action, "date": date,
            "effective": effective, **more}  # fmt: skip


def spells(store: ox.Store, treaty: str) -> list[Spell]:
    """The standings towards a treaty, by first day: which, from when, until when."""
    query = f"""
        PREFIX acc: <{iris.NS}>
        SELECT ?status ?from ?until
        WHERE {{
          ?spell a acc:TreatyStatus ; acc:treaty <{iris.treaty(treaty)}> ; acc:status ?status ;
            acc:from ?from .
          OPTIONAL {{ ?spell acc:until ?until }}
        }}
    """
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    told = [
        (
            str(row["status"].value).rsplit("/", 1)[1],
            row["from"].value,
            row["until"].value if row["until"] else None,
        )
        for row in rows
    ]
    return sorted(told, key=lambda spell: spell[1])


def standings(
    *acts: dict[str, str], first: str | None = None, last: str | None = None, opened: str = OPENED
) -> list[Spell]:
    """The standings of one state that follow from its acts."""
    store = vocabulary()
    store.extend(triples_of_state("XAA", first, last))
    if opened:
        store.extend(triples_of_coverage(TREATY, opened))
    for number, one in enumerate(acts, start=1):
        store.extend(triples_of_act(one, number))
    derive(store)
    return spells(store, TREATY)


def test_a_state_that_never_acted_never_joined() -> None:
    assert standings() == [("never-joined", OPENED, None)]


def test_without_a_coverage_nothing_is_said_of_a_state_that_never_acted() -> None:
    assert standings(opened="") == []


def test_a_signatory_consents_and_becomes_a_party() -> None:
    assert standings(
        act("signature", "2001-01-01"), act("ratification", "2002-03-04", "2002-09-01")
    ) == [
        ("never-joined", OPENED, "2001-01-01"),
        ("signatory", "2001-01-01", "2002-03-04"),
        ("contracting", "2002-03-04", "2002-09-01"),
        ("party", "2002-09-01", None),
    ]


def test_a_consent_to_a_treaty_that_is_not_in_force_stays_one() -> None:
    assert standings(act("ratification", "2002-03-04"))[-1] == ("contracting", "2002-03-04", None)


def test_of_several_acts_on_one_day_the_higher_standing_counts() -> None:
    assert standings(
        act("signature", "2001-01-01"),
        act("provisional-application", "2001-01-01"),
        act("acceptance", "2001-01-01", "2001-07-01"),
    ) == [
        ("never-joined", OPENED, "2001-01-01"),
        ("provisional", "2001-01-01", "2001-07-01"),
        ("party", "2001-07-01", None),
    ]


def test_a_signature_on_the_day_of_opening_leaves_no_empty_standing() -> None:
    assert standings(act("signature", OPENED)) == [("signatory", OPENED, None)]


def test_a_succession_works_back_and_is_never_contracting() -> None:
    assert standings(act("succession", "2011-11-11", "2011-07-09"), first="2011-07-09") == [
        ("party", "2011-07-09", None)
    ]


def test_a_succession_that_does_not_work_back_is_a_consent_like_another() -> None:
    assert standings(act("succession", "2006-10-23", "2007-04-01"), first="2006-06-03") == [
        ("never-joined", "2006-06-03", "2006-10-23"),
        ("contracting", "2006-10-23", "2007-04-01"),
        ("party", "2007-04-01", None),
    ]


def test_a_notice_of_withdrawal_changes_nothing_before_its_effect() -> None:
    assert standings(
        act("accession", "2004-05-12", "2004-11-01"), act("withdrawal", "2025-06-27", "2025-12-27")
    ) == [
        ("never-joined", OPENED, "2004-05-12"),
        ("contracting", "2004-05-12", "2004-11-01"),
        ("party", "2004-11-01", "2025-12-27"),
        ("withdrawn", "2025-12-27", None),
    ]


def test_a_state_that_left_can_come_back() -> None:
    assert standings(
        act("accession", "2001-01-01", "2001-07-01"),
        act("withdrawal", "2003-01-01", "2003-07-01"),
        act("accession", "2005-01-01", "2005-07-01"),
    )[-3:] == [
        ("withdrawn", "2003-07-01", "2005-01-01"),
        ("contracting", "2005-01-01", "2005-07-01"),
        ("party", "2005-07-01", None),
    ]


def test_a_ratification_taken_back_before_entry_into_force_leaves_a_signatory() -> None:
    assert standings(
        act("signature", "2001-01-01"),
        act("ratification", "2002-01-01"),
        act("withdrawal-of-ratification", "2023-11-03"),
    )[-2:] == [("contracting", "2002-01-01", "2023-11-03"), ("signatory", "2023-11-03", None)]


def test_a_disputed_act_leads_to_a_disputed_standing_on_its_effect() -> None:
    assert standings(
        act("accession", "2001-01-01", "2001-01-01"),
        act("withdrawal", "2003-01-10", "2003-04-10", disputed="yes"),
    )[-2:] == [("party", "2001-01-01", "2003-04-10"), ("disputed", "2003-04-10", None)]


def test_a_declaration_and_an_objection_change_nothing() -> None:
    assert standings(act("declaration", "2001-01-01"), act("objection", "2002-01-01")) == [
        ("never-joined", OPENED, None)
    ]


def test_an_act_of_which_only_the_year_is_known_begins_nothing() -> None:
    assert standings(act("accession", "2026")) == [("never-joined", OPENED, None)]


def test_a_state_that_began_later_has_no_standing_before() -> None:
    assert standings(first="2002-05-20") == [("never-joined", "2002-05-20", None)]


def test_a_state_that_acted_before_its_own_first_day_is_not_thrown_back() -> None:
    assert standings(act("ratification", "2001-01-01", "2001-07-01"), first="2002-01-01") == [
        ("contracting", "2001-01-01", "2001-07-01"),
        ("party", "2001-07-01", None),
    ]


def test_a_former_state_has_standings_from_its_acts_alone_and_they_end_with_it() -> None:
    assert standings(act("signature", "2001-01-01"), last="2003-02-04") == [
        ("signatory", "2001-01-01", "2003-02-04")
    ]
    assert standings(last="2003-02-04") == []


def test_a_standing_names_its_act_or_the_coverage() -> None:
    store = vocabulary()
    store.extend(triples_of_state("XAA", None, None))
    store.extend(triples_of_coverage(TREATY, OPENED))
    store.extend(triples_of_act(act("signature", "2001-01-01"), 1))
    derive(store)

    derived = ox.NamedNode(terms.derivedFrom)
    assert {(q.subject, q.object) for q in store.quads_for_pattern(None, derived, None)} == {
        (ox.NamedNode(iris.status(TREATY, "XAA", OPENED)),
         ox.NamedNode(iris.coverage("treaty-action", TREATY))),
        (ox.NamedNode(iris.status(TREATY, "XAA", "2001-01-01")),
         ox.NamedNode(iris.action(TREATY, "XAA", "signature"))),
    }  # fmt: skip


def test_a_coverage_of_one_state_speaks_of_no_other() -> None:
    store = vocabulary()
    store.extend(triples_of_state("XAA", None, None))
    store.extend(triples_of_coverage(TREATY, OPENED))
    subject = ox.NamedNode(iris.coverage("treaty-action", TREATY))
    store.add(ox.Quad(subject, ox.NamedNode(terms.actor), ox.NamedNode(iris.state("XAB"))))
    derive(store)

    assert spells(store, TREATY) == []


@pytest.fixture(scope="module")
def real(shared: Path) -> ox.Store:
    store: ox.Store = real_store(shared)
    return store


def on(store: ox.Store, treaty: str, day: str) -> dict[str, int]:
    """How many states stood how towards a treaty on a day."""
    counts: dict[str, int] = {}
    for status, first, last in spells(store, treaty):
        if first <= day and (last is None or day < last):
            counts[status] = counts.get(status, 0) + 1
    return counts


@pytest.mark.parametrize("day", EXPECTED)
def test_the_convention_has_the_counts_of_the_depositary(real: ox.Store, day: str) -> None:
    counts = on(real, "apmbc", day)
    names = ("party", "contracting", "signatory", "never-joined", "withdrawn")

    assert tuple(counts.get(name, 0) for name in names) == EXPECTED[day]
    assert sum(counts.values()) == sum(EXPECTED[day])


@pytest.mark.parametrize(
    ("treaty", "counts"),
    [
        (
            "ccm",
            {"party": 111, "contracting": 1, "signatory": 12, "never-joined": 72, "withdrawn": 1},
        ),
        ("ccw", {"party": 128, "signatory": 4, "never-joined": 65}),
        ("cwc", {"party": 193, "signatory": 1, "never-joined": 3}),
        ("ctbt", {"contracting": 178, "signatory": 9, "never-joined": 10}),
        ("npt", {"party": 190, "disputed": 1, "never-joined": 6}),
        ("att", {"party": 117, "signatory": 25, "never-joined": 55}),
        ("tpnw", {"party": 74, "signatory": 25, "never-joined": 98}),
    ],
)
def test_a_new_treaty_works_by_data_alone(
    real: ox.Store, treaty: str, counts: dict[str, int]
) -> None:
    assert on(real, treaty, "2026-02-03") == counts


def test_no_state_has_two_standings_on_one_day(real: ox.Store) -> None:
    check = resources.ontology() / "checks" / "overlapping-standings.rq"
    found = real.query(check.read_text(encoding="utf-8"))

    assert isinstance(found, ox.QueryTriples)
    assert list(found) == []
