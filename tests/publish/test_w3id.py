"""The redirect rules of our persistent names, read as Apache reads them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from accede import resources
from accede.model import iris
from accede.release import Release

RULE = re.compile(r"RewriteRule (\S+) (\S+) \[(\S+)\]")
CONDITION = re.compile(r"RewriteCond %\{HTTP_ACCEPT\} (\S+)(?: \[OR\])?")
HOME = "https://accede.example"


def lines() -> Iterator[str]:
    rules = (resources.ontology() / "w3id" / "htaccess").read_text("utf-8")
    return (line for line in rules.splitlines() if line and line[0] != "#")


def redirect(path: str, accept: str = "text/html") -> tuple[str, str] | None:
    """Where the first rule that fits a path sends a client, and with which status."""
    wanted: list[str] = []
    for line in lines():
        if condition := CONDITION.fullmatch(line):
            wanted.append(condition[1])
        elif rule := RULE.fullmatch(line):
            accepted = not wanted or any(re.search(one, accept) for one in wanted)
            found = re.search(rule[1], path)
            wanted = []
            if found and accepted and rule[2] != "-":
                target = rule[2].replace("%{ENV:ACCEDE}", HOME)
                for number in (1, 2):
                    has = number <= (found.re.groups or 0)
                    target = target.replace(f"${number}", (found[number] or "") if has else "")
                return target, rule[3]
    return None


@pytest.mark.parametrize(
    ("path", "accept", "target"),
    [
        ("ns", "text/html", "/ns/"),
        ("ns", "text/turtle", "/ns/accede.ttl"),
        ("ns/0.1.0", "application/n-triples;q=0.9", "/ns/0.1.0/accede.ttl"),
        ("scheme/vote-choice/in-favour", "text/html", "/scheme/vote-choice/#in-favour"),
        ("scheme/vote-choice/in-favour", "text/turtle", "/scheme/vote-choice.ttl"),
        ("scheme/stage", "text/html", "/scheme/stage/"),
        ("id/state/CUB", "text/html", "/id/state/CUB"),
        ("id/decision/A-RES-77-63/plenary", "*/*", "/id/decision/A-RES-77-63/plenary"),
        ("check/totals", "*/*", "/check/totals.rq"),
        ("mapping/states-wikidata", "*/*", "/mapping/states-wikidata.sssom.tsv"),
        ("alignments", "*/*", "/alignments.sssom.tsv"),
        ("shapes", "*/*", "/shapes.ttl"),
        ("release/0123456789ab/graph.nt", "*/*", "/release/0123456789ab/graph.nt"),
        ("release/0123456789ab/records/a.jsonl", "*/*", "/release/0123456789ab/records/a.jsonl"),
        ("", "text/html", "/"),
    ],
)
def test_a_name_leads_to_its_page(path: str, accept: str, target: str) -> None:
    found = redirect(path, accept)

    assert found is not None
    assert found[0] == HOME + target


@pytest.mark.parametrize("path", ["id/../../etc", "id/state/<script>", "release/x", "nothing"])
def test_no_other_name_leads_anywhere(path: str) -> None:
    assert redirect(path) is None


def test_every_name_in_a_release_leads_somewhere(release: Release) -> None:
    graph = (release.path / "graph.nt").read_text("utf-8")
    subjects = {line.partition(" ")[0][1:-1] for line in graph.splitlines()}
    ours = {one.partition("#")[0] for one in subjects if one.startswith(iris.PROJECT)}

    assert [one for one in sorted(ours) if not redirect(one.removeprefix(iris.PROJECT))] == []


def test_the_address_of_the_pages_is_written_once() -> None:
    assert sum("https://" in line for line in lines()) == 1


def test_the_note_beside_the_rules_says_how_to_file_them() -> None:
    note = Path(resources.ontology() / "w3id" / "README.md").read_text("utf-8")

    assert "perma-id/w3id.org" in note
    assert "E=ACCEDE" in note
