"""What a release is made of: every file with its size and SHA-256, and the digest over them."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from accede.errors import ReleaseError

NAME = "manifest.json"

DATED = re.compile(r"store/.*|build\.json|manifest\.json")
"""What the digest leaves out: RocksDB writes times, random ids and the host's name into the store,
`build.json` is the one file with a clock, and the manifest holds the digest itself."""

RELEASE_NAME = re.compile(r".*\.([0-9a-f]{12})", re.DOTALL)


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """The size and the SHA-256 of one file."""

    bytes: int
    sha256: str


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """The digest of a release, and its files by their path in it."""

    digest: str
    files: dict[str, File]


def digest_of(files: Mapping[str, File]) -> str:
    """The SHA-256 over the paths, sizes and contents of all files but the dated ones.

    >>> digest_of({"graph.nt": File(0, "e3b0"), "build.json": File(9, "a1")})[:12]
    'badc53401f92'
    """
    lines = (
        f"{file.sha256} {file.bytes} {path}\n"
        for path, file in sorted(files.items())
        if not DATED.fullmatch(path)
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def manifest_of(folder: Path) -> Manifest:
    """The manifest that fits a folder as it is now."""
    files = {path: file_of(folder / path) for path in paths(folder) if path != NAME}
    return Manifest(digest_of(files), files)


def write_manifest(folder: Path) -> Manifest:
    """The manifest that fits a folder, written into it."""
    manifest = manifest_of(folder)
    text = msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=1)
    (folder / NAME).write_bytes(text + b"\n")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a release; ReleaseError where it is missing or cannot be read."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise ReleaseError(folder, f"no {NAME}", "build it again with `accede build`") from None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise ReleaseError(
            folder / NAME,
            f"cannot be read ({fault})",
            "build it again with `accede build`",
        ) from fault


def file_of(path: Path) -> File:
    """The size and the SHA-256 of a file on disk."""
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return File(stream.tell(), sha256)


def paths(folder: Path) -> tuple[str, ...]:
    """The path of every file in a folder, sorted, with `/` between its steps."""
    found = (
        Path(where, name).relative_to(folder).as_posix()
        for where, folders, names in os.walk(folder)
        for name in (
            *names,
            *(each for each in folders if Path(where, each).is_symlink()),
        )
    )
    return tuple(sorted(found))


def verify(path: Path) -> list[str]:
    """What is wrong with a release: one line for each file damaged, missing or not its own.

    An empty list says that every file, the store's among them, is as the manifest has it. A path
    where no folder is raises ReleaseError.
    """
    folder = folder_of(path)
    try:
        manifest = read_manifest(folder)
    except ReleaseError as fault:
        return [f"{NAME}: {fault.found}"]
    return [*_of_manifest(folder, manifest), *_of_files(folder, manifest.files)]


def folder_of(path: Path) -> Path:
    """The folder a release's link leads to at this moment."""
    try:
        folder = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise ReleaseError(path, "there is no release here", "run `accede build` first") from None
    if not folder.is_dir():
        raise ReleaseError(path, "this is not a release", "name a release folder or its link")
    return folder


def _of_manifest(folder: Path, manifest: Manifest) -> Iterator[str]:
    if manifest.digest != digest_of(manifest.files):
        yield f"{NAME}: its digest does not fit the files it lists"
    named = RELEASE_NAME.fullmatch(folder.name)
    if named and named[1] != manifest.digest[:12]:
        yield f"{NAME}: its digest {manifest.digest[:12]} is not the folder's {named[1]}"


def _of_files(folder: Path, listed: Mapping[str, File]) -> Iterator[str]:
    found = set(paths(folder)) - {NAME}
    for path in sorted(found | listed.keys()):
        if path not in found:
            yield f"{path}: missing"
        elif path not in listed:
            yield f"{path}: not in the manifest"
        else:
            yield from _of_file(folder, path, listed[path])


def _of_file(folder: Path, path: str, listed: File) -> Iterable[str]:
    place = folder / path
    if place.is_symlink() or not place.is_file():
        return [f"{path}: not a plain file"]
    size = place.stat().st_size
    if size != listed.bytes:
        return [f"{path}: {size} bytes, the manifest says {listed.bytes}"]
    try:
        same = file_of(place) == listed
    except OSError as fault:
        return [f"{path}: cannot be read ({fault.strerror})"]
    return [] if same else [f"{path}: other content than the manifest says"]
