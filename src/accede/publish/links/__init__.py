"""Every link to Wikidata held against the item it leads to, and links proposed where none is.

Nothing is ever changed here: findings are for a person to look at, and proposals are rows for a
person to accept.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from accede.errors import AccedeError
from accede.model.records import Link
from accede.publish.links.items import Ask, Item, items
from accede.publish.links.proposals import moved, proposed, sssom
from accede.publish.links.rot import Finding, findings
from accede.publish.links.things import Thing, links_of, things_of
from accede.release import Release

__all__ = [
    "WIKIDATA",
    "Ask",
    "Finding",
    "Links",
    "check_links",
    "check_place",
    "endpoint",
    "sssom",
    "write_proposals",
]

WIKIDATA = "https://query.wikidata.org/sparql"


class Links(Struct, frozen=True, kw_only=True):
    """What became of the links of a release: how many, and which of them are rotten.

    `without` are the things of the kinds asked for that have no link; `proposals` are links that
    a person may want to accept.
    """

    links: int
    linked: int
    rotten: tuple[Finding, ...]
    without: tuple[Finding, ...]
    proposals: tuple[Link, ...]

    @property
    def sound(self) -> bool:
        """Whether every link leads to what it says."""
        return not self.rotten

    def lines(self) -> Iterator[str]:
        """The result for a person: findings first, then the count."""
        yield from (finding.line() for finding in (*self.rotten, *self.without))
        sound = self.links - len({(one.thing, one.item) for one in self.rotten})
        yield (
            f"{self.links} links checked, {sound} sound; {self.linked} states linked, "
            f"{len(self.without)} not; {len(self.proposals)} links proposed"
        )


def check_links(release: Release, ask: Ask) -> Links:
    """Every link of a release verified, and links proposed for what has none.

    States without an item are named; treaties, meetings and resolutions mostly have none, so only
    what is proposed for them is told.
    """
    things, links = things_of(release), links_of(release)
    known = items((link.object_id for link in links), ask)
    rotten = [
        finding
        for link in links
        for finding in findings(link, things.get(link.subject_id), known[link.object_id])
    ]
    subjects = {link.subject_id for link in links}
    bare = [thing for curie, thing in things.items() if curie not in subjects]
    held = {link.subject_id for link in links if known[link.object_id].is_there}
    lost = [thing for curie, thing in things.items() if curie in subjects - held]
    return Links(
        links=len(links),
        linked=len([one for one in subjects if one in things and things[one].kind == "state"]),
        rotten=tuple(rotten),
        without=tuple(_without(thing) for thing in bare if thing.kind == "state"),
        proposals=(*_moved(links, known, ask), *proposed([*bare, *lost], ask)),
    )


def check_place(out: Path) -> None:
    """Refuses a place where proposals cannot be written, before anything is asked.

    AccedeError where something stands there, or where there is no folder to write in.
    """
    if os.path.lexists(out):
        raise AccedeError(out, "something stands here already", "name a new file")
    if not os.path.isdir(out.parent):  # noqa: PTH112  # false also where it may not be looked at
        raise AccedeError(out, "there is no such folder", "make it, or name another file")


def write_proposals(found: Links, out: Path) -> None:
    """Writes the proposed links as a table; never over one that is there, for it may be edited."""
    try:
        with out.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(sssom(found.proposals))
    except FileExistsError:
        raise AccedeError(out, "something stands here already", "name a new file") from None
    except OSError as fault:
        raise AccedeError(out, f"cannot be written ({fault.strerror})", "name another") from fault


def endpoint(url: str = WIKIDATA) -> Ask:
    """A server asked by HTTP, under the rules of every request of ours."""
    from accede.ask import remote

    at = remote.endpoint(url)
    return lambda sparql: (
        {name: term.value for name, term in row.items()} for row in at.all_rows(sparql)
    )


def _without(thing: Thing) -> Finding:
    return Finding(
        kind="no-item",
        thing=thing.curie,
        name=thing.name,
        found="no item is linked",
        mend="link one if there is one",
    )


def _moved(links: Iterable[Link], known: Mapping[str, Item], ask: Ask) -> list[Link]:
    """For each link that is redirected one to the target, which is asked for its name."""
    targets = [(link, target) for link in links if (target := known[link.object_id].redirect)]
    found = items((target for _, target in targets), ask)
    return [moved(link, found[target]) for link, target in targets]
