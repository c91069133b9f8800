"""What a build has to say for itself: counts, what is wrong, and everything it left out."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from accede.check.again import Checked
from accede.check.report import Result
from accede.graph.rules import Disagreement
from accede.graph.store import counts
from accede.graph.whole import Graph
from accede.model import iris
from accede.model.records import Counted, Refused, Unread, Warned
from accede.read.collection import Collection
from accede.release import Release


class Built(Struct, frozen=True, kw_only=True):
    """What a build made: where, how much of what, and what is wrong with it.

    `records` counts things after merging, `rows` what was read; `problems` are inputs that could
    not be read at all; `counted` is what became of the rows of long tables; `swapped` says whether
    the release is now the current one; `left_out` names the documents not known by the day that
    was asked for; `taken_over` counts what was as in the release before, and not made again.
    """

    release: str
    digest: str
    swapped: bool
    records: dict[str, int]
    rows: dict[str, int]
    triples: int
    violations: int
    warnings: int
    refused: int
    problems: tuple[str, ...]
    documents: dict[str, dict[str, float]]
    counted: tuple[Counted, ...]
    left_out: tuple[str, ...]
    seconds: float
    taken_over: dict[str, int] = {}


class Account(Struct, frozen=True, kw_only=True):
    """The report of a build, as `report.json` holds it: the same for the same inputs."""

    records: dict[str, int]
    rows: dict[str, int]
    triples: int
    conforms: bool
    met: dict[str, int]
    results: tuple[Result, ...]
    problems: tuple[str, ...]
    refused: tuple[Refused, ...]
    warned: tuple[Warned, ...]
    unread: tuple[Unread, ...]
    documents: dict[str, dict[str, float]]
    left_out: tuple[str, ...] = ()
    counted: tuple[Counted, ...] = ()

    @classmethod
    def of(cls, collection: Collection, graph: Graph, checked: Checked) -> "Account":
        """The account of what was read, mapped and checked."""
        report = checked.report
        warned = [*collection.warned, *map(_differs, graph.disagreements)]
        return cls(
            records=counts(checked.store),
            rows=collection.rows(),
            triples=checked.held.triples,
            conforms=report.conforms,
            met=dict(sorted(report.met.items())),
            results=report.results,
            problems=tuple(sorted(map(str, collection.problems))),
            refused=tuple(sorted(collection.refused, key=msgspec.json.encode)),
            warned=tuple(sorted(warned, key=msgspec.json.encode)),
            unread=tuple(sorted(collection.unread, key=msgspec.json.encode)),
            documents=dict(sorted(collection.shares.items())),
            left_out=tuple(collection.left_out),
            counted=tuple(sorted(collection.counted, key=msgspec.json.encode)),
        )

    def of_severity(self, severity: str) -> Iterator[Result]:
        """The results of one severity: `violation`, `warning` or `info`."""
        return (result for result in self.results if result.severity == severity)

    def built(self, finished: Release, *, swapped: bool, seconds: float) -> Built:
        """The account in numbers, of the release that came of it."""
        return Built(
            release=str(finished.path),
            digest=finished.digest,
            swapped=swapped,
            records=self.records,
            rows=self.rows,
            triples=self.triples,
            violations=len(list(self.of_severity("violation"))),
            warnings=len(list(self.of_severity("warning"))) + len(self.warned),
            refused=len(self.refused),
            problems=self.problems,
            documents=self.documents,
            left_out=self.left_out,
            counted=self.counted,
            seconds=seconds,
        )


def _differs(disagreement: Disagreement) -> Warned:
    act, stated, computed = disagreement
    return Warned(
        message=f"{iris.short(act)}: its source states the effect on {stated}, and the treaty's "
        f"own rule gives {computed}; the stated day is kept"
    )
