"""The service: what it answers, in which form, and what it refuses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accede.ask.read_only import LARGEST as LONGEST_QUERY
from accede.publish.serve import protocol, service
from accede.publish.serve.workers import Limits
from accede.release import Release

ANY = "SELECT ?s WHERE { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def client(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    pages = tmp_path_factory.mktemp("pages")
    for name in ("index.html", "id/state/CUB/index.html"):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text("home")
    limits = Limits(deadline=60.0, rows=5)
    app = service(release.path, site=pages, limits=limits)
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as found:
        yield found


def test_a_name_leads_a_browser_to_its_page_and_a_machine_to_its_data(client: TestClient) -> None:
    page = client.get("/id/state/CUB", headers={"Accept": "text/html"})
    data = client.get("/id/state/CUB", headers={"Accept": "text/turtle"})

    assert (page.status_code, page.headers["location"]) == (303, "../../id/state/CUB/index.html")
    assert (data.status_code, data.headers["location"]) == (303, "../../data/state/CUB.ttl")
    assert "Cuba" in client.get("/data/state/CUB.ttl").text


def test_a_thing_without_a_page_is_told_in_a_table(client: TestClient, release: Release) -> None:
    position = next(iter(release.records("position")))["id"]
    leads = client.get(f"/id/position/{position}", headers={"Accept": "text/html"})
    page = client.get(f"/data/position/{position}.html")

    assert leads.headers["location"].endswith(f"data/position/{position}.html")
    assert '<a href="../../ns/index.html#stance">stance</a>' in page.text


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/turtle", "ttl"),
        ("application/rdf+xml", "rdf"),
        ("application/n-triples", "nt"),
        ("text/html;q=0.2, application/ld+json;q=0.9", "jsonld"),
        ("text/turtle;q=0, application/n-triples;q=0.1, */*;q=0", "nt"),
    ],
)
@pytest.mark.parametrize("name", ["id/state/CUB", "scheme/stage/plenary", "ns"])
def test_every_name_leads_to_the_form_a_client_wants_most(
    client: TestClient, name: str, accept: str, ending: str
) -> None:
    leads = client.get(f"/{name}", headers={"Accept": accept})
    place = leads.headers["location"].removeprefix("../" * name.count("/"))
    data = client.get(f"/{place}")

    assert leads.status_code == 303
    assert place == f"data/{name.removeprefix('id/')}.{ending}"
    assert leads.headers["vary"] == "Accept"
    assert data.status_code == 200
    assert data.headers["link"] == f'<https://w3id.org/accede/{name}>; rel="describes"'


def test_a_saved_question_is_an_example_to_be_changed(client: TestClient) -> None:
    page = client.get("/query", params={"example": "not-party"})

    assert "https://w3id.org/accede/id/treaty/apmbc" in page.text
    assert client.get("/query", params={"example": "no-party"}).status_code == 404


def test_an_answer_that_a_client_has_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/ask/leaving.csv")
    again = client.get("/ask/leaving.csv", headers={"If-None-Match": first.headers["etag"]})
    other = client.get("/ask/leaving.json", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.text) == (304, "")
    assert other.status_code == 200


def test_an_unknown_thing_is_404_with_suggestions(client: TestClient) -> None:
    answer = client.get("/id/state/CUBA")

    assert answer.status_code == 404
    assert "did you mean state/CUB" in answer.text


@pytest.mark.parametrize("path", ["/id/../../etc/passwd", "/%00", "/..%2f..%2fetc/passwd"])
def test_no_path_leads_out_of_the_site(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_saved_question_is_answered_as_csv_and_json(client: TestClient) -> None:
    rows = client.get("/ask/leaving.csv?treaty=apmbc").text.splitlines()
    told = client.get("/ask/leaving.json?day=2025-12-28").json()

    assert rows[0].startswith("state,state_iri,notice,effective")
    assert told["parameters"]["day"] == "2025-12-28"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/ask/leavign.csv", 404), ("/ask/leaving.csv?x=1", 400), ("/ask/leaving.csv?day=no", 400)],
)
def test_what_cannot_be_asked_is_refused_in_one_line(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(path)

    assert answer.status_code == status
    assert answer.text.count("\n") == 1
    assert "Traceback" not in answer.text


def test_more_rows_than_the_cap_are_announced(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ANY}, headers={"Accept": "text/csv"})

    assert answer.headers["x-sparql-maxrows"] == "5"
    assert len(answer.text.splitlines()) == 6


def test_an_expensive_query_is_ended_and_the_service_lives(
    release: Release, tmp_path: Path
) -> None:
    app = service(release.path, site=tmp_path, limits=Limits(deadline=1.0))
    client = TestClient(app, follow_redirects=False)
    late = client.get("/sparql", params={"query": SLOW})

    assert late.status_code == 503
    assert "not answered within" in late.text
    assert client.get("/health").json()["status"] == "ok"
    assert 'accede_queries_ended_total{why="late"} 1' in client.get("/metrics").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", "FROM"),
        ("DROP ALL", "DROP"),
        ("SELECT", "expected"),
        ("SELECT * {" + " " * LONGEST_QUERY + "}", "characters"),
    ],
)
def test_what_is_no_query_that_reads_is_refused(client: TestClient, query: str, found: str) -> None:
    answer = client.post("/sparql", data={"query": query})

    assert answer.status_code == 400
    assert found in answer.text


def test_a_body_of_a_megabyte_is_refused(client: TestClient) -> None:
    headers = {"content-type": protocol.QUERY}

    assert client.post("/sparql", content=b" " * 1_000_000, headers=headers).status_code == 413


def test_an_update_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/sparql-update"}

    assert client.post("/sparql", data={"update": "DROP ALL"}).status_code == 403
    assert client.post("/sparql", content=b"DROP ALL", headers=headers).status_code == 403


def test_an_accept_that_nothing_fits_is_406_with_the_list(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ANY}, headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text


def test_a_hostile_value_stays_text_on_the_forms(client: TestClient) -> None:
    hostile = '"><script>alert(1)</script>'
    page = client.get("/query", params={"query": f'SELECT ("{hostile[2:]}" AS ?x) {{}}'})
    form = client.get("/ask/reasons", params={"treaty": hostile})

    assert "<script>alert" not in page.text
    assert page.status_code == 200
    assert form.headers["content-type"].startswith("text/plain")


def test_every_answer_bears_the_policy(client: TestClient) -> None:
    for path in ("/", "/index.html", "/query", "/ask/leaving", "/sparql", "/nowhere"):
        answer = client.get(path)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'"), path
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_graph_comes_as_turtle_json_ld_and_n_triples(client: TestClient) -> None:
    query = "CONSTRUCT WHERE { <https://w3id.org/accede/id/state/CUB> a ?kind }"
    kinds = {
        "text/turtle": "State",
        "application/ld+json": "State",
        "application/n-triples": "ns#State",
        "application/rdf+xml": "State",
    }

    for kind, told in kinds.items():
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": kind})
        assert answer.headers["content-type"].startswith(kind)
        assert told in answer.text


def test_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})

    assert "sparql-service-description#endpoint> <http://testserver/sparql>" in answer.text


def test_a_release_replaced_while_serving_is_served(release: Release, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for place in (first, second):
        place.mkdir()
        for name in ("manifest.json", "store"):
            (place / name).symlink_to(release.path / name)
    changed = json.loads((release.path / "manifest.json").read_bytes()) | {"digest": "f" * 64}
    (second / "manifest.json").unlink()
    (second / "manifest.json").write_text(json.dumps(changed))
    link = tmp_path / "release"
    link.symlink_to(first)

    with TestClient(service(link, site=tmp_path)) as client:
        before = client.get("/health").json()["release"]
        (tmp_path / "new").symlink_to(second)
        (tmp_path / "new").rename(link)
        after = client.get("/health").json()["release"]

    assert (before, after) == (release.digest, "f" * 64)
