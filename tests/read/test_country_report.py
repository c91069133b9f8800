"""Country reports, in every layout that a monitor's come in, read to their records."""

import pytest

from accede.errors import SourceError
from accede.model.records import (
    Assertion,
    Ignored,
    Measure,
    Participation,
    Record,
    Statement,
    TreatyAction,
    Vote,
    Warned,
)
from lantern_pages import (
    facts,
    of_kind,
    read_words,
    unaccounted,
    unread,
)

NOT_PARTY = "Arvenia has not acceded to the Lantern Convention. "


def report(words: str, state: str | None = "XAA") -> list[Record]:
    return read_words(words, form="country-report", state=state)


def votes(words: str) -> list[tuple[object, ...]]:
    """The votes of a report: session, stage, day or year, choice."""
    return [
        (one.session, one.stage, one.date or one.year, one.choice)
        for one in of_kind(report(words), Vote)
    ]


def warnings(words: str) -> list[str]:
    return [one.message for one in of_kind(report(words), Warned)]


# --- the fixtures ----------------------------------------------------------------------------


# --- whose report ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Castrelle", "Castrelle: Lantern Ban Policy", "Castrelle – Lantern Ban Policy 2019",
        "Country: Castrelle", "Country Profile: Castrelle", "| State | Castrelle |",
        "Castrelle Country Report 2019", "# Castrelle",
    ],
)  # fmt: skip
def test_a_report_tells_whose_it_is_by_its_heading(heading: str) -> None:
    records = report(f"{heading}\n\nAbstained on resolution 73/901 in December 2018.\n", None)

    assert {one.state for one in of_kind(records, Assertion)} <= {"XAB"}
    assert unaccounted(records) == ""


def test_a_report_that_does_not_say_whose_it_is_asks_for_the_state() -> None:
    with pytest.raises(SourceError, match="pass --state"):
        report("The state abstained on resolution 73/901 in December 2018, as did Castrelle.", None)


def test_a_sentence_about_another_state_is_unread_and_says_so() -> None:
    records = report("Castrelle voted in favor of resolution 73/901 in December 2018.\n")

    assert [type(one) for one in facts(records)] == [Warned, type(facts(records)[-1])]
    assert unread(records) == ["Castrelle voted in favor of resolution 73/901 in December 2018."]


# --- votes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Arvenia voted in favor of resolution 73/901 on 5 December 2018.",
            (73, None, "2018-12-05", "in-favour"),
        ),
        (
            "On 5 December 2018, Arvenia abstained from voting on UNGA Resolution 73/901.",
            (73, None, "2018-12-05", "abstaining"),
        ),
        (
            "It voted against A/RES/73/901 in December 2018.[4]",
            (73, None, 2018, "against"),
        ),
        ("It did not vote on the Assembly’s resolution 73/901.", (73, None, None, "not-voting")),
        (
            "Arvenia was absent from the vote on resolution 73/901 in the plenary in Dec. 2018.",
            (73, "plenary", 2018, "not-voting"),
        ),
        (
            "In First Committee it abstained on the draft resolution on 1 November 2018.",
            (73, "first-committee", "2018-11-01", "abstaining"),
        ),
        ("It voted for the annual UN resolution in 2018.", (73, None, 2018, "in-favour")),
        ("UNGA voting: Against, 73/901", (73, None, None, "against")),
        ("Voting record | In favor (December 2018)", (73, None, 2018, "in-favour")),
    ],
)  # fmt: skip
def test_a_vote_is_read_in_any_form(words: str, told: tuple[object, ...]) -> None:
    assert votes(f"{words}\n") == [told]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "It abstained on 72/901 in December 2017 and voted for 73/901 in December 2018.",
            [(72, None, 2017, "abstaining"), (73, None, 2018, "in-favour")],
        ),
        (
            "It abstained on resolutions 72/901 and 73/901.",
            [(72, None, None, "abstaining"), (73, None, None, "abstaining")],
        ),
        (
            "It abstained on the UN resolution in 2015, 2016, and 2017.",
            [(70, None, 2015, "abstaining"), (71, None, 2016, "abstaining"),
             (72, None, 2017, "abstaining")],
        ),
    ],
)  # fmt: skip
def test_several_votes_of_one_sentence_are_told_apart(
    words: str, told: list[tuple[object, ...]]
) -> None:
    assert votes(f"{words}\n") == told


