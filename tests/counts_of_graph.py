"""Counting parties and signatures in a graph, as depositaries count them.

Parties are the states whose consent is deposited and not taken back, whether or not the treaty is
in force for them; a consent whose withdrawal is disputed counts. Signatures are those of states
that have not left the treaty.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import QuerySolutions

from accede.release import Release

Row = dict[str, str]
Rows = list[Row]

PREFIX = "PREFIX acc: <https://w3id.org/accede/ns#> "
SPELLS = PREFIX + (
    "SELECT ?treaty ?state ?status ?from ?until WHERE { ?spell a acc:TreatyStatus ; "
    "acc:treaty ?treaty ; acc:actor ?state ; acc:status ?status ; acc:from ?from . "
    "OPTIONAL { ?spell acc:until ?until } }"
)
ACTS = PREFIX + (
    "SELECT ?treaty ?state ?kind ?leads_to ?date ?effective WHERE { "
    "?act a acc:TreatyAction ; acc:treaty ?treaty ; acc:actor ?state ; acc:actionType ?kind ; "
    "acc:date ?date . OPTIONAL { ?kind acc:resultsIn ?leads_to } "
    "OPTIONAL { ?act acc:effective ?effective } }"
)
RULES = PREFIX + (
    "SELECT ?treaty ?in_force ?count WHERE { ?treaty a acc:Treaty ; acc:entryIntoForce ?in_force ; "
    "acc:entryIntoForceThreshold ?count }"
)
OUTSIDE = {"never-joined", "signatory", "withdrawn"}


class Counts(NamedTuple):
    """The standings and acts of the graph, each a row of short names and ISO days."""

    spells: Rows
    acts: Rows
    rules: Rows

    def standings(self, treaty: str, day: str) -> dict[str, str]:
        """The standing of every state towards a treaty on a day."""
        return {
            row["state"]: row["status"]
            for row in self.spells
            if row["treaty"] == treaty
            and row["from"] <= day
            and (not row["until"] or day < row["until"])
        }

    def who(self, treaty: str, day: str, leads_to: str) -> set[str]:
        """The states that had by a day done an act that leads to a standing."""
        return {
            row["state"]
            for row in self.acts
            if (row["treaty"], row["leads_to"]) == (treaty, leads_to) and row["date"] <= day
        }

    def parties(self, treaty: str, day: str, basis: str) -> int:
        standings = self.standings(treaty, day)
        if basis == "force":
            return sum(standing == "party" for standing in standings.values())
        inside = {state for state, standing in standings.items() if standing not in OUTSIDE}
        return len(inside & self.who(treaty, day, "contracting"))

    def signatures(self, treaty: str, day: str) -> int:
        standings = self.standings(treaty, day)
        there = {state for state, standing in standings.items() if standing != "withdrawn"}
        return len(there & self.who(treaty, day, "signatory"))

    def signatories(self, treaty: str, day: str) -> int:
        """Signatories not party: those that signed and did not consent."""
        return sum(one == "signatory" for one in self.standings(treaty, day).values())

    def effect(self, treaty: str, state: str, *, day: str, withdrawal: bool) -> str:
        """The day on which a consent deposited on a day, or a withdrawal, takes effect."""
        kinds = {"withdrawal"} if withdrawal else {"contracting"}
        return next(
            row["effective"]
            for row in self.acts
            if (row["treaty"], row["state"], row["date"]) == (treaty, state, day)
            and (row["kind"] if withdrawal else row["leads_to"]) in kinds
        )

    def nth_deposit(self, treaty: str) -> str:
        """The day of the deposit that brought a treaty into force."""
        count = next(int(row["count"]) for row in self.rules if row["treaty"] == treaty)
        days = sorted(
            row["date"]
            for row in self.acts
            if (row["treaty"], row["leads_to"]) == (treaty, "contracting")
        )
        return days[count - 1]


def rows_from(release: Release, query: str) -> Iterator[Row]:
    """The rows of an answer: things by the last step of their names, nothing as an empty string."""
    found = release.store().query(query)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        cells = [solution[name] for name in names]
        yield {
            name: "" if cell is None else cell.value.rpartition("/")[2]
            for name, cell in zip(names, cells, strict=True)
        }


def counts_of(release: Release) -> Counts:
    """The standings, acts and rules of a release, to be counted."""
    return Counts(*(list(rows_from(release, query)) for query in (SPELLS, ACTS, RULES)))
