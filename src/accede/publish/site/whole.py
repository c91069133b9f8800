"""The whole site, page kind by page kind, written beside where it goes and moved there whole."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from accede.errors import AccedeError
from accede.progress import counted
from accede.publish.paper import TEMPLATES
from accede.publish.site import (
    compare_page,
    front_pages,
    meeting_pages,
    query_page,
    question_pages,
    state_pages,
    treaty_pages,
    vocabulary_page,
    vote_pages,
)
from accede.publish.site.asked import Asked
from accede.publish.site.graph_files import GraphFiles
from accede.publish.site.links import QUESTION, path_of
from accede.publish.site.masthead import masthead
from accede.publish.site.pages import Page, Press
from accede.release import Release

MARK = "static/site.css"
"""A folder that holds this was written by `write_site`, and may be replaced."""


class Site(Struct, frozen=True):
    """What was written: where, and how many pages."""

    path: Path
    pages: int


def write_site(release: Release, *, out: Path) -> Site:
    """The site of a release, as a folder of static pages; an earlier site there is replaced.

    Raises AccedeError where something else stands at `out`, or it cannot be written.
    """
    _ours(out)
    place = out.with_name(f"{out.name}.tmp")
    try:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        pages = _written(release, place)
        _swap(place, out)
    except OSError as fault:
        mend = "make room or choose another --out"
        raise AccedeError(out, f"cannot be written ({fault.strerror or fault})", mend) from fault
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return Site(out, pages)


def pages(asked: Asked) -> Iterator[Page]:
    """Every page of the site, in the order in which they are written."""
    yield from state_pages.pages(asked)
    yield from treaty_pages.pages(asked)
    yield from vote_pages.pages(asked)
    yield from meeting_pages.pages(asked)
    yield from question_pages.pages(asked)
    yield query_page.page(asked)
    yield vocabulary_page.page()
    yield compare_page.page(asked)
    yield from front_pages.pages(asked)


def press(release: Release, asked: Asked, out: Path) -> Press:
    """What writes the pages of a release, with what all of them share."""
    every_page = masthead(asked.rows("treaties"), main=asked.treaty, digest=release.digest)
    things = _things(asked)
    return Press(out, GraphFiles(release, things), every_page, _known(asked, things))


def _things(asked: Asked) -> set[str]:
    """The things that have a page of their own."""
    columns = (("states", "state_iri"), ("treaties", "treaty_iri"), ("series", "series_iri"))
    things = {str(row[column]) for name, column in columns for row in asked.rows(name)}
    for row in asked.rows("series"):
        if row["of_kind"] == "resolution":
            found = asked.rows("resolutions", series=str(row["series_iri"]))
            things |= {str(one["resolution_iri"]) for one in found}
    return things | {str(one["meeting_iri"]) for one in meeting_pages.every(asked)}


def _known(asked: Asked, things: Iterable[str]) -> set[str]:
    """The pages of things, and the others that things stand on."""
    paths = {path_of(iri) or "" for iri in things}
    other = ("sources/index.html", "conflicts/index.html", "ns/index.html")
    questions = {path_of(f"{QUESTION}{query.name}") or "" for query in asked.questions()}
    return paths | questions | set(other)


def _written(release: Release, place: Path) -> int:
    asked = Asked(release)
    shutil.copytree(TEMPLATES / "static", place / "static")
    printing = press(release, asked, place)
    for page in counted(pages(asked), "pages"):
        printing.write(page)
    return printing.written


def _ours(out: Path) -> None:
    """Refuses a place that is neither free nor a site of before."""
    if out.exists() and not (out.is_dir() and (not any(out.iterdir()) or (out / MARK).is_file())):
        raise AccedeError(out, "something else stands here", "name a new folder")


def _swap(place: Path, out: Path) -> None:
    before = out.with_name(f"{out.name}.before")
    shutil.rmtree(before, ignore_errors=True)
    with suppress(FileNotFoundError):
        out.rename(before)
    place.rename(out)
    shutil.rmtree(before, ignore_errors=True)
