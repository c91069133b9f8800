"""Row 14: nothing that is read, checked or asked opens a connection."""

from contextlib import suppress
from pathlib import Path

import pytest

from a_bounded_run import run
from a_listener import listening
from accede.ask.outside import answer_sparql
from accede.errors import AccedeError
from accede.release import Release
from measured import Measured
from reaching_out import REACHING_OUT

pytestmark = pytest.mark.trust

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

DOCUMENTS = {
    "a DOCTYPE of its own": ("un-votes", '<!DOCTYPE a SYSTEM "{0}"><a/>'),
    "an outer entity": ("un-votes", '<!DOCTYPE a [<!ENTITY x SYSTEM "{0}">]><a>&x;</a>'),
    "a stylesheet": ("un-votes", '<?xml-stylesheet href="{0}"?><a/>'),
    "an inclusion": (
        "un-votes",
        '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="{0}"/></a>',
    ),
    "a schema": (
        "un-votes",
        '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="{0} {0}"/>',
    ),
    "a page with a DTD": ("profile-page", '<!DOCTYPE html SYSTEM "{0}"><p>Arvenia'),
    "a page with an entity": ("profile-page", '<!DOCTYPE html [<!ENTITY x SYSTEM "{0}">]><p>&x;'),
    "a page with a picture": (
        "profile-page",
        '<html><base href="{0}"><link rel=stylesheet href="{0}"><img src="{0}"><p>Arvenia</p>',
    ),
    "a table with links": ("tables", "state,meeting,role,source\n{0},{0},{0},{0}\n"),
}
GRAPHS = {
    "a remote context": ("graph.jsonld", '{{"@context": "{0}", "@id": "urn:a", "name": "b"}}'),
    "an imported context": (
        "graph.jsonld",
        '{{"@context": {{"@version": 1.1, "@import": "{0}"}}, "@id": "urn:a"}}',
    ),
    "an outer entity": (
        "graph.rdf",
        '<!DOCTYPE a [<!ENTITY x SYSTEM "{0}">]><r:RDF xmlns:r="' + RDF + '">&x;</r:RDF>',
    ),
    "an import": (
        "graph.ttl",
        "<urn:a> <http://www.w3.org/2002/07/owl#imports> <{0}> .",
    ),
}


@pytest.mark.parametrize(("reader", "words"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_reading_a_document_opens_no_connection(
    reader: str, words: str, tmp_path: Path, measured: Measured
) -> None:
    page = tmp_path / ("participation.csv" if reader == "tables" else "page")
    with listening() as listener:
        page.write_text(words.format(listener.address), "utf-8")
        done = run(
            "read", page, "--reader", reader, "--state", "CUB", "--treaty", "apmbc", folder=tmp_path
        )
        came = len(listener.came)

    assert (came, done.code in {0, 2}, "Traceback" in done.err) == (0, True, False)
    measured(14, f"documents that reach out, each: {came} connections")


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
@pytest.mark.parametrize(("name", "words"), GRAPHS.values(), ids=GRAPHS)
def test_checking_a_graph_opens_no_connection(
    name: str, words: str, engine: str, tmp_path: Path, measured: Measured
) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; "
        "sh:targetNode <urn:a> ; sh:nodeKind sh:IRI ."
    )
    with listening() as listener:
        (tmp_path / name).write_text(words.format(listener.address), "utf-8")
        done = run(
            "check", tmp_path / name, "--shapes", shapes, "--engine", engine, folder=tmp_path
        )
        came = len(listener.came)

    assert (came, "Traceback" in done.err) == (0, False), done.err
    measured(14, f"graphs that reach out, each engine: {came} connections")


def test_no_query_from_outside_opens_a_connection(release: Release, measured: Measured) -> None:
    with listening() as listener:
        for text in REACHING_OUT.values():
            with suppress(AccedeError):
                answer_sparql(release, text.replace("http://e/", listener.address))
        came = len(listener.came)

    assert came == 0
    measured(14, f"{len(REACHING_OUT)} queries that reach out: {came} connections")
