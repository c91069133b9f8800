"""What a parameter may name on an endpoint: what the graph that is asked tells of, and no other."""

import pytest

from accede.ask.remote import answer_remote
from accede.errors import QueryError
from servers.filled import BUNDLED, OTHER, SMALL


def test_states_are_named_by_the_bundled_ones(url: str) -> None:
    by_name = answer_remote(url, "votes-of-state", graph=BUNDLED, state="Viet Nam")

    assert by_name.parameters["state"] == "state/VNM"
    assert by_name.rows


def test_an_unknown_name_is_refused_with_the_nearest(url: str) -> None:
    with pytest.raises(QueryError, match="did you mean"):
        answer_remote(url, "votes-of-state", graph=BUNDLED, state="Azerbaidjan")


@pytest.mark.parametrize("words", ["western-europe", "Western Europe", "WESTERN EUROPE"])
def test_a_group_is_found_by_its_id_or_its_name(url: str, words: str) -> None:
    found = answer_remote(url, "group-split", graph=BUNDLED, group=words)

    assert found.parameters["group"] == "western-europe"
    assert found.rows


def test_a_group_that_the_endpoint_does_not_know_is_refused_with_the_nearest(url: str) -> None:
    with pytest.raises(QueryError) as refused:
        answer_remote(url, "group-split", graph=BUNDLED, group="western-euope")

    assert "no group is called 'western-euope'; did you mean" in str(refused.value)
    assert "western-europe" in refused.value.mend


def test_a_group_is_looked_for_in_the_graph_that_is_asked_alone(url: str) -> None:
    with pytest.raises(QueryError, match="no group is called 'western-europe'"):
        answer_remote(url, "group-split", graph=SMALL, group="western-europe")
    with pytest.raises(QueryError, match="tells of no group of states"):
        answer_remote(url, "group-split", graph=OTHER, group="western-europe")


def test_a_thing_that_the_endpoint_knows_is_asked_about(url: str) -> None:
    short = answer_remote(url, "evidence", graph=SMALL, thing="position/xaa-2-joining")
    whole = answer_remote(
        url, "evidence", graph=SMALL, thing="https://w3id.org/accede/id/position/xaa-2-joining"
    )

    assert short.rows == whole.rows
    assert short.rows


@pytest.mark.parametrize(
    "words",
    [
        "position/typo",
        "urn:typo:x",
        "state/C U",
        "%",
        "state/%zz",
        "x> <y> <z",
        "",
        "state/\u202eX",
    ],
)
def test_a_thing_that_the_endpoint_tells_nothing_of_is_refused(url: str, words: str) -> None:
    with pytest.raises(QueryError) as refused:
        answer_remote(url, "evidence", graph=BUNDLED, thing=words)

    assert str(refused.value) == (
        f"ask evidence, thing: the endpoint tells of nothing called {words!r}; "
        "give an IRI or a short name, like state/CUB"
    )


def test_a_thing_of_another_graph_is_refused(url: str) -> None:
    with pytest.raises(QueryError, match="tells of nothing called 'position/cub-2021-eov-use'"):
        answer_remote(url, "evidence", graph=SMALL, thing="position/cub-2021-eov-use")


def test_who_names_no_graph_is_told_that_it_may_be_needed(url: str) -> None:
    with pytest.raises(QueryError, match="or name the graph that holds the release with --graph"):
        answer_remote(url, "evidence", thing="position/typo")
