"""What a release is, for catalogues and for engines: DCAT 3 and VoID, in one Turtle document.

It tells the release's digest and those of its files, which no file in the release itself could
hold; so it is written from a finished release, and the same release gives the same bytes. It has
no clock. The texts of documents are left out: they belong to those who wrote them.
"""

from collections.abc import Iterable, Iterator, Mapping

from accede.graph.triples import Fact, Literal, Pair, described, english, line, string
from accede.graph.turtle import NOTICE, turtle
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.publish.census import Census
from accede.publish.lines import literal
from accede.release import Release
from accede.release.manifest import DATED, File

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
SPDX = "http://spdx.org/rdf/terms#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"foaf": FOAF, "spdx": SPDX, "void": VOID}

MEDIA = "https://www.iana.org/assignments/media-types/"
MEDIA_TYPES = {
    ".nt": "application/n-triples",
    ".ttl": "text/turtle",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".npz": "application/zip",
}
LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "ISC": "https://spdx.org/licenses/ISC",
    "MIT": "https://spdx.org/licenses/MIT",
    "ODC-PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}
"""The licences with an address of their own; any other is told in its source's words."""
UNTOLD = "No licence of this source is on record."


def description(
    release: Release, graph: Iterable[str], *, prefixes: Mapping[str, str]
) -> Iterator[str]:
    """The parts of the Turtle document that describes a release, from its graph's sorted lines."""
    census = Census(graph)
    facts = [
        *_whole(release, census),
        *_partitions(release, census),
        *_links(release, census),
        *_sources(release, census),
        *_datasets(census),
        *(fact for name, file in _files(release) for fact in _file(release, name, file)),
    ]
    return turtle(sorted(set(map(line, facts))), {**prefixes, **PREFIXES})


def _whole(release: Release, census: Census) -> Iterator[Fact]:
    this = iris.release(release.digest)
    short = release.digest[:12]
    project = iris.part_of(iris.PROJECT, "project")
    yield Fact(this, terms.rdf_type, Iri(f"{VOID}Dataset"))
    yield from described(
        this,
        terms.dcat_Dataset,
        (terms.dcterms_title, english(f"accede release {short}")),
        (terms.dcterms_description, english(_words(census))),
        (terms.dcterms_identifier, string(release.digest)),
        (terms.dcterms_rights, english(" ".join(NOTICE))),
        (Iri(f"{DCTERMS}conformsTo"), _iri(census.version)),
        (terms.dcterms_publisher, project),
        (Iri(f"{DCAT}version"), string(short)),
        (terms.prov_wasGeneratedBy, _iri(census.build)),
        (Iri(f"{VOID}uriSpace"), string(iris.ID)),
        (Iri(f"{VOID}vocabulary"), Iri(iris.NS)),
        (Iri(f"{VOID}feature"), Iri("http://www.w3.org/ns/formats/N-Triples")),
        (Iri(f"{VOID}triples"), _count(census.triples)),
        (Iri(f"{VOID}distinctSubjects"), _count(census.subjects)),
        (Iri(f"{VOID}classes"), _count(len(census.classes))),
        (Iri(f"{VOID}properties"), _count(len(census.properties))),
        *((terms.dcterms_hasPart, Iri(one[1:-1])) for one in census.datasets),
        *_period(this, census),
    )
    yield from described(
        project, Iri(f"{FOAF}Agent"), (Iri(f"{FOAF}name"), string("The accede project"))
    )
    yield from _dates(this, census)


def _iri(written: str) -> Iri | None:
    return Iri(written[1:-1]) if written else None


def _words(census: Census) -> str:
    titles = sorted(literal(one[f"<{terms.dcterms_title}>"]).characters for one in _told(census))
    return "; ".join(titles)


def _told(census: Census) -> Iterator[dict[str, str]]:
    return (one for one in census.datasets.values() if f"<{terms.dcterms_title}>" in one)


def _period(this: Iri, census: Census) -> Iterator[Pair]:
    if census.days:
        yield Iri(f"{DCTERMS}temporal"), iris.part_of(this, "period")


def _dates(this: Iri, census: Census) -> Iterator[Fact]:
    """The first and the last day on which anything in the graph happened."""
    if census.days:
        days = [literal(min(census.days)).characters, literal(max(census.days)).characters]
        yield from described(
            iris.part_of(this, "period"),
            Iri(f"{DCTERMS}PeriodOfTime"),
            (Iri(f"{DCAT}startDate"), Literal(days[0], terms.xsd_date)),
            (Iri(f"{DCAT}endDate"), Literal(days[1], terms.xsd_date)),
        )


