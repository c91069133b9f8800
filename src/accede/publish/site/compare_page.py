"""The compare page: two states side by side, any pair of them where scripts run."""

import json
from collections.abc import Iterator

from msgspec import Struct, to_builtins

from accede.ask.ballots import CHOICES, Ballots, Scope
from accede.publish.paper import words
from accede.publish.site import compared_rolls
from accede.publish.site.asked import Asked, Row
from accede.publish.site.links import linker
from accede.publish.site.pages import Page

PATH = "compare/index.html"
COUNTED = "123"
"""Choices that count for agreement, as they stand in a state's votes: not voting does not."""


class Compared(Struct, frozen=True):
    """One state: its standings by treaty and its votes by roll call, each vote one digit."""

    code: str
    name: str
    standings: tuple[str, ...]
    votes: str


def page(asked: Asked) -> Page:
    """The page, with one pair shown and all states' votes for a script to show others."""
    ballots = Ballots.load(asked.release.path / "ballots.npz").within(Scope())
    states = list(_states(asked, ballots))
    first = asked.default("votes-of-state", "state")
    other = asked.default("outreach", "state")
    pair = [next(one for one in states if one.code == code) for code in (first, other)]
    rolls = compared_rolls.latest(asked.store, ballots, compared_rolls.symbols(asked))
    n, same = alike(pair[0].votes, pair[1].votes)
    return Page(
        path=PATH,
        template="compare",
        title="Compare two states",
        values={
            "states": states,
            "pair": pair,
            "n": n,
            "same": same,
            "treaties": _treaties(asked),
            "rolls": rolls,
            "every": len(ballots.decisions),
            "documents": compared_rolls.documents(asked.store, rolls),
            "choices": {str(place): words(name) or "–" for place, name in enumerate(CHOICES)},
        },
        files={"pairs.js": _script(states), "votes.csv": compared_rolls.as_csv(ballots)},
    )


def alike(one: str, other: str) -> tuple[int, int]:
    """Votes in common in which both chose, and those in which both chose alike.

    >>> alike("1203", "1313")
    (3, 2)
    """
    both = [(a, b) for a, b in zip(one, other, strict=True) if a in COUNTED and b in COUNTED]
    return len(both), sum(a == b for a, b in both)


def _states(asked: Asked, ballots: Ballots) -> Iterator[Compared]:
    standings = [
        {str(row["state_iri"]): str(row["standing"]) for row in _stood(asked, treaty)}
        for treaty in asked.treaties()
    ]
    for row in asked.rows("states"):
        iri = str(row["state_iri"])
        code = iri.rpartition("/")[2]
        votes = ballots.choices[ballots.row(code)].tolist() if code in ballots.states else ()
        yield Compared(
            code=code,
            name=str(row["state"]),
            standings=tuple(one.get(iri, "") for one in standings),
            votes="".join(map(str, votes)) or "0" * len(ballots.decisions),
        )


def _stood(asked: Asked, treaty: Row) -> list[Row]:
    """How every state stands towards a treaty; no row where its acts are complete up to no day."""
    whole = treaty["known_to"] is not None
    return asked.rows("status-on", treaty=str(treaty["treaty_iri"])) if whole else []


def _treaties(asked: Asked) -> list[dict[str, object]]:
    link = linker(PATH)
    return [
        {
            "place": place,
            "name": row["name"],
            "href": link(str(row["treaty_iri"])),
        }
        for place, row in enumerate(asked.treaties())
    ]


def _script(states: list[Compared]) -> str:
    """All states as a script, which a page that was opened from a folder may load too."""
    text = json.dumps(to_builtins(states), ensure_ascii=True, separators=(",", ":"))
    return f"window.accedePairs = {text};\n"
