"""What a release says of itself to catalogues: DCAT 3 and VoID."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from accede.publish.export import export
from accede.release import Release, finish, open_release, staged

PREFIXES = """
PREFIX acc: <https://w3id.org/accede/ns#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX void: <http://rdfs.org/ns/void#>
"""


@pytest.fixture(scope="module")
def described(release: Release, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """The description of the bundled release."""
    out = tmp_path_factory.mktemp("description") / "description.ttl"
    export(release, format="dcat", out=out)
    return loaded(out)


def loaded(turtle: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=str(turtle), format=ox.RdfFormat.TURTLE)
    return store


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    names = found.variables
    return sorted(tuple(str(getattr(row[name], "value", "")) for name in names) for row in found)


def test_it_is_one_dcat_dataset_named_by_its_digest(described: ox.Store, release: Release) -> None:
    query = "SELECT ?s ?digest ?version { ?s a dcat:Dataset, void:Dataset ; "
    query += "dcterms:identifier ?digest ; dcat:version ?version }"
    short = release.digest[:12]

    assert rows(described, query) == [
        (f"https://w3id.org/accede/release/{short}", release.digest, short)
    ]


@pytest.mark.parametrize(
    ("told", "held"),
    [
        (
            "SELECT ?class ?n { ?p void:class ?class ; void:entities ?n }",
            "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class",
        ),
        (
            "SELECT ?property ?n { ?p void:property ?property ; void:triples ?n }",
            "SELECT ?property (COUNT(*) AS ?n) { ?s ?property ?o } GROUP BY ?property",
        ),
        (
            "SELECT ?n ?s { ?d a dcat:Dataset ; void:triples ?n ; void:distinctSubjects ?s }",
            "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects) { ?s ?p ?o }",
        ),
        (
            "SELECT ?document ?n { ?p dcterms:source ?document ; void:entities ?n }",
            """SELECT ?document (COUNT(*) AS ?n) {
                 ?s (acc:source|acc:totalsFrom) ?source .
                 ?source acc:document? ?document . ?document a acc:Document
               } GROUP BY ?document""",
        ),
        (
            "SELECT ?p ?n { ?l a void:Linkset ; void:linkPredicate ?p ; void:triples ?n }",
            """SELECT ?p (COUNT(*) AS ?n) {
                 ?s ?p ?o FILTER (STRSTARTS(STR(?o), "http://www.wikidata.org/entity/"))
                 FILTER (?p IN (skos:exactMatch, skos:closeMatch, skos:relatedMatch))
               } GROUP BY ?p""",
        ),
    ],
    ids=["classes", "properties", "triples", "sources", "links"],
)
def test_its_counts_are_those_of_the_graph(
    described: ox.Store, release: Release, told: str, held: str
) -> None:
    assert rows(described, told) == rows(release.store(), held)


def test_every_source_has_its_licence_or_a_word_on_it(described: ox.Store) -> None:
    bare = "SELECT ?p { ?p dcterms:source ?d FILTER NOT EXISTS "
    bare += "{ ?p dcterms:license|dcterms:rights ?l } }"
    known = "SELECT ?document ?l { ?p dcterms:source ?document ; dcterms:license ?l }"

    assert rows(described, bare) == []
    assert (
        "https://w3id.org/accede/id/document/country-codes",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ) in rows(described, known)


def test_every_dataset_has_its_licence(described: ox.Store) -> None:
    query = "SELECT ?d ?l { ?r dcterms:hasPart ?d . ?d a dcat:Dataset ; dcterms:license ?l }"
    free = "https://creativecommons.org/publicdomain/zero/1.0/"

    assert ("https://w3id.org/accede/id/dataset/apmbc", free) in rows(described, query)


def test_files_are_told_with_size_and_digest_but_not_those_of_others(
    described: ox.Store, release: Release
) -> None:
    query = "SELECT ?name ?bytes ?sha256 { ?f a dcat:Distribution ; dcterms:title ?name ; "
    query += "dcat:byteSize ?bytes ; spdx:checksum/spdx:checksumValue ?sha256 }"
    dated = ("store/", "texts/", "build.json")

    assert rows(described, query) == sorted(
        (name, str(file.bytes), file.sha256)
        for name, file in release.manifest.files.items()
        if not name.startswith(dated)
    )


def test_it_names_the_version_of_the_vocabulary_and_the_build(
    described: ox.Store, release: Release
) -> None:
    query = "SELECT ?vocabulary ?build { ?d dcterms:conformsTo ?vocabulary ; "
    query += "<http://www.w3.org/ns/prov#wasGeneratedBy> ?build }"
    held = "SELECT ?vocabulary ?build { ?o <http://www.w3.org/2002/07/owl#versionIRI> ?vocabulary ."
    held += " ?build a <http://www.w3.org/ns/prov#Activity> }"

    assert rows(described, query) == rows(release.store(), held)


def test_it_has_no_blank_nodes(described: ox.Store) -> None:
    assert not [
        quad
        for quad in described
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]


def test_a_release_without_dates_or_documents_is_described_too(tmp_path: Path) -> None:
    out = tmp_path / "release"
    with staged(out) as folder:
        (folder / "graph.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
        finish(folder, out)
    export(open_release(out), format="dcat", out=tmp_path / "told.ttl")

    query = "SELECT ?n { ?d a dcat:Dataset ; void:triples ?n }"
    assert rows(loaded(tmp_path / "told.ttl"), query) == [("1",)]


def test_the_same_release_gives_the_same_bytes(release: Release, tmp_path: Path) -> None:
    export(release, format="dcat", out=tmp_path / "one.ttl")
    export(release, format="dcat", out=tmp_path / "two.ttl")

    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()
