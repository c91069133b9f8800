"""Of whom a piece of news speaks: the states before the verb, or those that "it" stands for."""

import re

import msgspec

from accede.read.page import Page
from accede.read.prose_acts import ACT, EFFECT
from accede.read.prose_meetings import ATTEND
from accede.read.prose_statements import INTENDS, QUOTED, SAID
from accede.read.prose_votes import CHOICE
from accede.read.visits import states_in

PLAIN_VERB = re.compile(
    r"\b(?:signed|ratified|acceded|deposited|notified|informed|submitted|gave|given|handed|lodged|"
    r"served|denounced|succeeded)\b",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"[’'](?:s\b)?(?=\s)")
FOR_ONE = re.compile(
    r"\b(?:for|of|by)\s(?P<who>(?:the\s)?[A-Z][^,.;]{2,80})"
    r"|(?P<whose>[A-Z][\w\s-]{2,60}?)\s(?:withdrawal|accession|ratification|notice|exit)\b"
)
VERBS = (PLAIN_VERB, ACT, EFFECT, ATTEND, CHOICE, SAID, INTENDS)


class Subjects(msgspec.Struct):
    """The states that were last spoken of."""

    last: list[str] = msgspec.field(default_factory=list)

    def of(self, page: Page, words: str) -> list[str]:
        """The states that do what a clause says: named before its verb, or spoken of before it."""
        words = POSSESSIVE.sub("", QUOTED.sub(lambda one: " " * len(one[0]), words))
        starts = [verb.start() for form in VERBS if (verb := form.search(words))]
        named = list(dict.fromkeys(states_in(page, words[: min(starts)] if starts else words)))
        if not named and EFFECT.search(words):
            named = [
                state
                for one in FOR_ONE.finditer(words)
                for state in states_in(page, one["who"] or one["whose"])
            ]
        if named:
            self.last = named
        return list(self.last)
