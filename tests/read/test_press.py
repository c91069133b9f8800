"""Short news: what is announced, what is done and when it takes effect, each told apart."""

import pytest

from accede.model.records import (
    Decision,
    Ignored,
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
    unread,
)

DATELINE = "PORT QUILL, 30 June 2025 (Harbour News) — "


def news(words: str) -> list[Record]:
    return read_words(words, form="press", state=None)


def acts(words: str) -> list[tuple[str, str, str, str | None]]:
    """The acts of a piece of news: state, kind, day, day of effect."""
    return [
        (one.state, one.action, one.date, one.effective)
        for one in of_kind(news(f"{words}\n"), TreatyAction)
    ]


def said(words: str) -> list[tuple[str, str | None]]:
    return [(one.state, one.text) for one in of_kind(news(f"{words}\n"), Statement)]


# --- acts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Arvenia deposited its instrument of accession on 10 May 2012.",
            ("XAA", "accession", "2012-05-10", None),
        ),
        (
            "On 10 May 2012, Arvenia acceded to the Lantern Convention.",
            ("XAA", "accession", "2012-05-10", None),
        ),
        (
            "Castrelle signed the Lantern Convention on June 3, 2010, in Marbel.",
            ("XAB", "signature", "2010-06-03", None),
        ),
        (
            "Orvane notified the UN of its withdrawal on 27 June 2025.",
            ("XAC", "withdrawal", "2025-06-27", None),
        ),
        (
            "Orvane submitted its notice of withdrawal on 27 June 2025.",
            ("XAC", "withdrawal", "2025-06-27", None),
        ),
        (
            "Orvane gave notice on 27 June 2025. It signed the convention in June 2010.",
            ("XAC", "signature", "2010-06", None),
        ),
    ],
)
def test_an_act_that_was_done_is_read_with_its_day(
    words: str, told: tuple[str, str, str, str | None]
) -> None:
    assert acts(words) == [told]


def test_announced_notified_and_effective_days_are_three_different_things() -> None:
    words = (
        f"{DATELINE}Orvane announced on 3 March 2025 that it would withdraw from the Lantern "
        "Convention. It notified the depositary of its withdrawal on 27 June 2025, and the "
        "withdrawal takes effect on 27 December 2025."
    )

    assert acts(words) == [("XAC", "withdrawal", "2025-06-27", "2025-12-27")]
    (statement,) = of_kind(news(f"{words}\n"), Statement)
    assert (statement.state, statement.date) == ("XAC", "2025-03-03")
    assert statement.text == "it would withdraw from the Lantern Convention"


def test_several_states_each_do_their_own_act() -> None:
    words = "Arvenia, Castrelle and Tessary notified the UN of their withdrawal on 27 June 2025."

    assert acts(words) == [
        (state, "withdrawal", "2025-06-27", None) for state in ("XAA", "XAB", "XAD")
    ]


def test_an_effect_belongs_to_the_act_of_its_own_state() -> None:
    words = (
        "Arvenia acceded to the convention on 10 May 2012. Castrelle ratified it on 1 June 2012. "
        "The convention enters into force for Arvenia on 1 November 2012. "
        "It enters into force for Castrelle on 1 December 2012."
    )

    assert acts(words) == [
        ("XAA", "accession", "2012-05-10", "2012-11-01"),
        ("XAB", "ratification", "2012-06-01", "2012-12-01"),
    ]


def test_a_day_of_effect_alone_is_no_act() -> None:
    records = news("Orvane’s withdrawal took effect on 27 December 2025.\n")

    assert of_kind(records, TreatyAction) == []
    assert [one.message for one in of_kind(records, Warned)] == [
        "2025-12-27 is the day of effect for XAC; the day of the act is not told"
    ]
    assert unread(records) == ["Orvane’s withdrawal took effect on 27 December 2025."]


