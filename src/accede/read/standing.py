"""What a report says of its state's standing without an act: that it is party, or is not."""

import re
from collections.abc import Iterable

from accede.read.own_names import with_plain_names
from accede.read.page import Page, Profile, Span
from accede.read.press_subjects import alone
from accede.read.prose_acts import ACT, EFFECT, is_about_another
from accede.read.prose_meetings import ATTEND
from accede.read.prose_statements import SAID
from accede.read.prose_votes import CHOICE
from accede.read.visits import states_in

OUTSIDE = re.compile(
    r"\b(?:not|never|nor|yet|non)\s(?:(?:yet|to|a|been|become|also|either|having|full|states?)\s){0,4}"
    r"(?:acced\w*|ratif\w*|sign\w*|join\w*|party)\b"
    r"|\bnon-?\s?(?:signatory|party)\b|\bremains\s(?:a\ssignatory|outside)\b|^signatory\b",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"\b(?:is|became|remains|as)\s(?:also\s)?(?:a\s)?(?:full\s)?(?:states?\s)?party\b|^state\sparty\b",
    re.IGNORECASE,
)
OF_TREATY = re.compile(r"\b(?:convention|treaty|it)\b|\bstates?\s(?:not\s)?party\b|\bsignatory\b")
OTHERS = re.compile(
    r"\b(?:campaign\w*|NGOs?|civil\ssociety|non-governmental|rebels?|opposition|"
    r"(?:other|some|many|several|most|all)\s(?:\w+\s)?states)\b",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:it|the\s(?:government|country|state)|states?\snot\sparty)\b", re.IGNORECASE)
VERBS = (ACT, EFFECT, ATTEND, CHOICE, SAID)


def standing_of(page: Page, words: str, *, expected: bool) -> str | None:
    """The kind of assertion that some words make of a state's standing; None where they make none.

    To be party is a membership; to be outside is a word on who makes up the treaty's parties.
    """
    if not (OUTSIDE.search(words) or INSIDE.search(words)):
        return None
    plain = with_plain_names(page, words)
    if is_about_another(page, words) or not (expected or OF_TREATY.search(plain)):
        return None
    if OUTSIDE.search(plain):
        return "composition"
    return "membership" if INSIDE.search(plain) and not CHOICE.search(plain) else None


def role_of(page: Page, told: Iterable[str]) -> str | None:
    """The role of a report's state at meetings, from its standing as the report tells it."""
    kinds = {standing_of(page, words, expected=False) for words in told} - {None}
    if "composition" in kinds:
        return "observer"
    return "state-party" if kinds else None


def is_of_another(page: Profile, span: Span) -> bool:
    """Whether what some words tell is told of somebody else than the page's state."""
    words = page.words(span)
    found = [verb.start() for form in VERBS if (verb := form.search(words))]
    subject = alone(words[: min(found)]) if found else ""
    if OTHERS.search(subject):
        return True
    named = set(states_in(page, subject))
    return bool(named) and page.state not in named and not OWN.search(subject)
