"""The site of the bundled data: its links lead somewhere, and its pages hold what is known."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from pyoxigraph import RdfFormat, parse

from accede.errors import AccedeError
from accede.publish.site import write_site
from accede.release import Release

AT_A_GLANCE = {
    *("status-on", "why-not", "votes-of-state", "steady-supporters", "changed-votes"),
    *("dissenting-parties", "evidence", "conflicts", "leaving", "observers", "position-changes"),
    *("statements", "conditions", "words-and-votes"),
}
"""The first fifteen questions; `status-on` answers `not-party` too, `statements` the reasons."""

THINGS = [
    *("state/CUB", "treaty/apmbc", "series/apmbc-ga", "meeting/apmbc/20MSP"),
    "resolution/A-RES-77-63",
]
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"


class Page(HTMLParser):
    """The addresses and anchors of a page, its inline scripts, and its handlers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.anchors: set[str] = set()
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses |= {str(given[name]) for name in ("href", "src") if given.get(name)}
        self.anchors |= {str(given["id"])} if given.get("id") else set()
        self.faults += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "script" and not given.get("src") and "json" not in str(given.get("type")):
            self.faults.append("an inline script")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def leading(path: Path, page: Page) -> Iterator[tuple[Path, str]]:
    """Where the links of a page lead within the site."""
    for address in page.addresses:
        file, fragment = urldefrag(address)
        if not re.match(r"[a-z]+:", file):
            yield (path.parent / unquote(file)).resolve() if file else path, fragment


def test_every_link_leads_to_a_file_and_to_an_anchor_of_it(pages: dict[Path, Page]) -> None:
    broken = {
        (path.parent.name, target.name, fragment)
        for path, page in pages.items()
        for target, fragment in leading(path, page)
        if not target.is_file()
        or (fragment and target in pages and fragment not in pages[target].anchors)
    }

    assert broken == set()


def test_no_page_has_inline_scripts_styles_or_handlers(pages: dict[Path, Page]) -> None:
    assert {fault for page in pages.values() for fault in page.faults} == set()


def test_every_page_bears_the_policy(site: Path) -> None:
    lacking = [path for path in site.rglob("*.html") if POLICY not in path.read_text("utf-8")]

    assert lacking == []


def test_nothing_leads_back_to_the_root_of_a_server(pages: dict[Path, Page]) -> None:
    absolute = {one for page in pages.values() for one in page.addresses if one.startswith("/")}

    assert absolute == set()


def test_home_prints_its_numbers_with_their_day(site: Path) -> None:
    text = (site / "index.html").read_text("utf-8")

    numbers = re.findall(r"<li><b>(\d+)</b> ([a-z ]+)", text)
    assert numbers[:2] == [("162", "parties"), ("35", "states not party")]
    assert "on 2026-02-03" in text


def test_a_disputed_standing_is_counted_apart_from_states_not_party(site: Path) -> None:
    folder = site / "id/treaty/npt"
    numbers = {
        said: int(number)
        for number, said in re.findall(
            r"<li><b>(\d+)</b> ([a-z ]+)", (folder / "index.html").read_text("utf-8")
        )
    }
    listed = (folder / "not-party.csv").read_text("utf-8").splitlines()[1:]

    assert numbers["of disputed standing"] == 1
    assert numbers["states not party"] == len(listed)
    assert numbers["parties"] + len(listed) + 1 == 197
    assert not any("Democratic People" in row for row in listed)


def test_a_state_page_holds_what_its_profile_tells(site: Path) -> None:
    text = (site / "id/state/CUB/index.html").read_text("utf-8")

    for told in (
        "Not party: it has never joined",
        "abstaining 30",
        "Why it stays out, in its own words: “cannot renounce the use of anti-personnel mines”",
        "A/RES/77/63",
        "Thirteenth Meeting of the States Parties",
        "our reading",
        "www.wikidata.org/entity/Q241",
        "isu-cuba",
    ):
        assert told in text


@pytest.mark.parametrize("state", ["CUB", "EST", "FRA", "KAZ"])
def test_a_glance_answers_the_first_fifteen_questions(site: Path, state: str) -> None:
    text = (site / f"id/state/{state}/index.html").read_text("utf-8")

    glance = text[text.index('id="glance"') : text.index('id="status"')]
    assert set(re.findall(r"/ask/([a-z-]+)/index.html", glance)) >= AT_A_GLANCE


@pytest.fixture(scope="module")
def graph(release: Release) -> set[str]:
    """Every triple of the release."""
    quads = parse(path=str(release.path / "graph.nt"), format=RdfFormat.N_TRIPLES)
    return {str(quad.triple) for quad in quads}


@pytest.mark.parametrize("short", THINGS)
def test_json_ld_stands_in_the_page_and_turtle_beside_it(
    site: Path, graph: set[str], short: str
) -> None:
    folder = site / "id" / short
    text = (folder / "index.html").read_text("utf-8")
    inside = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert inside

    thing = json.loads(inside[1])
    triples = list(parse((folder / "index.ttl").read_bytes(), format=RdfFormat.TURTLE))
    again = list(parse((folder / "index.jsonld").read_bytes(), format=RdfFormat.JSON_LD))

    assert thing["id"] == short
    assert {str(one) for one in triples} == {str(one) for one in again}
    of_page = list(parse(inside[1].encode(), format=RdfFormat.JSON_LD))
    assert {str(one) for one in of_page} <= {str(one) for one in triples}
    assert {str(one.triple) for one in triples} <= graph
    assert list(folder.glob("*.csv"))


def test_each_question_has_its_answer_in_three_forms(site: Path) -> None:
    folder = site / "ask/leaving"

    assert (folder / "answer.csv").read_text("utf-8").startswith("state,state_iri,notice")
    assert json.loads((folder / "answer.json").read_text("utf-8"))["query"] == "leaving"
    assert "SELECT" in (folder / "query.rq").read_text("utf-8")


def test_the_search_knows_every_state(site: Path) -> None:
    text = (site / "things.js").read_text("utf-8")
    things = json.loads(text.removeprefix("window.accedeThings = ").removesuffix(";\n"))

    assert {path for _, _, path in things} >= {"id/state/TUR/index.html", "ask/leaving/index.html"}
    assert all((site / path).is_file() for _, _, path in things)


def test_something_else_is_never_overwritten(release: Release, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")

    with pytest.raises(AccedeError) as refused:
        write_site(release, out=tmp_path)

    assert refused.value.found == "something else stands here"
    assert (tmp_path / "letter.txt").read_text() == "dear"