def _partitions(release: Release, census: Census) -> Iterator[Fact]:
    """How many things each class has, and how many triples each property."""
    this = iris.release(release.digest)
    for known, count in census.classes.items():
        part = iris.part_of(this, f"class-{iris.digest(known)}")
        yield Fact(this, Iri(f"{VOID}classPartition"), part)
        yield Fact(part, Iri(f"{VOID}class"), Iri(known[1:-1]))
        yield Fact(part, Iri(f"{VOID}entities"), _count(count))
    for known, count in census.properties.items():
        part = iris.part_of(this, f"property-{iris.digest(known)}")
        yield Fact(this, Iri(f"{VOID}propertyPartition"), part)
        yield Fact(part, Iri(f"{VOID}property"), Iri(known[1:-1]))
        yield Fact(part, Iri(f"{VOID}triples"), _count(count))


def _links(release: Release, census: Census) -> Iterator[Fact]:
    """The links to Wikidata, by how exactly they match; their alignments say why."""
    this = iris.release(release.digest)
    matches = (terms.skos_exactMatch, terms.skos_closeMatch, terms.skos_relatedMatch)
    for known in matches:
        if count := census.links[f"<{known}>"]:
            part = iris.part_of(this, f"wikidata-{known.rpartition('#')[2]}")
            yield Fact(this, Iri(f"{VOID}subset"), part)
            yield from described(
                part,
                Iri(f"{VOID}Linkset"),
                (Iri(f"{VOID}subjectsTarget"), this),
                (Iri(f"{VOID}objectsTarget"), iris.part_of(this, "wikidata")),
                (Iri(f"{VOID}linkPredicate"), known),
                (Iri(f"{VOID}triples"), _count(count)),
            )
            yield from described(
                iris.part_of(this, "wikidata"),
                Iri(f"{VOID}Dataset"),
                (terms.dcterms_title, english("Wikidata")),
                (Iri(f"{VOID}uriSpace"), string(iris.WIKIDATA)),
            )


def _sources(release: Release, census: Census) -> Iterator[Fact]:
    """What rests on each source, and under which licence the source is."""
    this = iris.release(release.digest)
    rests = census.rests
    for told in release.records("document"):
        document = iris.document(str(told["id"]))
        if count := rests[f"<{document}>"]:
            part = iris.part_of(this, f"source-{told['id']}")
            yield Fact(this, Iri(f"{VOID}subset"), part)
            yield from described(
                part,
                Iri(f"{VOID}Dataset"),
                (terms.dcterms_source, document),
                (terms.dcterms_title, english(str(told["title"]))),
                (Iri(f"{VOID}entities"), _count(count)),
                _licence(str(told["licence"] or UNTOLD)),
            )


def _datasets(census: Census) -> Iterator[Fact]:
    """The datasets of tables that the release was built from, each with its licence."""
    for subject, told in census.datasets.items():
        title = told.get(f"<{terms.dcterms_title}>")
        licence = told.get(f"<{terms.dcterms_license}>")
        yield from described(
            Iri(subject[1:-1]),
            terms.dcat_Dataset,
            (terms.dcterms_title, english(literal(title).characters if title else None)),
            _licence(literal(licence).characters if licence else UNTOLD),
        )


def _licence(words: str) -> Pair:
    known = LICENCES.get(words)
    return (terms.dcterms_license, Iri(known)) if known else (terms.dcterms_rights, english(words))


def _files(release: Release) -> Iterator[tuple[str, File]]:
    return (
        (name, file)
        for name, file in release.manifest.files.items()
        if not DATED.fullmatch(name) and not name.startswith("texts/")
    )


def _file(release: Release, name: str, file: File) -> Iterator[Fact]:
    this = iris.release(release.digest)
    part, sum_ = iris.part_of(this, f"file-{name}"), iris.part_of(this, f"sha256-{name}")
    media = MEDIA_TYPES[name[name.rindex(".") :]]
    yield Fact(this, Iri(f"{DCAT}distribution"), part)
    yield from described(
        part,
        Iri(f"{DCAT}Distribution"),
        (terms.dcterms_title, english(name)),
        (Iri(f"{DCAT}accessURL"), Iri(f"{this}/{name}")),
        (terms.dcat_mediaType, Iri(f"{MEDIA}{media}")),
        (Iri(f"{DCAT}byteSize"), Literal(str(file.bytes), Iri(f"{XSD}nonNegativeInteger"))),
        (Iri(f"{SPDX}checksum"), sum_),
    )
    yield from described(
        sum_,
        Iri(f"{SPDX}Checksum"),
        (Iri(f"{SPDX}algorithm"), Iri(f"{SPDX}checksumAlgorithm_sha256")),
        (Iri(f"{SPDX}checksumValue"), Literal(file.sha256, Iri(f"{XSD}hexBinary"))),
    )


def _count(number: int) -> Literal:
    return Literal(str(number), terms.xsd_integer)
