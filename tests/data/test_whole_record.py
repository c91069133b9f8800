"""The whole voting record of the General Assembly: every number of it, read and merged."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

from accede import resources
from accede.graph.decided import Decided, decided
from accede.graph.of_votes import CHOICES, decision_iri, names_states
from accede.graph.triples import Sources
from accede.model import terms
from accede.model.iris import Iri, short
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Series, Warned
from accede.read import Source, reader
from accede.read.collection import known_of, tabled
from accede.read.dataset import Dataset, load
from accede.read.known import Known

Kind = TypeVar("Kind", bound=Record)

MINE_BAN = "apmbc-ga"
PROPERTIES = {str(iri): name for name, iri in CHOICES.items()}


class Whole(NamedTuple):
    """What was read of the record, by document, and with what it was read."""

    dataset: Dataset
    known: Known
    read: dict[str, list[Record]]

    def every(self, kind: type[Kind]) -> list[Kind]:
        """All records of one kind."""
        return [one for told in self.read.values() for one in told if isinstance(one, kind)]


class Merged(NamedTuple):
    """A decision as the graph holds it: who voted how, what is derived, and who says so."""

    votes: dict[str, str]
    derived: frozenset[str]
    filled: frozenset[str]
    naming: tuple[Decision, ...]
    beside: int


@pytest.fixture(scope="session")
def whole(shared: Path) -> Whole:
    """Everything read of the voting record, with the bundled states."""
    states = load(resources.data() / "states" / "dataset.toml")
    facts = shared / "data" / "unga"
    unga = load(resources.data() / "unga" / "dataset.toml", source_root=facts)
    tables = tabled([states, unga])
    known = known_of(tables)
    read = reader("un-votes")
    return Whole(unga, known, {one.document.id: list(read(one, known)) for one in unga.sources})


@pytest.fixture(scope="session")
def merged(whole: Whole) -> dict[str, Merged]:
    """Every decision once, its sources brought together, by its short name."""
    decisions = whole.every(Decision)
    groups: dict[Iri | None, list[Decision]] = defaultdict(list)
    for one in decisions:
        groups[decision_iri(one)].append(one)
    every = decided(decisions, [], Sources(whole.known.documents))
    return {short(one.subject): _merged(one, groups[one.subject]) for one in every}


def _merged(one: Decided, group: Iterable[Decision]) -> Merged:
    told: dict[str, list[str]] = defaultdict(list)
    for line in one.lines:
        _, predicate, thing = line.split(" ", 2)
        told[predicate[1:-1]].append(thing.removesuffix("> .\n").rpartition("/")[2])
    return Merged(
        votes={state: name for iri, name in PROPERTIES.items() for state in told[iri]},
        derived=frozenset(told[str(terms.absenceDerived)]),
        filled=frozenset(told[str(terms.filledIn)]),
        naming=tuple(each for each in group if names_states(each)),
        beside=len(one.beside),
    )


def known_how(one: Merged, state: str, whole: Whole) -> str:
    """How a state's vote in a decision is known, its sources taken together."""
    if state in one.derived:
        return "derived"
    if state in one.filled:
        return "filled-in"
    makers = (whole.known.documents[str(told.source)].reconstructs for told in one.naming)
    return "reconstructed" if all(state in states for states in makers) else "recorded"


def warned(whole: Whole, document: str, column: str) -> list[Warned]:
    return [one for one in whole.read[document] if isinstance(one, Warned) and one.field == column]


