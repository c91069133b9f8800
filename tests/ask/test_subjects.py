"""Subjects are found by notation, label or code, and an unknown one is refused with the nearest."""

import pytest
from pyoxigraph import RdfFormat, Store

from accede.ask.subjects import subject
from accede.ask.things import Things
from accede.errors import QueryError

KNOWN = ("subject/disarmament", "subject/nuclear-weapons")


@pytest.fixture
def things() -> Things:
    store = Store()
    store.load(
        b"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX acc: <https://w3id.org/accede/ns#>
        <https://w3id.org/accede/scheme/subject/disarmament> skos:prefLabel "Laying down arms"@en ;
          skos:notation "disarmament", "XD" .""",
        format=RdfFormat.TURTLE,
    )
    return Things(store)


@pytest.mark.parametrize(
    "words", ["disarmament", "Disarmament", "subject/disarmament", "laying down arms", "XD"]
)
def test_a_subject_is_found_by_any_of_its_names(words: str, things: Things) -> None:
    assert subject(things, words, KNOWN) == "subject/disarmament"


def test_a_subject_that_no_vote_has_is_refused_with_the_nearest(things: Things) -> None:
    with pytest.raises(QueryError) as refused:
        subject(things, "disarmement", KNOWN)

    assert str(refused.value) == (
        "compare, subject: no vote has the subject 'disarmement'; did you mean disarmament?"
    )
