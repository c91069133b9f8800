"""What is behind a thing, told in lines for a person."""

from collections.abc import Iterator

from accede.ask.grounds import Sentence, Source, Told, Why
from accede.model import iris


def lines(why: Why) -> Iterator[str]:
    """Everything behind a thing, line by line."""
    if not why.found:
        yield f"{why.subject}: nothing bears this name"
        yield from (f"  did you mean {name}?" for name in why.near)
        return
    yield f"{why.subject}" + (f": {why.label}" if why.label else "")
    if why.kind:
        yield f"  kind: {plain(why.kind)}"
    yield from (f"  {plain(name)}: {value}" for name, value in why.facts)
    yield from _checks(why)
    for source in why.sources:
        yield from _source(source)
    for sentence in why.sentences:
        yield from _sentence(sentence)
    yield from (_told(claim) for claim in why.claims)
    if why.named_by:
        told = ", ".join(f"{count} {plain(kind)}" for kind, count in why.named_by if kind)
        yield f"  named by: {told}"
    for other in why.rests_on:
        yield "  it rests on"
        yield from (f"    {line}" for line in lines(other))


def _checks(why: Why) -> Iterator[str]:
    yield from (f"  verified: {value}" for value in why.verified)
    yield from (f"  note: {note}" for note in why.notes)
    yield from (f"  place: {place}" for place in why.places)


def _source(source: Source) -> Iterator[str]:
    publisher = f", {source.publisher}" if source.publisher else ""
    what = "totals from" if source.totals_only else "source"
    yield f"  {what}: {source.title}{publisher} (document/{source.document})"
    if source.url:
        yield f"    {source.url}"
    dated = f"dated {source.dated}; " if source.dated else ""
    yield (
        f"    {dated}captured {source.captured}"
        if source.captured
        else (f"    {dated}no capture of it is at hand")
    )


def _sentence(sentence: Sentence) -> Iterator[str]:
    place = f", {sentence.place}" if sentence.place else ""
    seen = "checked against the page" if sentence.checked else "as its coder gave it, not checked"
    yield f"  words in document/{sentence.document}{place} ({seen}):"
    whole = f"{sentence.before}»{sentence.words}«{sentence.after}"
    yield from (f"    {line}" for line in whole.splitlines() if line.strip())


def _told(claim: Told) -> str:
    reason = f" ({claim.reason})" if claim.reason else ""
    where = f"document/{claim.document}"
    return f"  {claim.standing}: {plain(claim.property)} {claim.value}, says {where}{reason}"


def plain(name: str) -> str:
    """A name of the vocabulary as words.

    >>> plain("inFavour"), plain("TreatyAction"), plain("listed as")
    ('in favour', 'treaty action', 'listed as')
    """
    return iris.kebab(name).replace("-", " ")
