"""The file of the voting record: what comes back, that its bytes hold, and what is refused."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from a_voting_record import of_words, votes
from accede.ask.ballots import Ballots
from accede.ask.npz import write_npz
from accede.ask.scope import RollCall, Scope
from accede.errors import QueryError, ReleaseError

DECISIONS = (
    RollCall(
        decision="decision/A-RES-99-1/plenary",
        when="2044-12-01",
        stage="plenary",
        series="xt-ga",
        session=99,
        subjects=("subject/mines", "subject/weapons"),
    ),
    RollCall(decision="decision/rollcall/un-1", when="2044-12", part="operative § 1"),
    RollCall(decision="decision/rollcall/un-2", subjects=("subject/mines",)),
)


def small() -> Ballots:
    votes_cast = {"XAA": "yan", "XBB": "x.y", "XCC": "..."}
    return of_words(votes_cast, known={"XAA": "-rf", "XBB": "d--"}, decisions=DECISIONS)


def same(one: Ballots, other: Ballots) -> bool:
    return (
        (one.states, one.names, one.decisions) == (other.states, other.names, other.decisions)
        and np.array_equal(one.choices, other.choices)
        and np.array_equal(one.known, other.known)
    )


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    small().save(tmp_path / "ballots.npz")

    assert same(Ballots.load(tmp_path / "ballots.npz"), small())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=votes())
def test_any_record_is_loaded_as_it_was_saved(told: dict[str, str], tmp_path: Path) -> None:
    ballots = of_words(told)
    ballots.save(tmp_path / "ballots.npz")

    assert same(Ballots.load(tmp_path / "ballots.npz"), ballots)


def test_a_record_without_a_vote_is_loaded_as_it_was_saved(tmp_path: Path) -> None:
    ballots = of_words({})
    ballots.save(tmp_path / "ballots.npz")

    assert same(Ballots.load(tmp_path / "ballots.npz"), ballots)


def test_the_same_votes_give_the_same_bytes(tmp_path: Path) -> None:
    small().save(tmp_path / "first.npz")
    loaded = Ballots.load(tmp_path / "first.npz")
    loaded.save(tmp_path / "second.npz")

    assert (tmp_path / "first.npz").read_bytes() == (tmp_path / "second.npz").read_bytes()


def test_the_file_says_nothing_of_time_or_machine(tmp_path: Path) -> None:
    small().save(tmp_path / "ballots.npz")

    with zipfile.ZipFile(tmp_path / "ballots.npz") as archive:
        members = {
            (one.date_time, one.create_system, one.compress_type, one.extra)
            for one in archive.infolist()
        }
    assert members == {((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED, b"")}


def test_numpy_reads_the_file_by_itself(tmp_path: Path) -> None:
    small().save(tmp_path / "ballots.npz")

    with np.load(tmp_path / "ballots.npz", allow_pickle=False) as arrays:
        assert json.loads(arrays["states"].tobytes()) == ["XAA", "XBB", "XCC"]
        assert arrays["choices"].tolist() == small().choices.tolist()


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="cannot be read"):
        Ballots.load(tmp_path / "ballots.npz")


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    small().save(tmp_path / "ballots.npz")
    whole = (tmp_path / "ballots.npz").read_bytes()
    cut = tmp_path / "cut.npz"

    for length in range(0, len(whole), 101):
        cut.write_bytes(whole[:length])
        with pytest.raises(ReleaseError):
            Ballots.load(cut)


def test_a_changed_byte_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    small().save(tmp_path / "ballots.npz")
    whole = (tmp_path / "ballots.npz").read_bytes()
    place = tmp_path / "changed.npz"

    for at in range(0, len(whole), 23):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            loaded = Ballots.load(place)
        except ReleaseError:
            continue
        assert same(loaded, small())


def test_a_file_with_other_arrays_is_refused(tmp_path: Path) -> None:
    write_npz(tmp_path / "other.npz", {"states": np.array(["XAA"])})

    with pytest.raises(ReleaseError, match="has no array"):
        Ballots.load(tmp_path / "other.npz")


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "ballots.npz", "w") as archive,
        archive.open("states.npy", "w") as stream,
    ):
        np.lib.format.write_array(stream, np.array([object], dtype=object), allow_pickle=True)

    with pytest.raises(ReleaseError, match="cannot be read"):
        Ballots.load(tmp_path / "ballots.npz")


def test_a_matrix_of_another_shape_is_refused(tmp_path: Path) -> None:
    ballots = small()
    crooked = Ballots(
        states=ballots.states,
        names=ballots.names,
        decisions=ballots.decisions,
        choices=ballots.choices[:, :2],
        known=ballots.known,
    )
    crooked.save(tmp_path / "ballots.npz")

    with pytest.raises(ReleaseError, match=r"\(3, 2\) where int8 \(3, 3\) belongs"):
        Ballots.load(tmp_path / "ballots.npz")


def test_a_scope_keeps_the_states_and_takes_its_decisions() -> None:
    chosen = small().within(Scope(stage=None, subject="subject/mines"))

    assert chosen.states == ("XAA", "XBB", "XCC")
    assert chosen.decisions == (DECISIONS[0], DECISIONS[2])
    assert chosen.choices.tolist() == [[1, 3], [4, 1], [0, 0]]
    assert chosen.known.tolist() == [[0, 2], [3, 0], [0, 0]]


def test_an_unknown_state_is_refused_with_those_near() -> None:
    with pytest.raises(QueryError, match="did you mean"):
        small().row("XAB")
