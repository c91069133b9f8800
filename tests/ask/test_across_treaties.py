"""Questions that look across treaties, against recounts by plain scripts over the tables.

The standings are worked out here anew from the shared acts and each treaty's rule in words of
data; the votes are those of the bundled tables, read as CSV. Nothing here asks the graph.
"""

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from accede import resources
from accede.release import Release
from recounts import Row, ask, code, rows

Event = tuple[str, int, str]

DAY = "2026-02-03"
CONSENTS = {"ratification", "acceptance", "approval", "accession", "succession"} | {
    "consent-to-protocol", "definitive-signature",
}  # fmt: skip
RANK = {"never-joined": 0, "signatory": 1, "contracting": 2, "provisional": 3, "party": 4}
OUTSIDE = ("never-joined", "signatory", "contracting", "withdrawn")
SERIES = {"ccm-ga": "ccm", "tpnw-ga": "tpnw", "att-ga": "att", "cwc-ga": "cwc", "ctbt-ga": "ctbt",
          "npt-ga-revcon": "npt", "ccw-ga": "ccw", "bwc-ga": "bwc"}  # fmt: skip
EUROPE = "Europe"


class World(NamedTuple):
    """The shared tables: every act, every treaty's rule, and the states of today."""

    acts: list[Row]
    treaties: dict[str, Row]
    states: dict[str, Row]

    def standings(self, treaty: str, day: str) -> dict[str, str]:
        """What every state of today is towards a treaty on a day, by its acts alone."""
        found = dict.fromkeys(self.states, "never-joined")
        last: dict[str, Event] = {}
        for state, when, standing in self.events(treaty):
            one = (when, RANK.get(standing, 5), standing)
            if state in found and when <= day and one >= last.get(state, one):
                last[state], found[state] = one, standing
        return found

    def events(self, treaty: str) -> Iterator[tuple[str, str, str]]:
        """Every change of standing: of whom, from when, to what."""
        for act in (one for one in self.acts if one["treaty"] == treaty and len(one["date"]) == 10):
            state, kind, date = act["state"], act["action"], act["date"]
            if kind == "signature" or (kind == "withdrawal" and not self.in_force(treaty)):
                yield state, date, "signatory"
            elif kind == "succession" and not self.in_force(treaty) and state == "MNE":
                yield state, date, "contracting"
            elif kind in CONSENTS:
                effect = act["effective"] or self.effect(treaty, date)
                if not effect or effect > date:
                    yield state, date, "contracting"
                if effect:
                    yield state, effect, "party"
            elif kind == "provisional-application":
                yield state, date, "provisional"
            elif kind == "withdrawal":
                disputed = (treaty, state) == ("npt", "PRK")
                effect = act["effective"] or later(date, self.treaties[treaty]["withdrawal_notice"])
                yield state, effect, "disputed" if disputed else "withdrawn"

    def in_force(self, treaty: str) -> str:
        return self.treaties[treaty]["entry_into_force"]

    def effect(self, treaty: str, deposit: str) -> str:
        """The day on which a consent takes effect, by the treaty's own rule."""
        rule, general = self.treaties[treaty], self.in_force(treaty)
        if not general:
            return ""
        early = general
        if rule["eif_state_from"] == "after-threshold":
            days = sorted(
                one["date"] for one in self.acts
                if one["treaty"] == treaty and one["action"] in CONSENTS and len(one["date"]) == 10
            )  # fmt: skip
            early = days[int(rule["eif_threshold_count"]) - 1]
        return general if deposit <= early else max(general, later(deposit, rule["eif_state_rule"]))


def later(day: str, rule: str) -> str:
    """A day some days or months behind another, or the first day of a later month."""
    start = dt.date.fromisoformat(day)
    kind, _, number = rule.partition(":")
    if kind.startswith("days"):
        return str(start + dt.timedelta(days=int(number)))
    count = int(number or kind.split("-")[4])
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return str(dt.date(year, month + 1, 1 if not number else min(start.day, last)))


@pytest.fixture(scope="module")
def world(shared: Path) -> World:
    data = shared / "data"
    countries = rows(data / "countries" / "countries.csv")
    return World(
        rows(data / "treaties" / "acts.csv"),
        {row["id"]: row for row in rows(data / "treaties" / "treaties.csv")},
        {row["state_id"]: row for row in countries if row["status"] != "historical"},
    )


class Ballot(NamedTuple):
    """One plenary vote on a whole text, as the bundled table has it."""

    date: str
    session: int
    choices: dict[str, str]


