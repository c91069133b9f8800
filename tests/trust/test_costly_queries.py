"""Row 17: a query too expensive is ended with its worker; who asked lives, and memory returns."""

import os
import time
from pathlib import Path

import pytest

from accede.ask.outside import answer_sparql
from accede.errors import QueryError
from accede.release import Release
from measured import Measured

pytestmark = pytest.mark.trust

COSTLY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT ?a ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
    "SELECT ?a (GROUP_CONCAT(?f) AS ?all) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
    "ASK { ?a (<urn:a>|!<urn:b>)* ?c . ?c (!<urn:a>)* ?d . FILTER(?a = 1) }",
)
DEADLINE = 0.7


def megabytes() -> float:
    """What this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def children() -> list[str]:
    """The processes that this one started and that still are."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def test_twenty_costly_queries_in_a_row_leave_the_asker_as_it_was(
    release: Release, measured: Measured
) -> None:
    assert len(answer_sparql(release, "SELECT * { ?s ?p ?o }", rows=10).rows) == 10
    before, running = megabytes(), children()
    longest = 0.0

    for number in range(20):
        began = time.monotonic()
        with pytest.raises(QueryError, match=r"ended|broke off"):
            answer_sparql(release, COSTLY[number % len(COSTLY)], deadline=DEADLINE)
        longest = max(longest, time.monotonic() - began)
    grown = megabytes() - before

    assert len(answer_sparql(release, "SELECT * { ?s ?p ?o }", rows=10).rows) == 10
    assert children() == running
    assert longest < DEADLINE + 2
    assert grown < 16
    measured(17, f"20 of 20 ended, the longest after {longest:.1f} s, +{grown:.0f} MB, 0 left over")
