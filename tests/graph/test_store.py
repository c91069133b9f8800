"""What rules derive, and from which lines."""

from pathlib import Path

import pytest
from pyoxigraph import QueryTriples

from accede import resources
from accede.errors import OntologyError
from accede.graph import store
from accede.release import Release

RULES = sorted((resources.ontology() / "rules").glob("*.rq"))
ASKS = "PREFIX ex: <urn:x:> CONSTRUCT {{ ?s a ex:Big }} WHERE {{ ?s {} ex:big }}"
LINES = ["<urn:x:one> <urn:x:size> <urn:x:big> .\n", "<urn:x:two> <urn:x:hue> <urn:x:big> .\n"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_a_rule_derives_from_what_it_names_what_the_whole_graph_gives(
    rule: Path, release: Release
) -> None:
    lines = (release.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    found = store.held(lines).query(rule.read_text("utf-8"))
    assert isinstance(found, QueryTriples)
    whole = set(store.lines_of(found))

    assert set(store.derived(lines, rule)) == whole
    assert whole


def test_a_rule_derives_from_its_properties_alone(tmp_path: Path) -> None:
    rule = tmp_path / "size.rq"
    rule.write_text(ASKS.format("ex:size"), encoding="utf-8")

    assert list(store.derived(LINES, rule)) == [
        "<urn:x:one> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:x:Big> .\n"
    ]


def test_a_rule_that_names_no_property_is_refused(tmp_path: Path) -> None:
    rule = tmp_path / "any.rq"
    rule.write_text(ASKS.format("?any"), encoding="utf-8")

    with pytest.raises(OntologyError, match=r"any\.rq.*\?any"):
        list(store.derived(LINES, rule))


def test_a_rule_that_constructs_nothing_is_refused(tmp_path: Path) -> None:
    rule = tmp_path / "ask.rq"
    rule.write_text("ASK { <urn:x:one> a <urn:x:Big> }", encoding="utf-8")

    with pytest.raises(OntologyError, match="not a CONSTRUCT"):
        list(store.derived(LINES, rule))
