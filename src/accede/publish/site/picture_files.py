"""Four of the site's pictures as SVG files of their own, for a README or a letter.

Each bears its own looks, on a light ground, so that it reads the same on a light page and a dark.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from accede.errors import AccedeError
from accede.publish import pictures
from accede.publish.paper import TEMPLATES
from accede.publish.site.asked import Asked, Row
from accede.publish.site.state_pages import Whole, lines, presences, strips
from accede.release import Release

WIDTH = 760
"""How wide a picture is that on a page takes the width of the page."""

LOOKS = re.compile(r"^(\.picture|\.s-|\.c-|\.doubtful).*$", re.MULTILINE)
LIGHT = re.compile(r":root \{(.*?)\}", re.DOTALL)
FOR_SCRIPTS = re.compile(r' (data-[a-z]+|aria-label)="[^"]*"(?=[^<]*><title>)')
SVG = re.compile(r"<svg(.*?)>(.*)</svg>", re.DOTALL)


def write_pictures(release: Release, *, out: Path) -> list[Path]:
    """The four pictures of a release, written into a folder.

    Raises AccedeError where the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        return [_written(out / f"{name}.svg", svg) for name, svg in drawings(Asked(release))]
    except OSError as fault:
        mend = "make room or choose another folder"
        raise AccedeError(out, f"cannot be written ({fault.strerror or fault})", mend) from fault


def drawings(asked: Asked) -> Iterator[tuple[str, str]]:
    """The tile map, a leaving state's lines, a state's votes, and where another was present."""
    whole = Whole(asked)
    treaty = whole.main
    name = f"Standing towards the {treaty['name']} on {whole.now}"
    rows = asked.rows("standings")
    yield "tile-map", alone(pictures.tile_map(rows, day=whole.now, link=_nowhere, name=name))
    leaving = asked.rows("leaving") or asked.rows("states")
    yield "status-lines", alone(lines(whole, _who(asked, leaving[0]["state_iri"]), _nowhere))
    voter = _named(asked, asked.default("outreach", "state"))
    yield "vote-strip", alone(str(strips(whole, voter, _nowhere)[0][2]))
    present = _named(asked, asked.default("votes-of-state", "state"))
    found = presences(whole, str(present["state_iri"]), _nowhere)
    yield "attendance-strip", alone(str(found[0][2]))


def alone(figure: str) -> str:
    """The SVG inside a figure of a page, with its looks inside and a light ground under it."""
    found = SVG.search(figure)
    if not found:
        raise ValueError("a figure without a picture")
    head, inside = found[1].replace('width="100%"', f'width="{WIDTH}"'), found[2]
    kept = (line for line in FOR_SCRIPTS.sub("", inside).splitlines() if line.strip())
    ground = '<rect class="ground" width="100%" height="100%"/>'
    body = "\n".join(kept)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture"{head}>\n'
        f"<style>{_looks(head + inside)}</style>\n{ground}\n{body}\n</svg>\n"
    )


def _looks(drawn: str) -> str:
    """The rules of the site's looks that a picture needs, with the light colours in their place."""
    sheet = (TEMPLATES / "static" / "site.css").read_text("utf-8")
    light = LIGHT.search(sheet)
    colours = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", light[1] if light else ""))
    rules = [one[0] for one in LOOKS.finditer(sheet)]
    used = [rule for rule in rules if set(re.findall(r"\.([a-z][a-z-]*)", rule)) & _classes(drawn)]
    text = "\n".join([".picture text{font-family:sans-serif}", ".ground{fill:var(--page)}", *used])
    return re.sub(r"var\((--[a-z-]+)\)", lambda found: colours[found[1]], text)


def _classes(drawn: str) -> set[str]:
    return {one for value in re.findall(r'class="([^"]*)"', drawn) for one in value.split()}


def _who(asked: Asked, state: object) -> Row:
    return next(row for row in asked.rows("states") if row["state_iri"] == state)


def _named(asked: Asked, code: str) -> Row:
    """The state of a code, or the first there is."""
    rows = asked.rows("states")
    return next((row for row in rows if str(row["state_iri"]).endswith(f"/{code}")), rows[0])


def _nowhere(_: str) -> None:
    return None


def _written(place: Path, svg: str) -> Path:
    place.write_text(svg, encoding="utf-8", newline="\n")
    return place
