"""A treaty table written from acts in any layout is read back; cut or changed, it never breaks."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.errors import SourceError
from accede.model.records import Counted
from accede.model.terms import CODES
from lantern_tables import acts, amiss, read_table

DAYS = st.dates(min_value=date(1950, 1, 1)).filter(lambda d: d.year < 2100)
NAMES = {"XAA": "Arvenia", "XAB": "Castrelle", "XAC": "Orvane", "XAD": "Tessary"}
MONTHS = (
    "Jan",
    "févr.",
    "Mar",
    "abr.",
    "mai",
    "Juni",
    "juil.",
    "Aug",
    "sept.",
    "Okt.",
    "nov.",
    "Dez",
)
Act = tuple[str, str, str]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[Act]]:
    """A table in any layout, and the acts it was written from."""
    told: list[Act] = []
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    lines = [delimiter.join(("Participant", "Signature", quoted("Ratification, Accession(a)")))]
    for state in draw(st.permutations(sorted(NAMES))):
        cells = [NAMES[state] + draw(st.sampled_from(["", " 3", " [4]", "⁵"]))]
        for action in draw(st.sampled_from([("signature", None), (None, "x"), ("signature", "x")])):
            if action is None:
                cells.append("")
                continue
            letter = (
                "" if action == "signature" else draw(st.sampled_from(sorted(CODES["untcSuffix"])))
            )
            day = draw(DAYS)
            kind = action if action == "signature" else CODES["untcSuffix"][letter]
            told.append((state, kind, day.isoformat()))
            cells.append(quoted(draw(written(day, letter))))
        lines.append(delimiter.join(cells))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + end, told


def quoted(cell: str) -> str:
    return f'"{cell}"'


@st.composite
def written(draw: st.DrawFn, day: date, letter: str) -> str:
    """A day with its letter, as some table would print it."""
    month = MONTHS[day.month - 1]
    printed = draw(
        st.sampled_from([
            f"{day.day} {month} {day.year}", f"{day.day:02}-{day.month:02}-{day.year}",
            f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day.day} {month}  {day.year}",
        ])
    )  # fmt: skip
    joint = draw(st.sampled_from(["", " ", "\u00a0"])) if letter else ""
    mark = draw(st.sampled_from(["", " [2]", "⁷"]))
    form = draw(st.sampled_from(["{}", "[{}]", "[ {} ]", " {} "]))
    return form.format(printed + joint + letter) + mark


@settings(max_examples=150, deadline=None)
@given(tables())
def test_a_table_in_any_layout_is_read_back_to_the_acts_it_was_written_from(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[str, list[Act]]
) -> None:
    words, told = table
    records = read_table(tmp_path_factory.mktemp("table"), words)

    assert acts(records) == told
    assert amiss(records) == []


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_a_table_cut_anywhere_gives_no_act_that_the_whole_does_not(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[str, list[Act]], data: st.DataObject
) -> None:
    words, told = table
    cut = words[: data.draw(st.integers(0, len(words)))]
    try:
        records = read_table(tmp_path_factory.mktemp("table"), cut)
    except SourceError:
        return

    assert [act for act in acts(records) if act not in told] == []


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_a_table_with_any_character_changed_gives_no_traceback(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[str, list[Act]], data: st.DataObject
) -> None:
    words, _ = table
    place = data.draw(st.integers(0, len(words)))
    changed = words[:place] + data.draw(st.text(max_size=3)) + words[place + 1 :]
    try:
        records = read_table(tmp_path_factory.mktemp("table"), changed)
    except (SourceError, UnicodeEncodeError):
        return

    assert {one.source for one in records} == {"a-table"}
    assert all(one.line for one in records if not isinstance(one, Counted))
