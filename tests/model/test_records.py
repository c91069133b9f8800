"""The kinds of record: how they print, what they refuse."""

from datetime import date

import msgspec
import pytest

from accede.model import records
from accede.model.records import Participation, Record, State, TreatyAction, kind_of, whole_date

ACCESSION = {
    "kind": "treaty-action",
    "state": "CUB",
    "treaty": "apmbc",
    "action": "accession",
    "date": "2001",
}


def test_a_record_prints_its_kind_and_reads_itself_back() -> None:
    told = Participation(state="CUB", meeting="apmbc/1MSP", role="observer", start=1, end=5)
    printed = msgspec.json.encode(told)

    assert msgspec.json.decode(printed)["kind"] == "participation"
    assert msgspec.json.decode(printed, type=Participation) == told


def test_a_beginning_is_printed_as_from() -> None:
    printed = msgspec.to_builtins(
        State(id="SSD", name="South Sudan", from_="2011-07-09", un_status="member")
    )

    assert printed["from"] == "2011-07-09"


@pytest.mark.parametrize(
    "row",
    [
        {"state": "Cuba"},
        {"date": "1 May"},
        {"verified": "maybe"},
        {"colour": "red"},
        {"kind": "vote"},
    ],
)
def test_what_a_record_cannot_hold_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(ACCESSION | row, TreatyAction)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2010-11-04", date(2010, 11, 4)),
        ("2010-11", None),
        ("2010", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_known_only_where_the_source_gives_it(
    stated: str | None, day: date | None
) -> None:
    assert whole_date(stated) == day


def test_every_kind_has_a_name_of_its_own() -> None:
    kinds = [kind_of(kind) for kind in (*records.THINGS, *records.READING)]

    assert len(set(kinds)) == len(kinds)
    assert (
        kind_of(TreatyAction(state="CUB", treaty="apmbc", action="accession", date="2001"))
        == "treaty-action"
    )


@pytest.mark.parametrize("kind", [*records.THINGS, *records.READING], ids=kind_of)
def test_a_record_cannot_be_changed(kind: type[Record]) -> None:
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.forbid_unknown_fields
