"""What stays, in words: states that begin, end and follow each other, members, links, terms."""

import pytest
from held_things import held

from accede.model import iris, terms
from accede.publish.told import TELL
from accede.publish.told.properties import Pair, differences

SOUTH = f"""
<{iris.ID}state/XAA> a acc:State ; skos:prefLabel "Arvenia"@en .
<{iris.ID}state/XAS> a acc:State ; skos:prefLabel "South Arvenia"@en ;
  acc:from "2011-07-09"^^xsd:date ; acc:succeeds <{iris.ID}state/XAA> .
<{iris.ID}name/XAS/1> a skosxl:Label ; skosxl:literalForm "The South"@en ; acc:until "2012" .
<{iris.ID}state/XAS> skosxl:altLabel <{iris.ID}name/XAS/1> .
<{iris.ID}organization/un> a org:Organization ; skos:prefLabel "United Nations"@en .
<{iris.ID}membership/un/XAS> a org:Membership ; org:member <{iris.ID}state/XAS> ;
  org:organization <{iris.ID}organization/un> ; acc:from "2011-07-14"^^xsd:date .
<{iris.ID}alignment/1> a acc:Alignment ; acc:claimSubject <{iris.ID}state/XAS> ;
  acc:claimPredicate skos:closeMatch ; acc:claimObject <{iris.WIKIDATA}Q958> .
<{iris.SCHEME}stance> a skos:ConceptScheme ; skos:prefLabel "Stances"@en .
<{iris.SCHEME}stance/opposes> a skos:Concept ; skos:prefLabel "opposes"@en ;
  skos:inScheme <{iris.SCHEME}stance> .
"""
LATER = SOUTH.replace("South Arvenia", "Free Arvenia").replace(
    "acc:succeeds", 'acc:until "2026-01-01"^^xsd:date ; acc:succeeds'
)


@pytest.mark.parametrize(
    ("kind", "thing", "told"),
    [
        (
            terms.State,
            f"{iris.ID}state/XAS",
            ("state", "the state South Arvenia from 2011-07-09, which succeeds Arvenia"),
        ),
        (
            terms.skosxl_Label,
            f"{iris.ID}name/XAS/1",
            ("state", "South Arvenia: called The South until 2012"),
        ),
        (
            terms.org_Membership,
            f"{iris.ID}membership/un/XAS",
            ("member", "South Arvenia: member of the United Nations from 2011-07-14"),
        ),
        (
            terms.org_Organization,
            f"{iris.ID}organization/un",
            ("member", "the organization United Nations"),
        ),
        (
            terms.Alignment,
            f"{iris.ID}alignment/1",
            ("link", "South Arvenia is linked to the Wikidata item Q958, as nearly the same"),
        ),
        (
            terms.skos_Concept,
            f"{iris.SCHEME}stance/opposes",
            ("vocabulary", 'the term "opposes" (Stances)'),
        ),
        (
            terms.skos_ConceptScheme,
            f"{iris.SCHEME}stance",
            ("vocabulary", 'the scheme "Stances"'),
        ),
    ],
)
def test_a_thing_is_told_in_the_words_of_the_field(
    kind: str, thing: str, told: tuple[str, str]
) -> None:
    assert TELL[kind](held(SOUTH), thing)[:2] == told


def test_a_state_that_is_renamed_and_ends_is_told_with_what_it_was() -> None:
    pair = Pair(f"{iris.ID}state/XAS", held(SOUTH), held(LATER))

    assert list(differences(pair)) == [
        'name: was "South Arvenia", now "Free Arvenia"',
        "ended: now 2026-01-01",
    ]


def test_a_state_that_has_another_predecessor_is_told_with_both() -> None:
    other = SOUTH.replace(f"acc:succeeds <{iris.ID}state/XAA>", f"acc:succeeds <{iris.ID}state/X>")

    assert list(differences(Pair(f"{iris.ID}state/XAS", held(SOUTH), held(other)))) == [
        "succeeds: was Arvenia, now state/X"
    ]
