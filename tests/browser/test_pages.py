"""The pages in a real Chromium: from a folder and from the service, with scripts and without."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Dialog, Page

AXE = Path(str(pytest.importorskip("axe_playwright_python").__file__)).with_name("axe.min.js")

PAGES = [
    "index.html",
    "id/state/CUB/index.html",
    "id/state/index.html",
    "id/treaty/apmbc/index.html",
    "id/series/apmbc-ga/index.html",
    "id/resolution/A-RES-77-63/index.html",
    "id/meeting/apmbc/20MSP/index.html",
    "ask/leaving/index.html",
    "ask/index.html",
    "ns/index.html",
    "sources/index.html",
    "conflicts/index.html",
    "compare/index.html",
    "charts/index.html",
]
SERVED = ["query", "query?query=ASK%7B%7D", "ask/leaving", "ask/leaving?day=2025-12-28"]
SERIOUS = {"serious", "critical"}


@contextmanager
def opened(
    browser: Browser, url: str, *, scripts: bool = True, dark: bool = False, width: int = 1280
) -> Iterator[Page]:
    """A page, and afterwards the proof that nothing went wrong while it was open."""
    context = browser.new_context(
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        viewport={"width": width, "height": 900},
        bypass_csp=False,
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("requestfailed", lambda request: faults.append(request.url))

    def dismissed(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.goto(url)
    yield page
    context.close()
    assert faults == [], url


@pytest.mark.parametrize("path", PAGES)
def test_a_page_from_a_folder_opens_without_a_fault(
    browser: Browser, site: Path, path: str
) -> None:
    with opened(browser, (site / path).as_uri()) as page:
        assert page.locator("h1").count() == 1


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
