"""What the README says under "A kind of document", done with an invented form of page.

A package is laid out as `pip install` would, in a folder of its own on the path: a module
with a `read`, and its entry point. Nothing of the installed code is touched.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from accede.errors import SourceError
from accede.read import READERS, reader

LETTER = """\
To the Lantern Convention

Arvenia
We shall light no lantern in our waters.
21 June 2022
"""

FORM = '''\
"""Letters of a state: its name on one line, its words on the next, then the day."""

from collections.abc import Iterator

from accede.model.records import Ignored, Record, Statement
from accede.read import Source
from accede.read.dates import whole_day
from accede.read.known import Known
from accede.read.page import accounted, lines, text_of, treaty_of


def read(source: Source, known: Known) -> Iterator[Record]:
    """The statement that a letter makes, every character of it accounted for."""
    text = text_of(source)
    treaty = treaty_of(source, text, known)
    yield from accounted(text, of_letter(text, treaty, known), source=source.document.id)


def of_letter(text: str, treaty: str, known: Known) -> Iterator[Record]:
    greeting, sender, words, day = lines(text)
    for why, line in (("greeting", greeting), ("sender", sender), ("date", day)):
        yield Ignored(why=why, start=line.start, end=line.end)
    stated = whole_day(text[day.start : day.end])
    yield Statement(
        state=known.states.find(text[sender.start : sender.end]), treaty=treaty,
        text=text[words.start : words.end], date=stated, year=stated and int(stated[:4]),
        statement_kind="letter", start=words.start, end=words.end,
    )
'''

ENTRY_POINTS = "[accede.readers]\nlantern-letter = lantern_letters:read\n"

DATASET = """\
[dataset]
id = "lantern-letters"
title = "Letters on the Lantern Convention, invented"
treaty = "lantern"
page_marks = ["lantern convention"]

[[document]]
id = "letter-arvenia"
path = "letter.txt"
reader = "lantern-letter"
title = "Letter of Arvenia"
publisher = "Invented"
rank = 2
"""

TABLES = {
    "document.csv": "id,title,rank\nlantern-world,The invented world,1\n",
    "state.csv": (
        "id,name,formal_name,un_status,source,verified\n"
        "XAA,Arvenia,Republic of Arvenia,member,lantern-world,yes\n"
    ),
    "treaty.csv": (
        "id,title,short_title,adopted,source,verified\n"
        "lantern,Lantern Convention,Lantern Convention,2010-05-14,lantern-world,yes\n"
    ),
}


def installed(folder: Path) -> Path:
    """A package with the form, in a folder that is on the path, as an installer leaves it there."""
    told = folder / "lantern_letters-1.0.dist-info"
    told.mkdir(parents=True)
    (folder / "lantern_letters.py").write_text(FORM, encoding="utf-8")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: lantern-letters\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text(ENTRY_POINTS)
    return folder


def dataset(folder: Path) -> Path:
    """A dataset with one letter, whose document names the form."""
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    for name, words in TABLES.items():
        (folder / name).write_text(words, encoding="utf-8")
    (folder / "dataset.toml").write_text(DATASET, encoding="utf-8")
    return folder / "dataset.toml"


def accede(*arguments: object, path: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with one more folder on the path."""
    return subprocess.run(
        [sys.executable, "-m", "accede", *map(str, arguments)],
        capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(path)},
    )  # fmt: skip


def test_a_page_of_a_new_form_is_read_by_the_package_that_brings_it(tmp_path: Path) -> None:
    path, toml = installed(tmp_path / "site"), dataset(tmp_path / "letters")
    page = toml.parent / "letter.txt"
    done = accede(
        "read", page, "--reader", "lantern-letter", "--dataset", toml, "--json", path=path
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    (said,) = (one for one in records if one["kind"] == "statement")

    assert done.returncode == 0, done.stderr
    assert records[0] == {"kind": "text", "text": LETTER, "source": "letter-arvenia"}
    assert (said["state"], said["treaty"], said["date"]) == ("XAA", "lantern", "2022-06-21")
    assert LETTER[said["start"] : said["end"]] == said["text"]
    assert {one["kind"] for one in records} == {"text", "statement", "ignored"}


def test_a_dataset_with_a_new_form_is_built_and_its_words_are_found_again(tmp_path: Path) -> None:
    path, toml = installed(tmp_path / "site"), dataset(tmp_path / "letters")
    release = tmp_path / "release"
    built = accede("build", toml, "--out", release, "--json", path=path)
    why = accede("ask", "why-not", "--release", release, "-p", "state=XAA", "-p", "treaty=lantern",
                 "--format", "csv", path=path)  # fmt: skip

    assert built.returncode == 0, built.stderr
    assert json.loads(built.stdout)["records"]["statement"] == 1
    assert "We shall light no lantern in our waters." in why.stdout


def test_without_the_package_the_form_is_unknown_and_nothing_is_run(tmp_path: Path) -> None:
    toml = dataset(tmp_path / "letters")
    done = accede("build", toml, "--out", tmp_path / "release", path=tmp_path)

    assert done.returncode == 2
    assert "unknown reader 'lantern-letter'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dataset_cannot_name_code(tmp_path: Path) -> None:
    toml = dataset(tmp_path / "letters")
    toml.write_text(DATASET.replace('"lantern-letter"', '"lantern_letters:read"'))
    done = accede("build", toml, "--out", tmp_path / "release", path=installed(tmp_path / "site"))

    assert done.returncode == 2
    assert "unknown reader 'lantern_letters:read'" in done.stderr


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("[accede.readers]\nlantern-letter = not_there:read\n", "not_there:read cannot be loaded"),
        ("[accede.readers]\nlantern-letter = lantern_letters:not_there\n", "cannot be loaded"),
        (f"{ENTRY_POINTS}lantern-letter = lantern_letters:of_letter\n", "both read it"),
        ("[accede.readers]\nother-form = lantern_letters:read\n", "no such reader"),
    ],
)  # fmt: skip
def test_a_package_that_cannot_read_its_form_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, said: str
) -> None:
    folder = installed(tmp_path / "site")
    (folder / "lantern_letters-1.0.dist-info" / "entry_points.txt").write_text(told)
    monkeypatch.syspath_prepend(str(folder))

    with pytest.raises(SourceError, match=said):
        reader("lantern-letter")


@pytest.mark.parametrize("name", READERS)
def test_no_package_takes_the_place_of_a_form_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = installed(tmp_path / "site")
    entry = f"[accede.readers]\n{name} = lantern_letters:read\n"
    (folder / "lantern_letters-1.0.dist-info" / "entry_points.txt").write_text(entry)
    monkeypatch.syspath_prepend(str(folder))

    assert reader(name).__module__ == f"accede.read.{name.replace('-', '_')}"
