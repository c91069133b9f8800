"""A release checked again, or any graph file against any shapes: what `accede check` does."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from accede import resources
from accede.check import newer, people, quotes, shacl, whole_graph
from accede.check.abridged import Held, abridged, whole
from accede.check.proportion import report_after
from accede.check.report import Report, in_order
from accede.check.spared import can_spare
from accede.check.vicinity import Change
from accede.errors import SourceError
from accede.graph.of_votes import LISTS
from accede.release import open_release

Engine = Literal["compiled", "pyshacl"]


WORTH_ABRIDGING = 50_000_000
"""Bytes of a graph from which on looking for its plain decisions costs less than loading them."""


class Checked(Struct, frozen=True):
    """A report, and the graph that it is about, as far as checks need it."""

    report: Report
    held: Held

    @property
    def store(self) -> ox.Store:
        """The graph; in memory, votes that no check looks at may be missing."""
        return self.held.store

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated and something was looked at."""
        return self.report.conforms

    def summary(self) -> dict[str, object]:
        """The report as plain values, for JSON."""
        found: dict[str, object] = msgspec.to_builtins(self.report)
        return {"conforms": self.report.conforms, **found}

    def lines(self) -> list[str]:
        """The report for people."""
        return list(people.lines(self.report, self.store))


def check(place: Path, *, shapes: Path | None = None, engine: Engine = "compiled") -> Checked:
    """A release folder or a graph file, against the vocabulary's own shapes or against others.

    Without `shapes` the whole-graph checks are run too, and in a release every quote is held
    against its text.
    """
    texts: dict[str, str] | None = None
    if place.is_dir():
        release = open_release(place)
        data, texts = release.path / "graph.nt", release.texts()
    elif place.is_file():
        data = place
    else:
        raise SourceError(place, "there is no such release or graph file", "name one that is there")
    if shapes is None and engine == "compiled" and data.suffix == ".nt":
        return checked(data, texts)
    wanted = shapes or resources.ontology() / "shapes.ttl"
    held = Held(shacl.store_of(data))
    if engine == "pyshacl":
        report = shacl.validate_by_pyshacl(data, wanted)
    else:
        report = shacl.validate(held.store, wanted, data=data)
    return Checked(report if shapes else _with_checks(report, held.store, texts), held)


def checked_after(nt: Path, texts: Mapping[str, str], change: Change | None) -> Checked:
    """A graph file that was made by a change of one already checked, as `checked` has it.

    Where the change is known and small, only what it touches is looked at.
    """
    if change:
        held = Held(ox.Store.read_only(str(change.store)), known=change.triples)
        if report := report_after(change, held.store, texts):
            return Checked(report, held)
    return checked(nt, texts)


def checked(nt: Path, texts: Mapping[str, str] | None) -> Checked:
    """A graph file against the vocabulary's own shapes and checks; each quote against its text.

    Votes that no check looks at stay out of memory. Where a shape finds fault with a name in a
    list of votes, the graph is loaded whole, for every list with that name to be told of.
    """
    shapes, checks = resources.ontology() / "shapes.ttl", resources.ontology() / "checks"
    large = nt.stat().st_size > WORTH_ABRIDGING
    held = abridged(nt) if large and can_spare(shapes, checks) else whole(nt)
    report = shacl.validate(held.store, shapes, data=nt)
    if held.left_out and any(result.path in LISTS.values() for result in report.results):
        held = whole(nt)
        report = shacl.validate(held.store, shapes, data=nt)
    return Checked(_with_checks(report, held.store, texts), held)


def _with_checks(report: Report, store: ox.Store, texts: Mapping[str, str] | None) -> Report:
    """A report on shapes, with what the whole-graph checks find, and where texts are, quotes."""
    found = [*report.results, *whole_graph.results(store, resources.ontology() / "checks")]
    counted = {}
    if texts is not None:
        found += [*quotes.results(store, texts), *newer.results(store, texts)]
        counted = quotes.counts(store)
    return msgspec.structs.replace(report, results=in_order(found), quotes=counted)
