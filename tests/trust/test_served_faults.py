"""Rows 12 and 17 on the service as it runs: hostile words, and queries that cost too much."""

import csv
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree, html

from accede.ask.queries import list_queries
from accede.build import build_release
from accede.release import Release, open_release
from harmful import COSTLY, HOSTILE
from measured import Measured
from servers.accede_serve import AccedeServe, Reply

pytestmark = pytest.mark.trust

DEADLINE = 0.7
BROWSER = {"Accept": "text/html"}
SUMMARIES = quote(
    "SELECT ?s { ?x <https://w3id.org/accede/ns#summary> ?s . "
    "FILTER(CONTAINS(STR(?x), 'hostile-')) }"
)


@pytest.fixture
def served(release: Release, tmp_path: Path) -> Iterator[AccedeServe]:
    limits = f"dict(deadline={DEADLINE})"
    with AccedeServe(tmp_path, release.path, site=tmp_path, limits=limits) as server:
        yield server


def test_twenty_costly_queries_in_a_row_leave_the_service_as_it_was(
    served: AccedeServe, measured: Measured
) -> None:
    small = "/ask/leaving.json"
    for query in list_queries():  # what is remembered of them is no growth
        assert served.request(f"/ask/{query.name}.json").status == 200
    before, running = served.megabytes(), served.children()
    longest, told = 0.0, set()

    for number in range(20):
        began = time.monotonic()
        reply = served.request(f"/sparql?query={quote(COSTLY[number % len(COSTLY)])}")
        longest = max(longest, time.monotonic() - began)
        told.add((reply.status, "ended" in reply.text or "broke off" in reply.text))
    grown = served.megabytes() - before

    assert told <= {(503, True), (400, True)}
    assert served.request(small).status == 200
    assert served.children() == running
    assert grown < 32
    assert "Traceback" not in served.log()
    measured(
        17,
        f"service: 20 of 20 ended, the longest after {longest:.1f} s, +{grown:.0f} MB with "
        "its workers, 0 left over",
    )


@pytest.fixture
def spoilt(dataset: Path, tmp_path: Path) -> Iterator[AccedeServe]:
    """The service over the example pages, with hostile words in one statement after another."""
    with (dataset.parent / "statement.csv").open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for number, words in enumerate(HOSTILE):
            row = [f"hostile-{number}", "XAB", "lantern", words, "", "2023-02-03", "2023"]
            writer.writerow([*row, "general-statement", words, "example-world", "yes", ""])
    build_release([dataset], out=tmp_path / "release", force=True)
    hostile = open_release(tmp_path / "release")
    patient = "dict(deadline=120.0)"
    with AccedeServe(tmp_path, hostile.path, site=tmp_path, limits=patient) as server:
        yield server


def inert(reply: Reply) -> str:
    """The text of a page on which nothing could run."""
    page = html.document_fromstring(reply.body)
    scripts = [one.get("src") for one in page.iter("script")]
    assert all(str(src).endswith("static/site.js") for src in scripts), scripts
    for element in page.iter():
        names = [str(name) for name in element.attrib]
        assert not [name for name in names if name.startswith("on")], element.attrib
        for name in ("href", "src", "action"):
            assert not element.get(name, "").strip().lower().startswith("javascript:")
    return "".join(map(str, page.itertext()))


def test_hostile_words_are_only_words_in_every_answer(
    spoilt: AccedeServe, measured: Measured
) -> None:
    asked = "/ask/new-since{}?treaty=lantern&since=2023-01-01"
    cells = spoilt.request(asked.format(".csv")).text
    rows = json.loads(spoilt.request(asked.format(".json")).text)["rows"]
    guarded = spoilt.request(asked.format(".csv") + "&guard=yes").text
    page = inert(spoilt.request(asked.format(""), headers=BROWSER))
    typed = inert(spoilt.request(f"/query?query={SUMMARIES}", headers=BROWSER))
    found = summaries(spoilt)

    told = {cell for row in csv.reader(io.StringIO(cells)) for cell in row}
    for words in HOSTILE:
        assert words in told
        assert any(words in map(str, row.values()) for row in rows)
        assert words in page
        assert words in typed
        assert all(words in one for one in found)
    formulas = [cell for row in csv.reader(io.StringIO(guarded)) for cell in row]
    assert [cell for cell in formulas if cell.startswith(("=", "@", "+", "\t"))] == []
    measured(12, f"service: {len(HOSTILE)} hostile words in {len(found) + 5} kinds of answers")


def summaries(server: AccedeServe) -> list[set[str]]:
    """The summaries as JSON, XML and CSV of a query tell them, and the Turtle of each."""
    path = f"/sparql?query={SUMMARIES}&format="
    as_json = json.loads(server.request(path + "json").text)["results"]["bindings"]
    as_xml = etree.fromstring(server.request(path + "xml").body)
    as_csv = csv.reader(io.StringIO(server.request(path + "csv").text))
    return [
        {row["s"]["value"] for row in as_json},
        {str(one.text) for one in as_xml.iter("{http://www.w3.org/2005/sparql-results#}literal")},
        {cell for row in as_csv for cell in row},
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_request_comes_back_as_words(served: AccedeServe, words: str) -> None:
    given = quote(words, safe="")
    paths = (
        f"/ask/reasons?treaty={given}",
        f"/ask/{given}",
        f"/query?query={given}",
        f"/id/state/{given}",
        f"/data/{given}.ttl",
        f"/scheme/{given}",
        f"/{given}",
    )

    for path in paths:
        reply = served.request(path, headers=BROWSER)
        assert reply.status in {400, 404}, path
        inert(reply)
        plain = served.request(path)
        assert plain.fields["content-type"].startswith(("text/plain", "text/html"))
        assert plain.fields["x-content-type-options"] == "nosniff"


SPLIT = "x%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>"


@pytest.mark.parametrize(
    "path",
    [f"/{SPLIT}", f"/id/{SPLIT}", f"/id/state/{SPLIT}/", f"/ask/{SPLIT}.csv", f"/query?x={SPLIT}"],
)
def test_no_line_end_of_a_request_reaches_the_head_of_an_answer(
    served: AccedeServe, path: str
) -> None:
    reply = served.request(path)

    assert "set-cookie" not in reply.fields
    assert reply.status in {200, 400, 404}
    assert "Traceback" not in served.log()
