"""What is found without the votes of plain decisions is what is found with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede import resources
from accede.check import again, shacl, whole_graph
from accede.check.abridged import abridged, whole
from accede.check.report import Result, in_order
from accede.check.spared import PROMISE, can_spare
from accede.graph.of_votes import LISTS
from accede.release import Release

SHAPES = resources.ontology() / "shapes.ttl"
CHECKS = resources.ontology() / "checks"
ID, NS = "https://w3id.org/accede/id/", "https://w3id.org/accede/ns#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
TOTALS = ("totalInFavour", "totalAgainst", "totalAbstaining", "totalNotVoting")
STATES = ("XAA", "XAB", "XAC")
DAYS = ("1990-05-01", "1991-06-01", "1991-06-02")


@pytest.fixture(autouse=True)
def _any_size_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "WORTH_ABRIDGING", 0)


def found_in_the_whole(nt: Path) -> tuple[Result, ...]:
    """The results of every shape and every check on all of a graph."""
    store = whole(nt).store
    shapes = shacl.validate(store, SHAPES, data=nt)
    return in_order([*shapes.results, *whole_graph.results(store, CHECKS)])


def triple(subject: str, way: str, object_: str) -> str:
    value = object_ if object_.startswith('"') else f"<{object_}>"
    return f"<{subject}> <{way}> {value} .\n"


def of_state(code: str) -> Iterator[str]:
    yield triple(f"{ID}state/{code}", TYPE, f"{NS}State")


def membership(code: str, day: str) -> Iterator[str]:
    subject = f"{ID}membership/un/{code}"
    yield triple(subject, "http://www.w3.org/ns/org#member", f"{ID}state/{code}")
    yield triple(subject, f"{NS}from", f'"{day}"^^<{XSD}date>')


@st.composite
def decisions(draw: st.DrawFn, number: int) -> list[str]:
    """The lines of a decision: mostly in order, sometimes with any of the faults."""
    subject = f"{ID}decision/A-{number}/plenary"
    lines = [triple(subject, TYPE, f"{NS}Decision")] if draw(st.integers(0, 9)) else []
    lines.append(triple(subject, f"{NS}decidesOn", f"{ID}resolution/A-{number}"))
    codes = st.sampled_from([*STATES, *STATES, *STATES, "not-described"])
    listed: dict[str, set[str]] = {}
    for way in LISTS.values():
        listed[way] = draw(st.sets(codes, max_size=2)) if draw(st.booleans()) else set()
        lines += [triple(subject, way, f"{ID}state/{code}") for code in listed[way]]
    for total, names in zip(TOTALS, listed.values(), strict=False):
        if draw(st.booleans()):
            stated = len(names) + draw(st.sampled_from([0, 0, 0, 1]))
            lines.append(triple(subject, f"{NS}{total}", f'"{stated}"^^<{XSD}integer>'))
    match draw(st.integers(0, 3)):
        case 0:
            day = draw(st.sampled_from([*DAYS, "never"]))
            lines.append(triple(subject, f"{NS}date", f'"{day}"^^<{XSD}date>'))
        case 1:
            year = draw(st.sampled_from(["1990", "1991", "1992", "-5"]))
            lines.append(triple(subject, f"{NS}year", f'"{year}"^^<{XSD}integer>'))
    return lines


@st.composite
def spoken(draw: st.DrawFn, number: int) -> list[str]:
    """What else a graph may say of a decision."""
    decision = f"{ID}decision/A-{number}/plenary"
    lines: list[str] = []
    if not draw(st.integers(0, 3)):
        vote = f"{ID}vote/A-{number}/plenary/{draw(st.sampled_from(STATES))}"
        lines.append(triple(vote, TYPE, f"{NS}Vote"))
        lines.append(triple(vote, f"{NS}decision", decision))
        lines.append(triple(vote, f"{NS}actor", f"{ID}state/{vote[-3:]}"))
        choice = draw(st.sampled_from(["in-favour", "against"]))
        chosen = f"https://w3id.org/accede/scheme/vote-choice/{choice}"
        lines.append(triple(vote, f"{NS}choice", chosen))
    if not draw(st.integers(0, 3)):
        lines.append(triple(f"{ID}resolution/A-{number}", f"{NS}inSeries", f"{ID}series/x"))
    return lines


@st.composite
def graphs(draw: st.DrawFn) -> list[str]:
    """The sorted lines of a voting record with the vocabulary's concepts of choice."""
    lines = [line for code in STATES for line in of_state(code)]
    for code in draw(st.sets(st.sampled_from(STATES))):
        lines += membership(code, draw(st.sampled_from([*DAYS, "1991"])))
    for number in range(draw(st.integers(1, 5))):
        lines += draw(decisions(number))
        lines += draw(spoken(number))
    for choice, way in (("in-favour", "inFavour"), ("against", "against")):
        concept = f"https://w3id.org/accede/scheme/vote-choice/{choice}"
        lines.append(triple(concept, f"{NS}direct", f"{NS}{way}"))
    return sorted(set(lines))


