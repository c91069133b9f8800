"""The acts that a page tells in several places, each once: with the day it takes effect."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from accede.model.records import Quote, Record, TreatyAction, Unread, Warned
from accede.read.page import Page, Span
from accede.read.prose_acts import ToldAct
from accede.read.treaty_row import CONSENTS


class Telling(NamedTuple):
    """One place that tells an act of a state, or the day of its effect."""

    state: str
    action: str | None
    date: str
    span: Span
    note: str | None
    of_withdrawal: bool


class ToldActs(msgspec.Struct):
    """The tellings of a page, kept until all of them are known."""

    tellings: list[Telling] = msgspec.field(default_factory=list)

    def add(
        self, act: ToldAct, states: Iterable[str], span: Span, *, note: str | None = None
    ) -> None:
        """Keep what a place tells of the act of some states."""
        date = act.when.stated if act.when else None
        last = self.tellings[-1].action if self.tellings else None
        leaves = last == "withdrawal" if act.of_withdrawal is None else act.of_withdrawal
        for state in states if date else ():
            told = Telling(state, act.action, str(date), span, note, leaves)
            self.tellings.append(told)

    def stand_in(self, span: Span) -> bool:
        """Whether an act is told in a span."""
        return any(one.span == span for one in self.tellings)

    def records(self, page: Page) -> Iterator[Record]:
        """Every act once, with the day it takes effect; a further telling of it is a quote."""
        effects = [one for one in self.tellings if one.action is None]
        placed: set[Telling] = set()
        for act in self.acts():
            first, *others = act
            own = [one for one in effects if is_effect_of(one, first)]
            days = {one.date for one in own}
            placed.update(own if len(days) == 1 else ())
            yield TreatyAction(
                state=first.state, treaty=page.treaty, action=str(first.action), date=first.date,
                effective=days.pop() if len(days) == 1 else None, note=first.note,
                start=first.span.start, end=first.span.end,
            )  # fmt: skip
            for one in (*others, *(one for one in own if one in placed)):
                if one.span != first.span:
                    words = page.words(one.span)
                    yield Quote(
                        of="treaty-action", text=words, start=one.span.start, end=one.span.end
                    )
        yield from unplaced(page, [one for one in effects if one not in placed])

    def acts(self) -> Iterator[list[Telling]]:
        """The tellings of each act: one state, one kind, one date."""
        groups: dict[tuple[str, str, str], list[Telling]] = {}
        for one in self.tellings:
            if one.action is not None:
                groups.setdefault((one.state, one.action, one.date), []).append(one)
        yield from groups.values()


def is_effect_of(effect: Telling, act: Telling) -> bool:
    """Whether a day of effect can be that of an act: a withdrawal's, or else a consent's."""
    if effect.state != act.state or effect.date < act.date[: len(effect.date)]:
        return False
    if act.action == "withdrawal":
        return effect.of_withdrawal
    return act.action in CONSENTS and not effect.of_withdrawal


def unplaced(page: Page, effects: list[Telling]) -> Iterator[Record]:
    """A day of effect whose act is told nowhere on the page: the day of the act is not known."""
    for one in dict.fromkeys(effects):
        start, end = one.span
        message = f"{one.date} is the day of effect for {one.state}; the day of the act is not told"
        yield Warned(message=message, start=start, end=end)
        yield Unread(text=page.words(one.span), start=start, end=end)
