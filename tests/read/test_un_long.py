"""Long tables of votes with their table of roll calls: what they tell, and what they cannot."""

import gzip
from collections.abc import Callable

import pytest

from accede.errors import SourceError
from accede.graph.of_votes import decision_iri
from accede.model.iris import short
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Warned

ReadVotes = Callable[..., list[Record]]

HEADER = "rollcall_id,state_id,cow_code,name_in_source,vote,basis\n"
CALLS = (
    "rollcall_id,source,session,date,date_precision,symbol,symbol_in_source,title,description,"
    "vote_type,yes,no,abstain,meeting,draft,committee,issues,duplicate_of\n"
)


def votes(*rows: str) -> str:
    return HEADER + "".join(f"{row}\n" for row in rows)


def call(number: str, **told: str) -> str:
    """One row of the table of roll calls, with what a test changes."""
    row = dict.fromkeys(CALLS.strip().split(","), "") | {
        "rollcall_id": number,
        "source": "old",
        "session": "60",
        "date": "2005-12-08",
        "date_precision": "day",
        "symbol": "A/RES/60/99",
        "vote_type": "whole",
    }
    return ",".join((row | told).values()) + "\n"


PLAIN = votes(
    "one,CUB,40,Cuba,yes,recorded",
    "one,NAM,565,Namibia,no,recorded",
    "one,USA,2,United States of America,abstain,reconstructed",
    "one,TUV,947,Tuvalu,absent,derived",
    "one,CAN,20,Canada,absent,dgrtwo-2021",
)


def decisions(records: list[Record]) -> list[Decision]:
    return [record for record in records if isinstance(record, Decision)]


def warnings(records: list[Record]) -> list[str]:
    return [record.message for record in records if isinstance(record, Warned)]


def refused(records: list[Record]) -> list[tuple[int | None, str | None]]:
    return [(record.line, record.field) for record in records if isinstance(record, Refused)]


def account(records: list[Record]) -> tuple[int, int, int, int]:
    (one,) = (record for record in records if isinstance(record, Counted))
    return one.rows, one.used, one.merged, one.refused


def test_rows_of_one_roll_call_are_one_decision(read_votes: ReadVotes) -> None:
    records = read_votes(PLAIN, beside=CALLS + call("one", yes="1", no="1", abstain="1"))
    (one,) = decisions(records)

    assert (one.in_favour, one.against, one.abstaining) == (("CUB",), ("NAM",), ("USA",))
    assert one.not_voting == ("TUV", "CAN")
    assert (one.total_in_favour, one.total_against, one.total_abstaining) == (1, 1, 1)
    assert account(records) == (5, 5, 0, 0)
    assert warnings(records) == []


def test_how_a_vote_is_known_stands_on_the_decision(read_votes: ReadVotes) -> None:
    (one,) = decisions(read_votes(PLAIN, beside=CALLS + call("one")))

    assert one.absence_derived == ("TUV",)
    assert one.filled_in == ("CAN",)
    assert one.note == "filled in from second-look: CAN"


def test_a_row_has_the_document_that_it_names_as_its_source(read_votes: ReadVotes) -> None:
    beside = CALLS + call("one") + call("two", source="new", symbol="A/RES/60/98")
    records = read_votes(PLAIN + "two,CUB,40,Cuba,yes,recorded\n", beside=beside)

    assert [one.source for one in decisions(records)] == ["codebook", "assembly"]


def test_a_state_reconstructed_against_its_document_is_warned_of(read_votes: ReadVotes) -> None:
    rows = votes("one,CUB,40,Cuba,yes,reconstructed")

    assert "CUB is reconstructed" in warnings(read_votes(rows, beside=CALLS + call("one")))[0]


def test_a_packed_table_reads_as_the_plain_one_does(read_votes: ReadVotes) -> None:
    beside = CALLS + call("one")

    assert read_votes(gzip.compress(PLAIN.encode()), beside=beside) == read_votes(
        PLAIN, beside=beside
    )


def test_a_day_known_to_the_month_stays_a_month(read_votes: ReadVotes) -> None:
    beside = CALLS + call("one", date="1946-01-02", date_precision="month")
    (one,) = decisions(read_votes(PLAIN, beside=beside))

    assert (one.date, one.year) == ("1946-01", 1946)


def test_the_same_symbol_is_the_same_decision_however_its_letter_is_set(
    read_votes: ReadVotes,
) -> None:
    beside = CALLS + call("one", symbol="A/RES/54/54B")
    (one,) = decisions(read_votes(PLAIN, beside=beside))

    assert short(str(decision_iri(one))) == "decision/A-RES-54-54-B/plenary"


