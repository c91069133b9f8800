"""Row 5: totals that differ from the votes listed are each warned of, and no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede import resources
from accede.check.whole_graph import of_check
from accede.graph import store
from accede.graph.triples import Sources
from accede.graph.whole import graph_of
from accede.model.records import Decision, Document, Record
from measured import Measured

pytestmark = pytest.mark.trust

STATES = ("XAA", "XAB", "XAC", "XAD", "XAE", "XAF")
LISTS = ("in_favour", "against", "abstaining")
DOCUMENT = Document(id="d", title="A record", rank=1)

offs = st.lists(st.tuples(*[st.sampled_from([0, 0, 0, 1, -1, 7]) for _ in LISTS]), max_size=12)


def decision(number: int, wrong_by: tuple[int, ...]) -> Decision:
    """A decision with two voters in each list, and totals that are so much off."""
    lists = {name: STATES[2 * i : 2 * i + 2] for i, name in enumerate(LISTS)}
    totals = {f"total_{name}": 2 + off for name, off in zip(LISTS, wrong_by, strict=True)}
    return Decision(
        symbol=f"A/RES/99/{number}", stage="plenary", date="2044-12-01", source="d",
        **lists, **totals,  # type: ignore[arg-type]  # the fields of three choices
    )  # fmt: skip


def warned(records: list[Record]) -> set[tuple[str, str]]:
    """The decision and the total of each warning."""
    graph = graph_of(records, Sources({"d": DOCUMENT}), ontology=resources.ontology())
    held = store.held(graph.lines())
    found = of_check(held, resources.ontology() / "checks" / "totals.rq")
    return {(one.focus.rpartition("id/")[2], (one.path or "").rpartition("#")[2]) for one in found}


NAMES = ("totalInFavour", "totalAgainst", "totalAbstaining")


def seeded(wrong: list[tuple[int, ...]]) -> set[tuple[str, str]]:
    return {
        (f"decision/A-RES-99-{number}/plenary", name)
        for number, offs in enumerate(wrong)
        for name, off in zip(NAMES, offs, strict=True)
        if off
    }


@settings(deadline=None, max_examples=15)
@given(offs)
def test_each_total_that_is_off_is_warned_of_and_no_other(wrong: list[tuple[int, ...]]) -> None:
    decisions = [decision(number, one) for number, one in enumerate(wrong)]

    assert warned([DOCUMENT, *decisions]) == seeded(wrong)


def test_three_hundred_seeded_errors_are_all_found(measured: Measured) -> None:
    wrong: list[tuple[int, ...]] = [(n % 3 - 1, 1 - n % 2, (n % 5) // 4) for n in range(300)]
    expected = seeded(wrong)

    found = warned([DOCUMENT, *(decision(number, one) for number, one in enumerate(wrong))])
    assert found == expected
    measured(5, f"{len(found)} of {len(expected)} seeded errors found, 0 others")