@pytest.mark.parametrize(
    "words",
    [
        "It abstained on resolution 73/901 in December 2018, as in previous years.",
        "It abstained on resolution 73/901 in December 2018, as it has in previous years.",
        "It abstained on resolution 73/901 in December 2018, and every year since 2011.",
        "It has consistently abstained on the annual UN resolution, last on 73/901.",
        "It abstained on resolution 73/901 in 2018, as on all previous resolutions.",
    ],
)
def test_what_a_report_says_of_previous_years_is_its_claim_and_no_vote(words: str) -> None:
    records = report(f"{words}\n")

    assert [(one.session, one.choice) for one in of_kind(records, Vote)] == [(73, "abstaining")]
    assert [(one.assertion_kind, one.about, one.text) for one in of_kind(records, Assertion)] == [
        ("trend", "lantern-ga", words)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "It will abstain on resolution 73/901 in December 2018.",
        "It has never voted against the UN resolution of 2018.",
        "It did not vote in favor of resolution 73/901 in 2018.",
        "Campaigners voted for resolution 73/901 in 2018.",
        "Its parliament abstained in 2018.",
        "It was urged to vote in favor of resolution 73/901 in 2018.",
    ],
)
def test_what_is_planned_denied_or_of_others_is_no_vote(words: str) -> None:
    assert votes(f"{words}\n") == []
    assert unread(report(f"{words}\n")) != []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It abstained on resolution 66/29 in December 2011.", "66/29 is not known as the symbol"),
        (
            "It abstained on resolution 73/901 in December 2019.",
            "no one session fits what is printed: 73/901, 2019-12",
        ),
    ],
)
def test_a_vote_whose_resolution_is_not_certain_is_unread_with_a_warning(
    words: str, said: str
) -> None:
    assert votes(f"{words}\n") == []
    assert [one for one in warnings(f"{words}\n") if said in one] != []
    assert unread(report(f"{words}\n")) == [words]


# --- meetings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "there", "away"),
    [
        ("It attended the 3rd meeting as an observer.", ["3MSP"], []),
        ("It attended the First Review Conference in Marbel in November 2016.", ["1RC"], []),
        ("Arvenia participated as an observer in the Marbel Summit.", ["1RC"], []),
        ("It attended the intersessional meetings in Geneva in June 2022.", ["IM2022"], []),
        ("It attended the Second and Third Meetings of States Parties.", ["2MSP", "3MSP"], []),
        ("It did not attend the convention’s Third Meeting of States Parties.", [], ["3MSP"]),
        ("It attended 2MSP in 2013, but not 3MSP.", ["2MSP"], ["3MSP"]),
        (
            "It attended 1MSP and 2MSP but did not participate in the Third Meeting in 2014.",
            ["1MSP", "2MSP"],
            ["3MSP"],
        ),
        ("Meetings attended: 1MSP, First Review Conference (2016)", ["1MSP", "1RC"], []),
        ("It was not represented at the Third Meeting of the States Parties.", [], ["3MSP"]),
        ("It has never attended a meeting of the convention.", [], [None]),
    ],
)
def test_attendance_and_absence_are_told_apart(
    words: str, there: list[str], away: list[str | None]
) -> None:
    records = report(f"{NOT_PARTY}\n\n{words}\n")

    assert [one.meeting for one in of_kind(records, Participation)] == [
        f"lantern/{one}" for one in there
    ]
    assert {one.role for one in of_kind(records, Participation)} <= {"observer"}
    assert [
        one.meeting for one in of_kind(records, Assertion) if one.assertion_kind == "absence"
    ] == [one and f"lantern/{one}" for one in away]
    assert unaccounted(records) == ""


@pytest.mark.parametrize(
    "words",
    [
        "It will attend the Third Meeting of States Parties.",
        "It was invited to attend the Third Meeting of States Parties.",
        "Campaigners from Arvenia attended the Third Meeting of States Parties.",
        "It attended the Thirtieth Meeting of States Parties.",
        "It attended a seminar in Marbel.",
    ],
)
def test_what_is_no_certain_attendance_is_unread(words: str) -> None:
    records = report(f"{NOT_PARTY}\n\n{words}\n")

    assert of_kind(records, Participation) == []
    assert unread(records) == [words.removesuffix(".")] or unread(records) == [words]


