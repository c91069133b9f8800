"""Parameters that are plain text and yet name something: a group of states, or any thing."""

import difflib
from collections.abc import Iterator

from accede.ask.things import Things
from accede.errors import QueryError
from accede.model import iris, terms
from accede.read.spelling import plain

ORGANIZATION = iris.ID + "organization/"
LABEL = str(terms.skos_prefLabel)


def group(things: Things, words: str, *, where: object) -> str:
    """The notation of a region or the id of an organization, by that or by its name.

    A name that no group of the release bears is a QueryError with the nearest.
    """
    known = dict(_groups(things))
    found = known.get(plain(words))
    if found:
        return found
    near = difflib.get_close_matches(plain(words), known, n=3, cutoff=0.6)
    every = sorted(set(known.values()))
    mend = " or ".join(sorted({known[name] for name in near})) or ", ".join(every) or "no other"
    asked = f"did you mean {mend}?" if near else f"known are: {mend}"
    raise QueryError(where, f"no group is called {words!r}", asked)


def thing(things: Things, words: str, *, where: object) -> str:
    """The words again, where they are the IRI or the short name of something known."""
    iri = words if "://" in words else iris.ID + words
    if things.knows(iri):
        return words
    mend = "give an IRI or a short name, like state/CUB; `accede why` lists the nearest"
    raise QueryError(where, f"nothing is called {words!r}", mend)


def _groups(things: Things) -> Iterator[tuple[str, str]]:
    """Every spelling of a group's name, with what the questions know the group by."""
    for organization in {one for _, one in things.pairs(terms.org_organization)}:
        if organization.startswith(ORGANIZATION):
            own = organization.removeprefix(ORGANIZATION)
            yield plain(own), own
            yield from ((plain(name), own) for name in things.values(organization, LABEL))
    for region in _regions(things):
        notations = things.values(region, terms.skos_notation)
        own = region.rpartition("/")[2]
        yield from ((plain(one), one) for one in notations)
        if own in notations:
            yield from ((plain(name), own) for name in things.values(region, LABEL))


def _regions(things: Things) -> set[str]:
    """The regions that states are in, and every broader one."""
    waiting = {region for _, region in things.pairs(terms.region)}
    seen: set[str] = set()
    while waiting:
        region = waiting.pop()
        seen.add(region)
        waiting |= set(things.values(region, terms.skos_broader)) - seen
    return seen
