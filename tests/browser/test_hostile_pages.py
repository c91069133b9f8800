"""Row 12 in a real browser: whatever words a dataset holds, its pages show them as words."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accede.build import build_release
from accede.publish.site import write_site
from accede.release import open_release
from hostile_world import LABELS, code, hostile_world
from measured import Measured
from opened import watched

pytestmark = pytest.mark.trust

KINDS = ("dialog", "policy violated", "said", "failed", "fault")
LEFT = ".svg: net::ERR_ABORTED"
"""A picture still on its way when the next page was opened, which is no fault."""

UNGUARDED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>{policy}
<script src="static/site.js" defer></script></head><body><h1>{label}</h1></body></html>"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of a dataset with hostile words in every field."""
    place = tmp_path_factory.mktemp("hostile")
    build_release([hostile_world(place / "world")], out=place / "release", force=True)
    return write_site(open_release(place / "release"), out=place / "site").path


def used(page: Page) -> None:
    """A page as a reader uses it: its slider, its sorting, its search, its forms."""
    for control in page.get_by_role("slider").all():
        control.press("Home")
    for button in page.locator("th button:visible").all()[:3]:
        button.click()
    for detail in page.locator("summary").all()[:3]:
        detail.click()
    if page.locator("[data-search]").count():
        page.get_by_role("searchbox").fill("alert")
    for choice in page.locator("select").all():
        choice.select_option(code(len(LABELS) - 1))
    page.mouse.move(200, 300)


def kinds(faults: list[str]) -> Counter[str]:
    return Counter(next(kind for kind in KINDS if kind in one) for one in faults)


def test_no_word_of_any_field_runs_on_any_page(
    browser: Browser, hostile_site: Path, measured: Measured
) -> None:
    paths = sorted(hostile_site.rglob("*.html"))
    first = {path.relative_to(hostile_site).parts[:2]: path for path in reversed(paths)}
    faults: list[str] = []
    labelled = 0
    with watched(browser, faults) as page:
        for path in paths:
            page.goto(path.as_uri())
            shown = page.evaluate("document.documentElement.textContent")
            labelled += any(label in shown for label in LABELS)
            if path in first.values():
                used(page)

    assert [fault for fault in faults if not fault.endswith(LEFT)] == []
    assert labelled == len(paths)
    measured(
        12,
        f"{len(LABELS)} hostile words in every field, {len(paths)} pages in Chromium: 0 dialogs, "
        "0 policy violations, 0 console errors",
    )


@pytest.mark.parametrize("place", range(len(LABELS)))
def test_a_hostile_name_is_read_as_it_is(browser: Browser, hostile_site: Path, place: int) -> None:
    faults: list[str] = []
    with watched(browser, faults) as page:
        page.goto((hostile_site / f"id/state/{code(place)}/index.html").as_uri())

        assert page.locator("h1").text_content() == LABELS[place]
        assert page.title() == f"{LABELS[place]} – accede"
        assert page.locator("blockquote p").first.text_content() == LABELS[place]
    assert faults == []


@pytest.mark.parametrize("policy", ["", "the site's own"])
def test_an_unguarded_page_would_be_found_out(
    browser: Browser, hostile_site: Path, tmp_path: Path, policy: str
) -> None:
    head = (hostile_site / "index.html").read_text("utf-8")
    meta = next(line for line in head.splitlines() if "Content-Security-Policy" in line)
    text = UNGUARDED.format(policy=meta if policy else "", label=LABELS[0])
    (tmp_path / "page.html").write_text(text, "utf-8")
    faults: list[str] = []
    event, word = ("console", "policy violated") if policy else ("dialog", "dialog")
    with (
        watched(browser, faults) as page,
        page.expect_event(event, lambda _: word in kinds(faults)),
    ):
        page.goto((tmp_path / "page.html").as_uri())

    assert kinds(faults)[word] > 0
