"""Any name on any day: the state it means, or nothing where that is not certain."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede import resources
from accede.errors import UnknownName
from accede.model.records import Record, State, StateName
from accede.read.spelling import LONGEST, forms, mended
from accede.read.states import REMEMBERED, StateNames
from accede.read.tables import rows
from measured import Measured

TRICKY = Path(__file__).with_name("tricky_names.csv")


@cache
def bundled() -> tuple[Record, ...]:
    folder = resources.data() / "states"
    return tuple(r for kind in ("state", "state-name") for r in rows(folder / f"{kind}.csv", kind))


@cache
def names() -> StateNames:
    return StateNames.of(bundled())


def tricky() -> Iterator[tuple[str, str, date | None, str | None, str]]:
    with TRICKY.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            day = date.fromisoformat(row["day"]) if row["day"] else None
            yield row["as"], written(row["name"]), day, row["state"] or None, row["why"]


def written(cell: str) -> str:
    """A name with its signs that cannot be seen, which the table writes as escapes."""
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), cell)
    return shown.replace("\\n", "\n")


def meant(kind: str, name: str, day: date | None) -> str | None:
    return names().code(name, day) if kind == "code" else names().find(name, day)


@pytest.mark.parametrize(("kind", "name", "day", "state", "why"), tuple(tricky()))
def test_a_tricky_name_means_its_state_or_nothing(
    kind: str, name: str, day: date | None, state: str | None, why: str
) -> None:
    assert meant(kind, name, day) == state, why


@pytest.mark.trust
def test_there_are_three_hundred_tricky_names_none_twice_and_none_wrong(measured: Measured) -> None:
    cases = list(tricky())

    assert len(cases) >= 300
    assert len(cases) == len({case[:3] for case in cases})
    wrong = [case for case in cases if meant(*case[:3]) != case[3]]
    assert wrong == []
    measured(6, f"{len(wrong)} wrong of {len(cases)} tricky names")


def spelled(name: str) -> st.SearchStrategy[str]:
    """Ways to write a name that change nothing of what it means."""
    case = st.sampled_from((str, str.upper, str.lower, str.title, str.swapcase))
    blank = st.sampled_from((" ", "  ", "\u00a0", "\n", "\t"))
    edge = st.sampled_from(("", " ", "\ufeff", "\u00ad", "the "))
    return st.builds(
        lambda case, blank, edge, sign: edge + case(name.replace(" ", blank).replace("'", sign)),
        case,
        blank,
        edge,
        st.sampled_from("'’‘`´′"),
    )


named = st.sampled_from([record for record in bundled() if isinstance(record, StateName)])


@given(st.data(), named)
def test_a_bundled_name_however_written_means_what_it_means_or_nothing(
    data: st.DataObject, row: StateName
) -> None:
    day = data.draw(st.one_of(st.none(), st.dates(date(1945, 10, 24), date(2026, 12, 31))))

    found = names().find(data.draw(spelled(row.name)), day)

    assert found in (names().find(row.name, day), None)


@given(st.text(max_size=60), st.one_of(st.none(), st.dates()))
def test_any_text_is_a_name_at_hand_or_nothing(text: str, day: date | None) -> None:
    found = names().find(text, day)

    assert found is None or found in names()


@given(named)
def test_a_name_on_its_first_day_means_its_state_or_is_shared(row: StateName) -> None:
    if row.from_ and len(row.from_) == len("2022-06-01"):
        day = date.fromisoformat(row.from_)
        look_up = names().code if row.name_kind == "code" else names().find

        assert look_up(row.name, day) in (row.state, None)


@pytest.mark.parametrize("sign", "АВЕКМНОРСТХаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
def test_a_letter_of_another_script_is_not_a_latin_one(sign: str) -> None:
    assert not forms(sign)[0].isascii()


def test_a_name_too_long_for_any_state_means_nothing() -> None:
    assert names().find("Cuba " * LONGEST) is None


def test_a_garbled_name_is_found_and_its_right_reading_told() -> None:
    assert names().find("TÃ¼rkiye", date(2022, 12, 7)) == "TUR"
    assert names().repaired("TÃ¼rkiye") == "Türkiye"
    assert names().repaired("Türkiye") is None
    assert names().repaired("Ã¼ber") is None


def test_only_what_decodes_to_the_last_byte_is_mended() -> None:
    assert mended("CÃ´te dâ€™Ivoire") == "Côte d’Ivoire"
    assert mended("CÃ´te d’Ivoire") is None
    assert mended("Cuba") is None


def test_a_state_knows_its_short_name_and_an_unknown_one_is_an_error() -> None:
    assert names().name("CIV") == "Côte d'Ivoire"
    with pytest.raises(UnknownName, match="XXX: no state has this id"):
        names().name("XXX")


def test_the_members_of_a_day_are_those_admitted_and_not_gone() -> None:
    in_2022 = names().members(date(2022, 12, 7))

    assert len(in_2022) == 193
    assert {"SSD", "MNE", "DMA"} <= set(in_2022)
    assert not {"PSE", "VAT", "COK", "NIU", "SUN", "TWN"} & set(in_2022)
    assert "SSD" not in names().members(date(2011, 7, 13))


def test_the_memory_of_spellings_is_bounded() -> None:
    few = StateNames.of(bundled())

    for number in range(REMEMBERED + 10):
        few.find(f"Cuba {number}")

    assert len(few._remembered) <= REMEMBERED
    assert few.find("Cuba") == "CUB"


def state(code: str, **more: object) -> State:
    return State(id=code, name=code.title(), un_status="member", **more)  # type: ignore[arg-type]  # fields by name


def test_a_name_borne_by_two_states_at_once_stays_unresolved() -> None:
    ours = StateNames(
        [state("AAA"), state("BBB")],
        [StateName(state=code, name="Arcadia", name_kind="short") for code in ("AAA", "BBB")],
    )

    assert ours.find("Arcadia", date(2000, 1, 1)) is None
    assert ours.find("Arcadia") is None


def test_a_name_outside_its_days_stays_unresolved_while_a_state_succeeded_is_there() -> None:
    ours = StateNames(
        [state("OLD", until="1990-05-22"), state("NEW", succeeds=("OLD",))],
        [StateName(state="NEW", name="Nova", name_kind="short", from_="1990-05-22")],
    )

    assert ours.find("Nova", date(1990, 5, 21)) is None
    assert ours.find("Nova", date(1990, 5, 22)) == "NEW"


def test_a_date_known_in_part_is_taken_as_wide_as_it_can_mean() -> None:
    ours = StateNames(
        [state("AAA"), state("BBB")],
        [
            StateName(state="AAA", name="Arcadia", name_kind="short", until="1960"),
            StateName(state="BBB", name="Arcadia", name_kind="short", from_="1960"),
        ],
    )

    assert ours.find("Arcadia", date(1959, 12, 31)) == "AAA"
    assert ours.find("Arcadia", date(1960, 6, 1)) is None
    assert ours.find("Arcadia", date(1961, 1, 1)) == "BBB"


def test_every_name_printed_in_the_voting_record_means_the_state_that_voted(shared: Path) -> None:
    table = shared / "data" / "countries" / "name-variants.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        printed = [row for row in csv.DictReader(stream) if row["where"] == "UNxml roll call"]

    wrong = {
        (row["name"], row["state_id"])
        for row in printed
        if names().find(row["name"], date(2022, 12, 7)) != row["state_id"]
    }

    assert len(printed) > 190
    assert not wrong
