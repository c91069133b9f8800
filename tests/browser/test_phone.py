"""The pages on a phone: no page moves sideways, and what is wider can be moved by everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from opened import opened

PAGES = [
    "index.html",
    "id/state/CUB/index.html",
    "id/treaty/apmbc/index.html",
    "id/series/apmbc-ga/index.html",
    "id/resolution/A-RES-77-63/index.html",
    "ask/statements/index.html",
    "query/index.html",
    "ns/index.html",
    "compare/index.html",
    "charts/index.html",
]
WIDER = """() => [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()
    && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)
    && one.scrollWidth > one.clientWidth)"""
UNREACHED = f"""() => ({WIDER})().filter((one) => one.tabIndex !== 0
    || one.getAttribute('role') !== 'region' || !one.getAttribute('aria-label'))
    .map((one) => one.outerHTML.slice(0, 120))"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.tile-map .code')]
    .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))"""


@pytest.mark.parametrize("width", [360, 390])
@pytest.mark.parametrize("path", PAGES)
def test_what_is_wider_than_a_phone_scrolls_in_a_region_of_its_own(
    browser: Browser, site: Path, path: str, width: int
) -> None:
    with opened(browser, (site / path).as_uri(), width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(f"({WIDER})().length") > 0
        assert page.evaluate(UNREACHED) == []


def test_the_tile_map_can_be_read_on_a_phone_and_moved_by_the_keyboard(
    browser: Browser, site: Path
) -> None:
    with opened(browser, (site / "index.html").as_uri(), width=360) as page:
        region = page.get_by_role("region", name="Standing towards the Anti-Personnel").first
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "document.querySelector('.tile-map .scroll').scrollLeft > 0", timeout=10_000
        )

        assert page.evaluate(SMALLEST) >= 9
        assert page.evaluate("window.scrollX") == 0
