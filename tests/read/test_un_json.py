"""JSON lines of resolutions: every trap that the published ones hold, each by itself."""

import gzip
import json
from collections.abc import Callable

import pytest

from accede.errors import SourceError
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Warned

ReadVotes = Callable[..., list[Record]]

EMPTY = {
    "resolution_number": "", "session": "", "adoption_meeting": "", "report_paragraph": "",
    "agenda_item": "", "agenda_item_name": "", "SDGs": [],
}  # fmt: skip


def line(**told: object) -> str:
    """One resolution on tea as it is published, with what a test changes."""
    published = EMPTY | {
        "symbol": "A/RES/77/999",
        "title": "Keeping of tea",
        "adoption_date": "7 December 2022",
        "originating_document": "A/77/381, para. 90",
        "committee": "First Committee",
        "adoption_type": "By a recorded vote",
        "MS_in_favour_count": "2",
        "MS_against_count": "1",
        "MS_abstaining_count": "1",
        "MS_in_favour": ["CUBA", "TÜRKİYE"],
        "MS_against": ["CHAD"],
        "MS_abstaining": ["NAMIBIA"],
        "pv": "A/77/PV.46",
        "sponsors": [],
        "additional_sponsors": [],
        "subjects": [],
    }
    return json.dumps(published | told) + "\n"


def only(records: list[Record], kind: type[Record]) -> Record:
    (one,) = (record for record in records if isinstance(record, kind))
    return one


def decision(records: list[Record]) -> Decision:
    one = only(records, Decision)
    assert isinstance(one, Decision)
    return one


def resolution(records: list[Record]) -> Resolution:
    one = only(records, Resolution)
    assert isinstance(one, Resolution)
    return one


def warnings(records: list[Record]) -> list[str]:
    return [record.message for record in records if isinstance(record, Warned)]


def test_names_in_capitals_are_voters_and_the_others_are_absent(read_votes: ReadVotes) -> None:
    found = decision(read_votes(line()))

    assert found.in_favour == ("CUB", "TUR")
    assert found.against == ("TCD",)
    assert found.abstaining == ("NAM",)
    assert len(found.not_voting) == 193 - 4
    assert found.absence_derived == found.not_voting
    assert (found.total_in_favour, found.total_against, found.total_abstaining) == (2, 1, 1)


def test_a_decision_has_its_symbol_stage_day_record_and_place(read_votes: ReadVotes) -> None:
    found = decision(read_votes("\n" + line()))

    assert (found.symbol, found.stage, found.series) == ("A/RES/77/999", "plenary", "tea-ga")
    assert (found.date, found.year, found.session) == ("2022-12-07", 2022, 77)
    assert (found.method, found.outcome) == ("recorded-vote", "adopted")
    assert (found.locator, found.source, found.line) == ("A/77/PV.46", "tea", 2)


def test_a_gzip_reads_as_the_plain_document_does(read_votes: ReadVotes) -> None:
    plain = line() + line(symbol="A/RES/77/998")

    assert read_votes(gzip.compress(plain.encode())) == read_votes(plain)


@pytest.mark.parametrize(
    "printed", ["7 December 2022", "7\u00a0December 2022", "2022-12-07 00:00:00", "2022-12-07"]
)
def test_a_day_is_read_in_each_form_that_is_printed(read_votes: ReadVotes, printed: str) -> None:
    assert decision(read_votes(line(adoption_date=printed))).date == "2022-12-07"


@pytest.mark.parametrize("printed", ["31 June 2022", "N.A.", "2022-13-01 00:00:00"])
def test_a_day_that_cannot_be_is_warned_of_and_nobody_is_called_absent(
    read_votes: ReadVotes, printed: str
) -> None:
    records = read_votes(line(adoption_date=printed))

    assert (decision(records).date, decision(records).not_voting) == (None, ())
    assert any("line 1, adoption_date" in words for words in warnings(records))


