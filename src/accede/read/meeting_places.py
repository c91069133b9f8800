"""Where a meeting is, and who is its host, as a line or a sentence on it says."""

import re

from accede.model.records import Meeting
from accede.read.page import Page
from accede.read.visits import NAME

IN = re.compile(rf"\b(?:in|at)\s(?:the\s)?(?P<place>{NAME})")
HOSTED = re.compile(
    rf"\b(?:hosted\sby|host(?:\scountry)?:?)\s(?:the\s)?(?P<who>{NAME})", re.IGNORECASE
)
SEGMENT = re.compile(r"\s*[,;|()\[\]:/]\s*|\s[–—-]\s")
NO_PLACE = re.compile(
    r"\b(?:meetings?|conferences?|session|states?|part(?:y|ies)|convention|treaty|formal|draft|"
    r"postponed|cancell?ed|tbc|tbd|virtual|online|president|h\.?e\.?|ambassador|mr|ms|mrs|dr|dame|"
    r"week|days?|intersessional|summit|commemoration)\b|^the$|\d",
    re.IGNORECASE,
)


def place_in(page: Page, words: str, meeting: Meeting) -> str | None:
    """The place that some words give a meeting; as it is known beforehand where that agrees.

    `words` are without the meeting's name and its days.
    """
    known = page.known.meetings.get(meeting.id)
    own = known.place if known else None
    segments = [segment.strip(" .–—-") for segment in SEGMENT.split(words)]
    found = IN.search(words)
    named = [found["place"].strip(" .,")] if found else []
    named += [one for one in segments if re.fullmatch(NAME, one) and not NO_PLACE.search(one)]
    if own and any(one.casefold() in own.casefold() for one in named):
        return own
    return next((one for one in named if page.known.states.find(one) is None), None)


def host_in(page: Page, words: str) -> str | None:
    """The state that some words say is host to a meeting."""
    found = HOSTED.search(words)
    return page.known.states.find(found["who"].strip(" .,")) if found else None
