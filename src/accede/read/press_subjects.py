"""Of whom a piece of news speaks: the states before the verb, or those that "it" stands for."""

import itertools
import re

import msgspec

from accede.read.page import Page
from accede.read.prose_acts import ACT, EFFECT
from accede.read.prose_meetings import ATTEND
from accede.read.prose_statements import INTENDS, QUOTED, SAID
from accede.read.prose_votes import CHOICE
from accede.read.visits import NAME, states_in

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
AT_FIRST = re.compile(
    r"^\W*(?:at|in|on|during|after|before|with|from|under|since|two|three|\w+\s(?:days|months|years)"
    r"\s(?:after|before))\b[^,]*,",
    re.IGNORECASE,
)
"""What a sentence begins with before its subject: a time, a place, an occasion."""
BESIDE = re.compile(
    r"\b(?:according\sto|unlike|like|following|joining|alongside|together\swith|after|before)\s"
    r"[^,]{2,60},|,\s(?:which|who|whose|where)\b[^,]*,",
    re.IGNORECASE,
)
"""What stands beside a subject, and names others."""
RELATIVE = re.compile(r"\W*(?:which|who)\b", re.IGNORECASE)
SAID_THAT = re.compile(
    r".*?\b(?:said|says|reported|claimed|announced|stated|wrote|told\s[^,]{2,40}?)\sthat\s",
    re.IGNORECASE | re.DOTALL,
)
CONJUNCTION = re.compile(r"\s(?:since|when|that|because|whether|as|until)\s", re.IGNORECASE)
LINK = re.compile(r"\s(?:to|from|in|at|with|near|against|by|whose|on)\s", re.IGNORECASE)
TOGETHER = re.compile(r"[\s,]*(?:(?:and|both|the|as\swell\sas|along\swith)[\s,]+)*")
"""What may stand between the names of several that do one thing."""
VERBS = (PLAIN_VERB, ACT, EFFECT, ATTEND, CHOICE, SAID, INTENDS)


class Subjects(msgspec.Struct):
    """The states that were last spoken of."""

    last: list[str] = msgspec.field(default_factory=list)

    def of(self, page: Page, words: str) -> list[str]:
        """The states that do what a clause says: named before its verb, or spoken of before it.

        Where several are named and it is not sure which of them it is, none is.
        """
        words = POSSESSIVE.sub("", QUOTED.sub(lambda one: " " * len(one[0]), words))
        if RELATIVE.match(words):
            return list(self.last)
        words = alone(words)
        named = named_before(page, words)
        if not named and EFFECT.search(words):
            named = [
                state
                for one in FOR_ONE.finditer(words)
                for state in states_in(page, one["who"] or one["whose"])
            ]
        if named is None or named:
            self.last = named or []
        return list(self.last)


def alone(words: str) -> str:
    """A clause without what stands beside its subject and names others."""
    return BESIDE.sub(" ", AT_FIRST.sub(" ", words))


def named_before(page: Page, words: str) -> list[str] | None:
    """The states named as the subject of a clause; None where it is not sure which they are.

    What is told as said of somebody ("said that Castrelle ratified") has that one as its subject,
    and "said that it ratified" the one who says it.
    """
    starts = [verb.start() for form in VERBS if (verb := form.search(words))]
    end = min(starts) if starts else len(words)
    told = SAID_THAT.match(words)
    act = PLAIN_VERB.search(words, told.end()) if told else None
    if told and act and any(states_in(page, words[told.end() : act.start()])):
        words, end = words[told.end() :], act.start() - told.end()
    head = LINK.split(CONJUNCTION.split(words[:end])[-1])[0]
    if not any(states_in(page, head)):
        found = list(dict.fromkeys(states_in(page, words[:end])))
        return found if len(found) <= 1 else None
    runs = [run for run in re.finditer(NAME, head) if any(states_in(page, run[0]))]
    between = (head[one.end() : other.start()] for one, other in itertools.pairwise(runs))
    if not all(TOGETHER.fullmatch(one) for one in between):
        return None
    return list(dict.fromkeys(states_in(page, head)))