def test_a_text_adopted_without_a_vote_is_a_decision_without_votes(read_votes: ReadVotes) -> None:
    nobody: dict[str, object] = {
        f"MS_{choice}": [] for choice in ("in_favour", "against", "abstaining")
    }
    nobody |= {f"{name}_count": "N.A." for name in nobody}
    found = decision(read_votes(line(adoption_type="Without a vote", **nobody)))

    assert (found.method, found.outcome) == ("without-a-vote", "adopted")
    assert (found.in_favour, found.not_voting, found.total_in_favour) == ((), (), None)


def test_totals_without_names_stay_totals_and_call_nobody_absent(read_votes: ReadVotes) -> None:
    records = read_votes(line(MS_in_favour=[], MS_against=[], MS_abstaining=[]))

    assert (decision(records).total_in_favour, decision(records).not_voting) == (2, ())
    assert any("2 stated, 0 listed" in words for words in warnings(records))


def test_a_list_that_lacks_many_names_calls_nobody_absent(read_votes: ReadVotes) -> None:
    assert decision(read_votes(line(MS_in_favour_count="150"))).not_voting == ()


def test_names_printed_twice_count_once_and_are_warned_of(read_votes: ReadVotes) -> None:
    records = read_votes(line(MS_in_favour=["CUBA", "TÜRKİYE", "CUBA", "TÜRKİYE"]))

    assert decision(records).in_favour == ("CUB", "TUR")
    assert [words for words in warnings(records) if "printed twice" in words]


def test_a_state_in_two_lists_is_warned_of(read_votes: ReadVotes) -> None:
    records = read_votes(line(MS_abstaining=["CUBA"]))

    assert any("CUB stands in more than one list" in words for words in warnings(records))


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("NAMIBIA", "NAM"), ("TURKEY", "TUR"), ("TÜRKİYE", "TUR"), ("Türkiye", "TUR"),
        ("TÜRKÝYE", "TUR"), ("CÔTE D’IVOIRE", "CIV"), ("COTE D'IVOIRE", "CIV"),
        ("ESWATINI", "SWZ"), ("RUSSIAN FEDERATION", "RUS"), ("SERBIA", "SRB"),
        ("NETHERLANDS (KINGDOM OF THE)", "NLD"), ("BAHAMAS (THE)", "BHS"),
    ],
)  # fmt: skip
def test_a_name_means_its_state_however_it_is_printed(
    read_votes: ReadVotes, printed: str, state: str
) -> None:
    assert state in decision(read_votes(line(MS_against=[printed]))).against


def test_a_name_of_no_state_is_warned_of_and_nobody_is_called_absent(
    read_votes: ReadVotes,
) -> None:
    records = read_votes(line(MS_against=["ATLANTIS"]))

    assert (decision(records).against, decision(records).not_voting) == ((), ())
    assert any("MS_against" in words and "ATLANTIS" in words for words in warnings(records))


def test_another_name_is_kept_and_other_letters_are_not(read_votes: ReadVotes) -> None:
    names = decision(read_votes(line(MS_in_favour=["TURKEY", "CUBA"]))).names_as_recorded

    assert names == ("TUR=TURKEY",)


def test_sponsors_are_states_and_officers_are_left_aside(read_votes: ReadVotes) -> None:
    records = read_votes(
        line(
            sponsors=["CUBA", "CHAD AND MALI", "SUBMITTED BY THE CHAIR OF THE COMMITTEE"],
            additional_sponsors=["Fiji, Nauru (on behalf of the Pacific, (all of it)) and Peru"],
        )
    )

    assert resolution(records).sponsors == ("CUB", "FJI", "MLI", "NRU", "PER", "TCD")
    assert "on behalf of the Pacific" in str(resolution(records).note)
    assert warnings(records) == []


def test_a_sponsor_that_is_no_state_is_warned_of(read_votes: ReadVotes) -> None:
    records = read_votes(line(sponsors=["GE RMANY", "CUBA"]))

    assert resolution(records).sponsors == ("CUB",)
    assert any("'GE RMANY' is no state for certain" in words for words in warnings(records))


