"""A path that a dataset names, and the one place that it may mean."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from accede.errors import SourceError


def inside(roots: Sequence[Path], path: str, *, where: object) -> Path:
    """The file of a relative path in the first root that has it, never outside the roots.

    Where no root has it, its place in the last: whoever opens it then says that it is missing.
    """
    refuse_stray(path, where=where)
    for root in roots:
        found = root / path
        if found.exists():
            refuse_escape(root, found, where=where)
            return found
    return roots[-1] / path


def refuse_stray(path: str, *, where: object) -> None:
    """SourceError for a path that is absolute, climbs, or holds what no path should."""
    steps = PurePosixPath(path).parts
    strange = "\0" in path or "\\" in path or not path.strip() or not path.isprintable()
    absolute = PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive
    if strange or absolute or ".." in steps or path.startswith("~"):
        mend = "give a path under the dataset's folder or --source-root, with / and without .."
        raise SourceError(where, f"the path {path!r} may lead elsewhere", mend)


def refuse_escape(root: Path, found: Path, *, where: object) -> None:
    """SourceError for a path that leads out of its root by a symbolic link."""
    if not found.resolve().is_relative_to(root.resolve()):
        mend = "put the file itself there, not a link"
        raise SourceError(where, f"{found} leads out of {root}", mend)
