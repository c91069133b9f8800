"""Plain texts that name something: a name that nothing bears is refused, with the nearest."""

import pytest
from pyoxigraph import Store

from accede.ask import queries
from accede.errors import QueryError
from accede.release import Release


def asked(store: Store, question: str, **given: str) -> tuple[tuple[object, ...], ...]:
    return queries.run(store, queries.load(question), given).rows


@pytest.mark.parametrize("words", ["western-europe", "Western Europe", "WESTERN EUROPE"])
def test_a_group_is_found_by_its_id_or_its_name(words: str, release: Release) -> None:
    store = release.store()

    assert asked(store, "group-split", group=words) == asked(
        store, "group-split", group="western-europe"
    )


def test_a_group_that_nobody_knows_is_refused_with_the_nearest(release: Release) -> None:
    with pytest.raises(QueryError) as refused:
        asked(release.store(), "group-split", group="western-euope")

    assert str(refused.value) == (
        "ask group-split, group: no group is called 'western-euope'; did you mean "
        + refused.value.mend.removeprefix("did you mean ")
    )
    assert "western-europe" in refused.value.mend


def test_a_group_like_no_other_is_refused_with_all_there_are(small: Store) -> None:
    with pytest.raises(QueryError, match=r"no group is called 'zz'; known are: .*eu"):
        asked(small, "group-split", group="zz")


def test_a_thing_that_nothing_is_told_of_is_refused(small: Store) -> None:
    with pytest.raises(QueryError, match="nothing is called 'position/nowhere'"):
        asked(small, "evidence", thing="position/nowhere")


def test_a_default_is_asked_as_it_is(small: Store) -> None:
    assert asked(small, "evidence") == ()


@pytest.mark.parametrize("words", ["%", "state/%zz", "urn:%", "state/%F0"])
def test_a_thing_whose_name_no_iri_can_have_is_refused_like_any_other(
    words: str, small: Store
) -> None:
    with pytest.raises(QueryError, match="nothing is called"):
        asked(small, "evidence", thing=words)