def ballots(series: str) -> list[Ballot]:
    """The plenary votes of a series, those without a list of names left out."""
    found = []
    for row in rows(resources.data() / SERIES[series] / "decision.csv"):
        named = {
            state: choice
            for choice in ("in_favour", "against", "abstaining", "not_voting")
            for state in filter(None, row.get(choice, "").split(";"))
        }
        if row["series"] == series and row["stage"] == "plenary" and named:
            found.append(Ballot(row["date"], int(row["session"]), named))
    return found


@pytest.mark.parametrize("treaty", ["apmbc", "ccm", "tpnw", "att", "ctbt", "cwc", "ccw-p5", "npt"])
def test_who_is_outside_of_a_treaty_and_inside_which_others(
    release: Release, world: World, treaty: str
) -> None:
    here = world.standings(treaty, DAY)
    there = {other: world.standings(other, DAY) for other in world.treaties}
    wanted = {
        (state, here[state], other)
        for state in world.states
        if here[state] in OUTSIDE
        for other in world.treaties
        if there[other][state] == "party"
    }

    found = {
        (code(row["state_iri"]), row["standing"], code(row["inside_iri"]))
        for row in ask(release, "sister-treaties", treaty=treaty, day=DAY).records()
    }

    assert found == wanted


@pytest.mark.parametrize("series", SERIES)
def test_who_joined_after_its_first_vote_in_favour(
    release: Release, world: World, series: str
) -> None:
    treaty = SERIES[series]
    votes, in_force = ballots(series), world.in_force(treaty)
    wanted = set()
    for act in world.acts:
        consent = act["date"]
        is_late = in_force and len(consent) == 10 and consent >= in_force
        if act["treaty"] == treaty and act["action"] in CONSENTS and is_late:
            before = [
                one.date for one in votes
                if one.choices.get(act["state"]) == "in_favour"
                and one.date < consent[: len(one.date)]
            ]  # fmt: skip
            if before:
                wanted.add((act["state"], min(before), consent))

    found = {
        (code(row["state_iri"]), str(row["first_vote_in_favour"]), str(row["consent"]))
        for row in ask(release, "late-joiners", series=series).records()
    }

    assert found == wanted


@pytest.mark.parametrize("series", SERIES)
def test_how_the_states_of_europe_differ(release: Release, world: World, series: str) -> None:
    wanted: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for one in ballots(series):
        for state, choice in one.choices.items():
            if state in world.states and world.states[state]["un_region"] == EUROPE:
                wanted[one.session, one.date, choice.replace("_", "-")].add(state)
    names = {row["id"]: row["name"] for row in rows(resources.data() / "states" / "state.csv")}

    found = {
        (int(str(row["session"])), str(row["date"]), str(row["choice"])): set(
            str(row["members"]).split(", ")
        )
        for row in ask(release, "group-split", series=series, group="europe").records()
    }

    former = {name for state, name in names.items() if state not in world.states}
    kept = {key: members - former for key, members in found.items()}
    assert {key: members for key, members in kept.items() if members} == {
        key: {names[state] for state in states} for key, states in wanted.items()
    }


@pytest.mark.parametrize("series", SERIES)
def test_who_is_outside_and_always_votes_in_favour(
    release: Release, world: World, series: str
) -> None:
    here = world.standings(SERIES[series], DAY)
    wanted = {}
    for state, standing in here.items():
        cast = [(one.choices[state]) for one in ballots(series)
                if state in one.choices and one.date >= "1990"]  # fmt: skip
        counts = Counter(cast)
        only = not counts["against"] and not counts["abstaining"]
        if standing in OUTSIDE and only and counts["in_favour"]:
            wanted[state] = (counts["in_favour"], counts["not_voting"])

    found = {
        code(row["state_iri"]): (row["in_favour"], row["not_voting"])
        for row in ask(release, "steady-supporters", series=series, since="1990-01-01",
                       day=DAY).records()
    }  # fmt: skip

    assert found == wanted


@pytest.mark.parametrize("series", SERIES)
def test_no_word_on_joining_another_treaty_is_on_file(release: Release, series: str) -> None:
    """Positions are coded for the first Convention alone: the answer is none, and says so."""
    treaty = SERIES[series]
    coded = {
        row["treaty"]
        for path in sorted(resources.data().glob("*/position.csv"))
        if path.parent.name != "example-pages"
        for row in rows(path)
    }

    assert coded == {"apmbc"}
    assert treaty not in coded
    assert ask(release, "words-and-votes", series=series).rows == ()
