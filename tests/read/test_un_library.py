"""Tables of the UN Digital Library, versions 1 and 3: a small one of our own in each form."""

from collections.abc import Callable

import pytest

from accede.errors import SourceError
from accede.graph.of_votes import decision_iri
from accede.model.iris import short
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Warned

ReadVotes = Callable[..., list[Record]]

VERSION_3 = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,"
    "agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,"
    "total_ms,undl_link"
)
VERSION_1 = (
    VERSION_3.replace("ms_code", "ms_codes")
    .replace("ms_vote", "ms_votes")
    .replace("resolution", "resolutions")
    .replace("total_yes", "yes")
    .replace("total_no,", "no,")
)
FORM = {
    "undl_id": "1", "date": "2005-12-08", "session": "60", "resolution": "A/RES/60/99",
    "draft": "A/C.1/60/L.7", "meeting": "A/60/PV.61",
    "title": "Keeping of tea : resolution / adopted by the General Assembly",
    "subjects": "DISARMAMENT|NUCLEAR DISARMAMENT",
    "total_yes": "1", "total_no": "1", "total_abstentions": "1", "total_non_voting": "1",
}  # fmt: skip
VOTED = {"CUB": "Y", "NAM": "N", "TUR": "A", "SWZ": "X"}


def table(voted: dict[str, str], *, header: str = VERSION_3, **told: str) -> str:
    """A header, and one roll call with a row for every state."""
    return header + "\n" + rows(voted, **told)


def rows(voted: dict[str, str], **told: str) -> str:
    form = dict.fromkeys(VERSION_3.split(","), "") | FORM | told
    return "".join(
        ",".join((form | {"ms_code": code, "ms_vote": vote}).values()) + "\n"
        for code, vote in voted.items()
    )


def decisions(records: list[Record]) -> list[Decision]:
    return [record for record in records if isinstance(record, Decision)]


def test_version_3_gives_the_decision_with_every_vote(read_votes: ReadVotes) -> None:
    (one,) = decisions(read_votes(table(VOTED)))

    assert (one.in_favour, one.against, one.abstaining) == (("CUB",), ("NAM",), ("TUR",))
    assert (one.not_voting, one.absence_derived) == (("SWZ",), ())
    assert (one.total_in_favour, one.total_not_voting) == (1, 1)
    assert (one.date, one.session, one.series) == ("2005-12-08", 60, "tea-ga")
    assert (one.rollcall, one.locator) == ("undl-1", "A/60/PV.61")
    assert short(str(decision_iri(one))) == "decision/A-RES-60-99/plenary"


def test_version_1_says_the_same_in_other_words(read_votes: ReadVotes) -> None:
    former = table(VOTED | {"SWZ": "NV"}, header=VERSION_1)

    assert read_votes(former) == read_votes(table(VOTED))


def test_the_text_has_its_title_its_draft_and_its_subjects(read_votes: ReadVotes) -> None:
    (one,) = (r for r in read_votes(table(VOTED)) if isinstance(r, Resolution))

    assert (one.symbols, one.title) == (("A/RES/60/99", "A/C.1/60/L.7"), "Keeping of tea")
    assert one.subjects == ("disarmament", "nuclear-disarmament")


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("YUG", "1990-12-01", "YUG"), ("YUG", "2001-12-01", "FRY"), ("SUN", "1985-12-01", "SUN"),
        ("NAM", "2005-12-01", "NAM"), ("NA", "2005-12-01", "NAM"),
        ("DDR", "1985-12-01", "DDR"), ("CSK", "1985-12-01", "CSK"),
    ],
)  # fmt: skip
def test_a_code_means_the_state_that_bore_it_on_the_day(
    read_votes: ReadVotes, code: str, day: str, state: str
) -> None:
    assert decisions(read_votes(table({code: "Y"}, date=day)))[0].in_favour == (state,)


@pytest.mark.parametrize(
    ("voted", "column"), [({"QQQ": "Y"}, "ms_code"), ({"CUB": "?"}, "ms_vote")]
)
def test_a_row_that_cannot_be_is_refused_by_line_and_column(
    read_votes: ReadVotes, voted: dict[str, str], column: str
) -> None:
    records = read_votes(table({"FJI": "Y"} | voted))
    (account,) = (record for record in records if isinstance(record, Counted))

    assert [(r.line, r.field) for r in records if isinstance(r, Refused)] == [(3, column)]
    assert decisions(records)[0].in_favour == ("FJI",)
    assert (account.rows, account.used, account.refused) == (2, 1, 1)


def test_a_state_that_stands_twice_with_two_votes_has_both_told(read_votes: ReadVotes) -> None:
    records = read_votes(table({"CUB": "Y"}) + rows({"CUB": "N", "FJI": "Y"}))
    (warned,) = (r for r in records if isinstance(r, Warned) and r.field == "ms_vote")
    told = {short(str(decision_iri(one))) for one in decisions(records)}

    assert (warned.line, told) == (3, {"decision/A-RES-60-99/plenary"})
    assert [(d.in_favour, d.against) for d in decisions(records)] == [
        (("CUB", "FJI"), ()),
        ((), ("CUB",)),
    ]


def test_several_roll_calls_on_one_text_are_decisions_of_their_own(read_votes: ReadVotes) -> None:
    records = read_votes(table(VOTED) + rows(VOTED, undl_id="2"))

    assert [short(str(decision_iri(one))) for one in decisions(records)] == [
        "decision/rollcall/undl-1",
        "decision/rollcall/undl-2",
    ]


def test_totals_that_differ_are_warned_of(read_votes: ReadVotes) -> None:
    warned = [r for r in read_votes(table(VOTED, total_yes="9")) if isinstance(r, Warned)]

    assert [(one.line, one.field) for one in warned] == [(2, "total_yes")]


def test_a_day_that_cannot_be_is_refused_and_the_votes_are_read(read_votes: ReadVotes) -> None:
    records = read_votes(table({"CUB": "Y"}, date="2005-02-30"))

    assert [r.field for r in records if isinstance(r, Refused)] == ["date"]
    assert (decisions(records)[0].date, decisions(records)[0].in_favour) == (None, ("CUB",))


def test_a_missing_column_is_an_error_that_names_it(read_votes: ReadVotes) -> None:
    with pytest.raises(SourceError, match="line 1: no column ms_vote"):
        read_votes(table(VOTED).replace("ms_vote", "ms_voice"))
