"""The kinds that only the finished graph holds: standings, snapshots, quotes, claims, ballots."""

from msgspec import Struct

from accede.model import terms
from accede.model.iris import Iri
from accede.publish.frames.columns import THING, Column

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


def _told(name: str, known: Iri, *, type: str = "string", listed: bool = False) -> Told:  # noqa: A002  # the column's own word
    return Told(Column(name=name, type=type, listed=listed), known)


KINDS: dict[str, tuple[Iri, tuple[Told, ...]]] = {
    "treaty-status": (
        terms.TreatyStatus,
        (
            _told("state", terms.actor),
            _told("treaty", terms.treaty),
            _told("status", terms.status),
            _told("from", terms.from_),
            _told("until", terms.until),
            _told("derived_from", terms.derivedFrom, listed=True),
        ),
    ),
    "snapshot": (
        terms.Snapshot,
        (
            _told("document", terms.document),
            _told("retrieved", terms.retrieved),
            _told("retrieved_after", terms.retrievedAfter),
            _told("retrieved_before", terms.retrievedBefore),
            _told("sha256", terms.sha256),
            _told("media_type", terms.dcat_mediaType),
        ),
    ),
    "quote": (
        terms.Quote,
        (
            _told("text", terms.text),
            _told("document", terms.document),
            _told("snapshot", terms.snapshot),
            _told("start", terms.start, type="integer"),
            _told("end", terms.end, type="integer"),
            _told("prefix", terms.oa_prefix),
            _told("suffix", terms.oa_suffix),
            _told("elided", terms.elided, type="boolean"),
            _told("passage_sha256", terms.passageDigest),
            _told("locator", terms.locator),
        ),
    ),
    "claim": (
        terms.Claim,
        (
            _told("subject", terms.claimSubject),
            _told("property", terms.claimPredicate),
            _told("value", terms.claimObject),
            _told("standing", terms.standing),
            _told("reason", terms.standingReason),
            _told("source", terms.source, listed=True),
            _told("verified", terms.verified),
            _told("note", terms.note, listed=True),
        ),
    ),
}
"""The class of each derived kind, and what fills its columns; `claim` has those of tables too."""


def columns(kind: str) -> tuple[Column, ...]:
    """The columns of one derived kind."""
    if kind == BALLOT:
        return BALLOTS
    return (Column(name=THING, required=True), *(told.column for told in KINDS[kind][1]))
