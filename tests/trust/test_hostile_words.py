"""Rows 12 and 13, without a browser: words that break out of a format, and of a command's query."""

import csv
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.ask.answers import answer
from accede.ask.queries import list_queries
from accede.build import build_release
from accede.cli import cli
from accede.errors import AccedeError
from accede.publish.export import export
from accede.release import Release, open_release
from measured import Measured

pytestmark = pytest.mark.trust

HOSTILE = (
    "<script>alert(1)</script>", "</script><svg onload=alert(1)>", '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)", "=HYPERLINK(1)", "@SUM(A1)", "+1", "-1", "\\u0022", '""" . <urn:x>',
    "' OR 1=1", "}}{{7*7}}", "${x}", "]]>", "&lt;script&gt;", "\u202egnp.exe",
)  # fmt: skip


@pytest.fixture
def hostile(dataset: Path, tmp_path: Path) -> Release:
    """The example pages, with hostile words in every summary of one statement after another."""
    table = dataset.parent / "statement.csv"
    with table.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for number, words in enumerate(HOSTILE):
            row = [f"hostile-{number}", "XAB", "lantern", words, "", "2023-02-03", "2023"]
            writer.writerow([*row, "general-statement", words, "example-world", "yes", ""])
    build_release([dataset], out=tmp_path / "release", force=True)
    return open_release(tmp_path / "release")


def summaries(triples: "set[ox.Triple]") -> set[str]:
    name = "https://w3id.org/accede/ns#summary"
    return {
        str(one.object.value)
        for one in triples
        if one.predicate.value == name and isinstance(one.object, ox.Literal)
    }


FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def test_hostile_words_are_only_words_in_every_export(
    hostile: Release, tmp_path: Path, measured: Measured
) -> None:
    for name, form in FORMATS.items():
        out = tmp_path / f"graph.{name}"
        export(hostile, format=name, out=out)
        read = {quad.triple for quad in ox.parse(out.read_bytes(), format=form)}

        assert set(HOSTILE) <= summaries(read)
        if name == "jsonld":
            assert json.loads(out.read_text("utf-8"))
    export(hostile, format="csv", out=tmp_path / "sheets")
    with (tmp_path / "sheets" / "statement.csv").open(encoding="utf-8", newline="") as stream:
        assert set(HOSTILE) <= {row["summary"] for row in csv.DictReader(stream)}
    measured(12, f"{len(HOSTILE)} hostile words in 4 formats: each read back as it was")


def test_formulas_are_guarded_on_request(hostile: Release) -> None:
    found = answer(hostile, "new-since", treaty="lantern", since="2023-01-01")

    cells = [cell for row in csv.reader(found.guarded_csv().splitlines()) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "@", "+", "\t"))] == []


VALUES = st.text(max_size=30) | st.lists(
    st.sampled_from(
        ["CUB", "apmbc", "2025-12-28", '"', "'", "\\", "}", "{", "#", "<urn:x>", "?x", "$x", " ",
         "\n", "SERVICE", "UNION", ";", ".", "\\u0022", "\u202e", "1", "-1", "\0", "acc:actor"]
    ),
    max_size=6,
).map("".join)  # fmt: skip

PARAMS = [(query.name, param.name) for query in list_queries() for param in query.params]


def outcome_of(release: Release, question: str, name: str, value: str) -> str:
    """What a person gets: rows, or one line of refusal; any other exception is a failure."""
    given = ["ask", question, "--release", str(release.path), "-p", f"{name}={value}", "--json"]
    try:
        cli.main(given, standalone_mode=False)
    except AccedeError as refused:
        return "refused" if all((refused.where, refused.found, refused.mend)) else "unclear"
    return "answered"


@settings(deadline=None, max_examples=60)
@given(asked=st.sampled_from(PARAMS), value=VALUES)
def test_any_value_of_any_parameter_is_answered_or_refused(
    release: Release, asked: tuple[str, str], value: str
) -> None:
    assert outcome_of(release, *asked, value) in {"answered", "refused"}


@pytest.mark.soak
def test_a_thousand_values_through_the_command_are_answered_or_refused(
    release: Release, measured: Measured
) -> None:
    told: list[str] = []

    @settings(deadline=None, max_examples=1000, database=None)
    @given(asked=st.sampled_from(PARAMS), value=VALUES)
    def run(asked: tuple[str, str], value: str) -> None:
        told.append(outcome_of(release, *asked, value))

    run()
    measured(13, f"{len(told)} through the command: {told.count('refused')} refused, 0 tracebacks")
