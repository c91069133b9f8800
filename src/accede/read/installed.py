"""Forms of document that installed packages read: their entry points in `accede.readers`.

A dataset names a form and never code. Code comes only from a package that somebody installed beside
this one, with `[project.entry-points."accede.readers"]` in its `pyproject.toml`, and only when a
document asks for its form. No package can take the place of one of our own forms.
"""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from accede.errors import SourceError
from accede.model.records import Record
from accede.read import READERS, Source

if TYPE_CHECKING:
    from accede.read.known import Known

GROUP = "accede.readers"


def names() -> tuple[str, ...]:
    """The forms that installed packages read, by name; ours are not among them."""
    return tuple(sorted({one.name for one in entry_points(group=GROUP)} - {*READERS}))


def reader_of(name: str) -> "Callable[[Source, Known], Iterator[Record]]":
    """The function of an installed package that reads a form of document.

    Raises SourceError where no package reads it, two do, or the one that should cannot.
    """
    found: set[EntryPoint] = set(entry_points(group=GROUP, name=name))
    if not found:
        known = ", ".join((*READERS, *names()))
        raise SourceError(name, "no such reader", f"use one of: {known}")
    if len(found) > 1:
        told = " and ".join(sorted(one.value for one in found))
        raise SourceError(name, f"{told} both read it", "uninstall one of the packages")
    (entry,) = found
    try:
        read: Callable[[Source, Known], Iterator[Record]] = entry.load()
    except (ImportError, AttributeError) as error:
        mend = "mend its package, or uninstall it"
        raise SourceError(name, f"{entry.value} cannot be loaded ({error})", mend) from error
    return read
