"""Voting records as strangers save them: any order, any ends of lines, any packing; all four forms.

Every fixture is our own. What a spreadsheet or a program does to a table must not change a vote.
"""

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from accede.errors import SourceError
from accede.model.records import Counted, Decision, Record, Refused, Resolution, Warned
from accede.read.streams import Rows

ReadVotes = Callable[..., list[Record]]

LIBRARY = {
    "undl_id": "7", "ms_code": "CUB", "ms_name": "CUBA", "ms_vote": "Y", "date": "2005-12-08",
    "session": "60", "resolution": "A/RES/60/99", "draft": "A/C.1/60/L.7",
    "committee_report": "A/60/463", "meeting": "A/60/PV.61",
    "title": "Keeping of tea : resolution / adopted by the General Assembly",
    "agenda_title": "Tea, and cups", "subjects": "DISARMAMENT", "vote_note": "",
    "total_yes": "1", "total_no": "1", "total_abstentions": "1", "total_non_voting": "1",
    "total_ms": "4", "undl_link": "https://example.org/record/7",
}  # fmt: skip
FORMER = {
    "ms_code": "ms_codes", "ms_vote": "ms_votes", "resolution": "resolutions", "total_yes": "yes",
    "total_no": "no", "total_abstentions": "abstentions", "total_non_voting": "non_voting",
}  # fmt: skip
"""The columns of version 3, and what version 1 called them."""

VOTED = (("CUB", "CUBA", "Y"), ("NAM", "NAMIBIA", "N"), ("TUR", "TURKEY", "A"), ("SWZ", "", "X"))
LONG = tuple(
    {"rollcall_id": "one", "state_id": state, "vote": vote, "basis": "recorded"}
    for state, vote in (("CUB", "yes"), ("NAM", "no"), ("TUR", "abstain"), ("SWZ", "absent"))
)


def library(*voted: tuple[str, str, str], **told: str) -> list[dict[str, str]]:
    """The rows of one roll call of the library, one for each code, name and vote."""
    rows = voted or VOTED
    return [LIBRARY | told | {"ms_code": c, "ms_name": n, "ms_vote": v} for c, n, v in rows]


def table(rows: list[dict[str, str]], *, quoting: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    """The rows as CSV, with the columns of the first one."""
    words = io.StringIO()
    out = csv.DictWriter(words, [*rows[0]], quoting=quoting, lineterminator=end)  # type: ignore[arg-type]  # one of csv's own
    out.writeheader()
    out.writerows(rows)
    return words.getvalue()


def lists(records: list[Record]) -> list[tuple[tuple[str, ...], ...]]:
    decisions = [one for one in records if isinstance(one, Decision)]
    return [(one.in_favour, one.against, one.abstaining, one.not_voting) for one in decisions]


CAST = [(("CUB",), ("NAM",), ("TUR",), ("SWZ",))]

DRESSED: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "as it is": lambda rows: table(rows).encode(),
    "a mark of order": lambda rows: table(rows).encode("utf-8-sig"),
    "carriage returns": lambda rows: table(rows, end="\r\n").encode(),
    "every cell in quotes": lambda rows: table(rows, quoting=csv.QUOTE_ALL).encode(),
    "a spreadsheet's": lambda rows: table(rows, quoting=csv.QUOTE_ALL, end="\r\n").encode(
        "utf-8-sig"
    ),
    "columns turned round": lambda rows: table(
        [dict(reversed(one.items())) for one in rows]
    ).encode(),
    "columns beside": lambda rows: table([one | {"mine": "a, b"} for one in rows]).encode(),
    "no end of line": lambda rows: table(rows).rstrip("\n").encode(),
    "empty lines": lambda rows: table(rows).replace("\n", "\n\n").encode(),
    "packed": lambda rows: gzip.compress(table(rows).encode()),
    "packed in two parts": lambda rows: b"".join(
        gzip.compress(part) for part in (table(rows).encode()[:90], table(rows).encode()[90:])
    ),
}


