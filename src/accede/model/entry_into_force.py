"""When a consent or a withdrawal takes effect, by the rule that a treaty's row writes."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from accede.errors import SourceError

RULE = re.compile(
    r"first-day-of-month-(?P<month>\d+)-after-deposit"
    r"|days-after-deposit:(?P<days>\d+)"
    r"|months-after-deposit-exact:(?P<months>\d+)"
)
NOTICE = re.compile(r"months:(?P<months>\d+)|days:(?P<days>\d+)")


class EntryIntoForce(NamedTuple):
    """How long after its deposit a consent takes effect."""

    months: int = 0
    days: int = 0
    first_of_month: bool = False


def entry_into_force(rule: str, *, where: object) -> EntryIntoForce:
    """A treaty's rule as its row writes it.

    >>> entry_into_force("first-day-of-month-6-after-deposit", where="apmbc")
    EntryIntoForce(months=6, days=0, first_of_month=True)
    """
    found = RULE.fullmatch(rule)
    if found is None:
        raise SourceError(
            where,
            f"unknown rule on entry into force {rule!r}",
            "write first-day-of-month-N-after-deposit, days-after-deposit:N or "
            "months-after-deposit-exact:N",
        )
    month, days, months = found.group("month", "days", "months")
    return EntryIntoForce(int(month or months or 0), int(days or 0), bool(month))


def months_later(start: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month.

    >>> months_later(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def effective_day(deposit: date, rule: EntryIntoForce) -> date:
    """First day a treaty binds a state that deposited its consent on a day.

    The rule comes from the treaty's own data, for instance "the first day of the sixth month
    after the month of deposit".

    >>> effective_day(date(2000, 3, 1), EntryIntoForce(months=6, first_of_month=True))
    datetime.date(2000, 9, 1)
    """
    later = months_later(deposit, rule.months) + timedelta(days=rule.days)
    return later.replace(day=1) if rule.first_of_month else later


def notice_of(notice: str, *, where: object) -> EntryIntoForce:
    """How long after its notice a withdrawal takes effect, as a treaty's row writes it."""
    found = NOTICE.fullmatch(notice)
    if found is None:
        raise SourceError(where, f"unknown notice {notice!r}", "write months:N or days:N")
    return EntryIntoForce(int(found["months"] or 0), int(found["days"] or 0))
