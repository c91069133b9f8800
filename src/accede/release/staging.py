"""Writing a release: in a folder of its own, and seen only when whole.

The names beside `out` (here `release`): `release.lock` while someone builds, `release.tmp-<pid>`
for what is being written, `release.<12 hex of the digest>` for what is finished, and `release`
itself, a link to one of these. A folder cannot be renamed over a folder, a link can be renamed
over a link: that rename is the swap, and the only one.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accede.errors import ReleaseError
from accede.release.lock import UNWRITABLE, explained, locked, unwritable
from accede.release.manifest import NAME, read_manifest, verify, write_manifest

WAIT = 30.0
"""Seconds a builder waits for another one; the bundled build takes three."""


@contextmanager
def staged(out: Path, *, wait: float = WAIT) -> Iterator[Path]:
    """An empty folder to write a release in, which no other builder can touch.

    It is gone when the block ends, unless `finish` made a release of it. Where another builder is
    at work, waits `wait` seconds (0: not at all) and raises ReleaseError.
    """
    out = _place(out)
    with locked(out, wait):
        folder = _fresh(out)
        try:
            yield folder
        except OSError as fault:
            if fault.errno in UNWRITABLE or str(fault.filename).startswith(str(folder)):
                raise unwritable(out, fault) from fault
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def finish(folder: Path, out: Path, *, swap: bool = True) -> Path:
    """The finished release's folder, made of a staged one; with `swap`, `out` now leads there.

    A release of the same digest that is whole is kept as it is, a damaged one is set aside first.
    The release that `out` led to before stays until the next build, so that readers who began
    with it can end with it.
    """
    out = _place(out)
    with explained(out):
        digest = write_manifest(folder).digest
        _sync(folder)
        release = _beside(out, digest[:12])
        if not _is_whole(release, digest):
            _set_aside(release)
            folder.rename(release)
            _sync_folder(out.parent)
        before = _target(out)
        if swap:
            _swap(out, release.name)
    _retire(out, keep={release.name, before})
    return release


def _place(out: Path) -> Path:
    """Where a release may stand: in a folder that exists now, and never over someone's files."""
    out = out.absolute()
    if out.name in ("", "..") or "\0" in str(out):
        raise ReleaseError(out, "a release needs a name", "choose another --out")
    with explained(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.is_symlink() and not _names_release(out, _target(out)):
            raise ReleaseError(out, "a link that accede did not make", "choose another --out")
        if out.exists() and not out.is_symlink():
            raise ReleaseError(out, "something else stands here", "choose another --out")
    return out


def _beside(out: Path, ending: str) -> Path:
    return out.with_name(f"{out.name}.{ending}")


def _target(out: Path) -> str:
    return str(out.readlink()) if out.is_symlink() else ""


def _names_release(out: Path, name: str) -> bool:
    return re.fullmatch(re.escape(out.name) + r"\.[0-9a-f]{12}", name) is not None


def _fresh(out: Path) -> Path:
    """A new folder, after removing what dead builders left: who holds the lock is alone."""
    with explained(out):
        for path in _left(out):
            _remove(path)
        folder = _beside(out, f"tmp-{os.getpid()}")
        folder.mkdir()
        return folder


def tidy(out: Path) -> None:
    """Removes what dead builders left beside a release that stays; not while someone builds."""
    out = _place(out)
    if _left(out):
        with suppress(ReleaseError), locked(out, 0), explained(out):
            for path in _left(out):
                _remove(path)


def _left(out: Path) -> list[Path]:
    return [path for path in _siblings(out) if path.name.startswith(f"{out.name}.tmp-")]


def _siblings(out: Path) -> list[Path]:
    return [path for path in out.parent.iterdir() if path.name.startswith(f"{out.name}.")]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _is_whole(release: Path, digest: str) -> bool:
    return release.is_dir() and not verify(release) and read_manifest(release).digest == digest


def _set_aside(release: Path) -> None:
    """Renames a damaged release, so that a person can still look at it.

    Until the new one takes its name a link may lead nowhere: better than to damage.
    """
    if not os.path.lexists(release):
        return
    aside = release.with_name(f"{release.name}.damaged")
    if os.path.lexists(aside):
        _remove(aside)
    release.rename(aside)


def _swap(out: Path, name: str) -> None:
    link = _beside(out, f"tmp-{os.getpid()}.link")
    link.symlink_to(name)
    link.replace(out)
    _sync_folder(out.parent)


def _retire(out: Path, keep: set[str]) -> None:
    """Removes older releases: renamed first, so that a half-removed one is never taken for one."""
    for number, path in enumerate(_siblings(out)):
        if not _names_release(out, path.name) or path.name in keep:
            continue
        with suppress(OSError):  # the new release stands; an old one that stays does no harm
            (path / NAME).stat()
            gone = _beside(out, f"tmp-{os.getpid()}.{number}")
            path.rename(gone)
            shutil.rmtree(gone)


def _sync(folder: Path) -> None:
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            _sync_file(Path(where, name))
        _sync_folder(Path(where))


def _sync_file(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