@pytest.mark.parametrize("dress", DRESSED)
@pytest.mark.parametrize("form", ["version 3", "version 1", "long"])
def test_a_table_tells_the_same_votes_however_it_was_saved(
    read_votes: ReadVotes, form: str, dress: str
) -> None:
    rows = {"version 3": library(), "version 1": former(library()), "long": [*LONG]}[form]

    records = read_votes(DRESSED[dress](rows))

    assert lists(records) == CAST
    assert [one for one in records if isinstance(one, Refused)] == []


def former(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same rows in version 1."""
    named = [{FORMER.get(name, name): cell for name, cell in row.items()} for row in rows]
    return [row | {"ms_votes": row["ms_votes"].replace("X", "NV")} for row in named]


@pytest.mark.parametrize(
    ("code", "name", "day", "state"),
    [
        ("RUS", "RUSSIAN FEDERATION", "1985-12-01", "SUN"), ("SUN", "USSR", "1985-12-01", "SUN"),
        ("SRB", "SERBIA", "1985-12-01", "YUG"), ("", "CZECHOSLOVAKIA", "1985-12-01", "CSK"),
        ("CHN", "CHINA", "1955-12-01", "TWN"), ("TUR", "TÜRKİYE", "2023-12-01", "TUR"),
        ("CIV", "CÔTE D'IVOIRE", "2005-12-01", "CIV"), ("SWZ", "SWAZILAND", "2005-12-01", "SWZ"),
        ("NAM", "NAMIBIA", "2005-12-01", "NAM"), (" CUB ", " CUBA", "2005-12-01", "CUB"),
        ("CUB", "SOME NAME THAT NOBODY BEARS", "2005-12-01", "CUB"),
    ],
)  # fmt: skip
def test_a_row_means_the_state_of_its_code_and_its_name_on_the_day(
    read_votes: ReadVotes, code: str, name: str, day: str, state: str
) -> None:
    assert lists(read_votes(table(library((code, name, "Y"), date=day))))[0][0] == (state,)


@pytest.mark.parametrize(("code", "name"), [("CUB", "CHILE"), ("QQQ", "ATLANTIS"), ("", "")])
def test_a_row_whose_code_and_name_mean_no_one_state_is_refused(
    read_votes: ReadVotes, code: str, name: str
) -> None:
    records = read_votes(table(library(("FJI", "FIJI", "Y"), (code, name, "N"))))
    (refused,) = (one for one in records if isinstance(one, Refused))

    assert (refused.line, refused.field) == (3, "ms_code")
    assert lists(records)[0][:2] == (("FJI",), ())


def test_a_month_is_kept_as_a_month(read_votes: ReadVotes) -> None:
    records = read_votes(table(library(date="1990-12")))
    (one,) = (each for each in records if isinstance(each, Decision))

    assert (one.date, one.year, lists(records)) == ("1990-12", 1990, CAST)
    assert [one for one in records if isinstance(one, Refused)] == []


def test_a_state_that_ended_in_the_month_is_known_and_one_that_changed_hands_is_not(
    read_votes: ReadVotes,
) -> None:
    records = read_votes(table(library(("SUN", "USSR", "Y"), ("YUG", "", "N"), date="1992-04")))
    before = read_votes(table(library(("SUN", "USSR", "Y"), date="1991-12")))

    assert [one.field for one in records if isinstance(one, Refused)] == ["ms_code", "ms_code"]
    assert lists(before)[0][0] == ("SUN",)


@pytest.mark.parametrize(
    ("symbol", "column", "session"),
    [
        ("A/RES/60/99", "60", 60), ("A/RES/377(V)", "5", 5), ("A/RES/ES-10/2", "10", None),
        ("A/RES/S-18/3", "18", None), ("A/RES/60/99", "", 60), ("A/RES/1514(XV)", "10emsp", None),
    ],
)  # fmt: skip
def test_the_session_is_that_of_the_symbol_or_of_its_column(
    read_votes: ReadVotes, symbol: str, column: str, session: int | None
) -> None:
    records = read_votes(table(library(resolution=symbol, session=column)))

    assert {one.session for one in records if isinstance(one, Decision | Resolution)} == {session}


def test_a_subject_that_nobody_knows_is_told_of_once(read_votes: ReadVotes) -> None:
    odd = {"subjects": "DISARMAMENT| KEEPING OF TEA "}
    records = read_votes(
        table([*library(**odd), *library(**odd, undl_id="8", resolution="A/RES/60/98")])
    )

    warned = [one for one in records if isinstance(one, Warned) and one.field == "subjects"]
    assert [(one.line, "'KEEPING OF TEA'" in one.message) for one in warned] == [(2, True)]


def test_lines_are_counted_as_an_editor_counts_them(read_votes: ReadVotes) -> None:
    told = library(title="Keeping of tea,\nsecond cup")
    wrong = library(("QQQ", "", "Y"), undl_id="8", resolution="A/RES/60/98")
    records = read_votes(table(told) + "\n" + table(wrong).partition("\n")[2])

    (refused,) = (one for one in records if isinstance(one, Refused))
    assert refused.line == 1 + 2 * 4 + 1 + 1


def test_roll_calls_on_one_text_that_stand_apart_are_decisions_of_their_own(
    read_votes: ReadVotes,
) -> None:
    other = library(undl_id="8", resolution="A/RES/60/98")
    records = read_votes(
        table([*library(), *other, *library(undl_id="9", resolution="A/RES/60/99")])
    )
    decisions = [one for one in records if isinstance(one, Decision)]

    assert [(one.rollcall, one.apart) for one in decisions] == [
        ("undl-7", True), ("undl-8", False), ("undl-9", True),
    ]  # fmt: skip


def test_a_long_table_in_parquet_reads_as_its_csv_does(
    read_votes: ReadVotes, tmp_path: Path
) -> None:
    rows = [*LONG, LONG[0] | {"state_id": "QQQ"}, LONG[0] | {"state_id": "FJI", "basis": "told"}]
    beside = "rollcall_id,date,symbol,vote_type,source\none,2005-12-08,A/RES/60/99,whole,old\n"
    place = tmp_path / "table.parquet"
    pl.DataFrame(rows).with_columns(
        pl.col("vote", "basis").cast(pl.Categorical), cow_code=pl.lit(None, pl.Int64)
    ).write_parquet(place)

    columns = [row | {"cow_code": ""} for row in rows]
    assert read_votes(place.read_bytes(), beside=beside) == read_votes(
        table(columns), beside=beside
    )


def test_a_parquet_that_is_cut_or_damaged_is_an_error(
    read_votes: ReadVotes, tmp_path: Path
) -> None:
    place = tmp_path / "table.parquet"
    pl.DataFrame([*LONG]).write_parquet(place)
    whole = place.read_bytes()

    for damaged in (whole[:40], whole[:-3], whole[:4] + b"x" * 40 + whole[44:], b"PAR1"):
        with pytest.raises(SourceError, match="cut or damaged"):
            read_votes(damaged)


def test_without_polars_a_parquet_says_what_to_install(
    read_votes: ReadVotes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "table.parquet"
    pl.DataFrame([*LONG]).write_parquet(place)
    monkeypatch.setitem(__import__("sys").modules, "polars", None)

    with pytest.raises(SourceError, match=r"accede\[frames\]"):
        read_votes(place.read_bytes())


def test_a_parquet_of_the_record_has_the_rows_of_its_csv(shared: Path) -> None:
    """The first of them: the whole is six seconds' work, and the same again."""
    packed, plain = (Rows(shared / "data/unga" / f"votes.{end}") for end in ("parquet", "csv.gz"))

    for number, (one, other) in enumerate(zip(packed, plain, strict=False)):
        assert one == other
        if number == 60_000:
            break
    assert packed.line_num == plain.line_num == 60_001


def test_every_row_is_accounted_for(read_votes: ReadVotes) -> None:
    rows = [*library(), *library(("CUB", "CUBA", "Y"), ("QQQ", "", "Y"), ("FJI", "FIJI", "?"))]
    (one,) = (each for each in read_votes(table(rows)) if isinstance(each, Counted))

    assert (one.rows, one.used, one.merged, one.refused) == (7, 4, 1, 2)
