"""The pictures that the README shows: drawn again from the bundled data, and the same."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from accede.cli import cli
from accede.publish.site import write_pictures
from accede.publish.site.picture_files import alone
from accede.release import Release

KEPT = Path(__file__).with_name("pictures")
README = Path(__file__).parents[2] / "README.md"
NAMES = ["attendance-strip.svg", "status-lines.svg", "tile-map.svg", "vote-strip.svg"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pictures of the bundled data as they are drawn now."""
    out = tmp_path_factory.mktemp("pictures")
    write_pictures(release, out=out)
    return out


def test_the_pictures_of_the_readme_are_what_is_drawn_now(drawn: Path) -> None:
    now = {path.name: path.read_text("utf-8") for path in drawn.iterdir()}
    kept = {path.name: path.read_text("utf-8") for path in KEPT.iterdir()}

    mend = "run `accede build` and `accede site --pictures tests/publish/pictures`"
    assert sorted(kept) == NAMES
    assert [name for name in NAMES if now[name] != kept[name]] == [], mend


def test_the_readme_shows_each_of_them() -> None:
    shown = re.findall(r'<img src="tests/publish/pictures/([a-z.-]+)"', README.read_text("utf-8"))

    assert sorted(shown) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_stands_alone_on_a_light_ground(name: str) -> None:
    text = (KEPT / name).read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own picture

    assert next(root.iter(f"{SVG}rect")).get("class") == "ground"
    assert "var(" not in text.replace(".ground{fill:var", "")
    assert not any(word in text for word in ("<a ", "href", "script", "url(", "data-", "@media"))
    cells = [one for one in root.iter(f"{SVG}g") if one.get("class")]
    assert all(one.find(f"{SVG}title") is not None for one in cells)
    assert cells


def test_a_hostile_name_stays_words_in_a_picture() -> None:
    figure = (
        '<figure><svg width="9" height="9"><g class="cell" data-name="&lt;svg&gt;">'
        "<title>&lt;/svg&gt;&lt;script&gt;</title><rect/></g></svg></figure>"
    )

    root = ET.fromstring(alone(figure))  # noqa: S314 - our own picture

    assert [one.text for one in root.iter(f"{SVG}title")] == ["</svg><script>"]
    assert root.find(f".//{SVG}g[@data-name]") is None


def test_the_command_draws_pictures_without_pages(release: Release, tmp_path: Path) -> None:
    out = tmp_path / "pictures"

    done = CliRunner().invoke(cli, ["site", "--release", str(release.path), "--pictures", str(out)])

    assert (done.exit_code, done.output) == (0, f"4 pictures in {out}\n")
    assert sorted(path.name for path in out.iterdir()) == NAMES


def test_a_command_without_a_folder_says_what_to_name() -> None:
    done = CliRunner().invoke(cli, ["site"])

    assert done.exit_code == 2
    assert "name one with --out" in done.output
