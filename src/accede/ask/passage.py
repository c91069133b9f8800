"""The sentences around some words of a text."""

import re
from typing import NamedTuple

BREAK = re.compile(r"(?<=[.!?])([\"”’')\]]*)\s+(?=[^\sa-z])|\n+")
"""Where a sentence ends: a full stop before a blank and no small letter, or a line's end."""

LONGEST = 400
"""So many characters are shown on either side at most."""


class Around(NamedTuple):
    """What stands before and after some words, up to the end of the neighbouring sentences."""

    before: str
    after: str


def around(text: str, start: int, end: int) -> Around:
    """The rest of the sentence that words stand in, with the sentence before and the one after.

    >>> around("One. Two is here. Three. Four.", 5, 8)
    Around(before='One. ', after=' is here. Three.')
    """
    first, last = max(0, start - LONGEST), min(len(text), end + LONGEST)
    breaks = [(ended(found), found.end()) for found in BREAK.finditer(text, first, last)]
    starts = [first, *(begins for _, begins in breaks if begins <= start)]
    ends = [*(stops for stops, _ in breaks if stops >= end), last]
    return Around(text[starts[-2:][0] : start], text[end : ends[:2][-1]])


def ended(found: re.Match[str]) -> int:
    """Where a sentence ends at a break: behind its closing marks."""
    return found.end(1) if found[1] is not None else found.start()