@given(lines=graphs())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_record_is_found_the_same_fault_with(lines: list[str], tmp_path: Path) -> None:
    nt = tmp_path / "graph.nt"
    nt.write_text("".join(lines), "utf-8")

    assert again.checked(nt, None).report.results == found_in_the_whole(nt)
    assert abridged(nt).triples == len(lines)


def plain_record(number: int) -> list[str]:
    """Decisions on which all states voted alike, with nothing the matter."""
    lines = [line for code in STATES for line in of_state(code)]
    for one in range(number):
        subject = f"{ID}decision/A-{one}/plenary"
        lines.append(triple(subject, TYPE, f"{NS}Decision"))
        lines += [triple(subject, f"{NS}inFavour", f"{ID}state/{code}") for code in STATES]
    return sorted(lines)


def test_the_votes_of_plain_decisions_stay_out_of_memory(tmp_path: Path) -> None:
    nt = tmp_path / "graph.nt"
    nt.write_text("".join(plain_record(10)), "utf-8")

    held = abridged(nt)

    assert held.left_out == 9 * len(STATES)  # each name is met once
    assert held.triples == 10 * (1 + len(STATES)) + len(STATES)


def test_a_name_that_is_no_state_is_told_of_for_every_decision_that_lists_it(
    tmp_path: Path,
) -> None:
    nt = tmp_path / "graph.nt"
    nt.write_text("".join(plain_record(4)[: -len(STATES)]), "utf-8")

    found = again.checked(nt, None).report.results

    wrong = [one for one in found if one.shape.endswith("/inFavour")]
    assert len(wrong) == 4 * len(STATES)


def test_lists_that_are_written_in_another_way_are_all_loaded(tmp_path: Path) -> None:
    nt = tmp_path / "graph.nt"
    lines = plain_record(3)
    place = next(i for i, line in enumerate(lines) if "inFavour" in line)
    lines[place] = lines[place].replace("> <", ">  <")
    nt.write_text("".join(lines), "utf-8")

    assert abridged(nt).left_out == 0


def test_our_own_shapes_and_checks_can_do_without_those_votes() -> None:
    assert can_spare(SHAPES, CHECKS)


def test_a_check_that_does_not_say_so_needs_every_vote(tmp_path: Path) -> None:
    (tmp_path / "silent.rq").write_text("# Says nothing.\nCONSTRUCT {} {}", "utf-8")

    assert not can_spare(SHAPES, tmp_path)


@pytest.mark.parametrize(
    "asked",
    [
        "acc:Decision sh:property [ sh:path acc:inFavour ; sh:minCount 1 ] .",
        "acc:Decision sh:property [ sh:path acc:inFavour ; sh:disjoint acc:against ] .",
        "acc:Decision sh:property [ sh:path acc:decidesOn ; sh:disjoint acc:against ] .",
        "acc:Decision sh:property [ sh:path [ sh:inversePath acc:inFavour ] ; sh:minCount 1 ] .",
        "acc:Decision sh:closed true .",
        "acc:State sh:property [ sh:path acc:inFavour ; sh:class acc:State ] .",
    ],
)
def test_a_shape_that_asks_votes_for_more_needs_every_vote(asked: str, tmp_path: Path) -> None:
    target, rest = asked.split(" ", 1)
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix acc: <{NS}> .\n"
        f"<urn:shape> a sh:NodeShape ; sh:targetClass {target} ; {rest}",
        "utf-8",
    )

    assert not can_spare(shapes, CHECKS)


def test_a_shape_that_asks_each_vote_by_itself_can_do_without(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix acc: <{NS}> .\n"
        "<urn:shape> a sh:NodeShape ; sh:targetClass acc:Decision ;"
        " sh:property [ sh:path acc:inFavour ; sh:class acc:State ; sh:nodeKind sh:IRI ] .",
        "utf-8",
    )

    assert can_spare(shapes, CHECKS)


@pytest.mark.parametrize("check", sorted(CHECKS.glob("*.rq")), ids=lambda path: path.stem)
def test_every_check_of_ours_gives_its_promise(check: Path) -> None:
    assert PROMISE in check.read_text("utf-8").splitlines()


def test_the_whole_record_is_found_the_same_fault_with(whole_record: Release) -> None:
    nt = whole_record.path / "graph.nt"

    found = again.checked(nt, None)

    assert found.held.left_out > found.held.triples // 2
    assert found.report.results == found_in_the_whole(nt)