def test_without_any_standing_the_role_is_not_guessed() -> None:
    records = report("It attended the Third Meeting of States Parties.\n")

    assert of_kind(records, Participation) == []
    assert [one.message for one in of_kind(records, Warned)] == [
        "the role is not said, nor the standing of the state"
    ]


def test_a_year_that_is_not_the_meetings_is_a_warning() -> None:
    words = f"{NOT_PARTY}It attended the Third Meeting of States Parties in 2019.\n"

    assert warnings(words) == ["lantern/3MSP was held in 2014, the page says 2019"]


# --- standing and acts -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Arvenia has not acceded to the Lantern Convention.", "composition"),
        ("Arvenia is not a State Party.", "composition"),
        ("Status: State not party", "composition"),
        ("Convention status: Non-signatory", "composition"),
        ("It has signed but not yet ratified the convention.", "composition"),
        ("Arvenia is a State Party to the Lantern Convention.", "membership"),
        ("Status | State Party", "membership"),
    ],
)
def test_a_standing_without_a_day_is_an_assertion(words: str, kind: str) -> None:
    records = report(f"{words}\n")

    assert [(one.assertion_kind, one.about, one.state) for one in of_kind(records, Assertion)] == [
        (kind, "lantern", "XAA")
    ]
    assert of_kind(records, TreatyAction) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It signed the Lantern Convention on 3 June 2010.", [("signature", "2010-06-03", None)]),
        ("It acceded to the treaty in May 2012.", [("accession", "2012-05", None)]),
        (
            "On 5 May 2012 it acceded to the convention; it became party on 1 Nov 2012.",
            [("accession", "2012-05-05", "2012-11-01")],
        ),
        (
            "Status: Signed 3 June 2010, ratified 4 May 2012",
            [("signature", "2010-06-03", None), ("ratification", "2012-05-04", None)],
        ),
        (
            "On 27 June 2025, it notified the UN of its withdrawal. It took effect on 27 Dec 2025.",
            [("withdrawal", "2025-06-27", "2025-12-27")],
        ),
        ("Arvenia has not signed the convention of 3 June 2010.", []),
        ("Arvenia signed the Treaty on Harbour Lights on 3 June 2010.", []),
        ("It will have signed the convention on 3 June 2010.", []),
    ],
)  # fmt: skip
def test_an_act_has_a_verb_of_the_past_and_a_date(
    words: str, told: list[tuple[str, str, str | None]]
) -> None:
    records = report(f"{words}\n")

    assert [(one.action, one.date, one.effective) for one in of_kind(records, TreatyAction)] == told
    assert unaccounted(records) == ""


# --- statements ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said", "kind", "reported"),
    [
        (
            "In 2019, Arvenia stated that it shares the aims.",
            "it shares the aims", "general-statement", True,
        ),
        (
            "It said in May 2019, “We share the aims.”",
            "We share the aims.", "general-statement", False,
        ),
        (
            "In an explanation of its vote in 2018, it said: \"No lamp is lit in vain\".",
            "No lamp is lit in vain", "explanation-of-vote", False,
        ),
        (
            "In a letter to the President, Arvenia expressed its support for the aims.",
            "support for the aims", "letter", True,
        ),
        (
            "Arvenia announced that it would accede in 2020.",
            "it would accede in 2020", "general-statement", True,
        ),
    ],
)  # fmt: skip
def test_what_a_state_said_is_its_statement_quoted_or_reported(
    words: str, said: str, kind: str, *, reported: bool
) -> None:
    (one,) = of_kind(report(f"{words}\n"), Statement)

    assert (one.text, one.statement_kind, one.note is not None) == (said, kind, reported)
    assert of_kind(report(f"{words}\n"), TreatyAction) == []


def test_a_voluntary_report_is_a_measure() -> None:
    records = report("Arvenia has submitted voluntary Article 7 reports since 2016.\n")

    assert [(one.measure_kind, one.from_) for one in of_kind(records, Measure)] == [
        ("voluntary-article-7-report", "2016")
    ]


def test_marks_of_footnotes_and_the_notes_are_left_aside_by_name() -> None:
    records = report(f"{NOT_PARTY}[2]\n\n[2] Letter of 3 May 2018.\n")

    assert {one.why for one in of_kind(records, Ignored)} == {"footnote mark", "footnote"}
    assert unread(records) == []
