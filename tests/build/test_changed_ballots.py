"""The voting matrix of a changed graph: the same bytes as made from the whole graph."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a_voting_record import LABEL, NS, SCHEME, SUBJECT, TYPE, line
from accede.ask.ballot_lines import ballots_of
from accede.build.changed_ballots import FILE, write_ballots_again, write_touched
from accede.check import vicinity
from changed_graphs import change_of, write

CODES = ("XAA", "XBB", "XCC")
LISTS = ("inFavour", "abstaining", "against", "notVoting", "absenceDerived", "filledIn")
NUMBERS = st.sampled_from("1234")
STATES = st.sampled_from([*CODES, *CODES, "XZZ"])


def named(*codes: str) -> set[str]:
    return {line(f"state/{code}", LABEL, f'"Land {code}"@en') for code in codes}


def told(word: str) -> st.SearchStrategy[str]:
    """A line about a thing of a name and a number."""
    return NUMBERS.map(lambda number: line(*word.format(number).split(" ", 2)))


VOTES = st.tuples(NUMBERS, st.sampled_from(LISTS), STATES).map(
    lambda one: line(f"decision/A-{one[0]}/plenary", one[1], f"state/{one[2]}")
)
SOURCES = st.tuples(NUMBERS, NUMBERS).map(
    lambda one: line(f"decision/A-{one[0]}/plenary", "source", f"snapshot/{one[1]}")
)
RECONSTRUCTED = st.tuples(NUMBERS, STATES).map(
    lambda one: line(f"document/{one[0]}", "reconstructs", f"state/{one[1]}")
)
ABOUT = st.one_of(
    told("decision/A-{0}/plenary decidesOn resolution/A-{0}"),
    told(f'decision/A-{{0}}/plenary date "2044-12-0{{0}}"^^<{NS}>'),
    told("resolution/A-{0} inSeries series/xt"),
    told(f'resolution/A-{{0}} session "9{{0}}"^^<{NS}>'),
    told(f"resolution/A-{{0}} {SUBJECT} {SCHEME}subject/s{{0}}"),
    told("snapshot/{0} document document/{0}"),
    told(f"document/{{0}} {TYPE} {NS}Document"),
)
RECORDS = st.sets(st.one_of(VOTES, VOTES, SOURCES, RECONSTRUCTED, ABOUT), max_size=20)


def chain(number: int) -> set[str]:
    """A decision with a snapshot of a document behind it, and on a resolution."""
    return {
        line(f"decision/A-{number}/plenary", "source", f"snapshot/{number}"),
        line(f"decision/A-{number}/plenary", "decidesOn", f"resolution/A-{number}"),
        line(f"snapshot/{number}", "document", f"document/{number}"),
        line(f"document/{number}", TYPE, f"{NS}Document"),
        line(f"document/{number}", "reconstructs", "state/XBB"),
    }


CHAINS = named(*CODES).union(*map(chain, range(1, 5)))


@pytest.fixture(autouse=True)
def _any_change_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vicinity, "SHARE", 0.01)


def again(before: set[str], after: set[str], folder: Path) -> bytes | None:
    """The matrix after a change, by way of the one before; None where there is none."""
    old, new = write(before, folder / "old"), write(after, folder / "new")
    ballots_of(sorted(before)).save(folder / "old" / "ballots.npz")
    if not write_touched(folder / "parts", change_of(old, new, ()), folder / "old" / "ballots.npz"):
        return None
    made = folder / "ballots.npz"
    return made.read_bytes() if write_ballots_again(folder / "parts" / FILE, made) else None


def from_nothing(lines: set[str], folder: Path) -> bytes:
    ballots_of(sorted(lines)).save(folder / "whole.npz")
    return (folder / "whole.npz").read_bytes()


@given(record=RECORDS, gone=RECORDS, come=RECORDS)
@settings(max_examples=60, deadline=None)
def test_any_change_gives_the_matrix_of_the_whole_graph(
    record: set[str], gone: set[str], come: set[str]
) -> None:
    before = record | gone | CHAINS
    after = record | come | CHAINS
    with TemporaryDirectory() as folder:
        made = again(before, after, Path(folder))
        wanted = from_nothing(after, Path(folder))

    assert made == wanted or (made is None and "state/XZZ" in "".join(before))


def votes(number: int, *codes: str) -> set[str]:
    return {line(f"decision/A-{number}/plenary", "inFavour", f"state/{code}") for code in codes}


RECORD = votes(1, *CODES) | votes(2, "XAA") | votes(3, "XBB", "XCC") | named(*CODES)


def test_a_decision_that_comes_and_one_that_goes_are_the_only_columns_that_change(
    tmp_path: Path,
) -> None:
    after = RECORD - votes(2, "XAA") | votes(4, "XAA", "XCC")

    assert again(RECORD, after, tmp_path) == from_nothing(after, tmp_path)


def test_votes_that_a_document_does_not_compute_any_more_are_on_record(tmp_path: Path) -> None:
    before = RECORD | chain(3)
    after = before - {line("document/3", "reconstructs", "state/XBB")}

    assert from_nothing(before, tmp_path) != from_nothing(after, tmp_path)
    assert again(before, after, tmp_path) == from_nothing(after, tmp_path)


def test_a_resolution_that_comes_into_a_series_has_its_decision_there(tmp_path: Path) -> None:
    before = RECORD | chain(3)
    after = before | {line("resolution/A-3", "inSeries", "series/xt")}

    assert from_nothing(before, tmp_path) != from_nothing(after, tmp_path)
    assert again(before, after, tmp_path) == from_nothing(after, tmp_path)


def test_a_state_that_is_renamed_has_its_new_name(tmp_path: Path) -> None:
    other = {line("state/XAA", LABEL, '"New Land"@en')}
    after = RECORD - named("XAA") | other

    assert again(RECORD, after, tmp_path) == from_nothing(after, tmp_path)


def test_a_name_that_no_state_bears_takes_the_whole_graph(tmp_path: Path) -> None:
    before = RECORD | votes(4, "XZZ")

    assert again(before, RECORD, tmp_path) is None


def test_a_matrix_before_that_is_gone_takes_the_whole_graph(tmp_path: Path) -> None:
    after = RECORD - votes(2, "XAA")
    old, new = write(RECORD, tmp_path / "old"), write(after, tmp_path / "new")
    assert write_touched(tmp_path / "parts", change_of(old, new, ()), tmp_path / "ballots.npz")

    assert not write_ballots_again(tmp_path / "parts" / FILE, tmp_path / "made.npz")


def test_where_much_is_touched_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vicinity, "SHARE", 10_000)

    assert again(RECORD, RECORD - votes(2, "XAA"), tmp_path) is None
    assert not (tmp_path / "parts").exists()
