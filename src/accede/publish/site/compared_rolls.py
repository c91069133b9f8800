"""The roll calls of the compare page: the latest as rows, all of them as a table beside it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from pyoxigraph import Literal, NamedNode, Store

from accede.ask.ballots import Ballots
from accede.ask.scope import RollCall
from accede.model import iris, terms
from accede.publish.site.asked import Asked
from accede.publish.site.links import path_of

LATEST = 300
"""So many roll calls stand on the page; thousands of rows would freeze a phone."""
LETTERS = ("", "Y", "A", "N", "X")
"""The choices of a matrix of ballots, as the General Assembly's own tables write them."""


class Roll(Struct, frozen=True):
    """A roll call: its place among all, what was decided on, its day, and where its page is."""

    place: int
    decision: str
    name: str
    about: str
    when: str
    href: str | None


def latest(store: Store, ballots: Ballots, named: Mapping[str, str]) -> list[Roll]:
    """The last roll calls, the newest first; `named` are those of texts that have a page."""
    rolls = list(enumerate(ballots.decisions))[: -LATEST - 1 : -1]
    return [_roll(store, place, roll, named) for place, roll in rolls]


def _roll(store: Store, place: int, roll: RollCall, named: Mapping[str, str]) -> Roll:
    """A text in a series has a page, which its symbol leads to; of another its title is told."""
    decision = iri_of(roll)
    short = iris.short(decision)
    if short in named:
        return Roll(place, decision, named[short], "", roll.when, f"../{path_of(decision)}")
    text = next(_objects(store, decision, terms.decidesOn), NamedNode(decision))
    symbol = next(_words(store, text, terms.symbol), short)
    about = next(_words(store, text, terms.skos_prefLabel), "")
    return Roll(place, decision, symbol, about, roll.when, None)


def symbols(asked: Asked) -> dict[str, str]:
    """The symbol of the text that each decision in a series was on, by the decision's short IRI."""
    return {
        iris.short(str(row["decision_iri"])): str(row["resolution"])
        for series in asked.rows("series")
        if series["of_kind"] == "resolution"
        for row in asked.rows("resolutions", series=str(series["series_iri"]))
        if row["decision_iri"]
    }


def documents(store: Store, rolls: Iterable[Roll]) -> str:
    """The documents that some roll calls rest on, as a list of their names."""
    sources = {one for roll in rolls for one in _objects(store, roll.decision, terms.source)}
    whole = {*sources, *(d for one in sources for d in _objects(store, one.value, terms.document))}
    head = f"{iris.ID}document/"
    names = {one.value.removeprefix(head) for one in whole if one.value.startswith(head)}
    return ", ".join(sorted(names))


def as_csv(ballots: Ballots) -> str:
    """Every roll call, a row each, with a column of letters for each state."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("decision", "date", "session", *ballots.states))
    for roll, votes in zip(ballots.decisions, ballots.choices.T.tolist(), strict=True):
        table.writerow((iri_of(roll), roll.when, roll.session, *(LETTERS[one] for one in votes)))
    return out.getvalue()


def iri_of(roll: RollCall) -> str:
    """The IRI of the decision that a roll call was on."""
    return roll.decision if roll.decision.startswith(iris.ID) else iris.ID + roll.decision


def _objects(store: Store, subject: str, name: str) -> Iterator[NamedNode]:
    quads = store.quads_for_pattern(NamedNode(subject), NamedNode(name), None)
    return (quad.object for quad in quads if isinstance(quad.object, NamedNode))


def _words(store: Store, subject: NamedNode, name: str) -> Iterator[str]:
    quads = store.quads_for_pattern(subject, NamedNode(name), None)
    return (quad.object.value for quad in quads if isinstance(quad.object, Literal))
