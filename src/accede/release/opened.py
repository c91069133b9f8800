"""A release, opened: its store, its records, its texts and its report, for reading only."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from pyoxigraph import RdfFormat, Store

from accede.errors import ReleaseError
from accede.model.records import THINGS, kind_of
from accede.release.lock import unwritable
from accede.release.manifest import Manifest, folder_of, read_manifest

if TYPE_CHECKING:
    from rdflib import Dataset

DERIVED = frozenset(["treaty-status", "snapshot", "quote"])

KINDS = frozenset(map(kind_of, THINGS)) | DERIVED

RECORD = msgspec.json.Decoder(dict[str, object])

VERIFY = "see `accede verify`, and build it again"


class Release(Struct, frozen=True):
    """One release; `path` is its folder, so it stays this one when the link moves on."""

    path: Path
    manifest: Manifest

    @property
    def digest(self) -> str:
        """The SHA-256 that tells this release's content from any other."""
        return self.manifest.digest

    def store(self) -> Store:
        """The graph as a pyoxigraph store that cannot be written to; many may be open at once."""
        place = self.path / "store"
        try:
            return Store.read_only(str(place))
        except (OSError, RuntimeError, ValueError) as fault:
            raise ReleaseError(place, f"the store cannot be opened ({fault})", VERIFY) from fault

    def dataset(self) -> "Dataset":
        """The graph as an rdflib Dataset over the same store, read-only.

        Its `query` is answered by Oxigraph, which follows SERVICE: give it your own queries only.
        """
        from oxrdflib import OxigraphStore  # here, for rdflib takes 0.35 s to load
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.store()))

    def report(self) -> dict[str, object]:
        """What the build found: counts, violations, warnings, refused rows."""
        return self._decoded("report.json", self._bytes("report.json"))

    def records(self, kind: str) -> Iterator[dict[str, object]]:
        """The records of one kind (`treaty-action`), as the release holds them."""
        if kind not in KINDS:
            allowed = ", ".join(sorted(KINDS))
            raise ReleaseError(self.path, f"unknown kind of record {kind!r}", f"one of: {allowed}")
        return self._lines(f"records/{kind}.jsonl")

    def text(self, sha256: str) -> str:
        """The text of the snapshot whose bytes have this SHA-256."""
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise ReleaseError(self.path, f"{sha256!r} is no SHA-256", "give its 64 hex digits")
        path = f"texts/{sha256}.txt"
        try:
            return self._bytes(path).decode()
        except UnicodeDecodeError as fault:
            raise self._damaged(path, fault) from fault

    def texts(self) -> dict[str, str]:
        """The texts of all snapshots at hand, by the SHA-256 of their bytes."""
        files = sorted((self.path / "texts").glob("*.txt"))
        return {file.stem: self.text(file.stem) for file in files}

    def _lines(self, path: str) -> Iterator[dict[str, object]]:
        if path not in self.manifest.files:
            return
        try:
            with (self.path / path).open("rb") as stream:
                for line in stream:
                    yield self._decoded(path, line)
        except OSError as fault:
            raise self._damaged(path, fault) from fault

    def _decoded(self, path: str, written: bytes) -> dict[str, object]:
        try:
            return RECORD.decode(written)
        except msgspec.DecodeError as fault:
            raise self._damaged(path, fault) from fault

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.path / path).read_bytes()
        except OSError as fault:
            raise self._damaged(path, fault) from fault

    def _damaged(self, path: str, fault: Exception) -> ReleaseError:
        return ReleaseError(self.path / path, f"cannot be read ({fault})", VERIFY)


def open_release(path: Path) -> Release:
    """The release that a path, or the link at that path, leads to at this moment."""
    folder = folder_of(path)
    return Release(folder, read_manifest(folder))


def load_store(files: Iterable[Path], folder: Path) -> None:
    """A new store in `folder/store` with the triples of some files of N-Triples."""
    place = folder / "store"
    try:
        _bulk_load(files, place)
        without_logs(place)
    except OSError as fault:
        raise unwritable(place, fault) from fault


def without_logs(place: Path) -> None:
    """Takes away RocksDB's own logs: they hold times and the host's name; no reader needs them."""
    for log in place.glob("LOG*"):
        log.unlink()
    (place / "LOCK").unlink(missing_ok=True)


def _bulk_load(files: Iterable[Path], place: Path) -> None:
    """The lines are our own, whose IRIs the checks have parsed strictly: that is not done twice."""
    store = Store(str(place))
    for nt in files:
        try:
            store.bulk_load(path=str(nt), format=RdfFormat.N_TRIPLES, lenient=True)
        except SyntaxError as fault:
            raise ReleaseError(nt, f"not N-Triples ({fault})", "write it again") from fault
    store.flush()