def published_in(shared: Path) -> Iterator[dict[str, str]]:
    """Every line of the resolutions as published."""
    for path in (shared / "data" / "unga" / "raw-unxml").glob("*.json.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from map(json.loads, stream)


def test_every_vote_is_there_once(merged: dict[str, Merged]) -> None:
    counts = Counter(choice for one in merged.values() for choice in one.votes.values())

    assert counts == {
        "in_favour": 786_767,
        "against": 73_602,
        "abstaining": 122_645,
        "not_voting": 101_516,
    }


def test_no_two_sources_tell_a_vote_differently(merged: dict[str, Merged]) -> None:
    assert sum(one.beside for one in merged.values()) == 0


def test_how_every_vote_is_known_is_told(merged: dict[str, Merged], whole: Whole) -> None:
    counts = Counter(known_how(one, state, whole) for one in merged.values() for state in one.votes)

    assert counts == {
        "recorded": 959_871,
        "reconstructed": 113_056,
        "filled-in": 1_702,
        "derived": 9_901,
    }


def test_every_row_is_accounted_for(whole: Whole) -> None:
    accounts = {str(one.source): one for one in whole.every(Counted)}
    lines = [one for name, one in accounts.items() if name.startswith("unga-xml-")]
    votes, calls = accounts["unga-votes"], accounts["unga-rollcalls"]

    assert (votes.rows, votes.used, votes.merged, votes.refused) == (
        1_119_656,
        1_084_530,
        35_126,
        0,
    )
    assert (calls.rows, calls.used, calls.merged, calls.refused) == (7_030, 6_847, 183, 0)
    assert (sum(one.rows for one in lines), sum(one.merged for one in lines)) == (2_232, 39)
    assert all(one.rows == one.used + one.merged + one.refused for one in accounts.values())
    assert all(one.why for one in accounts.values() if one.merged or one.refused)
    assert whole.every(Refused) == []


def test_the_resolutions_as_published_add_no_vote(merged: dict[str, Merged], whole: Whole) -> None:
    texts = {
        short(str(decision_iri(one)))
        for one in whole.every(Decision)
        if names_states(one) and str(one.source).startswith("unga-xml-")
    }

    assert len(texts) == 730
    assert all({told.source for told in merged[text].naming} >= {"unga-xml"} for text in texts)


def test_the_resolutions_as_published_add_sponsors_subjects_and_those_without_a_vote(
    whole: Whole, shared: Path
) -> None:
    published = {
        line["symbol"] for line in published_in(shared) if line["adoption_type"] == "Without a vote"
    }
    added = [
        one
        for one in whole.every(Resolution)
        if one.sponsors and str(one.source).startswith("unga-xml-")
    ]
    without = {one.symbol for one in whole.every(Decision) if one.method == "without-a-vote"}

    assert sum(len(one.sponsors) for one in added) > 60_000
    assert without == published
    assert len(without) == 1_458


def test_a_text_with_totals_and_no_names_takes_them_from_the_other_source(
    merged: dict[str, Merged], whole: Whole
) -> None:
    one = merged["decision/A-RES-75-254-A-C/plenary"]
    told = [d for d in whole.every(Decision) if d.symbol == "A/RES/75/254 A-C"]

    assert Counter(one.votes.values()) == {"in_favour": 168, "against": 2, "not_voting": 23}
    assert {d.source for d in one.naming} == {"voeten-unga"}
    assert {d.source for d in told} == {"voeten-unga", "unga-xml", "unga-xml-75"}


def test_95_roll_calls_differ_from_their_totals_and_94_after_merging(
    merged: dict[str, Merged], whole: Whole
) -> None:
    totals = {"in_favour": "total_in_favour", "against": "total_against"}
    totals["abstaining"] = "total_abstaining"
    stated: dict[str, dict[str, int]] = defaultdict(dict)
    for one in whole.every(Decision):
        for choice, name in totals.items():
            if (number := getattr(one, name)) is not None:
                stated[short(str(decision_iri(one)))][choice] = number
    differ = {
        name
        for name, one in merged.items()
        if any(n != [*one.votes.values()].count(choice) for choice, n in stated[name].items())
    }

    assert len(warned(whole, "unga-votes", "vote")) == 95
    assert len(differ) == 94


def test_absences_before_membership_are_kept(merged: dict[str, Merged], whole: Whole) -> None:
    """161 of two states, and five more; `test_whole_record_graph` tells of each, and why."""
    since = {state.id: state.un_from or "" for state in whole.known.states}
    early = Counter(
        state
        for one in merged.values()
        for state, choice in one.votes.items()
        if choice == "not_voting" and (day := one.naming[0].date) and since[state][: len(day)] > day
    )

    assert (early["CHE"], early["FRY"]) == (94, 67)
    assert early == {"CHE": 94, "FRY": 67} | dict.fromkeys(("KIR", "NRU", "TON", "TUV", "SSD"), 1)


def test_one_roll_call_of_a_symbol_is_the_plenary_decision(merged: dict[str, Merged]) -> None:
    apart = [name for name in merged if name.startswith("decision/rollcall/")]

    assert len([name for name, one in merged.items() if one.votes]) == 6_847
    assert len(apart) == 6_847 - 4_901


def test_days_known_to_the_month_stay_months(whole: Whole) -> None:
    precision = Counter(
        len(str(one.date)) for one in whole.read["unga-votes"] if isinstance(one, Decision)
    )

    assert precision == {len("1946-01"): 4_514, len("2022-12-07"): 2_516}


def test_the_soviet_union_votes_until_1991_and_russia_after_it(merged: dict[str, Merged]) -> None:
    years: dict[str, set[int]] = {"SUN": set(), "RUS": set()}
    for one in merged.values():
        for state in years.keys() & one.votes.keys():
            years[state].add(one.naming[0].year or 0)

    assert (min(years["SUN"]), max(years["SUN"])) == (1946, 1991)
    assert min(years["RUS"]) >= 1991
    assert not any({"SUN", "RUS"} <= one.votes.keys() for one in merged.values())


def test_nobody_named_namibia_is_missing(merged: dict[str, Merged]) -> None:
    since = [one for one in merged.values() if (one.naming and (one.naming[0].year or 0) > 1990)]

    assert all("NAM" in one.votes for one in since)


def test_the_mine_ban_votes_are_those_of_the_bundled_data(
    merged: dict[str, Merged], whole: Whole
) -> None:
    data = resources.data()
    bundled = tabled([load(data / name / "dataset.toml") for name in ("states", "apmbc")])
    ours = {
        short(str(decision_iri(one))): one
        for one in bundled.records
        if isinstance(one, Decision) and one.rollcall and names_states(one)
    }

    assert len(ours) == 30
    for name, one in ours.items():
        for choice in CHOICES:
            told = {state for state, how in merged[name].votes.items() if how == choice}
            assert told == {*getattr(one, choice)}, (name, choice)


def test_the_mine_ban_texts_are_found_by_their_series(whole: Whole) -> None:
    sessions = {one.session for one in whole.every(Resolution) if one.series == MINE_BAN}

    assert sessions == set(range(52, 81))


def test_the_series_are_those_of_the_bundled_data(whole: Whole) -> None:
    for treaty in ("apmbc", "ccm", "tpnw", "att", "ccw", "cwc", "bwc", "ctbt", "npt"):
        tables = tabled([load(resources.data() / treaty / "dataset.toml")])
        for one in (s for s in tables.records if isinstance(s, Series)):
            if one.of_kind == "resolution":
                mine = whole.known.series[one.id]
                assert (mine.title, mine.title_pattern) == (one.title, one.title_pattern)


def test_disarmament_is_one_word_for_both_vocabularies(whole: Whole) -> None:
    issues = {one for text in whole.every(Resolution) for one in text.subjects}

    assert {"arms-control", "nuclear-weapons", "nuclear-disarmament", "disarmament"} <= issues
    assert issues <= terms.CONCEPTS["subject"]


def test_reading_yields_the_same_again(whole: Whole) -> None:
    source: Source = whole.dataset.sources[-1]

    assert list(reader("un-votes")(source, whole.known)) == whole.read[source.document.id]
