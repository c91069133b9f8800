"""A changed graph checked in proportion to its change.

What was found before stands where nothing is touched. What is touched is looked at again in a
small graph; checks that do not say how far they look are asked of the whole one, on disk.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
from msgspec.structs import replace

from accede import resources
from accede.check import locality, newer, quotes, shacl, whole_graph
from accede.check.locality import Reach
from accede.check.report import Report, Result, in_order
from accede.check.results import CHECK
from accede.check.vicinity import Change, Vicinity, holders, vicinity


def report_after(change: Change, graph: ox.Store, texts: Mapping[str, str]) -> Report | None:
    """The report of a changed graph, the same as that of a full check; None where it takes one.

    The vocabulary's own shapes and checks are asked, and each quote is held against its text.
    """
    shapes = resources.ontology() / "shapes.ttl"
    reaches = _reaches(resources.ontology() / "checks")
    known = [reach for reach in reaches.values() if reach]
    steps = max([locality.of_shapes(shapes), *(reach.steps for reach in known)])
    if steps >= locality.ENDLESS:
        return None
    also = {one for reach in known if reach.having for one in holders(graph, reach.having)}
    near = vicinity(change, graph, steps=steps, also=also)
    if near is None:
        return None
    again = Again(change, graph, near)
    report = again.of_shapes(shapes)
    if report.handed_over:
        return None
    found = [one for check, reach in reaches.items() for one in again.of_check(check, reach)]
    found += [*report.results, *quotes.results(graph, texts), *newer.results(graph, texts)]
    return replace(report, results=in_order(found), quotes=quotes.counts(graph))


def _reaches(checks: Path) -> dict[Path, Reach | None]:
    texts = {check: check.read_text("utf-8") for check in sorted(checks.glob("*.rq"))}
    return {check: locality.of_check(text) for check, text in texts.items()}


class Again:
    """Shapes and checks asked again of a changed graph, as far as the change touches it."""

    def __init__(self, change: Change, graph: ox.Store, near: Vicinity) -> None:
        self._change = change
        self._graph = graph
        self._near = near
        self._small = near.store()

    def of_shapes(self, shapes: Path) -> Report:
        """The report on a file of shapes, with the nodes that each meets in the whole graph."""
        before = [one for one in self._change.results if not one.shape.startswith(CHECK)]
        report = shacl.validate(self._small, shapes)
        results = tuple(self._exchanged(before, report.results))
        return replace(report, results=results, met=shacl.met(self._graph, shapes))

    def of_check(self, check: Path, reach: Reach | None) -> Iterator[Result]:
        """What a whole-graph check finds."""
        before = [one for one in self._change.results if one.shape == f"{CHECK}{check.stem}"]
        if reach is None or (reach.having and self._change.speaks_of(f"<{reach.having}>")):
            return whole_graph.of_check(self._graph, check)
        now = list(whole_graph.of_check(self._small, check))
        if reach.of_focus:
            return self._exchanged(before, now)
        return whole_graph.of_check(self._graph, check) if before or now else iter(())

    def _exchanged(self, before: Iterable[Result], now: Iterable[Result]) -> Iterator[Result]:
        """The results of before, those about what is touched exchanged for those of now."""
        yield from (one for one in before if not self._near.touches(one))
        yield from (one for one in now if self._near.touches(one))