@pytest.mark.parametrize(
    ("kinds", "plenary"),
    [
        (["whole"], {0}),
        (["unspecified"], {0}),
        (["paragraph"], set()),
        (["whole", "paragraph"], {0}),
        (["unspecified", "whole"], {1}),
        (["whole", "whole"], set()),
        (["unspecified", "unspecified"], set()),
        (["amendment", "unspecified", "paragraph"], {1}),
    ],
)
def test_one_roll_call_of_a_text_is_the_plenary_decision_or_none_is(
    read_votes: ReadVotes, kinds: list[str], plenary: set[int]
) -> None:
    beside = CALLS + "".join(call(f"n{i}", vote_type=kind) for i, kind in enumerate(kinds))
    rows = votes(*(f"n{i},CUB,40,Cuba,yes,recorded" for i in range(len(kinds))))
    found = [short(str(decision_iri(one))) for one in decisions(read_votes(rows, beside=beside))]

    assert found == [
        "decision/A-RES-60-99/plenary" if i in plenary else f"decision/rollcall/n{i}"
        for i in range(len(kinds))
    ]


def test_a_paragraph_says_what_was_voted_on_and_its_text(read_votes: ReadVotes) -> None:
    beside = CALLS + call("one", vote_type="paragraph", description="OPERATIVE PARAGRAPH 2")
    (one,) = decisions(read_votes(PLAIN, beside=beside))

    assert (one.apart, one.on_part) == (True, "OPERATIVE PARAGRAPH 2")
    assert (one.symbol, one.outcome) == ("A/RES/60/99", None)


def test_a_roll_call_without_a_symbol_is_known_by_its_number(read_votes: ReadVotes) -> None:
    beside = CALLS + call("one", symbol="", symbol_in_source="ESS/1/126A", session="11")
    (one,) = decisions(read_votes(PLAIN, beside=beside))

    assert short(str(decision_iri(one))) == "decision/rollcall/one"
    assert (one.symbol, one.session) == (None, None)


def test_a_roll_call_that_stands_twice_is_one_decision_with_two_sources(
    read_votes: ReadVotes,
) -> None:
    beside = (
        CALLS
        + call("one", symbol="A/RES/75/9A-C", duplicate_of="two")
        + call("two", symbol="A/RES/75/9 A-C", source="new")
    )
    records = read_votes(PLAIN + "two,CUB,40,Cuba,yes,recorded\n", beside=beside)
    found = {short(str(decision_iri(one))) for one in decisions(records)}

    assert found == {"decision/A-RES-75-9-A-C/plenary"}
    assert account(records) == (6, 1, 5, 0)


def test_a_roll_call_without_a_single_vote_keeps_its_totals(read_votes: ReadVotes) -> None:
    beside = CALLS + call("one", duplicate_of="two") + call("two", source="new", yes="168", no="2")
    records = read_votes(PLAIN, beside=beside)
    bare = decisions(records)[1]

    assert (bare.source, bare.total_in_favour, bare.in_favour) == ("assembly", 168, ())
    assert account(records) == (5, 5, 0, 0)
    assert any("168 yes stated, 0 listed; 2 no stated" in words for words in warnings(records))


