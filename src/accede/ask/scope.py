"""Which decisions an answer rests on: a period, a series, a stage, a subject."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from accede.errors import QueryError
from accede.model.terms import CONCEPTS

PLENARY = "plenary"


class RollCall(Struct, frozen=True, kw_only=True):
    """One decision whose voters are named: when, where, in which line of resolutions, on what.

    `when` is a day, a month or a year as far as it is known (`2022-12-07`, `1946-01`, `1946`), or
    empty. `part` names the paragraph or amendment voted on, and is empty for a whole text.
    """

    decision: str
    when: str = ""
    stage: str = ""
    series: str = ""
    session: int | None = None
    part: str = ""
    subjects: tuple[str, ...] = ()

    def span(self) -> tuple[str, str] | None:
        """The first and the last day that it can have been on; None where no year is known.

        >>> RollCall(decision="decision/rollcall/1", when="1948-02").span()
        ('1948-02-01', '1948-02-29')
        """
        if not self.when:
            return None
        year, month = int(self.when[:4]), self.when[5:7]
        last = calendar.monthrange(year, int(month or 12))[1]
        first = self.when + "-01-01"[len(self.when) - 4 :]
        return first[:10], (self.when + ("" if month else "-12") + f"-{last:02}")[:10]


class Scope(Struct, frozen=True, kw_only=True):
    """What is asked about: days are counted in, and what is not said is not restricted.

    A decision known by its month or year alone counts where all of that lies in the period.
    Without a stage, committee and plenary votes on one text both count.
    """

    since: date | None = None
    until: date | None = None
    series: str | None = None
    stage: str | None = PLENARY
    subject: str | None = None

    def places(self, decisions: Iterable[RollCall]) -> Iterator[int]:
        """The numbers, from 0, of the decisions that are asked about."""
        since, until = self._days()
        for place, one in enumerate(decisions):
            if self._is_about(one) and (not self.has_days or _lies(one, since, until)):
                yield place

    def undated(self, decisions: Iterable[RollCall]) -> int:
        """How many decisions may lie in the period and may not: their day is not known."""
        if not self.has_days:
            return 0
        since, until = self._days()
        return sum(self._is_about(one) and _straddles(one, since, until) for one in decisions)

    def check(self, decisions: Iterable[RollCall]) -> None:
        """Refuse a period that ends before it begins, and names that no decision bears."""
        if self.since and self.until and self.until < self.since:
            found = f"the period ends on {self.until}, before it begins on {self.since}"
            raise QueryError("compare", found, "turn the two days round")
        series, subjects = {""}, {""}
        for one in decisions:
            series.add(one.series)
            subjects.update(one.subjects)
        _known("stage", self.stage, CONCEPTS["stage"])
        _known("series", self.series, series - {""})
        _known("subject", self.subject, subjects - {""})

    def said(self) -> dict[str, str]:
        """What is restricted, by name, as a person would write it."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        fields["series"] = self.series and f"series/{self.series}"
        return {name: str(value) for name, value in fields.items() if value is not None}

    @property
    def has_days(self) -> bool:
        """Whether there is a period at all."""
        return self.since is not None or self.until is not None

    def _days(self) -> tuple[str, str]:
        return (self.since or date.min).isoformat(), (self.until or date.max).isoformat()

    def _is_about(self, one: RollCall) -> bool:
        return (
            (self.series is None or one.series == self.series)
            and (self.stage is None or one.stage == self.stage)
            and (self.subject is None or self.subject in one.subjects)
        )


def _lies(one: RollCall, since: str, until: str) -> bool:
    span = one.span()
    return span is not None and since <= span[0] and span[1] <= until


def _straddles(one: RollCall, since: str, until: str) -> bool:
    first, last = one.span() or (since, until)
    return first <= until and since <= last and not _lies(one, since, until)


def _known(kind: str, name: str | None, names: Iterable[str]) -> None:
    if name is not None and name not in names:
        choice = ", ".join(sorted(names)[:20]) or "nothing, for no vote has one"
        raise QueryError("compare", f"no vote has the {kind} {name!r}", f"one of: {choice}")
