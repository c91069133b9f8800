"""What a thing rests on: sources, sentences, and what other sources say."""

from msgspec import Struct, to_builtins


class Source(Struct, frozen=True):
    """A document behind a thing: what it is, where it is, its day, when its bytes were obtained."""

    document: str
    title: str
    publisher: str | None
    url: str | None
    captured: str | None
    totals_only: bool = False
    dated: str | None = None


class Sentence(Struct, frozen=True):
    """The words a thing rests on, between their neighbours where the page's text is at hand.

    `checked` is true when the words stand in that text at that place.
    """

    document: str
    words: str
    before: str
    after: str
    place: str | None
    checked: bool


class Told(Struct, frozen=True):
    """What one source says of one property, where sources differ."""

    property: str
    value: str
    document: str
    standing: str
    reason: str | None


class Why(Struct, frozen=True):
    """Everything behind one thing; `found` is false when nothing bears that name."""

    subject: str
    found: bool
    kind: str = ""
    label: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    verified: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[Told, ...] = ()
    rests_on: tuple["Why", ...] = ()
    named_by: tuple[tuple[str, int], ...] = ()
    near: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return dict(to_builtins(self))

    def text(self) -> str:
        """All of it as lines for a person."""
        from accede.ask.telling import lines

        return "\n".join(lines(self))
