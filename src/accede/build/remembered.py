"""What a build remembers for the next one: a cache beside the release, never a part of it.

Each file begins with the SHA-256 of the rest and is believed only where that fits, so a cache
that is deleted, cut or changed costs the next build its time and nothing else.
"""

import hashlib
import os
import shutil
from collections.abc import Set
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

Kept = TypeVar("Kept")

ENDING = "cache"
PACKED = ".msgpack"


def cache_of(out: Path) -> Path:
    """The folder of a release's cache: `release.cache` for `release`."""
    return out.with_name(f"{out.name}.{ENDING}")


def remembered(folder: Path, name: str, kind: type[Kept]) -> Kept | None:
    """What was remembered under a name; None where there is nothing, or not what was written."""
    try:
        written = (folder / f"{name}{PACKED}").read_bytes()
    except OSError:
        return None
    said, content = written[:32], memoryview(written)[32:]
    if hashlib.sha256(content).digest() != said:
        return None
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except msgspec.DecodeError:
        return None


def remember(folder: Path, name: str, what: object) -> None:
    """Remember something under a name, whole or not at all; where there is no room, do without."""
    content = msgspec.msgpack.encode(what)
    being_written = folder / f"{name}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        being_written.write_bytes(hashlib.sha256(content).digest() + content)
        being_written.replace(folder / f"{name}{PACKED}")


def forget_others(folder: Path, names: Set[str]) -> None:
    """Forget all but what has one of some names, and what dead builders left half written."""
    wanted = {f"{name}{PACKED}" for name in names}
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name not in wanted:
                path.unlink()


def forget(folder: Path) -> None:
    """Forget everything."""
    shutil.rmtree(folder, ignore_errors=True)
