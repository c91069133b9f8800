"""A release in a format that others read, a folder of tables, or its own description.

The same release gives the same bytes on every machine. What is being written stands under another
name until it is whole.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accede import resources
from accede.errors import AccedeError, ReleaseError
from accede.graph.turtle import NOTICE, prefixes
from accede.publish import sheets
from accede.publish.context import Context
from accede.publish.description import description
from accede.publish.jsonld import json_ld
from accede.release import Release
from accede.release.manifest import file_of


def export(release: Release, *, format: str, out: Path, cell: sheets.Cell = sheets.plain) -> None:  # noqa: A002  # the option's name
    """Writes a release to `out`: a file, or for `csv` and `parquet` a folder of tables.

    `cell=sheets.guarded` keeps spreadsheets from taking a cell for a formula. What an export
    wrote before is replaced; anything else in its place is an error.
    """
    place = _outside(release, out)
    if format == "csv":
        _write_sheets(release, place, cell)
    elif format == "parquet":
        _write_frames(release, place)
    elif format in FILES:
        _write_file(FILES[format](release), place)
    else:
        allowed = ", ".join((*FILES, "csv", "parquet"))
        raise AccedeError("--format", f"unknown format {format!r}", f"use one of: {allowed}")


def _outside(release: Release, out: Path) -> Path:
    """Where `out` leads to, which is never in the release itself: that is finished."""
    try:
        place = out.resolve()
    except (OSError, RuntimeError) as fault:
        raise AccedeError(out, f"this leads nowhere ({fault})", "name another --out") from fault
    if place.is_relative_to(release.path):
        raise AccedeError(out, "this is in the release itself", "name a place outside it")
    return place


def _write_file(parts: Iterable[str], out: Path) -> None:
    if out.exists() and not out.is_file():
        raise AccedeError(out, "something else stands here", "name a file")
    with _whole(out) as place, place.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(parts)


def _turtle(release: Release) -> Iterable[str]:
    return _lines(release, "graph.ttl")


def _json_ld(release: Release) -> Iterable[str]:
    context = Context.of(resources.ontology() / "context.jsonld")
    return json_ld(_lines(release, "graph.nt"), context)


def _n_triples(release: Release) -> Iterable[str]:
    yield from (f"# {line}\n" for line in NOTICE)
    yield from _lines(release, "graph.nt")


def _description(release: Release) -> Iterable[str]:
    return description(
        release, _lines(release, "graph.nt"), prefixes=prefixes(resources.ontology())
    )


FILES: dict[str, Callable[[Release], Iterable[str]]] = {
    "turtle": _turtle,
    "jsonld": _json_ld,
    "ntriples": _n_triples,
    "dcat": _description,
}


def _lines(release: Release, name: str) -> Iterator[str]:
    with _checked(release, name).open(encoding="utf-8", newline="\n") as lines:
        yield from lines


def _checked(release: Release, name: str) -> Path:
    """A file of the release that is as its manifest has it; a damaged one goes nowhere."""
    place = release.path / name
    try:
        if file_of(place) == release.manifest.files.get(name):
            return place
        found = "it is not as the manifest has it"
    except OSError as fault:
        found = f"cannot be read ({fault.strerror})"
    raise ReleaseError(place, found, "see `accede verify`, and build it again")


def _write_sheets(release: Release, out: Path, cell: sheets.Cell) -> None:
    _of_export(out, mark=sheets.README, ending=".csv")
    graph = _checked(release, "graph.nt")
    with _whole(out) as folder:
        folder.mkdir()
        known = prefixes(resources.ontology())
        sheets.write_sheets(graph, folder, prefixes=known, cell=cell)


def _write_frames(release: Release, out: Path) -> None:
    from accede.publish import frames

    _of_export(out, mark=frames.DICTIONARY, ending=".parquet")
    graph = _checked(release, "graph.nt")
    with _whole(out) as folder:
        folder.mkdir()
        frames.write_frames(release, graph, folder)


def _of_export(out: Path, *, mark: str, ending: str) -> None:
    """Refuses a place that is neither free nor an earlier export of tables and nothing else."""
    if not out.exists():
        return
    names = {path.name for path in out.iterdir()} if out.is_dir() else {""}
    own = all(name == mark or name.endswith(ending) for name in names)
    if names and not (own and mark in names):
        raise AccedeError(out, "something else stands here", "name a new folder")


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A place to write in, which takes the name `out` when all is written, and else is gone."""
    place = out.with_name(f"{out.name}.tmp-{os.getpid()}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        yield place
        _replace(place, out)
    except OSError as fault:
        mend = "make room or choose another --out"
        raise AccedeError(out, f"cannot be written ({fault.strerror or fault})", mend) from fault
    finally:
        _remove(place)


def _replace(place: Path, out: Path) -> None:
    if place.is_dir() and out.is_dir():
        before = place.with_name(f"{place.name}.before")
        out.rename(before)
        place.rename(out)
        _remove(before)
    else:
        place.replace(out)


def _remove(place: Path) -> None:
    """Removes what was being written, if anything was."""
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with suppress(OSError):  # nothing was written, which its own error tells already
            place.unlink()
