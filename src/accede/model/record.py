"""What every record has, and the types of its fields."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

StateId = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")]
PartialDate = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Verified = Literal["yes", "partly", "no", "derived"]
Choice = Literal["in-favour", "against", "abstaining", "not-voting"]
Complete = Literal["yes", "no", "unknown"]
Standing = Literal["accepted", "disputed", "rejected", "superseded"]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every record carries: its source, its place there, and how far it was verified.

    `start` and `end` count code points in the page's text, `line` counts from 1 in a table or
    stream, `field` names its column. `phrase` is a table's evidence: at most fifteen words,
    verbatim; `passage_sha256` is the digest of the whole passage that it was taken from.
    """

    source: str | None = None
    locator: str | None = None
    verified: Verified | None = None
    note: str | None = None
    phrase: str | None = None
    passage_sha256: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    field: str | None = None