def test_drafts_are_symbols_of_the_text_and_reports_are_not(read_votes: ReadVotes) -> None:
    draft = resolution(read_votes(line(originating_document="A/77/L.5 and A/77/L.5/Add.1")))
    report = resolution(read_votes(line(originating_document="A/77/381, para. 90")))

    assert draft.symbols == ("A/RES/77/999", "A/77/L.5")
    assert report.symbols == ("A/RES/77/999",)


def test_subjects_are_those_of_the_thesaurus_and_the_committee_is_a_stage(
    read_votes: ReadVotes,
) -> None:
    printed = [["Nuclear Disarmament", "UNBIS Thesaurus"], ["UN", "DHLAUTH"]]
    records = read_votes(line(subjects=[*printed, ["UN. Tea Board", "UNBIS Thesaurus"]]))
    unknown = read_votes(line(subjects=[["TEAPOTS", "UNBIS Thesaurus"]]))

    assert resolution(records).subjects == ("nuclear-disarmament",)
    assert resolution(records).committee == "first-committee"
    assert any("'TEAPOTS' is no subject known here" in words for words in warnings(unknown))


def test_a_special_session_has_no_number_of_a_regular_one(read_votes: ReadVotes) -> None:
    assert decision(read_votes(line(symbol="A/RES/ES-11/1"))).session is None


def test_a_text_on_two_lines_is_told_twice_and_counted_once(read_votes: ReadVotes) -> None:
    again = line(sponsors=["CUBA"], title="Keeping\u00a0of tea")
    records = read_votes(line(sponsors=["CHAD"]) + again)
    account = only(records, Counted)

    assert [r.sponsors for r in records if isinstance(r, Resolution)] == [("TCD",), ("CUB",)]
    assert isinstance(account, Counted)
    assert (account.rows, account.used, account.merged, account.refused) == (2, 1, 1, 0)
    assert warnings(records) == []


def test_a_text_on_two_lines_with_other_votes_is_warned_of(read_votes: ReadVotes) -> None:
    records = read_votes(line() + line(MS_against=["MALI"]))

    assert len([r for r in records if isinstance(r, Decision)]) == 2
    assert any("line 2, MS_against" in w and "other votes" in w for w in warnings(records))


@pytest.mark.parametrize("broken", ['{"symbol": "A/RES/', "[]\n", '{"symbol": 1}\n', "tea\n"])
def test_a_broken_line_is_refused_and_the_rest_is_read(read_votes: ReadVotes, broken: str) -> None:
    records = read_votes(line() + broken)
    refused = only(records, Refused)

    assert isinstance(refused, Refused)
    assert (refused.line, decision(records).symbol) == (2, "A/RES/77/999")
    assert refused.where.endswith("line 2")


def test_a_line_without_a_field_that_is_needed_names_the_field(read_votes: ReadVotes) -> None:
    records = read_votes(line() + line().replace('"MS_against":', '"MS_contra":'))

    assert "MS_against" in str(getattr(only(records, Refused), "found", ""))


def test_a_document_without_a_single_resolution_is_an_error(read_votes: ReadVotes) -> None:
    with pytest.raises(SourceError, match="no line of it is a resolution"):
        read_votes('{"tea": 1}\n')


def test_a_gzip_that_is_cut_names_the_line(read_votes: ReadVotes) -> None:
    packed = gzip.compress("".join(line(title=str(n)) for n in range(999)).encode())

    with pytest.raises(SourceError, match=r"line .*cut or damaged"):
        read_votes(packed[: len(packed) // 2])


def test_bytes_that_are_no_utf_8_name_line_and_column(read_votes: ReadVotes) -> None:
    with pytest.raises(SourceError, match="line 2, column 1: the byte 0xff is not UTF-8"):
        read_votes(line().encode() + b"\xff{")