def test_a_day_without_a_year_takes_that_of_the_dateline_and_says_so() -> None:
    (act,) = of_kind(
        news("MARBEL, 4 January 2025 - Orvane ratified the convention on 30 December.\n"),
        TreatyAction,
    )

    assert (act.date, act.note) == ("2024-12-30", "the year is that of the dateline, 2025-01-04")


@pytest.mark.parametrize(
    "words",
    [
        "Orvane ratified the convention on 30 December.",
        "Orvane signed the convention on Monday.",
        "Orvane ratified the convention on 31 April 2012.",
        "Orvane ratified the convention between 3 May 2012 and 4 June 2012.",
    ],
)
def test_an_act_without_one_day_is_unread_with_a_warning(words: str) -> None:
    records = news(f"{words}\n")

    assert of_kind(records, TreatyAction) == []
    assert [one.message for one in of_kind(records, Warned)] == [
        "an act is told here, and not on which one day"
    ]
    assert unread(records) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Orvane plans to withdraw from the Lantern Convention on 27 December 2025.",
        "Orvane will ratify the convention in May 2026.",
        "Orvane decided on 3 March 2025 to withdraw from the convention.",
        "Orvane said on 3 March 2025 that it would deposit its instrument of accession in May.",
        "Orvane announced its decision of 3 March 2025 to leave the convention.",
    ],
)
def test_an_announced_intention_is_a_statement_and_never_an_act(words: str) -> None:
    assert acts(words) == []
    assert [state for state, _ in said(words)] == ["XAC"]


# --- what is done at home --------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Parliament voted 142 in favour, 1 against and 3 abstaining on 8 May 2025.",
        "Orvane’s lawmakers voted against a resolution on lanterns on 8 May 2025.",
        "Orvane’s parliament ratified the convention on 8 May 2025.",
        "The president of Orvane signed the bill on 8 May 2025.",
        "The Senate abstained on the resolution by 20-3-4.",
    ],
)
def test_what_is_decided_at_home_is_no_vote_and_no_act(words: str) -> None:
    records = news(f"{words}\n")

    assert [type(one) for one in facts(records)] == []
    assert [one.why for one in of_kind(records, Ignored)] == ["a step at home"]


# --- votes of the United Nations -------------------------------------------------------------


def test_votes_on_a_resolution_are_read_state_by_state() -> None:
    records = news("Arvenia and Castrelle abstained on UN resolution 78/901 in December 2023.\n")

    assert [(one.state, one.session, one.choice) for one in of_kind(records, Vote)] == [
        ("XAA", 78, "abstaining"),
        ("XAB", 78, "abstaining"),
    ]


@pytest.mark.parametrize(
    ("words", "totals"),
    [
        (
            "The General Assembly adopted 78/901: 165 in favour, none against, 17 abstentions.",
            (165, 0, 17),
        ),
        ("The UN General Assembly adopted resolution 78/901 by a vote of 165-0-17.", (165, 0, 17)),
        (
            "In the First Committee, 160 states voted for 78/901, 1 against, 18 abstained.",
            (160, 1, 18),
        ),
    ],
)  # fmt: skip
def test_totals_of_the_assembly_are_a_decision(words: str, totals: tuple[int, int, int]) -> None:
    (one,) = of_kind(news(f"{words}\n"), Decision)

    assert (one.total_in_favour, one.total_against, one.total_abstaining) == totals
    assert one.symbol == "A/RES/78/901"


def test_a_quotation_is_its_states_and_a_place_no_subject() -> None:
    words = "“We leave with a heavy heart,” Orvane’s minister said in Geneva, Switzerland."

    assert said(words) == [("XAC", "We leave with a heavy heart,")]


def test_what_is_not_understood_is_unread() -> None:
    records = news(f"{DATELINE}The fish market was full. Nobody knows why.\n")

    assert unread(records) == ["The fish market was full. Nobody knows why."]
    assert [one.why for one in of_kind(records, Ignored)] == ["dateline"]