def test_totals_that_differ_are_warned_of_and_not_repaired(read_votes: ReadVotes) -> None:
    records = read_votes(PLAIN, beside=CALLS + call("one", yes="7", no="1"))

    assert decisions(records)[0].total_in_favour == 7
    assert [words for words in warnings(records) if "line 2, vote: one: 7 yes stated, 1" in words]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("one,NA,565,Namibia,yes,recorded", "state_id"),
        ("one,TUV,947,Tuvalu,maybe,recorded", "vote"),
        ("one,TUV,947,Tuvalu,yes,guessed", "basis"),
        ("one,TUV,947", "row"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_line_and_column(
    read_votes: ReadVotes, row: str, column: str
) -> None:
    records = read_votes(votes("one,CUB,40,Cuba,yes,recorded", row), beside=CALLS + call("one"))

    assert refused(records) == [(3, column)]
    assert decisions(records)[0].in_favour == ("CUB",)
    assert account(records) == (2, 1, 0, 1)


def test_an_empty_line_is_counted_and_is_no_row(read_votes: ReadVotes) -> None:
    table = PLAIN.replace("\n", "\n\n", 1) + "\ntwo,CUB,40,Cuba,maybe,recorded\n"
    records = read_votes(table, beside=CALLS + call("one") + call("two", symbol="A/RES/60/98"))

    assert refused(records) == [(9, "vote")]
    assert account(records) == (6, 5, 0, 1)


def test_columns_stand_in_any_order(read_votes: ReadVotes) -> None:
    rows = "vote,state_id,rollcall_id\nyes,CUB,one\nno\n"
    records = read_votes(rows, beside=CALLS + call("one"))

    assert decisions(records)[0].in_favour == ("CUB",)
    assert refused(records) == [(3, "rollcall_id")]


def test_rows_of_a_roll_call_that_nobody_knows_are_refused(read_votes: ReadVotes) -> None:
    records = read_votes(PLAIN, beside=CALLS + call("other"))

    assert refused(records) == [(2, "rollcall_id")]
    assert account(records) == (5, 0, 0, 5)


def test_a_state_that_stands_twice_with_one_vote_counts_once(read_votes: ReadVotes) -> None:
    rows = votes(*["one,CUB,40,Cuba,yes,recorded"] * 2)
    records = read_votes(rows, beside=CALLS + call("one"))

    assert [one.in_favour for one in decisions(records)] == [("CUB",)]
    assert account(records) == (2, 1, 1, 0)


def test_a_state_that_stands_twice_with_two_votes_has_both_told(read_votes: ReadVotes) -> None:
    rows = votes("one,CUB,40,Cuba,yes,recorded", "one,CUB,40,Cuba,no,recorded")
    records = read_votes(rows, beside=CALLS + call("one"))

    assert {(one.in_favour, one.against) for one in decisions(records)} == {
        (("CUB",), ()),
        ((), ("CUB",)),
    }
    assert any("line 3, vote: one: CUB stands twice" in words for words in warnings(records))


def test_a_roll_call_that_stands_in_two_places_is_warned_of(read_votes: ReadVotes) -> None:
    rows = PLAIN + "two,CUB,40,Cuba,yes,recorded\none,FJI,950,Fiji,yes,recorded\n"
    beside = CALLS + call("one") + call("two", symbol="A/RES/60/98")

    assert any(
        "line 8" in w and "stands twice" in w for w in warnings(read_votes(rows, beside=beside))
    )


def test_a_missing_or_renamed_column_is_an_error_that_names_it(read_votes: ReadVotes) -> None:
    with pytest.raises(SourceError, match="line 1: no column vote; there are: rollcall_id"):
        read_votes(PLAIN.replace(",vote,", ",ballot,"), beside=CALLS + call("one"))
    with pytest.raises(SourceError, match="no column vote_type"):
        read_votes(PLAIN, beside=CALLS.replace("vote_type", "kind") + call("one"))


def test_a_table_without_its_roll_calls_is_read_by_number_and_says_so(
    read_votes: ReadVotes,
) -> None:
    records = read_votes(PLAIN)

    assert short(str(decision_iri(decisions(records)[0]))) == "decision/rollcall/one"
    assert "no table of roll calls" in warnings(records)[0]


def test_a_gzip_that_is_cut_is_an_error_that_names_the_line(read_votes: ReadVotes) -> None:
    packed = gzip.compress(PLAIN.encode())

    with pytest.raises(SourceError, match="cut or damaged"):
        read_votes(packed[:-20], beside=CALLS + call("one"))


def texts(records: list[Record]) -> list[Resolution]:
    return [record for record in records if isinstance(record, Resolution)]


def test_a_table_of_roll_calls_gives_the_texts_that_were_voted_on(read_votes: ReadVotes) -> None:
    told = {
        "title": "TEA; KEEPING",
        "description": "Keeping of tea : resolution / adopted by the General Assembly",
        "issues": "Arms control and disarmament|NUCLEAR DISARMAMENT",
        "draft": "A/60/L.7",
        "committee": "First Committee",
    }
    (one,) = texts(read_votes(CALLS + call("one", **told)))

    assert (one.symbols, one.title) == (("A/RES/60/99", "A/60/L.7"), "Keeping of tea")
    assert (one.subjects, one.series) == (("arms-control", "nuclear-disarmament"), "tea-ga")
    assert (one.committee, one.session, one.source) == ("first-committee", 60, "codebook")


def test_a_text_whose_title_is_known_keeps_it(read_votes: ReadVotes) -> None:
    (one,) = texts(read_votes(CALLS + call("one", symbol="A/RES/60/1", title="TEA")))

    assert one.title == "The tea as it is titled"


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"date": "2005-02-30"}, "date"),
        ({"date": "2005-13"}, "date"),
        ({"vote_type": "half"}, "vote_type"),
        ({"source": "hearsay"}, "source"),
        ({"rollcall_id": "zero"}, "rollcall_id"),
        ({"rollcall_id": ".."}, "rollcall_id"),
        ({"symbol": "../.."}, "symbol"),
    ],
)
def test_a_roll_call_that_cannot_be_is_refused_by_line_and_column(
    read_votes: ReadVotes, told: dict[str, str], column: str
) -> None:
    records = read_votes(CALLS + call("zero", symbol="A/RES/60/2") + call("one", **told))

    assert refused(records) == [(3, column)]
    assert next(one.symbols for one in texts(records)) == ("A/RES/60/2",)
