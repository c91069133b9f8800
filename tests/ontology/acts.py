"""The acts of states on treaties as triples, with their effects computed in a plain way.

The plain way is the test's own: it reads the treaty's row and adds months to days.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox

from accede import resources
from accede.model import iris, terms

XSD_DATE = ox.NamedNode(terms.xsd_date)
OWN_FIRST_DAY = {"TLS": "2002-05-20", "MNE": "2006-06-03", "SSD": "2011-07-09"}
OWN_LAST_DAY = {
    "SUN": "1991-12-24", "YUG": "1992-04-27", "FRY": "2003-02-04", "SCG": "2006-06-03",
    "CSK": "1993-01-01", "DDR": "1990-10-03", "FRG": "1990-10-03", "YAR": "1990-05-22",
    "YMD": "1990-05-22", "TWN": "1971-10-25", "ZAN": "1964-04-26", "UAR": "1961-10-13",
}  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def months_later(day: date, months: int) -> date:
    """The same day of the month, some months on, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), first_of_next - timedelta(1))


def by_rule(rule: str, day: date) -> date:
    """The day that a treaty's rule for a state gives, from the day of deposit."""
    if rule == "first-day-of-month-6-after-deposit":
        return months_later(day.replace(day=1), 6)
    unit, number = rule.split(":")
    if "days" in unit:
        return day + timedelta(int(number))
    return months_later(day, int(number))


def effect(act: dict[str, str], treaty: dict[str, str]) -> str:
    """The day of effect of an act, or nothing."""
    if act["effective"] or len(act["date"]) < 10 or act["action"] == "signature":
        return act["effective"]
    day = date.fromisoformat(act["date"])
    if act["action"] == "withdrawal":
        return by_rule(treaty["withdrawal_notice"], day).isoformat()
    if act["action"] in {"provisional-application", "withdrawal-of-ratification"}:
        return ""
    if not treaty["entry_into_force"]:
        return ""
    force = date.fromisoformat(treaty["entry_into_force"])
    if treaty["eif_state_from"] == "after-entry-into-force" and day < force:
        return force.isoformat()
    return max(by_rule(treaty["eif_state_rule"], day), force).isoformat()


def literal(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=XSD_DATE)


def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def triples_of_act(act: dict[str, str], number: int) -> Iterator[ox.Quad]:
    """One act, with a day only where the day is known."""
    subject = node(iris.action(act["treaty"], act["state"], act["action"], number))
    yield ox.Quad(subject, node(terms.rdf_type), node(terms.TreatyAction))
    yield ox.Quad(subject, node(terms.actor), node(iris.state(act["state"])))
    yield ox.Quad(subject, node(terms.treaty), node(iris.treaty(act["treaty"])))
    kind = node(iris.concept("action-type", act["action"]))
    yield ox.Quad(subject, node(terms.actionType), kind)
    if len(act["date"]) == 10:
        yield ox.Quad(subject, node(terms.date), literal(act["date"]))
    if act["effective"]:
        yield ox.Quad(subject, node(terms.effective), literal(act["effective"]))
    if act.get("disputed"):
        yield ox.Quad(subject, node(terms.disputed), ox.Literal(True))


def triples_of_state(code: str, first: str | None, last: str | None) -> Iterator[ox.Quad]:
    """One state, with its own first and last day where it has them."""
    subject = node(iris.state(code))
    yield ox.Quad(subject, node(terms.rdf_type), node(terms.State))
    if first:
        yield ox.Quad(subject, node(terms.from_), literal(first))
    if last:
        yield ox.Quad(subject, node(terms.until), literal(last))


def triples_of_coverage(treaty: str, opened: str) -> Iterator[ox.Quad]:
    """The coverage of a treaty's acts, from the day on which it was opened for signature."""
    subject = node(iris.coverage("treaty-action", treaty))
    yield ox.Quad(subject, node(terms.rdf_type), node(terms.Coverage))
    yield ox.Quad(subject, node(terms.ofKind), ox.Literal("treaty-action"))
    yield ox.Quad(subject, node(terms.scope), node(iris.treaty(treaty)))
    yield ox.Quad(subject, node(terms.from_), literal(opened))


def vocabulary() -> ox.Store:
    """A store with the schemes in it."""
    store = ox.Store()
    for path in sorted((resources.ontology() / "schemes").glob("*.ttl")):
        store.load(path=str(path))
    return store


def derive(store: ox.Store) -> None:
    """Add the standings that follow from the acts in the store."""
    rule = (resources.ontology() / "rules" / "status-spells.rq").read_text(encoding="utf-8")
    found = store.query(rule)
    assert isinstance(found, ox.QueryTriples)
    store.extend([ox.Quad(*triple) for triple in found])


def real_store(shared: Path) -> ox.Store:
    """All acts of the fifteen treaties, the states, and the standings that follow."""
    store = vocabulary()
    treaties = {row["id"]: row for row in rows(shared / "data/treaties/treaties.csv")}
    stated = {row["state"]: row for row in rows(shared / "data/apmbc/status.csv")}
    for row in rows(shared / "data/countries/countries.csv"):
        code = row["state_id"]
        store.extend(triples_of_state(code, OWN_FIRST_DAY.get(code), OWN_LAST_DAY.get(code)))
    for treaty, row in treaties.items():
        if row["signature_from"]:
            store.extend(triples_of_coverage(treaty, row["signature_from"]))
    for act in rows(shared / "data/treaties/acts.csv"):
        store.extend(triples_of_act(as_modelled(act, treaties, stated), 1))
    derive(store)
    return store


def as_modelled(
    act: dict[str, str], treaties: dict[str, dict[str, str]], stated: dict[str, dict[str, str]]
) -> dict[str, str]:
    """One row of the acts, with its day of effect and with the special cases told apart."""
    act = dict(act)
    if (act["treaty"], act["state"], act["action"]) == ("ctbt", "RUS", "withdrawal"):
        act["action"] = "withdrawal-of-ratification"
    if (act["treaty"], act["state"], act["action"]) == ("npt", "PRK", "withdrawal"):
        act["disputed"] = "yes"
    if act["treaty"] == "apmbc" and act["action"] == "succession":
        by_name = {row["iso3"]: row for row in stated.values()}
        if by_name[act["state"]]["eif_basis"].startswith("stated"):
            act["effective"] = by_name[act["state"]]["entry_into_force"]
    act["effective"] = effect(act, treaties[act["treaty"]])
    return act
