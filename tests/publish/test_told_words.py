"""The small words of a change: what things are called, lists, long texts, what was and is."""

from collections.abc import Iterable

import pytest
from held_things import held

from accede.ask.things import Things
from accede.model import iris, terms
from accede.publish.told.conflicts import conflicts
from accede.publish.told.properties import Pair, apart, differences
from accede.publish.told.words import LISTED, LONG, called, listed, shortened

WORLD = f"""
<{iris.ID}treaty/sea> skos:prefLabel "The Long Title of the Sea Treaty"@en ;
  skos:altLabel "Sea Treaty"@en .
<{iris.ID}treaty/sea-p1> skos:prefLabel "Protocol I to the Long Title"@en ;
  skos:altLabel "Protocol I"@en ; acc:partOf <{iris.ID}treaty/sea> .
<{iris.ID}state/XAA> a acc:State ; skos:prefLabel "Arvenia"@en .
<{iris.ID}action/sea/XAA/accession> acc:actor <{iris.ID}state/XAA> ;
  acc:actionType <{iris.SCHEME}action-type/accession> ; acc:treaty <{iris.ID}treaty/sea> .
<{iris.SCHEME}action-type/accession> skos:prefLabel "accession"@en .
<{iris.SCHEME}stage/plenary> skos:prefLabel "plenary"@en .
<{iris.ID}resolution/R> acc:symbol "A/RES/90/1" .
<{iris.ID}decision/R/plenary> acc:decidesOn <{iris.ID}resolution/R> ;
  acc:stage <{iris.SCHEME}stage/plenary> .
<{iris.ID}decision/rollcall/7> acc:decidesOn <{iris.ID}resolution/R> ;
  acc:stage <{iris.SCHEME}stage/plenary> ; acc:onPart "operative paragraph 3" .
<{iris.ID}decision/rollcall/8> a acc:Decision .
"""


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        ("state/XAA", "Arvenia"),
        ("treaty/sea", "Sea Treaty"),
        ("treaty/sea-p1", "Protocol I (Sea Treaty)"),
        ("action/sea/XAA/accession", "Arvenia, accession, Sea Treaty"),
        ("decision/R/plenary", "A/RES/90/1 (plenary)"),
        ("decision/rollcall/7", "A/RES/90/1 (plenary, operative paragraph 3)"),
        ("decision/rollcall/8", "decision/rollcall/8"),
        ("state/NONE", "state/NONE"),
    ],
)
def test_a_thing_is_called_as_people_call_it(thing: str, name: str) -> None:
    assert called(held(WORLD), iris.ID + thing) == name


def test_what_is_not_ours_is_called_by_its_number_or_as_it_is() -> None:
    assert called(held(), f"{iris.WIKIDATA}Q241") == "Wikidata item Q241"
    assert called(held(), "2011-01-20") == "2011-01-20"


def test_of_a_long_list_the_first_are_told_and_how_many_more() -> None:
    states = [f"State {number}" for number in range(LISTED + 90)]

    assert listed(states) == ", ".join(states[:LISTED]) + " and 90 more"
    assert listed(states[: LISTED + 1]).endswith(f"{states[LISTED - 1]} and {states[LISTED]}")


def test_a_long_text_ends_with_a_word_and_a_mark() -> None:
    assert shortened("word " * 100) == ("word " * (LONG // 5)).rstrip() + " …"
    assert shortened("x" * 500) == "x" * LONG + " …"
    assert shortened("short") == "short"


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("a b c d e f g", "a b c d e f h", ("… d e f g", "… d e f h")),
        ("a b c d e f", "a b c d e f g", ("… d e f", "… d e f g")),
        ("a b c", "a b d", ("a b c", "a b d")),
        ("yes", "no", ("yes", "no")),
    ],
)
def test_two_texts_are_told_from_shortly_before_they_part(
    first: str, then: str, told: tuple[str, str]
) -> None:
    assert apart(first, then) == told


def of(before: str, after: str, thing: str) -> list[str]:
    """What differs between a thing as one text tells it and as another does."""
    return list(differences(Pair(iris.ID + thing, held(before), held(after))))


def meeting(rest: str) -> str:
    return f"<{iris.ID}meeting/m> a acc:Meeting ; {rest} ."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('acc:place "Oslo"', 'acc:place "Bergen"', ["place: was Oslo, now Bergen"]),
        ('acc:place "Oslo"', 'acc:place "New Port"', ['place: was "Oslo", now "New Port"']),
        ('acc:place "Oslo"', "acc:ordinal 1", ["ordinal: now 1", "place: was Oslo, now not told"]),
        ('acc:until "2011-01-02"^^xsd:date', "", ["until: was 2011-01-02, now open"]),
        ("acc:formal true", "acc:formal false", ["formal: was yes, now no"]),
        (
            'skos:altLabel "A", "B"',
            'skos:altLabel "B", "C", "D"',
            ["other name: C and D added, A removed"],
        ),
        (
            'acc:date "2011-01-01"^^xsd:date ; acc:year 2011',
            'acc:date "2012-01-01"^^xsd:date ; acc:year 2012',
            ["date: was 2011-01-01, now 2012-01-01"],
        ),
        ("acc:year 2011", "acc:year 2012", ["year: was 2011, now 2012"]),
        ("acc:ordinal 1", "acc:ordinal 1", []),
    ],
)
def test_what_was_and_what_is_are_told_property_by_property(
    before: str, after: str, told: Iterable[str]
) -> None:
    assert of(meeting(before), meeting(after), "meeting/m") == told


def test_a_property_is_called_by_the_label_that_the_vocabulary_gives_it() -> None:
    label = f'<{iris.NS}withdrawalNotice> <{terms.rdfs_label}> "notice of withdrawal"@en .'
    rule = f"<{iris.ID}treaty/t> a acc:Treaty ; acc:withdrawalNotice"

    assert of(f'{label} {rule} "6" .', f'{label} {rule} "12" .', "treaty/t") == [
        "notice of withdrawal: was 6, now 12"
    ]


def test_who_voted_how_is_left_to_changes_of_their_own() -> None:
    decision = f"<{iris.ID}decision/d> a acc:Decision ; acc:{{}} <{iris.ID}state/XAA> ."

    assert of(decision.format("inFavour"), decision.format("against"), "decision/d") == []


def test_sources_that_differ_otherwise_than_before_are_told_with_both() -> None:
    def claims(*days: str) -> Things:
        return held(
            WORLD,
            *(
                f"<{iris.ID}claim/{number}> a acc:Claim ; acc:claimPredicate acc:date ; "
                f"acc:claimSubject <{iris.ID}action/sea/XAA/accession> ; "
                f'acc:claimObject "{day}"^^xsd:date .'
                for number, day in enumerate(days)
            ),
        )

    old, new = claims("2011-01-01", "2011-01-02"), claims("2011-01-01", "2011-01-03")
    said = list(conflicts([Pair(f"{iris.ID}claim/1", old, new)]))

    assert said == [
        (
            f"{iris.ID}action/sea/XAA/accession",
            "changed",
            (
                "sources differ otherwise on Arvenia, accession, Sea Treaty, date: 2011-01-01; "
                "2011-01-03. Before: 2011-01-01; 2011-01-02"
            ),
        )
    ]
