"""The store of a release made from the one before, by what their graphs differ by.

RocksDB never writes to a table file again once it is there, so the new store shares those of the
old one by hard links, and has its own copies of the few small files that change.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from accede.errors import ReleaseError
from accede.release.opened import without_logs

TABLE = ".sst"
MEND = "load the store anew"


def extend_store(
    before: Path, folder: Path, *, added: Iterable[bytes], removed: Iterable[bytes]
) -> None:
    """A store in `folder/store` with the triples of another, less some lines and with others.

    Raises ReleaseError where the other store does not hold what is to be taken from it, or holds
    what is to be added already: it is then not that of the graph before.
    """
    place = folder / "store"
    place.mkdir()
    for file in before.iterdir():
        _share(file, place / file.name)
    try:
        _exchange(place, added=list(_quads(added)), removed=list(_quads(removed)))
    except RuntimeError as fault:
        raise ReleaseError(before, f"cannot be used ({fault})", MEND) from fault
    without_logs(place)


def _exchange(place: Path, *, added: list[Quad], removed: list[Quad]) -> None:
    store = Store(str(place))
    if not all(quad in store for quad in removed) or any(quad in store for quad in added):
        raise ReleaseError(place, "not the store of the graph before", MEND)
    for quad in removed:
        store.remove(quad)
    store.extend(added)
    store.flush()


def _share(file: Path, place: Path) -> None:
    if file.suffix == TABLE:
        try:
            os.link(file, place)
        except OSError:  # no links here, or none to this file: a copy does as well
            shutil.copyfile(file, place)
    else:
        shutil.copyfile(file, place)


def _quads(lines: Iterable[bytes]) -> Iterator[Quad]:
    for triple in parse(b"".join(lines), format=RdfFormat.N_TRIPLES):
        yield Quad(triple.subject, triple.predicate, triple.object)
