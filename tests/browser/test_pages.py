"""The pages in a real Chromium: from a folder and from the service, with scripts and without."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from opened import opened

AXE = files("axe_playwright_python") / "axe.min.js"

PAGES = [
    "index.html",
    "id/state/CUB/index.html",
    "id/state/index.html",
    "id/treaty/index.html",
    "id/treaty/apmbc/index.html",
    "id/series/index.html",
    "id/series/apmbc-ga/index.html",
    "id/resolution/A-RES-77-63/index.html",
    "id/meeting/index.html",
    "id/meeting/apmbc/20MSP/index.html",
    "ask/leaving/index.html",
    "ask/index.html",
    "query/index.html",
    "ns/index.html",
    "sources/index.html",
    "conflicts/index.html",
    "compare/index.html",
    "charts/index.html",
]
SERVED = ["query", "query?query=ASK%7B%7D", "ask/leaving", "ask/leaving?day=2025-12-28"]
SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_from_a_folder_opens_without_a_fault(
    browser: Browser, site: Path, path: str
) -> None:
    with opened(browser, (site / path).as_uri()) as page:
        assert page.locator("h1").count() == 1


@pytest.fixture(scope="module")
def beneath(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages as any server of files gives them, under a path of its own."""
    root = tmp_path_factory.mktemp("files")
    (root / "some" / "other").mkdir(parents=True)
    (root / "some" / "other" / "place").symlink_to(site)
    handler = partial(Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/some/other/place/"
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Files over HTTP, without a line for each of them."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's word
        """Say nothing."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_under_any_path_opens_and_leads_on(
    browser: Browser, beneath: str, path: str
) -> None:
    with opened(browser, beneath + path) as page:
        address = page.locator("a[href$='index.html']").last.evaluate("(a) => a.href")
        answer = page.request.get(address)

        assert str(address).startswith(beneath)
        assert answer.status == 200


@pytest.mark.parametrize("path", [*PAGES, *SERVED])
def test_a_page_from_the_service_opens_without_a_fault(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, address + path) as page:
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, site: Path, path: str, *, dark: bool) -> None:
    with opened(browser, (site / path).as_uri(), dark=dark) as page:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})")

    serious = [
        (one["id"], [node["html"][:160] for node in one["nodes"][:2]])
        for one in found["violations"]
        if one["impact"] in SERIOUS
    ]
    assert serious == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Browser, site: Path, path: str) -> None:
    with opened(browser, (site / path).as_uri(), width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_a_page_holds_the_same_facts(
    browser: Browser, site: Path, path: str
) -> None:
    url = (site / path).as_uri()
    facts = "td, dd, blockquote, figcaption b, .numbers li, .lead"
    with opened(browser, url) as page:
        with_scripts = page.locator(facts).all_text_contents()
    with opened(browser, url, scripts=False) as page:
        without = page.locator(facts).all_text_contents()

    assert without == with_scripts


def test_the_search_finds_names_without_their_marks(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri()) as page:
        page.get_by_role("searchbox").fill("turkiye")
        page.get_by_role("link", name="Türkiye", exact=True).click()

        assert page.locator("h1").text_content() == "Türkiye"


def test_the_slider_changes_the_map_and_its_day(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri()) as page:
        slider = page.get_by_role("slider")
        party = page.locator("[data-count=party]")
        now = party.text_content()
        slider.focus()
        page.keyboard.press("Home")

        assert page.locator("[data-day-shown]").text_content() == "1997-12-03"
        assert (now, party.text_content()) == ("162", "0")
        assert page.locator(".tile.s-party").count() == 0
        page.keyboard.press("ArrowRight")
        assert (page.locator("[data-day-shown]").text_content() or "") > "1997-12-03"
        page.keyboard.press("End")
        assert party.text_content() == now


def test_the_compare_page_shows_any_pair(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "compare/index.html").as_uri()) as page:
        page.get_by_label("One state").select_option("FRA")
        page.get_by_label("Another").select_option("USA")

        assert "France and United States of America chose alike in" in (
            page.locator("[data-alike]").text_content() or ""
        )
        assert page.locator("[data-command]").text_content() == "accede compare FRA USA"
        told = page.locator("[data-alike-here]").all_text_contents()
        n = page.locator("[data-alike] b").all_text_contents()
        assert [str(told.count("yes")), str(told.count("yes") + told.count("no"))] == n[2:]
        assert page.locator("tr.differ").count() == told.count("no")


def test_a_table_sorts_by_the_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "ask/leaving/index.html").as_uri()) as page:
        head = page.get_by_role("button", name="state", exact=True)
        head.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")

        names = page.locator("table[data-sort] tbody td:first-child").all_text_contents()
        assert names == sorted(names, reverse=True)


def test_the_first_key_leads_past_the_navigation(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "id/state/CUB/index.html").as_uri()) as page:
        page.keyboard.press("Tab")

        assert page.locator(":focus").text_content() == "To the content"


def test_nothing_moves_while_a_page_loads(browser: Browser, address: str) -> None:
    shifts = """() => new Promise(done => { let sum = 0;
      new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 300); })"""
    with opened(browser, f"{address}id/state/CUB/index.html") as page:
        moved = page.evaluate(shifts)

    assert moved < 0.1


@pytest.mark.parametrize("path", PAGES)
def test_every_control_has_a_name_and_shows_its_focus(
    browser: Browser, site: Path, path: str
) -> None:
    bare = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
      .filter((one) => one.checkVisibility() && !one.closest('.skip'))
      .filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label')
        || (one.labels && one.labels.length)))
      .map((one) => one.outerHTML.slice(0, 120))"""
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    with opened(browser, (site / path).as_uri()) as page:
        for _ in range(3):
            page.keyboard.press("Tab")

        assert page.evaluate(bare) == []
        assert page.evaluate(outline) != "none"
