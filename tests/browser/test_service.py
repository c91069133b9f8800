"""The pages that only the service has, in a real Chromium."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STATES = quote(
    "SELECT ?state ?name { ?state a <https://w3id.org/accede/ns#State> ; "
    "<http://www.w3.org/2004/02/skos/core#prefLabel> ?name } ORDER BY ?name LIMIT 5"
)
PAGES = {
    "query": 200,
    f"query?query={STATES}": 200,
    "query?query=SELECT": 400,
    "ask/not-party": 200,
    "ask/leaving?treaty=nonsense": 400,
    "id/state/CUBA": 404,
    "data/decision/A-RES-77-63/plenary.html": 200,
}
SERIOUS = {"serious", "critical"}


def axe() -> str:
    """The text of axe, which holds a page against the rules of accessibility."""
    package = find_spec("axe_playwright_python")
    if package is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("axe-playwright-python is missing")
    return Path(str(package.origin)).with_name("axe.min.js").read_text("utf-8")


def opened(browser: "Browser", url: str, *, dark: bool = False, width: int = 1280) -> "Page":
    scheme = "dark" if dark else "light"
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]  # one of its two words
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    page.goto(url, timeout=120_000)
    return page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 360)], ids=["light", "dark"])
def test_a_page_of_the_service_is_whole_and_can_be_used_by_everybody(
    browser: "Browser", address: str, path: str, *, dark: bool, width: int
) -> None:
    page = opened(browser, address + path, dark=dark, width=width)
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})")

    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [one["id"] for one in found["violations"] if one["impact"] in SERIOUS] == []
    page.context.close()


def test_a_query_is_written_answered_and_followed(browser: "Browser", address: str) -> None:
    page = opened(browser, address + "query")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("link", name="state/AFG").click()

    assert page.locator("h1").text_content() == "Afghanistan"
    page.context.close()


def test_the_home_page_leads_to_the_query_page_in_one_click(
    browser: "Browser", address: str
) -> None:
    page = opened(browser, address)
    page.get_by_role("link", name="Query", exact=True).click()

    assert page.url == f"{address}query"
    assert page.get_by_role("button", name="Ask").count() == 1
    page.context.close()


def test_a_value_that_nothing_bears_is_told_beside_its_form(
    browser: "Browser", address: str
) -> None:
    page = opened(browser, address + "ask/leaving?treaty=nonsense")

    assert "no treaty is called" in str(page.get_by_role("alert").text_content())
    page.get_by_label("treaty", exact=False).first.fill("apmbc")
    page.get_by_role("button", name="Ask").click()
    assert page.locator("table").count() == 1
    page.context.close()


def test_an_unknown_name_leads_on_to_the_right_one(browser: "Browser", address: str) -> None:
    page = opened(browser, address + "id/state/CUBA")
    page.get_by_role("link", name="state/CUB", exact=True).click()

    assert page.locator("h1").text_content() == "Cuba"
    page.context.close()
