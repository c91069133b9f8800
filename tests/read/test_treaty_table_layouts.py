"""Treaty tables as others lay them out: other languages, kinds of act in words, effects, totals."""

from pathlib import Path

import pytest

from accede.model.records import Ignored, TreatyAction, Unread
from lantern_pages import of_kind
from lantern_tables import acts, amiss, read_table, warnings

SIGNED = ("XAA", "signature", "2010-06-03")
CONSENTED = ("XAA", "ratification", "2012-02-05")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("État;Signature;\"Ratification, Adhésion (a)\"", "Arvenia;3 juin 2010;5 févr. 2012"),
        ("Estado,Firma,\"Ratificación, Adhesión (a)\"", "Arvenia,3 de junio de 2010,5 feb. 2012"),
        ("Participante,Assinatura,\"Ratificação, Adesão (a)\"", "Arvenia,3 jun. 2010,5 fev. 2012"),
        ("Teilnehmer,Unterzeichnung,\"Ratifikation, Beitritt (a)\"",
         "Arvenia,3. Juni 2010,5. Februar 2012"),
        ("Участник,Подписание,\"Ратификация, присоединение (a)\"",
         "Arvenia,3 июня 2010,5 февраля 2012"),
        ("State,Signed,Ratified", "Arvenia,2010/06/03,2012.02.05"),
    ],
)  # fmt: skip
def test_tables_of_other_languages_are_read_alike(tmp_path: Path, header: str, row: str) -> None:
    records = read_table(tmp_path, f"{header}\n{row}\n")

    assert acts(records) == [SIGNED, CONSENTED]
    assert amiss(records) == []


@pytest.mark.parametrize("heading", ["Ratification Type", "Type", "Act Code", "Form of consent"])
def test_a_column_of_kinds_tells_which_act_it_was(tmp_path: Path, heading: str) -> None:
    table = f"Name,Ratification Date,{heading}\nArvenia,5 May 2012,Accession\nOrvane,6 May 2012,\n"
    records = read_table(tmp_path, table)

    assert acts(records) == [
        ("XAA", "accession", "2012-05-05"), ("XAC", "ratification", "2012-05-06"),
    ]  # fmt: skip


def test_the_day_of_effect_of_a_withdrawal_is_kept(tmp_path: Path) -> None:
    table = (
        "State Party|Date of deposit|Action|Date of effect\n"
        "Arvenia|5 May 2012|Accession|1 November 2012\nTessary|3 Mar 2013|Withdrawal|3 Sep 2013\n"
    )
    found = of_kind(read_table(tmp_path, table), TreatyAction)

    assert [(one.action, one.date, one.effective) for one in found] == [
        ("accession", "2012-05-05", "2012-11-01"), ("withdrawal", "2013-03-03", "2013-09-03"),
    ]  # fmt: skip


def test_a_row_of_totals_and_a_column_that_counts_are_no_facts(tmp_path: Path) -> None:
    table = (
        "No.,Participant,Signature,Ratification,Remarks\n"
        "1,Arvenia,3 Jun 2010,5 Feb 2012,with a declaration\nTotal,,1,1,\n"
    )
    records = read_table(tmp_path, table)

    assert acts(records) == [SIGNED, CONSENTED]
    assert [one.text for one in of_kind(records, Unread)] == ["with a declaration"]
    assert [(one.why, one.line) for one in of_kind(records, Ignored)] == [("total", 3)]
    assert warnings(records) == []
