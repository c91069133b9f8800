"""What a change touches, and what of the graph is held to look at it again."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from accede.check import vicinity as module
from accede.check.vicinity import Vicinity, holders, vicinity
from changed_graphs import VOCABULARY, change_of, write

EX = "http://example.org/"


def lines(*triples: str) -> set[str]:
    """Lines of invented names: `a p b` and so on."""
    return {" ".join(f"<{EX}{name}>" for name in one.split()) + " .\n" for one in triples}


CHAIN = lines("a p b", "b p c", "c p d", "d p e", "x q y", "y q z")


def around(
    before: set[str], after: set[str], folder: Path, *, steps: int, having: str | None = None
) -> Vicinity | None:
    old, new = write(VOCABULARY | before, folder / "old"), write(VOCABULARY | after, folder / "new")
    change = change_of(old, new, ())
    graph = ox.Store.read_only(str(change.store))
    also = holders(graph, having) if having else set()
    return vicinity(change, graph, steps=steps, also=also)


def held(found: Vicinity | None) -> set[str]:
    assert found is not None
    told = {f"{one.subject} {one.predicate} {one.object} .\n" for one in found.store()}
    return told - VOCABULARY


def touched(found: Vicinity | None) -> set[str]:
    assert found is not None
    return {name.removeprefix(f"<{EX}").rstrip(">") for name in found.touched}


def test_what_leads_to_a_change_is_touched_and_what_lies_on_from_it_is_held(tmp_path: Path) -> None:
    found = around(CHAIN, CHAIN | lines("c r c"), tmp_path, steps=1)

    assert touched(found) == {"b", "c"}
    assert held(found) == lines("b p c", "c p d", "c r c", "d p e")


def test_no_step_touches_the_changed_thing_alone(tmp_path: Path) -> None:
    found = around(CHAIN, CHAIN | lines("c r c"), tmp_path, steps=0)

    assert touched(found) == {"c"}
    assert held(found) == lines("c p d", "c r c")


def test_what_led_to_a_thing_that_is_gone_is_touched(tmp_path: Path) -> None:
    found = around(CHAIN, CHAIN - lines("c p d"), tmp_path, steps=1)

    assert touched(found) == {"b", "c"}
    assert held(found) == lines("b p c")


def test_what_has_a_property_is_held_wherever_it_is(tmp_path: Path) -> None:
    found = around(CHAIN, CHAIN | lines("c r c"), tmp_path, steps=0, having=f"{EX}q")

    assert held(found) == lines("c p d", "c r c", "x q y", "y q z")


def test_a_thing_touched_that_is_held_anyway_is_followed_too(tmp_path: Path) -> None:
    found = around(CHAIN, CHAIN | lines("c q c"), tmp_path, steps=1, having=f"{EX}q")

    assert lines("d p e") < held(found)


def test_where_much_is_touched_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHARE", 10_000)

    assert around(CHAIN, CHAIN | lines("c r c"), tmp_path, steps=1) is None


def test_a_change_of_the_vocabulary_touches_everything(tmp_path: Path) -> None:
    word = f"<https://w3id.org/accede/ns#Vote> <{EX}p> <{EX}a> .\n"

    assert around(CHAIN, {*CHAIN, word}, tmp_path, steps=1) is None


@pytest.mark.parametrize(
    "way",
    [
        "http://www.w3.org/2000/01/rdf-schema#subClassOf",
        "http://www.w3.org/2000/01/rdf-schema#isDefinedBy",
        "http://www.w3.org/2000/01/rdf-schema#range",
        "http://www.w3.org/2004/02/skos/core#broader",
    ],
)
def test_a_word_that_a_change_declares_touches_everything(way: str, tmp_path: Path) -> None:
    line = f"<{EX}a> <{way}> <{EX}b> .\n"

    assert around({*CHAIN, line}, CHAIN, tmp_path, steps=1) is None
