"""The site of the whole voting record: no page that would freeze a phone, no link into nothing."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from accede import resources
from accede.build import build_release
from accede.publish.site import write_site
from accede.release import open_release

LINKED = re.compile(r'(?:href|src)="(?![a-z]+:)([^"#]+)')
HEAVIEST = 1_000_000
"""Bytes of a page; the heaviest of the bundled data has half of it."""


@pytest.fixture(scope="module")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whole")
    datasets = [resources.data() / name / "dataset.toml" for name in ("states", "apmbc", "unga")]
    build_release(datasets, source_root=shared / "data" / "unga", out=place / "release")
    write_site(open_release(place / "release"), out=place / "site")
    return place / "site"


@pytest.mark.soak
def test_no_page_is_too_heavy_for_a_phone(site: Path) -> None:
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")
    }

    assert {path: size for path, size in sizes.items() if size > HEAVIEST} == {}
    assert sizes["compare/index.html"] < 200_000


@pytest.mark.soak
def test_no_link_leads_into_nothing(site: Path) -> None:
    dead = {
        (path.relative_to(site).as_posix(), place)
        for path in site.rglob("*.html")
        for place in set(LINKED.findall(path.read_text("utf-8")))
        if not (path.parent / unquote(place)).is_file()
    }

    assert dead == set()


@pytest.mark.soak
def test_the_votes_of_every_roll_call_lie_beside_the_compare_page(site: Path) -> None:
    rows = (site / "compare" / "votes.csv").read_text("utf-8").splitlines()
    page = (site / "compare" / "index.html").read_text("utf-8")

    assert len(rows) == 1 + 6847
    assert page.count("data-roll=") == 300
    assert "The latest 300 of 6,847 votes" in page
