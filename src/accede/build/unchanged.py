"""Whether a build would make what is there already: its inputs, known by their digest.

Everything that can change a release goes in: every file that a dataset names, the vocabulary with
its shapes, checks and rules, and the code itself. The release keeps the digest in `build.json`;
where other inputs made the same release again, the cache beside it tells of those.
"""

import hashlib
import platform
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from accede import __version__, release, resources
from accede.build.account import Account, Built
from accede.build.remembered import cache_of, remember, remembered
from accede.errors import ReleaseError
from accede.read.dataset import Dataset

CHUNK = 1 << 20
LAST = "inputs"
"""The name under which the cache tells of the inputs."""

CODE = Path(__file__).parents[1]


class BuildFile(Struct, frozen=True, kw_only=True):
    """What `build.json` holds: when, how long, by which versions, and from what."""

    finished: str
    accede: str
    python: str
    inputs: str
    seconds: float


def inputs_of(datasets: Iterable[Dataset]) -> str:
    """The digest of everything that a build of these datasets depends on."""
    whole = hashlib.sha256(__version__.encode())
    for file in (*_code(), *sorted(set(_files(datasets)))):
        whole.update(f"\n{file}\n{_digest(file)}".encode())
    return whole.hexdigest()


def code_of() -> str:
    """The digest of the code, and of the vocabulary with its shapes, checks and rules."""
    whole = hashlib.sha256(__version__.encode())
    for file in _code():
        whole.update(f"\n{file}\n{_digest(file)}".encode())
    return whole.hexdigest()


def _code() -> Iterator[Path]:
    ontology = resources.ontology()
    yield from sorted(CODE.rglob("*.py"))
    yield from sorted(path for path in ontology.rglob("*") if path.is_file())


def _files(datasets: Iterable[Dataset]) -> Iterator[Path]:
    for dataset in datasets:
        yield dataset.path
        yield from dataset.tables
        for source in dataset.sources:
            yield source.path
            if source.document.companion:
                yield source.path.parent / source.document.companion


def _digest(file: Path) -> str:
    """The SHA-256 of a file, or a word that it cannot be read: that can change too."""
    whole = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                whole.update(chunk)
    except OSError:
        return "unreadable"
    return whole.hexdigest()


class Made(Struct, frozen=True, kw_only=True):
    """From which inputs a release was last made."""

    release: str
    inputs: str


def kept(out: Path, inputs: str, seconds: float) -> Built | None:
    """What the current release says of itself, if it is whole and made of the same inputs."""
    try:
        current = release.open_release(out)
        written = msgspec.json.decode((current.path / "build.json").read_bytes(), type=BuildFile)
        account = msgspec.json.decode((current.path / "report.json").read_bytes(), type=Account)
    except (ReleaseError, OSError, msgspec.DecodeError):
        return None
    again = remembered(cache_of(out.absolute()), LAST, Made)
    known = written.inputs == inputs or again == Made(release=current.digest, inputs=inputs)
    if not known or not _same_sizes(current):
        return None
    release.tidy(out)
    return account.built(current, swapped=True, seconds=seconds)


def _same_sizes(current: release.Release) -> bool:
    """Whether every file is there in its size; `accede verify` reads every byte."""
    places = ((current.path / name, file.bytes) for name, file in current.manifest.files.items())
    return all(place.is_file() and place.stat().st_size == size for place, size in places)


def remember_made(cache: Path, *, inputs: str, digest: str) -> None:
    """Remember from which inputs a release was made, should they come again."""
    remember(cache, LAST, Made(release=digest, inputs=inputs))


def write_build_file(folder: Path, *, inputs: str, seconds: float) -> None:
    """`build.json`: the one file of a release with a clock."""
    told = BuildFile(
        finished=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        accede=__version__,
        python=platform.python_version(),
        inputs=inputs,
        seconds=seconds,
    )
    (folder / "build.json").write_bytes(msgspec.json.encode(told) + b"\n")
