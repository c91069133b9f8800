"""Releases as of a day and known by a day are ordinary ones: asked, compared, exported, shown."""

import json
from datetime import date
from pathlib import Path

import pytest

from accede.ask.answers import answer, reasons
from accede.ask.compare import compare_in
from accede.ask.queries import list_queries
from accede.build import Limits, build_release
from accede.check import check
from accede.publish.diff import apply, difference
from accede.publish.export import export
from accede.publish.site import write_site
from accede.release import Release, open_release, verify

DAY = date(2014, 8, 21)
LIMITS = {"as of": Limits(as_of=DAY), "known by": Limits(known_by=DAY), "both": Limits(DAY, DAY)}
QUESTIONS = [query.name for query in list_queries()]


@pytest.fixture(scope="module", params=list(LIMITS.values()), ids=list(LIMITS))
def limited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The bundled data within limits."""
    out = tmp_path_factory.mktemp("limited") / "release"
    build_release(out=out, limits=request.param)
    return open_release(out)


def test_every_saved_question_is_answered_as_on_any_release(limited: Release) -> None:
    found = {name: answer(limited, name) for name in QUESTIONS}

    assert {name: one.columns for name, one in found.items()} == {
        query.name: query.columns for query in list_queries()
    }
    assert len([name for name, one in found.items() if one.rows]) > len(QUESTIONS) // 2
    assert found["status-on"].parameters["day"] <= DAY.isoformat()
    assert {row[2] for row in found["status-on"].rows} >= {"party", "signatory"}
    assert found["tally"].notices == (
        "tally: A/RES/80/35 is not on file in this release; name one with -p resolution=...",
    )


def test_it_is_whole_and_conforms(limited: Release) -> None:
    assert verify(limited.path) == []
    assert check(limited.path).conforms


def test_the_difference_from_the_whole_release_makes_the_whole(
    limited: Release, release: Release
) -> None:
    diff = difference(limited, release)

    made = "".join(apply(_lines(limited), diff))
    assert made == (release.path / "graph.nt").read_text("utf-8")
    assert [one.words for one in diff.changes if one.words.startswith("Estonia left: withdrawal")]


def _lines(release: Release) -> list[str]:
    return (release.path / "graph.nt").read_text("utf-8").splitlines(keepends=True)


def test_it_is_explained_exported_and_compared(limited: Release, tmp_path: Path) -> None:
    assert reasons(limited, "action/apmbc/EST/accession").found
    assert not reasons(limited, "action/apmbc/EST/withdrawal").found
    export(limited, format="jsonld", out=tmp_path / "graph.jsonld")
    assert json.loads((tmp_path / "graph.jsonld").read_text("utf-8"))
    assert compare_in(limited, ()).columns


def test_its_pages_are_written(limited: Release, tmp_path: Path) -> None:
    assert write_site(limited, out=tmp_path / "site").pages > 200
