"""Which decisions belong to a question, above all where only a month or a year is known."""

from datetime import date

import pytest

from accede.ask.scope import RollCall, Scope
from accede.errors import QueryError


def roll(when: str, **fields: str) -> RollCall:
    return RollCall(decision=f"decision/rollcall/{when}", when=when, **fields)  # type: ignore[arg-type]  # texts only


ROLLS = [roll(when) for when in ("", "1948", "1948-02", "1948-02-28", "1948-02-29", "1949-01")]


def taken(scope: Scope) -> list[str]:
    return [ROLLS[place].when for place in scope.places(ROLLS)]


@pytest.mark.parametrize(
    ("since", "until", "found", "undated"),
    [
        (None, None, ["", "1948", "1948-02", "1948-02-28", "1948-02-29", "1949-01"], 0),
        ("1948-01-01", "1948-12-31", ["1948", "1948-02", "1948-02-28", "1948-02-29"], 1),
        ("1948-02-01", "1948-02-29", ["1948-02", "1948-02-28", "1948-02-29"], 2),
        ("1948-02-01", "1948-02-28", ["1948-02-28"], 3),
        ("1948-02-29", None, ["1948-02-29", "1949-01"], 3),
        (None, "1948-02-28", ["1948-02-28"], 3),
        ("2000-01-01", None, [], 1),
    ],
)
def test_a_month_counts_where_all_of_it_lies_in_the_period(
    since: str | None, until: str | None, found: list[str], undated: int
) -> None:
    days = {"since": since, "until": until}
    given = {name: date.fromisoformat(day) for name, day in days.items() if day}
    scope = Scope(stage=None, **given)  # type: ignore[arg-type]  # days only

    assert taken(scope) == found
    assert scope.undated(ROLLS) == undated


def test_plenary_votes_count_unless_a_stage_is_asked_for() -> None:
    rolls = [roll("1948", stage="plenary"), roll("1949", stage="first-committee")]

    assert list(Scope().places(rolls)) == [0]
    assert list(Scope(stage="first-committee").places(rolls)) == [1]
    assert list(Scope(stage=None).places(rolls)) == [0, 1]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError, match="before it begins"):
        Scope(since=date(2000, 1, 1), until=date(1999, 1, 1)).check(ROLLS)


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(series="xt-g"), "no vote has the series 'xt-g'; one of: xt-ga"),
        (Scope(stage="corridor"), "no vote has the stage 'corridor'; one of: "),
        (Scope(subject="mines"), "no vote has the subject 'mines'; one of: nothing"),
    ],
)
def test_a_name_that_no_vote_bears_is_refused_with_those_that_some_do(
    scope: Scope, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        scope.check([roll("1948", series="xt-ga", stage="plenary")])
