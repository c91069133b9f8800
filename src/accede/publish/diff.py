"""What changed between two releases: in the domain's words, and triple by triple.

The triples are the whole of it: `apply` makes the new graph of the old one and a difference. The
words are told from them, for people.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from accede.errors import ReleaseError
from accede.publish import changes_listed
from accede.publish.changes import Change, changes
from accede.release import Release


class Difference(Struct, frozen=True, kw_only=True):
    """What turns one release into another: the digests of both, the words, and the triples.

    `removed` and `added` are lines of N-Triples in their order, without their ends.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two graphs hold the same triples."""
        return not (self.removed or self.added)

    def json(self) -> str:
        """All of it as one JSON object on one line."""
        return msgspec.json.encode(self).decode()

    def lines(self) -> Iterator[str]:
        """The changes for a person, many of a kind counted, and a last line on the triples."""
        yield from changes_listed.lines(self.changes)
        yield self._triples()

    def every_line(self) -> Iterator[str]:
        """The same with each change told, however many there are."""
        yield from changes_listed.every_line(self.changes)
        yield self._triples()

    def _triples(self) -> str:
        return f"{len(self.removed):,} triples removed, {len(self.added):,} added"


def difference(old: Release, new: Release) -> Difference:
    """What changed from one release to another; nothing, where their graphs are the same."""
    removed, added = parted(_lines(old), _lines(new))
    return Difference(
        old=old.digest,
        new=new.digest,
        changes=tuple(changes(old.store(), new.store(), [*removed, *added])),
        removed=tuple(removed),
        added=tuple(added),
    )


def of_json(written: str | bytes) -> Difference:
    """A difference as `json` wrote it."""
    try:
        return msgspec.json.decode(written, type=Difference)
    except msgspec.DecodeError as fault:
        raise ReleaseError("difference", f"cannot be read ({fault})", "make it again") from fault


def apply(old: Iterable[str], diff: Difference) -> Iterator[str]:
    """The lines of the new graph, in order, from those of the old one.

    Raises ReleaseError where the old graph is not the one that the difference was made from.
    """
    removed = set(diff.removed)
    kept = {line.rstrip("\n") for line in old}
    if removed - kept or kept & set(diff.added):
        found = "not the graph that this difference was made from"
        raise ReleaseError("difference", found, f"take the release {diff.old[:12]}")
    return (f"{line}\n" for line in sorted((kept - removed) | set(diff.added)))


def parted(old: Iterator[str], new: Iterator[str]) -> tuple[list[str], list[str]]:
    """The lines that only the first has, and those that only the second has; both are in order.

    >>> parted(iter("abd"), iter("bcd"))
    (['a'], ['c'])
    """
    removed: list[str] = []
    added: list[str] = []
    left, right = next(old, None), next(new, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left < right):
            removed.append(left or "")
            left = next(old, None)
        elif left is None or right < left:
            added.append(right)
            right = next(new, None)
        else:
            left, right = next(old, None), next(new, None)
    return removed, added


def _lines(release: Release) -> Iterator[str]:
    place: Path = release.path / "graph.nt"
    try:
        with place.open(encoding="utf-8", newline="\n") as stream:
            yield from (line.rstrip("\n") for line in stream)
    except (OSError, UnicodeDecodeError) as fault:
        mend = "see `accede verify`, and build it again"
        raise ReleaseError(place, f"cannot be read ({fault})", mend) from fault
