"""Roll calls gathered in one walk: what `tally` answers, row by row."""

import pytest
from pyoxigraph import RdfFormat, Store

from accede.ask import queries
from accede.ask.queries import load
from accede.publish.site.asked import Asked
from accede.publish.site.roll_calls import RollCalls
from accede.release import Release

ID = "https://w3id.org/accede/id/"
HEAD = """@prefix acc: <https://w3id.org/accede/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix choice: <https://w3id.org/accede/scheme/vote-choice/> .
@prefix state: <https://w3id.org/accede/id/state/> .
@prefix doc: <https://w3id.org/accede/id/document/> .
@prefix snapshot: <https://w3id.org/accede/id/snapshot/> .
@prefix text: <https://w3id.org/accede/id/resolution/> .
@prefix decision: <https://w3id.org/accede/id/decision/R/> .
@prefix vote: <https://w3id.org/accede/id/vote/> .
@prefix stage: <https://w3id.org/accede/scheme/stage/> .
choice:in-favour skos:inScheme <https://w3id.org/accede/scheme/vote-choice> ;
  acc:direct acc:inFavour ; acc:rank 3 .
choice:against skos:inScheme <https://w3id.org/accede/scheme/vote-choice> ;
  acc:direct acc:against ; acc:rank 1 .
state:XAA a acc:State ; skos:prefLabel "Arcadia" .
state:XBB a acc:State ; skos:prefLabel "Borogravia" .
state:XCC a acc:State ; skos:prefLabel "Cockaigne" .
doc:one a acc:Document ; dcterms:identifier "one" ;
  acc:reconstructs state:XAA .
doc:two a acc:Document ; dcterms:identifier "two" .
snapshot:s acc:document doc:two .
text:R a acc:Resolution ; acc:symbol "A/RES/1/1" .
"""
DECISION = """decision:plenary a acc:Decision ;
  acc:decidesOn text:R ; acc:stage stage:plenary ;
  acc:date "2020-12-07"^^xsd:date ; acc:totalInFavour 2 ;
  acc:inFavour state:XAA, state:XBB ;
  acc:against state:XCC ;
"""
CASES = {
    "recorded by one of two sources": "acc:source doc:one, snapshot:s .",
    "computed by its only source": "acc:source doc:one .",
    "filled in": "acc:source doc:two ; acc:filledIn state:XBB .",
    "derived and filled in": """acc:source doc:two ;
      acc:filledIn state:XCC ; acc:absenceDerived state:XCC .""",
    "of a part alone": 'acc:source doc:two ; acc:onPart "paragraph 1" .',
    "told by a page too": """acc:source doc:two .
      vote:v a acc:Vote ; acc:decidesOn text:R ; acc:decision decision:plenary ;
      acc:actor state:XCC ; acc:choice choice:in-favour ; acc:source doc:one .""",
    "told by a page without its stage": """acc:source doc:two .
      vote:v a acc:Vote ; acc:decidesOn text:R ; acc:dateAsStated "2020" ;
      acc:actor state:XCC ; acc:choice choice:against ; acc:source doc:two .""",
}


@pytest.mark.parametrize("case", CASES)
def test_a_roll_call_is_what_tally_answers(case: str) -> None:
    store = Store()
    store.load(f"{HEAD}{DECISION}{CASES[case]}".encode(), format=RdfFormat.TURTLE)
    tally = load("tally")

    asked = queries.run(store, tally, {"resolution": f"{ID}resolution/R"})
    gathered = RollCalls(store, tally).answer(f"{ID}resolution/R")

    assert gathered == asked
    assert bool(asked.rows) == (case != "of a part alone")


def test_roll_calls_on_file_are_what_tally_answers(release: Release) -> None:
    asked = Asked(release)
    texts = sorted({str(r["resolution_iri"]) for r in asked.rows("resolutions")})

    for text in (*texts[::10], texts[-1]):
        assert asked.roll_call(text) == asked.answer("tally", resolution=text), text
