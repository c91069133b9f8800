"""A form of document that an installed package reads: what it may do, and what it may not.

The package and its letter are those that the README has pasted; `test_guides.py` follows the guide.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accede.errors import SourceError
from accede.read import READERS, reader
from readme import after, installed, pasted

GUIDE = after("**A treaty.**", "**A term.**")
ENTRY = "[accede.readers]\nkite-letter = kite_letters:read\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with all that the guides have pasted, the package installed into `site`."""
    pasted(GUIDE, cwd=tmp_path)
    installed(tmp_path / "kite-letters", tmp_path / "site")
    return tmp_path


def build(place: Path, *, path: Path) -> subprocess.CompletedProcess[str]:
    """Build the letters with the tables of their treaty, one more folder on the path."""
    datasets = ("kite/dataset.toml", "letters/dataset.toml")
    return subprocess.run(
        [sys.executable, "-m", "accede", "build", *datasets, "--out", "release"],
        cwd=place, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(path)},
    )  # fmt: skip


def told(place: Path, entry_points: str) -> None:
    """Let the package say other things of itself."""
    (place / "site" / "kite_letters-1.0.dist-info" / "entry_points.txt").write_text(entry_points)


def test_without_the_package_the_form_is_unknown_and_nothing_is_run(place: Path) -> None:
    done = build(place, path=place / "nowhere")

    assert done.returncode == 2
    assert "unknown reader 'kite-letter'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dataset_cannot_name_code(place: Path) -> None:
    toml = place / "letters" / "dataset.toml"
    toml.write_text(toml.read_text().replace('"kite-letter"', '"kite_letters:read"'))
    done = build(place, path=place / "site")

    assert done.returncode == 2
    assert "unknown reader 'kite_letters:read'" in done.stderr


@pytest.mark.parametrize(
    ("entry_points", "said"),
    [
        ("[accede.readers]\nkite-letter = not_there:read\n", "not_there:read cannot be loaded"),
        ("[accede.readers]\nkite-letter = kite_letters:not_there\n", "cannot be loaded"),
        (f"{ENTRY}kite-letter = kite_letters:of_letter\n", "both read it"),
        ("[accede.readers]\nother-form = kite_letters:read\n", "no such reader"),
    ],
)  # fmt: skip
def test_a_package_that_cannot_read_its_form_is_an_error_that_says_so(
    place: Path, monkeypatch: pytest.MonkeyPatch, entry_points: str, said: str
) -> None:
    told(place, entry_points)
    monkeypatch.syspath_prepend(str(place / "site"))

    with pytest.raises(SourceError, match=said):
        reader("kite-letter")


@pytest.mark.parametrize("name", READERS)
def test_no_package_takes_the_place_of_a_form_of_ours(
    place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    told(place, f"[accede.readers]\n{name} = kite_letters:read\n")
    monkeypatch.syspath_prepend(str(place / "site"))

    assert reader(name).__module__ == f"accede.read.{name.replace('-', '_')}"
