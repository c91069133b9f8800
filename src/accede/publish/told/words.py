"""The small words that a change is made of: names, lists, days, spells."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from accede.ask.things import Things
from accede.model import iris, terms

LISTED = 8
"""So many names of a longer list are told; the triples hold all."""

LONG = 160
"""So many characters of a longer text are told."""

DAYS = (terms.date, terms.dateAsStated, terms.from_, terms.fromAsStated, terms.year)
FIRST = (terms.from_, terms.fromAsStated, terms.schema_startDate)
LAST = (terms.until, terms.untilAsStated, terms.schema_endDate)
WIKIDATA = "Wikidata item "
PARTS = (
    *(terms.actor, terms.actionType, terms.status, terms.statementKind, terms.issue),
    *(terms.measureKind, terms.role, terms.meeting, terms.treaty, terms.decidesOn),
)
"""What tells of a record that bears no name: who, what, and towards what."""


class Told(NamedTuple):
    """One thing in words: the kind of change it makes, and what it belongs to, as a treaty."""

    kind: str
    words: str
    group: str = ""


Tell = Callable[[Things, str], Told]
"""From a release and a thing to its words."""


def called(held: Things, one: str) -> str:
    """What a thing is called; what bears no name is told by what it is.

    A value that is no thing of the release is as it is, or by its short name.
    """
    if not held.knows(one) or held.label(one):
        return _plainly(held, one)
    if held.one(one, terms.decidesOn) and not held.one(one, terms.actor):
        return of_decision(held, one)
    parts = (_of_part(held, one, part) for part in PARTS)
    return ", ".join(said for said in parts if said) or _plainly(held, one)


def _plainly(held: Things, one: str) -> str:
    """A name as it is, of a treaty the short title; else the short name, or the value itself."""
    if one.startswith(iris.WIKIDATA):
        return WIKIDATA + one.removeprefix(iris.WIKIDATA)
    label = held.label(one) if held.knows(one) else None
    if label and one.startswith(f"{iris.ID}treaty/"):
        return f"{_short_title(held, one)}{_whole(held, one)}"
    of_ours = next((of for of in (iris.ID, iris.NS, iris.SCHEME) if one.startswith(of)), "")
    return label or one.removeprefix(of_ours)


def _short_title(held: Things, treaty: str) -> str:
    return held.one(treaty, terms.skos_altLabel) or held.label(treaty) or iris.short(treaty)


def _whole(held: Things, treaty: str) -> str:
    """What a protocol belongs to, in brackets, since more than one treaty has a Protocol I."""
    whole = held.one(treaty, terms.partOf)
    return f" ({_short_title(held, whole)})" if whole else ""


def _of_part(held: Things, iri: str, part: str) -> str:
    return listed([_plainly(held, one) for one in held.values(iri, part)])


def name(held: Things, things: Iterable[str]) -> str:
    """Some things by what they are called, as one reads a list."""
    return listed([called(held, one) for one in things])


def listed(names: Sequence[str]) -> str:
    """Some names as one reads them; of a long list the first, and how many more.

    >>> listed(["Cuba"]), listed(["Cuba", "Niue", "Oman"])
    ('Cuba', 'Cuba, Niue and Oman')
    """
    more = len(names) - LISTED
    shown = [*names[:LISTED], f"{more} more"] if more > 1 else names
    return " and ".join(one for one in (", ".join(shown[:-1]), *shown[-1:]) if one)


def shortened(text: str) -> str:
    """The beginning of a long text, to the end of a word."""
    if len(text) <= LONG:
        return text
    return f"{text[:LONG].rpartition(' ')[0] or text[:LONG]} …"


def of(held: Things, iri: str, predicate: str) -> str:
    """The values of one property of a thing, by what they are called."""
    return name(held, held.values(iri, predicate))


def days(held: Things, iri: str) -> str:
    """When it was: the most exact date that a thing has, after a comma."""
    found = (value for day in DAYS for value in held.values(iri, day))
    return next((f", {value}" for value in found), "")


def spell(held: Things, iri: str) -> str:
    """From when until when, as far as it is known."""
    ends = ((" from ", FIRST), (" until ", LAST))
    found = (
        next((word + value for day in some for value in held.values(iri, day)), "")
        for word, some in ends
    )
    return "".join(found)


def treaty(held: Things, iri: str) -> str:
    """The treaty of a thing by its short title; nothing where it has none."""
    return of(held, iri, terms.treaty)


def documents(held: Things, iri: str) -> list[str]:
    """The documents that a thing rests on, each once, in order."""
    return sorted({held.document(one) for one in held.values(iri, terms.source)})


def said_by(held: Things, iri: str) -> str:
    """Who says so, after a comma; nothing where no source is on file."""
    found = name(held, documents(held, iri))
    return f", says {found}" if found else ""


def meeting(held: Things, iri: str) -> str:
    """A meeting with the treaty that it is of, since many are the First Review Conference."""
    series = held.one(iri, terms.inSeries)
    of_treaty = treaty(held, series) if series else ""
    return f"{called(held, iri)} ({of_treaty})" if of_treaty else called(held, iri)


def of_decision(held: Things, iri: str) -> str:
    """A decision by its resolution's symbol, its stage and its part; else by its short name."""
    texts = held.values(iri, terms.decidesOn)
    symbols = [held.one(text, terms.symbol) or iris.short(text) for text in texts]
    parts = (_of_part(held, iri, one) for one in (terms.stage, terms.onPart))
    where = [one for one in parts if one]
    return f"{', '.join(symbols)} ({', '.join(where)})" if symbols and where else iris.short(iri)


def line_of(held: Things, text: str | None) -> str:
    """The line that a text stands in: the treaty that its series is about, else the series."""
    series = held.one(text, terms.inSeries) if text else None
    return (treaty(held, series) or called(held, series)) if series else ""


def quoted(held: Things, iri: str) -> list[str]:
    """The words that a record rests on, each once, in order."""
    quotes = {one for by in (terms.evidence, terms.quote) for one in held.values(iri, by)}
    return sorted({text for one in quotes for text in held.values(one, terms.text)})
