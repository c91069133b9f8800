"""How many states a page counts, and which: those that consented, those outside, or others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(UNITS, 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
NUMBER = (
    rf"(?:\d{{1,3}}(?![\d,./])|(?:(?:{'|'.join(TENS)})[\s-]?)?(?:{'|'.join((*UNITS, *TENS))})\b)"
)
STATES = (
    r"(?:united\snations\s|un\s|member\s|sovereign\s)*"
    r"(?:states?(?:\sparties)?|countries|parties|members)\b"
)
COUNTED = re.compile(
    rf"(?<![\w.,/-])(?P<value>{NUMBER})\s"
    rf"(?={STATES}|(?:are|have|remain|had|has|do|did|still)\b)",
    re.IGNORECASE,
)
SOME_OF = re.compile(
    rf"\bof\s(?:the\s|these\s|those\s|some\s)?{NUMBER}\s{STATES}\s(?:that|which|who|to\shave)\s"
    rf"(?P<which>[^,;:]+),\s(?P<value>{NUMBER})\s(?:are|have|had|is)\b"
    rf"|\b(?P<value2>{NUMBER})\s(?:out\s)?of\s(?:the\s|these\s)?{NUMBER}\s{STATES}\s"
    r"(?:that|which|who)\s(?P<which2>[^,;:]+?)(?:,|\s(?=(?:are|have)\snow))",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(?:(?:have|has|had|did|do|does|are|is)\s(?:still\s)?(?:not|yet\sto)\b|not\s(?:yet\s)?part(?:y|ies)|"
    r"outside|not\s(?:yet\s)?(?:ratified|acceded|joined))",
    re.IGNORECASE,
)
CONSENTED = re.compile(
    r"\b(?:ratif|acced|joined|join\b|bound|part(?:y|ies)\b|adher|accept|approv|consent)",
    re.IGNORECASE,
)
SORTS = (
    ("produc|manufactur", "former-producers"),
    ("stockpil", "former-stockpilers"),
    ("export|transfer|trad", "former-exporters"),
    ("affect|contaminat", "affected-states"),
    (r"\buse", "former-users"),
    (r"\bmade\b", "former-producers"),
)


class Count(NamedTuple):
    """A number of states, and which states it counts."""

    value: int
    count_of: str


def counts(sentence: str) -> Iterator[Count]:
    """Every count of states in a sentence that says which states it counts.

    >>> list(counts("Of the 50 States that at one time produced lanterns, 34 are now in it."))
    [Count(value=34, count_of='former-producers')]
    >>> list(counts("34 States have not yet ratified."))
    [Count(value=34, count_of='outside')]
    """
    some = SOME_OF.search(sentence)
    if some:
        which = sort_of(some["which"] or some["which2"])
        if which:
            yield Count(number(some["value"] or some["value2"]), which)
        return
    found = list(COUNTED.finditer(sentence))
    if not found:
        return
    ends = [*(one.start() for one in found[1:]), len(sentence)]
    for one, end in zip(found, ends, strict=True):
        after, before = sentence[one.end() : end], sentence[: one.start()]
        if OUTSIDE.search(after):
            yield Count(number(one["value"]), "outside")
        elif CONSENTED.search(after) or (len(found) == 1 and CONSENTED.search(before)):
            yield Count(number(one["value"]), "consents")


def sort_of(which: str) -> str | None:
    """The sort of states that a clause describes, by what they did; None where no rule knows it."""
    return next((sort for words, sort in SORTS if re.search(words, which, re.IGNORECASE)), None)


def number(words: str) -> int:
    """The number that some words or figures stand for.

    >>> number("162"), number("thirty-four")
    (162, 34)
    """
    if words.isdigit():
        return int(words)
    return sum(WORDS[word] for word in re.split(r"[\s-]", words.lower()))
