"""The world as of a day: nothing later, nothing open, and everything else as it was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from accede.ask.answers import answer
from accede.build import Limits, build_release
from accede.build.as_of import as_of
from accede.model.records import (
    Claim,
    Coverage,
    Decision,
    Document,
    Meeting,
    Participation,
    Position,
    Quote,
    Record,
    Resolution,
    State,
    Statement,
    StateName,
    TreatyAction,
    Vote,
)
from accede.read.collection import Collection
from accede.release import Release, open_release

DAY = date(2014, 8, 21)
PARTS = {"source": "d"}


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The bundled data as of a day."""
    out = tmp_path_factory.mktemp("then") / "release"
    assert build_release(out=out, limits=Limits(as_of=DAY)).swapped
    return open_release(out)


def left(*records: Record, day: date = DAY) -> list[Record]:
    documents = [Document(id="d", title="A list"), *(r for r in records if type(r) is Document)]
    collection = Collection((), list(records), {one.id: one for one in documents})
    return as_of(collection, day).records


def act(state: str, day: str) -> TreatyAction:
    return TreatyAction(state=state, treaty="t", action="signature", date=day, source="d")


@pytest.mark.parametrize(
    ("stated", "stays"),
    [
        ("2014-08-21", True),
        ("2014-08-22", False),
        ("2014-08", True),
        ("2014-09", False),
        ("2014", True),
        ("2015", False),
    ],
)
def test_a_record_goes_when_its_first_possible_day_is_later(stated: str, *, stays: bool) -> None:
    assert left(act("XAA", stated)) == ([act("XAA", stated)] if stays else [])


def test_a_year_or_a_session_dates_what_has_no_day() -> None:
    votes = [
        Vote(state="XAA", choice="against", source="d", session=n, symbol=f"A/{n}")
        for n in (69, 70)
    ]
    said = [
        Statement(id=str(year), state="XAA", statement_kind="letter", year=year, source="d")
        for year in (2014, 2015)
    ]
    texts = [Resolution(symbols=(f"A/{n}",), session=n, source="d") for n in (69, 70)]

    assert left(*votes, *said, *texts) == [votes[0], said[0], texts[0]]


def test_what_stands_on_a_record_goes_with_it() -> None:
    meeting = Meeting(id="t/9", series="t-m", name="Ninth", from_="2015-01-01", source="d")
    presence = Participation(state="XAA", meeting="t/9", role="observer", source="d")
    said = Statement(id="s", state="XAA", statement_kind="letter", year=2015, source="d")
    held = Position(
        id="p",
        statement="s",
        state="XAA",
        treaty="t",
        issue="aims",
        stance="supports",
        coded_by="x",
    )
    late = act("XBB", "2015-01-01")
    claim = Claim(
        subject="action/t/XBB/signature", property="date", value="2015-01-02",
        standing="rejected", source="d",
    )  # fmt: skip

    assert left(meeting, presence, said, held, late, claim) == []


def test_a_further_quote_goes_or_stays_with_its_own_record() -> None:
    first, second = act("XAA", "2014-01-01"), act("XBB", "2015-01-01")
    again = [Quote(of="treaty-action", source="d", start=n, end=n + 1) for n in (1, 2)]

    assert left(first, again[0], second, again[1]) == [first, again[0]]


def test_a_statement_stays_without_the_later_decision_that_it_explains() -> None:
    decision = Decision(symbol="A/70/1", stage="plenary", date="2015-12-07", source="d")
    said = Statement(
        id="s",
        state="XAA",
        statement_kind="letter",
        year=2014,
        explains="A-70-1/plenary",
        source="d",
    )

    (kept,) = left(decision, said)
    assert isinstance(kept, Statement)
    assert (kept.id, kept.explains) == ("s", None)


def test_ends_that_were_still_to_come_are_not_known() -> None:
    state = State(
        id="XAA", name="A", un_status="member", until="2020", un_from="2016-01-01", source="d"
    )
    name = StateName(state="XAA", name="A", name_kind="short", until="2014-08-21", source="d")
    whole = Coverage(
        of_kind="treaty-action", treaty="t", complete="yes", complete_to="2026-02-03", source="d"
    )

    ended, named, covered = left(state, name, whole)
    assert isinstance(ended, State)
    assert (ended.until, ended.un_from) == (None, None)
    assert named == name
    assert isinstance(covered, Coverage)
    assert covered.complete_to == "2014-08-21"


def test_a_later_document_stays_only_while_a_record_rests_on_it() -> None:
    list_ = Document(id="d", title="A list", date="2026-02-03")
    other = Document(id="e", title="Another", date="2026-02-03")

    assert left(act("XAA", "2014-01-01"), list_, other) == [act("XAA", "2014-01-01"), list_]


def test_no_record_of_the_release_is_later(then: Release) -> None:
    late = [
        (kind, name, record)
        for kind in (
            "treaty-action",
            "decision",
            "vote",
            "statement",
            "outreach",
            "meeting",
            "measure",
        )
        for record in then.records(kind)
        for name in ("date", "from", "year", "until")
        if str(record.get(name) or "")[:10] > DAY.isoformat()
    ]

    assert late == []


def test_every_standing_of_that_day_is_as_the_whole_release_has_it(
    then: Release, release: Release
) -> None:
    day = DAY.isoformat()
    now, before = (answer(one, "status-on", day=day) for one in (release, then))

    assert {row[:4] for row in before.rows} == {row[:4] for row in now.rows}
    assert {row[4] for row in before.rows} == {date(2014, 8, 22)}


def test_the_latest_day_is_that_day_and_nothing_holds_after_it(then: Release) -> None:
    latest = answer(then, "status-on")

    assert latest.parameters["day"] == DAY.isoformat()
    assert len(latest.rows) == 197
    assert answer(then, "status-on", day="2014-08-22").rows == ()


def test_the_report_counts_what_was_left_out(then: Release) -> None:
    warned = then.report()["warned"]

    assert isinstance(warned, list)
    told = [one["message"] for one in warned if one["message"].startswith("as of 2014-08-21: ")]
    assert len(told) == 1
    assert "620 treaty-action" in told[0]


def test_a_limited_build_is_not_taken_for_a_whole_one(
    tmp_path: Path, copied: Callable[[Path], Path]
) -> None:
    dataset = copied(tmp_path / "pages")
    whole = build_release([dataset], out=tmp_path / "release")
    then = build_release([dataset], out=tmp_path / "release", limits=Limits(as_of=DAY))
    again = build_release([dataset], out=tmp_path / "release", limits=Limits(as_of=DAY))

    assert whole.digest != then.digest
    assert again.digest == then.digest
