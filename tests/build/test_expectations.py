"""A rejected claim expects its source to be wrong still; when it is not, the build says so."""

import pytest

from accede.build.expectations import changed_minds
from accede.model.records import Claim, Decision, Record, TreatyAction, Vote
from accede.read.collection import Collection

ACT = "action/t/XAA/accession"
PAST = "decision/A-1/plenary"
EXPECTED = "document/d was expected to say"
MEND = "; drop the claim, or write what the source says now"


def claim(subject: str, name: str, value: str, phrase: str | None = None) -> Claim:
    return Claim(
        subject=subject, property=name, value=value, standing="rejected", source="d", phrase=phrase
    )


def act(day: str, source: str = "d") -> TreatyAction:
    return TreatyAction(state="XAA", treaty="t", action="accession", date=day, source=source)


def told(*records: Record, text: str | None = None) -> list[str]:
    texts = {} if text is None else {"d": text}
    return [one.message for one in changed_minds(Collection((), list(records), {}, texts))]


DECIDED = Decision(
    symbol="A/1", stage="plenary", date="2000-12-01", abstaining=("XAA",), source="d"
)


@pytest.mark.parametrize(
    "records",
    [
        (claim(ACT, "date", "2000-03-02"), act("2000-03-02")),
        (claim(ACT, "date", "2000-03"), act("2000-03")),
        (claim(ACT, "date", "2000-03-02"),),
        (claim(ACT, "date", "2000-03-02"), act("2000-03-01", source="e")),
        (claim(PAST, "abstaining", "state/XAA"), DECIDED),
        (claim(PAST, "date", "2000-12-01"), DECIDED),
    ],
    ids=["a day", "a month", "nothing read", "another source", "a vote", "a decision's day"],
)
def test_while_the_source_says_the_wrong_thing_nothing_is_said(records: tuple[Record, ...]) -> None:
    assert told(*records) == []


def test_a_source_that_says_another_day_now_is_named_with_both() -> None:
    assert told(claim(ACT, "date", "2000-03-02"), act("2000-03-01")) == [
        f"claim on {ACT}: document/d was expected to say date 2000-03-02, and says 2000-03-01{MEND}"
    ]


def test_a_page_that_tells_another_vote_now_is_named() -> None:
    page = Vote(state="XAA", choice="in-favour", symbol="A/1", stage="plenary", source="d")

    assert told(claim(PAST, "inFavour", "state/XBB"), page) == [
        f"claim on {PAST}: {EXPECTED} inFavour state/XBB, and says state/XAA{MEND}"
    ]


def test_words_that_are_gone_from_the_page_are_named() -> None:
    expected = claim(ACT, "date", "2000-03-02", phrase="on 2 March\n2000")

    assert told(expected, text="It acceded on 2 March 2000.") == []
    assert told(expected, text="It acceded on 1 March 2000.") == [
        f"claim on {ACT}: {EXPECTED} date 2000-03-02, and its words are no longer there{MEND}"
    ]


def test_an_accepted_claim_expects_nothing() -> None:
    accepted = Claim(
        subject=ACT, property="date", value="2000-03-02", standing="accepted", source="d"
    )

    assert told(accepted, act("2000-03-01")) == []
