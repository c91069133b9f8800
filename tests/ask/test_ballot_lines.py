"""The graph's lines to the matrix: who voted how, how that is known, and what lies around it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a_voting_record import BROADER, ID, LABEL, NS, SCHEME, SUBJECT, TYPE, line
from accede.ask import queries
from accede.ask.ballot_lines import ballots_of
from accede.ask.ballots import CHOICES, KNOWN, Ballots
from accede.ask.scope import RollCall
from accede.release import Release


def xt_decision() -> Iterator[str]:
    """A decision with every kind of vote, on a resolution of an invented series."""
    decision = "decision/A-RES-99-1/plenary"
    yield line(decision, TYPE, NS + "Decision")
    yield line(decision, "decidesOn", "resolution/A-RES-99-1")
    yield line(decision, "stage", SCHEME + "stage/plenary")
    yield line(decision, "date", f'"2044-12-01"^^<{NS}>')
    yield line(decision, "year", f'"2044"^^<{NS}>')
    yield line(decision, "source", "snapshot/0011223344556677")
    yield line(decision, "source", "document/second")
    yield line(decision, "inFavour", "state/XAA")
    yield line(decision, "inFavour", "state/XBB")
    yield line(decision, "abstaining", "state/XCC")
    yield line(decision, "against", "state/XDD")
    yield line(decision, "notVoting", "state/XEE")
    yield line(decision, "notVoting", "state/XFF")
    yield line(decision, "absenceDerived", "state/XEE")
    yield line(decision, "filledIn", "state/XDD")
    yield line(decision, SUBJECT, SCHEME + "subject/mines")
    yield line("resolution/A-RES-99-1", "inSeries", "series/xt-ga")
    yield line("resolution/A-RES-99-1", "session", f'"99"^^<{NS}>')
    yield line("snapshot/0011223344556677", "document", "document/first")
    for document, states in (("first", ("XAA", "XBB", "XDD", "XGG")), ("second", ("XBB", "XDD"))):
        yield line(f"document/{document}", TYPE, NS + "Document")
        for state in states:
            yield line(f"document/{document}", "reconstructs", f"state/{state}")
    yield line("state/XAA", LABEL, r'"Arcadia \"the Old\""@en')
    yield line("state/XGG", LABEL, '"Graustark"@en')
    yield line(SCHEME + "subject/mines", BROADER, SCHEME + "subject/weapons")
    yield line(SCHEME + "subject/weapons", BROADER, SCHEME + "subject/mines")


LINES = sorted(xt_decision())


def cells(ballots: Ballots) -> dict[str, list[tuple[str, str]]]:
    return {
        code: [(CHOICES[a], KNOWN[b]) for a, b in zip(choices, known, strict=True)]
        for code, choices, known in zip(
            ballots.states, ballots.choices.tolist(), ballots.known.tolist(), strict=True
        )
    }


def test_a_decision_becomes_a_column_with_how_each_vote_is_known() -> None:
    ballots = ballots_of(LINES)

    assert cells(ballots) == {
        "XAA": [("in-favour", "recorded")],  # one document computes it, the other holds it
        "XBB": [("in-favour", "reconstructed")],  # both documents compute it
        "XCC": [("abstaining", "recorded")],
        "XDD": [("against", "filled-in")],
        "XEE": [("not-voting", "derived")],
        "XFF": [("not-voting", "recorded")],
        "XGG": [("", "recorded")],  # a state that bears a name, and never voted
    }
    assert ballots.names == ('Arcadia "the Old"', "XBB", "XCC", "XDD", "XEE", "XFF", "Graustark")


def test_a_decision_knows_its_place_and_every_broader_subject() -> None:
    assert ballots_of(LINES).decisions == (
        RollCall(
            decision=ID + "decision/A-RES-99-1/plenary",
            when="2044-12-01",
            stage="plenary",
            series="xt-ga",
            session=99,
            subjects=("subject/mines", "subject/weapons"),
        ),
    )


@given(st.permutations(LINES))
def test_the_order_of_the_lines_does_not_matter(lines: list[str]) -> None:
    ballots, sorted_ballots = ballots_of(lines), ballots_of(LINES)

    assert cells(ballots) == cells(sorted_ballots)
    assert ballots.decisions == sorted_ballots.decisions
    assert ballots.names == sorted_ballots.names


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        ({"date": "2044-12-01", "year": "2044"}, "2044-12-01"),
        ({"dateAsStated": "2044-12", "year": "2044"}, "2044-12"),
        ({"dateAsStated": "late 2044", "year": "2044"}, "2044"),
        ({"dateAsStated": "2044-13", "year": "2044"}, "2044"),
        ({"dateAsStated": "in winter"}, ""),
        ({}, ""),
    ],
)
def test_a_decision_is_as_old_as_its_source_says(facts: dict[str, str], when: str) -> None:
    decision = "decision/rollcall/1"
    lines = [line(decision, "inFavour", "state/XAA")]
    lines += [line(decision, name, f'"{value}"') for name, value in facts.items()]

    assert [roll.when for roll in ballots_of(lines).decisions] == [when]


def test_a_decision_that_names_no_voter_is_no_column() -> None:
    lines = [line("decision/rollcall/1", "stage", SCHEME + "stage/plenary")]

    assert ballots_of(lines).choices.shape == (0, 0)


def test_decisions_stand_in_the_order_of_time() -> None:
    days = {"1": "2044-12-01", "2": "2043-01-01", "3": "2044-11-30"}
    lines = [line(f"decision/rollcall/{i}", "date", f'"{day}"') for i, day in days.items()]
    lines += [line(f"decision/rollcall/{i}", "inFavour", "state/XAA") for i in days]

    assert [roll.when for roll in ballots_of(sorted(lines)).decisions] == sorted(days.values())


def test_the_bundled_record_equals_the_saved_tally(release: Release) -> None:
    with (release.path / "graph.nt").open(encoding="utf-8") as lines:
        ballots = ballots_of(lines)
    places = {roll.decision: i for i, roll in enumerate(ballots.decisions)}

    for symbol in ("A/RES/80/35", "A/RES/77/63", "A/RES/71/34", "A/RES/65/48"):
        tally = queries.run(release.store(), queries.load("tally"), {"resolution": symbol})
        place = places[f"{ID}decision/{symbol.replace('/', '-')}/plenary"]
        said = {
            str(row["state_iri"]).rpartition("/")[2]: (row["choice"], row["known_as"])
            for row in tally.records()
            if row["stage"] == "plenary" and row["documents"] not in PAGES
        }
        cast = {code: one[place] for code, one in cells(ballots).items() if one[place][0]}
        assert cast == said


PAGES = ("isu-azerbaijan", "isu-cuba")
"""Documents that tell single votes in their own words, beside the record."""
