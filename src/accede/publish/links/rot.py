"""One link held against its item: whether the item is there, and is what the link says it is."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from accede.model.records import Link
from accede.publish.links.items import Item, agree
from accede.publish.links.things import Thing

CLOSE = 0.85
"""How alike two names are that differ in spelling alone ("Türkiye", "Turkiye")."""

LETTERS = re.compile(r"[^\w]+")


class Finding(Struct, frozen=True, kw_only=True):
    """What is wrong with one link, of which kind, and what to do.

    `kind` is `deleted`, `redirected`, `not-a-state`, `other-code`, `other-date`, `other-name`,
    `unknown-thing`, or `no-item` for a thing without a link, which is no fault of any link.
    """

    kind: str
    thing: str
    name: str
    item: str | None = None
    found: str
    mend: str

    def line(self) -> str:
        """The finding as one line for a person."""
        item = f", {self.item}" if self.item else ""
        return f"{self.thing} ({self.name}{item}): {self.found}; {self.mend}"


def findings(link: Link, thing: Thing | None, item: Item) -> Iterator[Finding]:
    """All that is wrong with one link.

    A link of `exactMatch` is held to everything. One of `closeMatch` may differ in days and names,
    which its comment tells; one of `relatedMatch` leads to another sort of thing.
    """
    if thing is None:
        yield _found(link, "unknown-thing", "no such thing is in the release", "mend subject_id")
    elif item.redirect:
        mend = f"look whether {item.redirect} is it, and link to that"
        yield _found(link, "redirected", f"redirected to {item.redirect}", mend)
    elif not item.exists:
        yield _found(link, "deleted", "there is no such item", "look for another one")
    elif link.predicate_id != "skos:relatedMatch":
        yield from _differences(link, thing, item)


def _differences(link: Link, thing: Thing, item: Item) -> Iterator[Finding]:
    look = "look whether it is the right item"
    if thing.kind == "state" and not item.is_state:
        yield _found(link, "not-a-state", "no state or country", look)
    for kind, codes in thing.codes.items():
        there = item.facts.get(kind, ())
        if there and not set(codes) & set(there):
            found = f"{kind} {', '.join(there)} and not {', '.join(codes)}"
            yield _found(link, "other-code", found, look)
    if link.predicate_id != "skos:exactMatch":
        return
    for end, day in thing.days.items():
        there = item.days.get(end, ())
        if there and not agree(day, there):
            found = f"{end} {', '.join(there)} and not {day}"
            yield _found(link, "other-date", found, f"{look}, and which day is right")
    if not is_named(thing, item):
        yield _found(link, "other-name", f"named {item.label!r}", look)


def is_named(thing: Thing, item: Item) -> bool:
    """Whether an item bears a name of a thing, or its label is close to the thing's own name."""
    ours, theirs = set(map(_plain, thing.names)), set(map(_plain, item.names))
    if ours & theirs:
        return True
    alike = SequenceMatcher(None, _plain(thing.name), _plain(item.label or ""))
    return alike.ratio() >= CLOSE


def _plain(name: str) -> str:
    """A name without accents, case and marks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return LETTERS.sub(" ", bare).strip()


def _found(link: Link, kind: str, found: str, mend: str) -> Finding:
    return Finding(
        kind=kind,
        thing=link.subject_id,
        name=link.subject_label,
        item=link.object_id,
        found=found,
        mend=mend,
    )
