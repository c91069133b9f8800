"""The schemes: one a file, every concept whole, and what ties acts to standings and choices."""

import csv
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS, XSD
from vocabulary import NS, ONTOLOGY, SCHEME, accede, schemes

from accede.model import terms

SCHEMES = sorted(path.stem for path in (ONTOLOGY / "schemes").glob("*.ttl"))
RESULTS_IN, ON_EFFECT, RANK, DIRECT = (
    URIRef(term) for term in (terms.resultsIn, terms.resultsInOnEffect, terms.rank, terms.direct)
)


def test_a_scheme_is_a_file_of_its_own_name() -> None:
    files = {path.stem for path in (ONTOLOGY / "schemes").glob("*.ttl")}

    assert {
        str(one).removeprefix(SCHEME) for one in schemes().subjects(RDF.type, SKOS.ConceptScheme)
    } == files
    assert set(terms.CONCEPTS) == files


def concepts(scheme: str) -> list[URIRef]:
    """The concepts of a scheme, in order."""
    inside = schemes().subjects(SKOS.inScheme, URIRef(SCHEME + scheme))
    return sorted(URIRef(str(concept)) for concept in inside)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_has_a_label_a_definition_and_its_own_notation(scheme: str) -> None:
    for concept in concepts(scheme):
        labels = [*schemes().objects(concept, SKOS.prefLabel)]
        plain = [
            str(one)
            for one in schemes().objects(concept, SKOS.notation)
            if isinstance(one, Literal) and one.datatype in (None, XSD.string)
        ]

        assert [one.language for one in labels if isinstance(one, Literal)] == ["en"], concept
        assert len([*schemes().objects(concept, SKOS.definition)]) == 1, concept
        assert plain == [concept.rsplit("/", 1)[1]]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_is_at_the_top_or_below_another_of_its_scheme(scheme: str) -> None:
    whole = URIRef(SCHEME + scheme)
    inside = {*concepts(scheme)}
    for concept in inside:
        broader = {*schemes().objects(concept, SKOS.broader)}
        top = (concept, SKOS.topConceptOf, whole) in schemes()

        assert [*schemes().objects(concept, SKOS.inScheme)] == [whole]
        assert top == ((whole, SKOS.hasTopConcept, concept) in schemes()), concept
        assert top != bool(broader), concept
        assert broader <= inside


def test_every_concept_is_in_a_scheme() -> None:
    inside = {one for scheme in SCHEMES for one in concepts(scheme)}

    assert {*schemes().subjects(RDF.type, SKOS.Concept)} == inside


def test_no_two_concepts_of_a_scheme_share_a_label_or_a_code() -> None:
    for scheme in schemes().subjects(RDF.type, SKOS.ConceptScheme):
        inside = [*schemes().subjects(SKOS.inScheme, scheme)]
        for predicate in (SKOS.prefLabel, SKOS.notation):
            told = [value for one in inside for value in schemes().objects(one, predicate)]
            assert len(set(told)) == len(told)


def test_a_code_of_a_source_has_a_declared_datatype() -> None:
    datatypes = {
        one.datatype for one in schemes().objects(None, SKOS.notation) if isinstance(one, Literal)
    } - {None, XSD.string}

    assert datatypes == {URIRef(NS + name) for name in terms.CODES}
    assert datatypes <= {*accede().subjects(RDF.type, RDFS.Datatype)}


def test_an_act_leads_to_the_standings_that_the_law_of_treaties_gives_it() -> None:
    found = {
        notation(act): (
            notation(schemes().value(act, RESULTS_IN)),
            notation(schemes().value(act, ON_EFFECT)),
        )
        for act in schemes().subjects(SKOS.inScheme, URIRef(SCHEME + "action-type"))
    }

    consent = ("contracting", "party")
    assert found == {
        "signature": ("signatory", None),
        "ratification": consent,
        "acceptance": consent,
        "approval": consent,
        "accession": consent,
        "definitive-signature": consent,
        "succession": consent,
        "consent-to-protocol": consent,
        "provisional-application": ("provisional", None),
        "succession-to-signature": ("signatory", None),
        "withdrawal": (None, "withdrawn"),
        "withdrawal-of-ratification": ("signatory", None),
        "declaration": (None, None),
        "objection": (None, None),
    }


def notation(concept: object) -> str | None:
    return str(concept).rsplit("/", 1)[1] if concept else None


def ranks(scheme: str) -> list[str | None]:
    """The notations of a scheme, by rank."""
    ranked = sorted(
        (int(str(rank)), notation(one))
        for one in schemes().subjects(SKOS.inScheme, URIRef(SCHEME + scheme))
        for rank in schemes().objects(one, RANK)
    )
    return [name for _, name in ranked]


def test_standings_stances_and_choices_are_ranked() -> None:
    assert ranks("treaty-status") == [
        "never-joined", "signatory", "contracting", "provisional", "party", "withdrawn", "disputed",
    ]  # fmt: skip
    assert ranks("stance") == ["opposes", "not-now", "undecided", "conditional", "supports"]
    assert ranks("vote-choice") == ["against", "abstaining", "in-favour"]


def test_a_standing_outside_a_treaty_is_told_from_one_inside() -> None:
    def below(name: str) -> set[str | None]:
        group = URIRef(f"{SCHEME}treaty-status/{name}")
        return {notation(one) for one in schemes().subjects(SKOS.broader, group)}

    assert below("not-party") == {"never-joined", "signatory", "contracting", "withdrawn"}
    assert below("consented") == {"contracting", "party"}


def test_each_of_the_four_choices_has_its_property() -> None:
    assert {(notation(c), str(p)) for c, p in schemes().subject_objects(DIRECT)} == {
        ("in-favour", terms.inFavour),
        ("against", terms.against),
        ("abstaining", terms.abstaining),
        ("not-voting", terms.notVoting),
    }


@pytest.mark.parametrize(
    ("table", "column", "scheme"),
    [
        ("apmbc/positions.csv", "issue", "issue"),
        ("apmbc/positions.csv", "stance", "stance"),
        ("apmbc/positions.csv", "reasons", "reason"),
        ("apmbc/statements.csv", "kind", "statement-kind"),
        ("apmbc/measures.csv", "kind", "measure-kind"),
        ("apmbc/outreach.csv", "kind", "outreach-kind"),
        ("apmbc/participation.csv", "role", "role"),
        ("treaties/acts.csv", "action", "action-type"),
        ("treaties/resolutions.csv", "method", "method"),
    ],
)
def test_every_value_of_the_real_tables_is_a_concept(
    shared: Path, table: str, column: str, scheme: str
) -> None:
    with (shared / "data" / table).open(encoding="utf-8", newline="") as rows:
        values = {
            value for row in csv.DictReader(rows) for value in row[column].split(";") if value
        }

    assert values <= terms.CONCEPTS[scheme]


def test_every_region_of_the_real_states_is_a_concept(shared: Path) -> None:
    with (shared / "data/countries/countries.csv").open(encoding="utf-8", newline="") as rows:
        regions = {
            row[name] for row in csv.DictReader(rows) for name in ("un_region", "un_subregion")
        }

    assert {name.lower().replace(" ", "-") for name in regions} == terms.CONCEPTS["region"]
