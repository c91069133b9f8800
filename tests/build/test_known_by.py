"""What was known by a day: documents of that day, and what they say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from accede.ask.answers import answer
from accede.build import Limits, build_release
from accede.build.known_by import is_known, known_by
from accede.model.records import (
    Coverage,
    Document,
    Meeting,
    Participation,
    Record,
    State,
    Statement,
    Treaty,
    TreatyAction,
)
from accede.read.collection import Collection
from accede.release import open_release

DAY = date(2015, 6, 30)
OLD = Document(id="old", title="A list", date="2014-08-20")
NEW = Document(id="new", title="A later list", date="2026-02-03")


def left(*records: Record) -> Collection:
    documents = {one.id: one for one in records if isinstance(one, Document)}
    return known_by(Collection((), list(records), documents), DAY)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ({"retrieved": "2015-06-30T23:59:59Z"}, True),
        ({"retrieved": "2015-07-01T00:00:00Z", "date": "1999"}, False),
        ({"retrieved_after": "2012-12-07", "retrieved_before": "2015-06-30"}, True),
        ({"retrieved_after": "2012-12-07", "retrieved_before": "2017-01-01"}, False),
        ({"retrieved_after": "2015-06-30", "date": "1999"}, False),
        ({"retrieved_after": "2012-12-07", "date": "2012-12-01"}, True),
        ({"retrieved_after": "2012-12-07"}, False),
        ({"date": "2015-06-30"}, True),
        ({"date": "2015-05"}, True),
        ({"date": "2015-06"}, False),
        ({"date": "2014"}, True),
        ({"date": "2015"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_a_document_is_known_by_its_capture_else_by_its_own_date(
    told: dict[str, str], *, known: bool
) -> None:
    assert is_known(Document(id="d", title="D", **told), DAY.isoformat()) is known  # type: ignore[arg-type]  # days


def test_what_only_a_later_document_says_is_left_out_with_it() -> None:
    early = Statement(id="a", state="XAA", statement_kind="letter", source="old")
    late = Statement(id="b", state="XAA", statement_kind="letter", source="new")

    found = left(OLD, NEW, early, late)
    assert found.records == [OLD, early]
    assert set(found.documents) == {"old"}
    assert found.left_out == ["new"]


def test_names_and_rules_stay_where_a_record_that_stays_needs_them() -> None:
    state = State(id="XAA", name="A", un_status="member", source="new")
    treaty = Treaty(id="t", title="T", short_title="T", source="new")
    other = Treaty(id="u", title="U", short_title="U", source="new")
    meeting = Meeting(id="t/1", series="t-m", name="First", source="new")
    act = TreatyAction(state="XAA", treaty="t", action="signature", date="2000", source="old")
    presence = Participation(state="XAA", meeting="t/1", role="observer", source="new")

    found = left(OLD, NEW, state, treaty, other, meeting, act, presence)
    assert found.records == [OLD, NEW, state, treaty, act]
    assert found.left_out == []
    assert [one.message for one in found.warned] == [
        "known by 2015-06-30: for names and rules alone stay new"
    ]


def test_up_to_when_the_acts_go_is_said_by_the_latest_document_that_tells_of_one() -> None:
    treaty = Treaty(id="t", title="T", short_title="T", source="old")
    act = TreatyAction(state="XAA", treaty="t", action="signature", date="2000", source="old")
    whole = Coverage(
        of_kind="treaty-action", treaty="t", complete="yes", complete_to="2026", source="new"
    )

    *_, reaching = left(OLD, NEW, treaty, act, whole).records
    assert isinstance(reaching, Coverage)
    assert (reaching.complete, reaching.complete_to, reaching.source, reaching.verified) == (
        "unknown", "2014-08-20", "old", "derived",
    )  # fmt: skip


def test_a_page_captured_later_leaves_no_text_and_no_share(
    tmp_path: Path, copied: Callable[[Path], Path]
) -> None:
    dataset = copied(tmp_path / "pages")
    text = dataset.read_text("utf-8")
    text = text.replace("retrieved = 2024-03-01T09:00:00Z", "retrieved = 2014-03-01T09:00:00Z", 1)
    dataset.write_text(text, "utf-8")

    built = build_release([dataset], out=tmp_path / "release", limits=Limits(known_by=DAY))
    release = open_release(tmp_path / "release")
    assert set(built.documents) == {"example-arvenia"}
    assert len(release.texts()) == 1
    assert {"example-castrelle", "example-status"} <= set(built.left_out)
    assert "example-castrelle" not in {one["id"] for one in release.records("document")}


def test_the_bundled_release_is_an_ordinary_one(tmp_path: Path) -> None:
    built = build_release(out=tmp_path / "release", limits=Limits(known_by=DAY))

    release = open_release(tmp_path / "release")
    assert (built.violations, built.refused, built.swapped) == (0, 0, True)
    rows = answer(release, "status-on", day="2014-08-20").rows
    assert sum(row[2] == "party" for row in rows) == 161
    assert answer(release, "status-on").parameters["day"] <= DAY.isoformat()
