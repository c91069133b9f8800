"""Tables of a depositary, in every form they come in, read to the acts that they tell."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from accede.errors import SourceError
from accede.model.records import Counted, Ignored, TreatyAction, Unread
from lantern_pages import known, of_kind
from lantern_tables import acts, amiss, known_with, read_table, warnings

HEADER = (
    'Participant,Signature,"Ratification, Accession(a), Acceptance(A), Approval(AA), Succession(d)"'
)
LATE = (
    "line 2: XAA: ratification of 2012-05-05 is said to take effect on 2012-12-01; "
    "the rule gives 2012-11-01"
)
SIGNED = ("XAA", "signature", "2010-06-01")


def test_signatures_and_consents_are_told_by_their_columns_and_letters(tmp_path: Path) -> None:
    records = read_table(
        tmp_path, f"{HEADER}\nArvenia,1 Jun 2010,5 May 2012\nCastrelle,,28 Aug 2013 a\n"
    )

    assert acts(records) == [
        SIGNED,
        ("XAA", "ratification", "2012-05-05"),
        ("XAB", "accession", "2013-08-28"),
    ]
    assert [(one.line, one.field) for one in of_kind(records, TreatyAction)] == [
        (2, "Signature"),
        (2, HEADER.split('"')[1]),
        (3, HEADER.split('"')[1]),
    ]
    assert {one.source for one in records} == {"a-table"}
    assert [(one.rows, one.used, one.refused) for one in of_kind(records, Counted)] == [(2, 2, 0)]


@pytest.mark.parametrize(
    ("cell", "action"),
    [
        ("5 May 2012", "ratification"),
        ("5 May 2012 a", "accession"),
        ("5 May 2012a", "accession"),
        ("5 May 2012\u00a0A", "acceptance"),
        ("5 May 2012 AA", "approval"),
        ("5 May 2012 d", "succession"),
        ("5 May 2012 s", "definitive-signature"),
        ("5 May 2012 P", "consent-to-protocol"),
        ("5 May 2012 n", "provisional-application"),
    ],
)
def test_a_letter_tells_the_act_and_its_case_counts(tmp_path: Path, cell: str, action: str) -> None:
    assert acts(read_table(tmp_path, f"{HEADER}\nArvenia,,{cell}\n")) == [
        ("XAA", action, "2012-05-05")
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "5 May 2012", "05 May 2012", "5-May-2012", "5 mai 2012", "5 mayo 2012", "5 de mayo de 2012",
        "5. Mai 2012", "5 maio 2012", "5 maggio 2012", "5 мая 2012", "May 5, 2012", "05-05-2012",
        "5.5.2012", "2012-05-05", "05/05/2012", "2012年5月5日", "5th May 2012", "5  May  2012",
    ],
)  # fmt: skip
def test_a_day_is_read_in_figures_and_with_the_months_of_many_languages(
    tmp_path: Path, printed: str
) -> None:
    records = read_table(tmp_path, f'{HEADER}\nArvenia,"{printed}",\n')

    assert acts(records) == [("XAA", "signature", "2012-05-05")]
    assert amiss(records) == []


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("31 Jun 2012", "'31 Jun 2012' is no day, or two"),
        ("04/05/2012", "'04/05/2012' is no day, or two"),
        ("5 Jui 2012", "'5 Jui 2012' is no day, or two"),
        ("5 May 201", "'May 201' is neither a day nor a letter"),
        ("5 May 2012 x", "'x' is no letter of acts"),
        ("5 May 2012 aA", "'aA' is neither a day nor a letter"),
        ("5 May 2012?", "'?' is neither a day nor a letter"),
        ("in May", "'in May' is neither a day nor a letter"),
    ],
)
def test_a_cell_that_is_not_understood_is_refused_whole_with_line_and_column(
    tmp_path: Path, printed: str, said: str
) -> None:
    records = read_table(tmp_path, f"{HEADER}\nArvenia,{printed},6 Jun 2012\n")

    assert amiss(records) == [f"2 Signature: {said}"]
    assert acts(records) == [("XAA", "ratification", "2012-06-06")]


def test_one_cell_may_tell_several_acts(tmp_path: Path) -> None:
    heads = '"Ratification, Accession(a), Succession(d), Provisional application(n)"'
    records = read_table(
        tmp_path,
        f"Participant,{heads}\n"
        'Arvenia,"2 Sep 2014 n\n2 Oct 2014 a"\nCastrelle,"3 Mar 2011 d, 4 Apr 2012"\n',
    )

    assert acts(records) == [
        ("XAA", "provisional-application", "2014-09-02"),
        ("XAA", "accession", "2014-10-02"),
        ("XAB", "succession", "2011-03-03"),
        ("XAB", "ratification", "2012-04-04"),
    ]


def test_a_second_act_of_one_kind_is_told_apart_by_its_number(tmp_path: Path) -> None:
    records = read_table(
        tmp_path, "Participant,Ratification\nArvenia,3 Mar 2011; 4 Apr 2012; 3 Mar 2011\n"
    )

    assert [(one.date, one.number) for one in of_kind(records, TreatyAction)] == [
        ("2011-03-03", 1),
        ("2012-04-04", 2),
    ]


def test_letters_may_stand_in_a_column_of_their_own(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        "State;Signature;Deposit;Code\n"
        "Arvenia;01-06-2010;05-05-2012;\n"
        "Castrelle;;28-08-2013;a\n"
        "Orvane;01-06-2010;29-08-2013;AA\n"
        "Tessary;;30-08-2013, 31-08-2014;n, a\n",
    )

    assert acts(records) == [
        SIGNED,
        ("XAA", "ratification", "2012-05-05"),
        ("XAB", "accession", "2013-08-28"),
        ("XAC", "signature", "2010-06-01"),
        ("XAC", "approval", "2013-08-29"),
        ("XAD", "provisional-application", "2013-08-30"),
        ("XAD", "accession", "2014-08-31"),
    ]


def test_a_column_may_name_the_acts_in_words(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        "State,Action,Remarks,Date,Type\n"
        "Arvenia,,,1 Jun 2010,Signature\nArvenia,,late,5 May 2012,Ratification\n",
    )

    assert acts(records) == [SIGNED, ("XAA", "ratification", "2012-05-05")]
    assert [(one.text, one.line, one.field) for one in of_kind(records, Unread)] == [
        ("late", 3, "Remarks")
    ]


def test_headings_may_be_in_another_language(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        "État,Signature,\"Ratification, Adhésion(a), Acceptation(A)\",Entrée en vigueur\n"
        "Arvenia,1er juin 2010,5 févr. 2012,1 août 2012\nCastrelle,,28 déc. 2013 a,1 juin 2014\n",
    )  # fmt: skip

    assert [(one.action, one.date, one.effective) for one in of_kind(records, TreatyAction)] == [
        ("signature", "2010-06-01", None),
        ("ratification", "2012-02-05", "2012-08-01"),
        ("accession", "2013-12-28", "2014-06-01"),
    ]
    assert warnings(records) == []


def test_square_brackets_say_that_a_state_withdrew_and_not_when(tmp_path: Path) -> None:
    records = read_table(tmp_path, f"{HEADER}\nArvenia,[ 1 Jun 2010 ],[5 May 2012 A]\n")

    assert acts(records) == [SIGNED, ("XAA", "acceptance", "2012-05-05")]
    assert {one.note for one in of_kind(records, TreatyAction)} == {
        "in square brackets in the table: withdrawn"
    }
    assert warnings(records) == [
        "line 2: in square brackets, so withdrawn; the day of the notice is not here"
    ]


def test_a_withdrawal_with_its_day_is_an_act(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        "Participant,Ratification,Withdrawal\nArvenia,[5 May 2012],27 Jun 2025\n",
    )

    assert acts(records) == [
        ("XAA", "ratification", "2012-05-05"),
        ("XAA", "withdrawal", "2025-06-27"),
    ]
    assert [one for one in warnings(records) if "brackets" in one] == []


def test_a_succession_to_a_signature_alone_is_a_signature_and_says_so(tmp_path: Path) -> None:
    heads = 'Participant,"Signature, Succession to signature(d)","Succession(d), Ratification"'
    records = read_table(
        tmp_path, f"{heads}\nArvenia,23 Oct 2012 d,23 Oct 2012 d\nCastrelle,1 Nov 2012 d,\n"
    )

    assert acts(records) == [
        ("XAA", "succession", "2012-10-23"),
        ("XAB", "signature", "2012-11-01"),
    ]
    assert of_kind(records, TreatyAction)[1].note == "a succession to the signature"


def test_marks_of_notes_are_kept_with_the_line_of_their_note(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        f"{HEADER}\nArvenia 1,1 Jun 2010,5 May 2012 [2]\nCastrelle³,,28 Aug 2013 a\n\nEnd Note\n"
        "1. With a declaration on fishing by night.\n"
        '"2. Replaces one of 1 Jan 2012, never received."\n',
    )

    assert [(one.state, one.note) for one in of_kind(records, TreatyAction)] == [
        ("XAA", "note 1 of the table (line 6)"),
        ("XAA", "note 2 of the table (line 7); note 1 of the table (line 6)"),
        ("XAB", "note 3 of the table"),
    ]
    assert {one.name_as_recorded for one in of_kind(records, TreatyAction)} == {None}
    assert [(one.why, one.line) for one in of_kind(records, Ignored)] == [
        ("end note", 5),
        ("end note", 6),
        ("end note", 7),
    ]


def test_lines_before_the_header_and_a_header_again_are_left_aside_by_name(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        f"Lantern Convention\nStatus as at 3 Feb 2026\n{HEADER}\nArvenia,1 Jun 2010,\n{HEADER}\n"
        "Castrelle,2 Jun 2010,\n",
    )

    assert acts(records) == [SIGNED, ("XAB", "signature", "2010-06-02")]
    assert [(one.why, one.line) for one in of_kind(records, Ignored)] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 5),
    ]


def test_a_name_that_no_state_bears_is_refused_and_a_qualified_one_kept(tmp_path: Path) -> None:
    records = read_table(
        tmp_path,
        f"{HEADER}\nAtlantis,1 Jun 2010,\nBahamas (The),2 Jun 2010,\nCôte d'Ivoire,3 Jun 2010,\n",
    )

    assert amiss(records) == ["2 Participant: no one state is named 'Atlantis'"]
    assert [(one.state, one.name_as_recorded) for one in of_kind(records, TreatyAction)] == [
        ("BHS", "Bahamas (The)"),
        ("CIV", None),
    ]


def test_a_cross_tells_a_consent_without_its_day_so_it_is_refused(tmp_path: Path) -> None:
    protocol = replace(
        known().treaties["lantern"], id="lantern-p1", part_of="lantern", title="Protocol I (Reefs)"
    )
    at_hand = known_with(protocol)
    records = read_table(
        tmp_path, "Participant,Protocol I\nArvenia,x\nCastrelle,x (18 July 2012)\n", at_hand=at_hand
    )

    assert amiss(records) == ["2 Protocol I: 'x' tells a consent and no day"]
    assert [(one.state, one.treaty, one.date) for one in of_kind(records, TreatyAction)] == [
        ("XAB", "lantern-p1", "2012-07-18")
    ]


# --- what is not plausible -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1 May 2010,", "XAA: signature of 2010-05-01, before the treaty was opened for signature"),
        ("1 Oct 2011,", "XAA: signature of 2011-10-01, after signature was closed on 2011-08-31"),
        ("1 Jun 2010,5 May 2012 a", "XAA: accession of 2012-05-05, though it signed on 2010-06-01"),
        (",5 May 2012", "XAA: ratification of 2012-05-05, and no signature is in the table"),
        ("1 Jul 2011,5 May 2011", "XAA: ratification of 2011-05-05, before its signature"),
        (
            ",5 May 2009 a",
            "XAA: accession of 2009-05-05, before the treaty was adopted on 2010-05-14",
        ),
    ],
)
def test_what_the_treatys_own_row_does_not_allow_is_a_warning(
    tmp_path: Path, row: str, said: str
) -> None:
    closed = replace(known().treaties["lantern"], signature_until="2011-08-31")
    records = read_table(tmp_path, f"{HEADER}\nArvenia,{row}\n", at_hand=known_with(closed))

    assert [one for one in warnings(records) if said in one] == warnings(records) != []
    assert amiss(records) == []


@pytest.mark.parametrize(
    ("deposit", "effective", "said"),
    [
        ("5 May 2012", "1 Nov 2012", []),
        ("5 Jun 2010", "1 Sep 2011", []),
        (
            "5 May 2012",
            "1 Dec 2012",
            [LATE],
        ),
        ("5 May 2012 d", "1 Dec 2000", []),
    ],
)  # fmt: skip
def test_an_entry_into_force_other_than_the_rule_gives_is_a_warning(
    tmp_path: Path, deposit: str, effective: str, said: list[str]
) -> None:
    records = read_table(
        tmp_path,
        f"Participant,Ratification,Entry into force\nArvenia,{deposit},{effective}\n",
    )

    assert [one for one in warnings(records) if "letter" not in one] == said
    assert of_kind(records, TreatyAction)[0].effective is not None


def test_a_letter_that_the_heading_does_not_declare_is_read_with_a_warning(tmp_path: Path) -> None:
    records = read_table(
        tmp_path, 'Participant,"Ratification, Accession(a)"\nArvenia,5 May 2012 A\n'
    )

    assert acts(records) == [("XAA", "acceptance", "2012-05-05")]
    assert warnings(records)[0] == (
        "line 2: the letter A is not among those of 'Ratification, Accession(a)'"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Arvenia,1 Jun 2010\n", "no header with a column of participants and one of acts"),
        ("Participant,Signature,Accession(A)\nArvenia,,\n", "is acceptance"),
        ('Participant,Signature\n"Arvenia,1 Jun', "not a table"),
    ],
)
def test_what_is_no_such_table_is_an_error(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_table(tmp_path, words)
