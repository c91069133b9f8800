"""The README's guides, followed to the letter by somebody who has only the README.

"Add a treaty" and "Add a kind of document" are pasted and run in one folder, in their order, and
what they make is asked by every question that a treaty, its votes, positions and pages answer.
"""

import csv
import io
import os
from pathlib import Path

import pytest

from accede import resources
from accede.ask import queries
from accede.build import build_release
from accede.release import Release, open_release
from readme import Step, after, in_a_shell, installed, pasted, printed_in_order, steps

TREATY = after("**A treaty.**", "**A kind of document.**")
KIND = after("**A kind of document.**", "**A term.**")
INSTALL = "python -m pip install ./kite-letters"
IRI = "https://w3id.org/accede/id/"


def followed(step: Step, *, cwd: Path) -> None:
    """Run one command of a guide, and hold what it prints against what the guide shows."""
    if step.command == INSTALL:
        installed(cwd / "kite-letters", cwd / "site")
        return
    path = os.environ | {"PYTHONPATH": str(cwd / "site")}
    done = in_a_shell(step.command, cwd=cwd, environment=path)

    assert (done.code, done.err) == (0, ""), step.command
    assert printed_in_order(step.expected, done.out.splitlines()), (step, done.out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody followed "Add a treaty"."""
    place = tmp_path_factory.mktemp("guide")
    pasted(TREATY, cwd=place)
    for step in steps(TREATY):
        followed(step, cwd=place)
    return place


@pytest.fixture(scope="module")
def kites(folder: Path) -> Release:
    """The release that "Add a treaty" makes."""
    return open_release(folder / "kites")


def ask(release: Release, name: str, *columns: str, **given: str) -> list[tuple[object, ...]]:
    """Some columns of an answer, of the invented states alone where it has a state."""
    rows = queries.run(release.store(), queries.load(name), given).records()
    return [
        tuple("" if row[column] is None else str(row[column]) for column in columns)
        for row in rows
        if str(row.get("state_iri") or "XA").rpartition("/")[2].startswith("XA")
    ]


def test_the_guide_has_files_to_paste_and_commands_to_run(folder: Path) -> None:
    written = {path.name for path in (folder / "kite").iterdir()}

    assert written >= {"dataset.toml", "treaty.csv", "treaty-action.csv", "arvenia.txt"}
    assert [step.command.split()[1] for step in steps(TREATY)] == [
        "build", "ask", "ask", "ask", "site",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "standings"),
    [
        ("2020-01-15", ("never-joined", "signatory", "never-joined")),
        ("2020-07-20", ("never-joined", "contracting", "never-joined")),
        ("2021-01-01", ("never-joined", "party", "never-joined")),
        ("2023-03-08", ("never-joined", "party", "contracting")),
        ("2023-09-01", ("never-joined", "party", "party")),
        ("2024-08-09", ("never-joined", "party", "party")),
        ("2024-08-10", ("never-joined", "withdrawn", "party")),
    ],
)
def test_its_rules_give_every_standing_on_every_day(
    kites: Release, day: str, standings: tuple[str, ...]
) -> None:
    found = ask(kites, "status-on", "standing", "known_to", treaty="kite", day=day)

    assert found == [(one, "2024-12-31") for one in standings]


def test_its_notice_of_withdrawal_runs_as_its_row_says(kites: Release) -> None:
    columns = ("state", "notice", "effective", "effective_known_as", "in_effect")
    before = ask(kites, "leaving", *columns, treaty="kite", day="2024-08-09")

    assert before == [("Castrelle", "2024-02-10", "2024-08-10", "derived", "no")]


QUESTIONS: list[tuple[str, dict[str, str], tuple[str, ...], list[tuple[str, ...]]]] = [
    ("not-party", {"treaty": "kite"}, ("state", "standing", "since"), [
        ("Arvenia", "never-joined", "2020-01-15"), ("Castrelle", "withdrawn", "2024-08-10")]),
    ("acts", {"treaty": "kite"}, ("state", "action", "date", "effective"), [
        ("Castrelle", "signature", "2020-01-15", ""),
        ("Castrelle", "ratification", "2020-07-20", "2021-01-01"),
        ("Castrelle", "withdrawal", "2024-02-10", "2024-08-10"),
        ("Orvane", "accession", "2023-03-08", "2023-09-01")]),
    ("treaties", {}, ("short_title", "threshold", "withdrawal_notice", "known_to"), [
        ("Kite Treaty", "1", "months:6", "2024-12-31")]),
    ("votes-of-state", {"state": "XAA", "series": "kite-ga"},
     ("session", "stage", "choice", "known_as"), [
        ("77", "plenary", "in-favour", "recorded"), ("78", "plenary", "in-favour", "recorded")]),
    ("steady-supporters", {"series": "kite-ga"}, ("state", "in_favour", "decisions"), [
        ("Arvenia", "2", "2")]),
    ("changed-votes", {"series": "kite-ga", "since": "77", "until": "78"},
     ("state", "before", "after"), [("Castrelle", "in-favour", "abstaining")]),
    ("dissenting-parties", {"series": "kite-ga"}, ("state", "session", "choice"), [
        ("Castrelle", "78", "abstaining")]),
    ("late-joiners", {"series": "kite-ga"}, ("state", "first_vote_in_favour", "months"), [
        ("Orvane", "2022-12-07", "3")]),
    ("group-split", {"series": "kite-ga", "group": "un"}, ("session", "choice", "members"), [
        ("77", "in-favour", "Arvenia, Castrelle, Orvane"), ("78", "abstaining", "Castrelle"),
        ("78", "in-favour", "Arvenia, Orvane")]),
    ("resolutions", {"series": "kite-ga"}, ("session", "resolution", "in_favour", "abstaining"), [
        ("77", "A/RES/77/901", "3", "0"), ("78", "A/RES/78/901", "2", "1")]),
    ("tally", {"resolution": "A/RES/78/901"}, ("state", "choice"), [
        ("Castrelle", "abstaining"), ("Arvenia", "in-favour"), ("Orvane", "in-favour")]),
    ("why-not", {"state": "XAA", "treaty": "kite"}, ("issue", "stance", "reasons", "quote"), [
        ("joining", "not-now", "process",
         "Arvenia will not join until the wind over its coast is measured")]),
    ("conditions", {"treaty": "kite"}, ("state", "condition"), [
        ("Arvenia", "its wind measured")]),
    ("reasons", {"treaty": "kite"}, ("reason", "states", "by"), [("process", "1", "Arvenia")]),
    ("words-and-votes", {"series": "kite-ga"}, ("state", "in_favour", "stance"), [
        ("Arvenia", "2", "not-now")]),
    ("observers", {"treaty": "kite"}, ("state", "formal_meetings"), [("Arvenia", "1")]),
    ("meeting", {"meeting": "kite/1MSP"}, ("state", "role"), [("Arvenia", "observer")]),
    ("counts-agree", {"treaty": "kite"}, ("document", "stated", "agrees"), [
        ("kite-status", "2", "yes")]),
    ("no-data", {"treaty": "kite"}, ("kind", "scope", "complete", "complete_to", "why"), [
        ("decision", "series/kite-ga", "no", "2024-12-31", "plenary decisions only"),
        ("treaty-action", "treaty/kite", "yes", "2024-12-31", "")]),
    ("new-since", {"treaty": "kite", "since": "2024-01-01"}, ("date", "state"), [
        ("2024-02-10", "Castrelle")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "given", "columns", "expected"), QUESTIONS, ids=[one[0] for one in QUESTIONS]
)
def test_the_questions_answer_for_it(
    kites: Release, name: str, given: dict[str, str], columns: tuple[str, ...],
    expected: list[tuple[str, ...]],
) -> None:  # fmt: skip
    assert sorted(ask(kites, name, *columns, **given)) == sorted(expected)


def test_its_page_is_read_to_the_last_character(kites: Release) -> None:
    documents = kites.report()["documents"]

    assert isinstance(documents, dict)
    shares = {name: one["unread"] for name, one in documents.items()}
    assert shares == {"kite-arvenia": 0, "kite-status": 0}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("index.html", ["Kite Treaty", "on 2024-12-31"]),
        ("id/treaty/kite/index.html", ["Castrelle", "2024-08-10", "kite-record"]),
        ("id/state/XAA/index.html", ["Arvenia", "until the wind over its coast", "A/RES/78/901"]),
        ("id/series/kite-ga/index.html", ["A/RES/77/901"]),
        ("id/meeting/kite/1MSP/index.html", ["Arvenia"]),
    ],
)
def test_its_pages_tell_what_was_added(folder: Path, page: str, told: list[str]) -> None:
    text = (folder / "kite-pages" / page).read_text("utf-8")

    assert [one for one in told if one not in text] == []


def test_its_question_pages_are_about_the_treaty_that_is_there(folder: Path) -> None:
    asked = folder / "kite-pages" / "ask"
    told = list(csv.reader(io.StringIO((asked / "leaving/answer.csv").read_text("utf-8"))))

    assert [row[0] for row in told[1:]] == ["Castrelle"]
    assert {path.name for path in asked.iterdir() if path.is_dir()} == {
        query.name for query in queries.list_queries()
    }


def test_a_form_of_document_is_added_as_the_guide_says(folder: Path) -> None:
    pasted(KIND, cwd=folder)
    done = [step.command for step in steps(KIND)]
    for step in steps(KIND):
        followed(step, cwd=folder)

    assert done[0] == INSTALL
    assert [command.split()[1] for command in done[1:]] == ["read", "build", "ask"]
    heard = ask(open_release(folder / "kites"), "why-not", "quote", state="XAA", treaty="kite")
    assert heard == [("Arvenia will not join until the wind over its coast is measured",)]


def test_a_folder_of_tables_alone_joins_the_default_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    (data / "kite").mkdir(parents=True)
    (data / "states").symlink_to(resources.data() / "states")
    for table in (folder / "kite").glob("*.csv"):
        kept = "kite-arvenia,yes" not in table.read_text("utf-8")
        if kept:
            (data / "kite" / table.name).write_bytes(table.read_bytes())
    toml = (folder / "kite" / "dataset.toml").read_text("utf-8")
    (data / "kite" / "dataset.toml").write_text(toml.partition("[[document]]")[0])
    monkeypatch.setattr(resources, "data", lambda: data)
    built = build_release(out=tmp_path / "release")
    release = open_release(tmp_path / "release")

    assert built.swapped
    assert ask(release, "leaving", "state", treaty="kite") == [("Castrelle",)]
