"""The kinds that only the finished graph holds: standings, snapshots, quotes, claims, ballots."""

from msgspec import Struct

from accede.model import terms
from accede.model.iris import Iri
from accede.publish.frames.columns import THING, Column
from accede.publish.frames.words import term

BALLOT = "ballot"

BALLOTS = (
    Column(name="decision", required=True),
    Column(name="state", required=True),
    Column(name="choice", required=True),
    Column(name="basis", required=True),
)
"""One row for each state in each decision that names its voters."""


class Told(Struct, frozen=True):
    """A column of a derived kind, and the property of the graph that fills it."""

    column: Column
    property: Iri


NAMES: dict[str, tuple[Iri, str]] = {
    "treaty-status": (terms.TreatyStatus, "state treaty status from until derived_from"),
    "snapshot": (
        terms.Snapshot,
        "document retrieved retrieved_after retrieved_before sha256 media_type",
    ),
    "quote": (
        terms.Quote,
        "text document snapshot start end prefix suffix elided passage_sha256 locator",
    ),
    "claim": (terms.Claim, "subject property value standing reason source verified note"),
}
"""The class of each derived kind, and its columns by the names that tables have."""

TYPES = {"start": "integer", "end": "integer", "elided": "boolean"}
LISTED = frozenset(["derived_from", "source", "note"])


def _told(kind: str, name: str) -> Told:
    known = term(kind, name)
    if known is None:
        raise ValueError(f"no term is behind the column {name} of {kind}")
    return Told(Column(name=name, type=TYPES.get(name, "string"), listed=name in LISTED), known)


KINDS: dict[str, tuple[Iri, tuple[Told, ...]]] = {
    kind: (known, tuple(_told(kind, name) for name in names.split()))
    for kind, (known, names) in NAMES.items()
}
"""The class of each derived kind, and what fills its columns; `claim` has those of tables too."""


def columns(kind: str) -> tuple[Column, ...]:
    """The columns of one derived kind."""
    if kind == BALLOT:
        return BALLOTS
    return (Column(name=THING, required=True), *(told.column for told in KINDS[kind][1]))
