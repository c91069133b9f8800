"""What only a reading has: the text, and what became of each of its spans."""

from accede.model.record import Record


class Text(Record, frozen=True, kw_only=True, tag="text"):
    """The document's text, as offsets count it."""

    text: str


class Ignored(Record, frozen=True, kw_only=True, tag="ignored"):
    """A span left aside by name: navigation, boilerplate, a heading."""

    why: str


class Unread(Record, frozen=True, kw_only=True, tag="unread"):
    """A span that the reader does not understand."""

    text: str


class Warned(Record, frozen=True, kw_only=True, tag="warning"):
    """Something a person should look at, with its place."""

    message: str


class Refused(Record, frozen=True, kw_only=True, tag="refused"):
    """A row or a value left out, and why: where it stands, what was found, what to do."""

    where: str
    found: str
    mend: str


class Counted(Record, frozen=True, kw_only=True, tag="counted"):
    """How many rows of a table or stream were read, and what became of them.

    Each is used, merged (it tells again what another row tells), or refused; `why` says which
    rows were merged, and that of those refused each stands in the report.
    """

    of: str
    rows: int
    used: int
    merged: int = 0
    refused: int = 0
    why: str | None = None
