"""Our own record tables: what stands there is read, or refused with its place; never mended."""

import csv
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect, structs

from accede import resources
from accede.errors import SourceError
from accede.model.records import (
    THINGS,
    Decision,
    Document,
    Link,
    Participation,
    Record,
    Refused,
    State,
    TreatyAction,
    Warned,
    kind_of,
)
from accede.model.terms import CONCEPTS
from accede.read import Source, reader
from accede.read.columns import OWN_READINGS, SCHEMES, columns, fields_of
from accede.read.known import Known
from accede.read.tables import KINDS, rows, sssom

Written = Callable[..., Path]

HEAD = "state,meeting,role,source\n"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a table, from words or bytes, and gives its path."""

    def write(content: str | bytes, name: str = "participation.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def read(path: Path) -> list[Record]:
    return list(rows(path, path.stem))


def test_a_row_becomes_a_record_with_its_line(written: Written) -> None:
    found = read(written(HEAD + "CUB,apmbc/1MSP,observer,isu-cuba\n"))

    assert found == [
        Participation(state="CUB", meeting="apmbc/1MSP", role="observer", source="isu-cuba", line=2)
    ]


def test_several_values_flags_numbers_and_dates_are_read_by_their_fields(written: Written) -> None:
    table = "symbol,session,date,in_favour,against,total_in_favour,stage\n"
    row = "A/RES/77/63,77,2022-12-07,AFG; ALB,,2,plenary\n"

    assert read(written(table + row, "decision.csv")) == [
        Decision(
            symbol="A/RES/77/63",
            session=77,
            date="2022-12-07",
            in_favour=("AFG", "ALB"),
            total_in_favour=2,
            stage="plenary",
            line=2,
        )
    ]


def test_columns_bear_the_names_that_json_has(written: Written) -> None:
    table = "state,treaty,action,date,disputed\nCUB,npt,accession,2002-11,yes\n"

    assert read(written(table, "treaty-action.csv")) == [
        TreatyAction(
            state="CUB", treaty="npt", action="accession", date="2002-11", disputed=True, line=2
        )
    ]
    assert "from" in columns(State)
    assert "from_" not in columns(State)


def test_a_byte_order_mark_and_any_line_end_are_accepted(written: Written) -> None:
    plain = read(written(HEAD + "CUB,apmbc/1MSP,observer,isu-cuba\n"))

    marked = written("\ufeff" + HEAD.strip() + "\r\nCUB,apmbc/1MSP,observer,isu-cuba\r\n")

    assert read(marked) == plain


def test_a_cell_of_several_lines_counts_its_lines(written: Written) -> None:
    first = 'CUB,apmbc/1MSP,observer,"a\nb"\n'

    found = read(written("state,meeting,role,note\n" + first + "\nCUB,apmbc/2MSP,observer,c\n"))

    assert [(record.line, record.note) for record in found] == [(2, "a\nb"), (5, "c")]


def test_a_last_line_without_end_is_warned_of(written: Written) -> None:
    *_, last = read(written(HEAD + "CUB,apmbc/1MSP,observer,isu-cuba"))

    assert isinstance(last, Warned)
    assert "participation.csv, line 2: the last line has no end" in last.message


def test_a_garbled_character_is_warned_of_and_kept(written: Written) -> None:
    record, warned = read(written("state,meeting,role,note\nCIV,m/1,observer,CÃ´te d'Ivoire\n"))

    assert isinstance(record, Participation)
    assert record.note == "CÃ´te d'Ivoire"
    assert isinstance(warned, Warned)
    assert warned.line == 2
    assert "participation.csv, line 2: 'Ã´' is a character read in the wrong enc" in warned.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the table is empty"),
        ("\n\n", "the table is empty"),
        ("state,meeting,role,colour\n", "line 1: unknown column 'colour'; allowed are: source,"),
        ("state,meeting,role,line\n", "line 1: unknown column 'line'"),
        ("state,meeting,role,State\n", "line 1: unknown column 'State'"),
        ("state,meeting,role,state\n", "line 1: the column 'state' stands twice"),
        ("state,meeting\n", "line 1: the column 'role' is missing"),
        (HEAD + 'CUB,"apmbc/1MSP,observer,x\n', "line 2: not a table (unexpected end of data)"),
        (HEAD + 'CUB,"a"b,observer,x\n', "line 2: not a table"),
        (HEAD + f"CUB,{'a' * 200_000},observer,x\n", "line 2: not a table (field larger than"),
        (HEAD + "CUB,apmbc/\0,observer,x\n", "line 2, column 11: a NUL byte"),
        (HEAD.encode() + b"CUB,Vi\xeat Nam,observer,x\n", "line 2, column 7: the byte 0xea is not"),
        (HEAD.encode("utf-16"), "line 1, column 1: the byte 0xff is not UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_is_an_error_with_its_place(
    written: Written, content: str | bytes, message: str
) -> None:
    path = written(content)

    with pytest.raises(SourceError) as caught:
        read(path)

    assert message in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "cells", "field", "mend"),
    [
        ("treaty-action.csv", {"action": "ratified"}, "action", "accession, approval"),
        ("treaty-action.csv", {"state": "Cuba"}, "state", "three capital letters"),
        ("treaty-action.csv", {"state": "CU\u0421"}, "state", "three capital letters"),
        ("treaty-action.csv", {"state": ""}, "state", "three capital letters"),
        ("treaty-action.csv", {"date": "2002-13-01"}, "date", "2010-11-04, 2010-11 or 2010"),
        ("treaty-action.csv", {"date": "2002-02-30"}, "date", "2010-11-04, 2010-11 or 2010"),
        ("treaty-action.csv", {"date": "0000"}, "date", "2010-11-04, 2010-11 or 2010"),
        ("treaty-action.csv", {"date": "20020101"}, "date", "2010-11-04, 2010-11 or 2010"),
        ("treaty-action.csv", {"date": "1.1.2002"}, "date", "2010-11-04, 2010-11 or 2010"),
        ("treaty-action.csv", {"date": "٢٠٠٢"}, "date", "2010-11-04, 2010-11 or 2010"),
        ("treaty-action.csv", {"number": "two"}, "number", "a whole number in digits"),
        ("treaty-action.csv", {"number": "9" * 40}, "number", "a whole number in digits"),
        ("treaty-action.csv", {"disputed": "true"}, "disputed", "one of: no, yes"),
        ("treaty-action.csv", {"verified": "maybe"}, "verified", "one of: derived, no, partly"),
        ("treaty-action.csv", {"note": "T\ufffdrkiye"}, "note", "U+FFFD"),
        ("decision.csv", {"in_favour": "CUB;;AFG"}, "in_favour", "none of them empty"),
        ("decision.csv", {"in_favour": "CUB;Afghanistan"}, "in_favour", "three capital letters"),
        ("decision.csv", {"stage": "second reading"}, "stage", "first-committee"),
        ("position.csv", {"reasons": "cost;weather"}, "reasons", "self-defence"),
        ("position.csv", {"stance": "against"}, "stance", "conditional"),
        ("meeting.csv", {"id": "apmbc/1 MSP"}, "id", "letters, digits"),
        ("meeting.csv", {"id": "apmbc/../1MSP"}, "id", "letters, digits"),
        ("meeting.csv", {"series": "<script>"}, "series", "letters, digits"),
        ("document.csv", {"id": "../isu"}, "id", "what fits"),
        ("decision.csv", {"symbol": "?"}, "symbol", "a symbol"),
        ("series.csv", {"title_pattern": "(mine"}, "title_pattern", "a regular expression"),
        ("coverage.csv", {"of_kind": "people"}, "of_kind", "participation"),
        ("document.csv", {"rank": "5"}, "rank", "one of: 1, 2, 3, 4"),
    ],
)
def test_a_value_that_cannot_be_refuses_its_row_and_says_what_can(
    written: Written, name: str, cells: dict[str, str], field: str, mend: str
) -> None:
    row = GOOD[name] | cells
    path = written(f"{','.join(row)}\n{','.join(row.values())}\n", name)

    (refused,) = read(path)

    assert isinstance(refused, Refused)
    assert refused.where == f"{path}, line 2, {field}"
    assert (refused.line, refused.field) == (2, field)
    assert refused.found.startswith("unknown value ")
    assert mend in refused.mend


GOOD = {
    "treaty-action.csv": {
        "state": "CUB", "treaty": "npt", "action": "accession", "date": "2002-11-04",
    },
    "decision.csv": {"symbol": "A/RES/77/63"},
    "position.csv": {
        "id": "p1", "statement": "s1", "state": "CUB", "treaty": "apmbc", "issue": "use",
        "stance": "opposes", "coded_by": "reader",
    },
    "meeting.csv": {"id": "apmbc/1MSP", "series": "apmbc-msp", "name": "First Meeting"},
    "coverage.csv": {"of_kind": "vote", "complete": "yes"},
    "document.csv": {"id": "isu-cuba", "title": "Cuba"},
    "series.csv": {"id": "apmbc-ga", "of_kind": "resolution", "title": "Mines"},
}  # fmt: skip


def test_a_ragged_row_is_refused_and_the_others_are_read(written: Written) -> None:
    ragged = "CUB,apmbc/1MSP\nCUB,apmbc/1MSP,observer,a,b\nCUB,apmbc/2MSP,observer,a\n"

    first, second, third = read(written(HEAD + ragged))

    assert isinstance(first, Refused)
    assert (first.found, first.line) == ("2 cells where the header has 4", 2)
    assert isinstance(second, Refused)
    assert (second.found, second.line) == ("5 cells where the header has 4", 3)
    assert isinstance(third, Participation)


def test_a_table_named_after_no_kind_is_an_error_that_names_the_kinds(written: Written) -> None:
    with pytest.raises(SourceError, match=r"'people' is no kind of record.*treaty-action"):
        read(written("a,b\n", "people.csv"))


def test_a_table_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        rows(tmp_path / "vote.csv", "vote")


def test_every_field_that_holds_a_notation_names_a_scheme_of_the_vocabulary() -> None:
    fields = {field.name for kind in THINGS for field in fields_of(kind)}

    assert set(SCHEMES.values()) <= set(CONCEPTS)
    assert set(SCHEMES) - {"status"} <= fields


SSSOM_HEAD = (
    "# curie_map:\n#   acc-state: https://w3id.org/accede/id/state/\n"
    "#   wd: http://www.wikidata.org/entity/\n"
    "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n"
)


def test_links_are_read_with_the_line_on_which_they_stand(written: Written) -> None:
    link = "acc-state:CUB\tCuba\tskos:exactMatch\twd:Q241\tsemapv:ManualMappingCuration\n"

    assert list(sssom(written(SSSOM_HEAD + link, "wikidata.sssom.tsv"))) == [
        Link(
            subject_id="acc-state:CUB",
            subject_label="Cuba",
            predicate_id="skos:exactMatch",
            object_id="wd:Q241",
            mapping_justification="semapv:ManualMappingCuration",
            line=5,
        )
    ]


def test_a_link_with_a_prefix_that_is_not_declared_is_refused(written: Written) -> None:
    link = "acc-state:CUB\tCuba\tskos:exactMatch\tdbpedia:Cuba\tsemapv:ManualMappingCuration\n"

    (refused,) = sssom(written(SSSOM_HEAD + link, "wikidata.sssom.tsv"))

    assert isinstance(refused, Refused)
    assert refused.found == "the prefix of 'dbpedia:Cuba' is not declared"


def test_the_reader_takes_the_kind_from_the_name_and_refuses_states_nobody_knows(
    written: Written,
) -> None:
    path = written(HEAD + "CUB,apmbc/1MSP,observer,a\nXXX,apmbc/1MSP,observer,a\n")
    known = Known.of([State(id="CUB", name="Cuba", un_status="member")])
    source = Source(document=Document(id="a", title="A"), path=path)

    first, second = reader("tables")(source, known)

    assert isinstance(first, Participation)
    assert isinstance(second, Refused)
    assert second.found == "no state has the id 'XXX'"


def test_all_bundled_tables_are_read_and_nothing_in_them_is_refused() -> None:
    tables = sorted(resources.data().glob("*/*.csv"))
    known = [table for table in tables if table.stem in KINDS]

    refused = [
        record for table in known for record in read(table) if isinstance(record, Refused | Warned)
    ]

    assert known
    assert refused == []


# --- what was written is what is read -------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffd"), min_size=1)
states = st.from_regex(r"[A-Z]{3}", fullmatch=True)
days = st.dates().map(str)
dates = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*", fullmatch=True)


def values(name: str, described: inspect.Type) -> st.SearchStrategy[object]:
    """What a field can hold, from its name and its type."""
    match described:
        case inspect.UnionType(types=types):
            held: st.SearchStrategy[object] = st.one_of(*(values(name, each) for each in types))
        case inspect.LiteralType(values=allowed):
            held = st.sampled_from(allowed)
        case inspect.VarTupleType(item_type=item):
            several = st.lists(values(name, item), max_size=4)
            held = several.filter(lambda them: all(map(fit_for_a_list, them))).map(tuple)
        case inspect.StrType(pattern=pattern):
            held = texts(name, pattern)
        case _:
            held = SIMPLE[type(described)]
    return held


SIMPLE = {
    inspect.NoneType: st.none(),
    inspect.BoolType: st.booleans(),
    inspect.IntType: st.integers(-(10**9), 10**9),
}


def texts(name: str, pattern: str | None) -> st.SearchStrategy[str]:
    if name in SCHEMES:
        return st.sampled_from(sorted(CONCEPTS[SCHEMES[name]]))
    if name == "of_kind":
        return st.sampled_from(["vote", "treaty-action"])
    patterned = {None: words, r"^[A-Z]{3}$": states, r"^\d{4}(-\d{2}(-\d{2})?)?$": dates}
    return ids if name in OWN_READINGS and not pattern else patterned.get(pattern, ids)


def fit_for_a_list(value: object) -> bool:
    words = str(value)
    return ";" not in words and words == words.strip() and bool(words)


@cache
def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    held = {
        field.name: values(field.name, field.type).filter(said if field.required else anything)
        for field in fields_of(kind)
        if field.encode_name in columns(kind)
    }
    return st.builds(kind, **held)


def said(value: object) -> bool:
    return value not in ("", ())


def anything(value: object) -> bool:
    return True


def as_table(kind: type[Record], written: list[Record]) -> str:
    table = io.StringIO(newline="")
    out = csv.DictWriter(table, list(columns(kind)))
    out.writeheader()
    for record in written:
        out.writerow({
            name: cell(getattr(record, column.attribute))
            for name, column in columns(kind).items()
        })  # fmt: skip
    return table.getvalue()


def cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ";".join(value)
    return str(value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(KINDS)))
def test_records_written_as_a_table_are_read_back_the_same(
    tmp_path: Path, data: st.DataObject, name: str
) -> None:
    kind = KINDS[name]
    before = data.draw(st.lists(records(kind), max_size=2))
    path = tmp_path / f"{name}.csv"
    path.write_text(as_table(kind, before), encoding="utf-8", newline="")

    after = [record for record in read(path) if not isinstance(record, Warned)]

    assert [structs.replace(record, line=None) for record in after] == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_records_refusals_or_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vote.csv"
    path.write_bytes(b"state,choice\n" + content)

    try:
        found = read(path)
    except SourceError:
        return

    assert all(kind_of(record) in ("vote", "refused", "warning") for record in found)
    assert msgspec.json.encode(found)
