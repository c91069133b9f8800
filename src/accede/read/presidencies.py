"""Who held an office at a meeting: the person as printed, the state, and from when to when."""

import re
from typing import NamedTuple

from accede.read.date_ranges import Range, ranges
from accede.read.page import Page
from accede.read.visits import NAME

LONGEST_TERM = 800
"""Days. A presidency lasts from one conference to the next."""
TITLE = (
    r"(?:H\.?\s?E\.?|H\.?R\.?H\.?|Ambassador|Amb\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Dame|Sir|"
    r"Prince(?:ss)?|Prof\.?|Minister)"
)
TITLED = re.compile(rf"^{TITLE}\s")
OFFICE = re.compile(
    r"\b(?:president|permanent\srepresentative|ambassador\sof|minister\sof|representative\sof|chair)\b.*$",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*(?:[,;|()\[\]]|\s[–—-]\s|\bof\s(?=[A-Z]|the\s[A-Z]))\s*")
PERSON = re.compile(rf"(?:{TITLE}\s)*{NAME}")
NOT_NAMES = re.compile(r"^(?:from|until|to|since|for|the|term|and)\b|\d", re.IGNORECASE)


class Holder(NamedTuple):
    """Who held an office, of which state, and when, as far as it is printed."""

    state: str
    person: str | None
    when: Range | None


def holder_of(page: Page, words: str) -> Holder | None:
    """The one holder of an office that some words tell; None where no one state is named.

    The words are those behind the office's name: `H.E. Tomas Quill (Orvane)`, `Orvane`, `Tomas
    Quill of Orvane, 8 November 2021 to 12 November 2022`.
    """
    printed = list(ranges(words, longest=LONGEST_TERM))
    bare = words
    for one in reversed(printed):
        bare = f"{bare[: one.start]},{bare[one.end :]}"
    parts = [part.strip(" ,.:;–—-") for part in PARTS.split(bare)]
    states = {state: part for part in parts if part and (state := page.known.states.find(part))}
    if len(states) != 1:
        return None
    (state, named), *_ = states.items()
    others = [part for part in parts if part and part != named and not NOT_NAMES.search(part)]
    person = next((part for part in others if is_person(part)), None)
    return Holder(state, person, printed[0] if len(printed) == 1 else None)


def is_person(words: str) -> bool:
    """Whether some words are a person's name: titled, or of two words and more in capitals."""
    if OFFICE.fullmatch(words):
        return False
    return PERSON.fullmatch(words) is not None and (" " in words or bool(TITLED.match(words)))
