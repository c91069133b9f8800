"""The way to a question of one's own: from a folder to what is needed, on the service to a form."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accede.ask.queries import list_queries
from accede.publish.serve import service
from accede.publish.serve.workers import Limits
from accede.release import Release

NAV = re.compile(r'<nav aria-label="Site">.*?</nav>', re.DOTALL)
FORM = '<form action="query" method="get">'


@pytest.fixture(scope="module")
def client(release: Release, site: Path) -> Iterator[TestClient]:
    limits = Limits(deadline=60.0, rows=1200)
    with TestClient(service(release.path, site=site, limits=limits)) as found:
        yield found


def nav(text: str) -> dict[str, str]:
    """Where the navigation of a page leads, by its words."""
    found = NAV.search(text)
    assert found
    return {name: href for href, name in re.findall(r'<a href="([^"]*)">([^<]*)</a>', found[0])}


def test_a_newcomer_to_the_service_is_one_click_from_the_query_page(client: TestClient) -> None:
    home = client.get("/")
    page = client.get("/" + nav(home.text)["Query"])

    assert (page.status_code, page.url.path) == (200, "/query")
    assert FORM in page.text
    assert "<code>sparql</code>, by the SPARQL 1.1 Protocol" in page.text
    assert "at most 1,200 rows and takes at most 60 seconds" in page.text


def test_every_page_of_the_service_has_the_same_navigation(client: TestClient) -> None:
    paths = ("/index.html", "/id/state/CUB/index.html", "/query", "/ask/leaving", "/nowhere")
    html = {"Accept": "text/html"}
    names = {tuple(nav(client.get(path, headers=html).text)) for path in paths}

    assert len(names) == 1
    assert "Query" in names.pop()


def test_a_saved_question_s_page_leads_to_its_form(client: TestClient) -> None:
    page = client.get("/ask/leaving/index.html").text
    href = re.search(r'href="\.\./\.\./(query/index\.html#q-leaving)">Ask it with', page)
    assert href
    place = client.get(f"/{href[1]}").text

    assert '<li id="q-leaving"><a href="ask/leaving">' in place
    assert '<form action="leaving" method="get">' in client.get("/ask/leaving").text


def test_in_a_folder_the_same_entry_says_how_to_ask(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    page = (site / nav(home)["Query"]).read_text("utf-8")

    assert FORM not in page
    assert "<code>accede serve</code>" in page
    assert "PREFIX acc: &lt;https://w3id.org/accede/ns#&gt;" in page
    for query in list_queries():
        assert f'<li id="q-{query.name}"><a href="../ask/{query.name}/index.html">' in page
    assert "<code>accede ask leaving -p treaty=apmbc -p day=latest</code>" in page


def test_the_query_page_shows_a_thousand_rows_and_leads_to_all(client: TestClient) -> None:
    page = client.get("/query", params={"query": "SELECT ?s { ?s ?p ?o }"}).text

    assert page.count("<tr>") == 1 + 1000
    assert "the first 1,000 of 1,200 rows" in page
    assert "at 1200 rows: there are more" in page
    assert "format=csv" in page


def test_a_form_s_answer_leads_to_files_that_are_there(client: TestClient) -> None:
    page = client.get("/ask/leaving", params={"treaty": "ccm"}).text
    files = re.findall(r'href="(leaving\.[a-z]+[^"]*|answer\.csv)"', page)

    assert len(files) == 5
    for href in files:
        assert client.get(f"/ask/{href}".replace("&amp;", "&")).status_code == 200, href
