"""Releases of the example pages, after something was done to their tables and texts."""

import shutil
from collections.abc import Callable
from pathlib import Path

from accede import resources
from accede.build import build_release
from accede.release import Release, open_release

Spoil = Callable[[Path], None]


def built(folder: Path, *spoils: Spoil) -> Release:
    """A release of the example pages, after something was done to them."""
    shutil.copytree(resources.data() / "example-pages", folder / "pages")
    for spoil in spoils:
        spoil(folder / "pages")
    done = build_release([folder / "pages" / "dataset.toml"], out=folder / "release", force=True)
    assert (done.refused, done.problems) == (0, ())
    return open_release(folder / "release")


def row(table: str, line: str) -> Spoil:
    """One row more in a table."""

    def spoil(pages: Path) -> None:
        with (pages / table).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(line + "\n")

    return spoil


def words(name: str, old: str, new: str) -> Spoil:
    """Some words of a file, put otherwise."""

    def spoil(pages: Path) -> None:
        text = (pages / name).read_text("utf-8")
        assert old in text
        (pages / name).write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def table(name: str, *lines: str) -> Spoil:
    """A table that the pages did not have."""

    def spoil(pages: Path) -> None:
        assert not (pages / name).exists()
        (pages / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")

    return spoil


def unpinned(pages: Path) -> None:
    """Pages whose text may be another than the one that was pinned."""
    toml = pages / "dataset.toml"
    lines = toml.read_text("utf-8").splitlines(keepends=True)
    toml.write_text("".join(x for x in lines if not x.startswith(("sha256", "bytes"))), "utf-8")


def linked(item: str) -> Spoil:
    """A link of Arvenia to an item of Wikidata."""
    columns = "subject_id subject_label predicate_id object_id mapping_justification source"
    link = (
        f"acc-state:XAA Arvenia skos:exactMatch wd:{item} semapv:ManualMappingCuration "
        "example-world"
    )
    head = (
        "#curie_map:",
        "#  acc-state: https://w3id.org/accede/id/state/",
        "#  wd: http://www.wikidata.org/entity/",
    )
    return table("items.sssom.tsv", *head, columns.replace(" ", "\t"), link.replace(" ", "\t"))
