"""Any name of a meeting, and the meeting it means.

A code ("10MSP", "1RevCon", "IM2022"), an ordinal in words ("First Review Conference"), a name or
another name ("Nairobi Summit") are made alike: a number, then the words, the year apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accede.model.records import Meeting, Series
from accede.read.spelling import plain

UNITS = "first second third fourth fifth sixth seventh eighth ninth tenth"
TEENS = "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
UP_TO_TWENTY = f"{UNITS} {TEENS} nineteenth twentieth".split()
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS = {word: number for number, word in enumerate(UP_TO_TWENTY, start=1)}
ORDINALS |= {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}

FORMS = (
    (re.compile(r"\b(?:meetings?|conference) (?:of )?states part(?:y|ies)\b"), "msp"),
    (
        re.compile(r"\breview conferences?(?: of states parties)?\b|\brevcon\b|\brev con\b"),
        "rc",
    ),
    (re.compile(r"\bintersessionals?\b(?: meetings?)?"), "im"),
)
DATED = "in the year: "
"""Marks a key that says enough only together with a year ("review conference")."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
GLUED = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)")
TREATY_TAIL = re.compile(r" to (?:convention|treaty)$")


class MeetingNames:
    """The names of all meetings at hand, by treaty."""

    def __init__(self, meetings: Iterable[Meeting], series: Mapping[str, Series]) -> None:
        self._index: defaultdict[tuple[str, str], dict[str, Meeting]] = defaultdict(dict)
        for meeting in meetings:
            line = series.get(meeting.series)
            treaty = line.treaty if line and line.treaty else meeting.id.partition("/")[0]
            for key in keys_of(meeting):
                self._index[treaty, key].setdefault(meeting.id, meeting)

    def find(self, words: str, *, treaty: str, year: int | None) -> Meeting | None:
        """The one meeting that some words can mean, or None."""
        found: dict[str, Meeting] = {}
        given = {key_and_year(words)[1], year} - {None}
        for part in parts(words):
            key, _ = key_and_year(part)
            for name in (key, DATED + key) if given else (key,):
                for meeting in self._index.get((treaty, name), {}).values():
                    if given <= years(meeting):
                        found[meeting.id] = meeting
        return next(iter(found.values())) if len(found) == 1 else None


def keys_of(meeting: Meeting) -> Iterator[str]:
    """Every key under which a meeting is found; those that need a year are marked."""
    code = meeting.id.rpartition("/")[2]
    for name in (code, meeting.name, *meeting.aliases):
        for part in parts(name):
            key, year = key_and_year(part)
            yield DATED + key if year else key
            yield DATED + re.sub(r"^\d+ ", "", key)
            yield key.partition(" on ")[0]


def parts(words: str) -> Iterator[str]:
    """A name whole, without its brackets, and what stands in them."""
    yield words
    if found := re.fullmatch(r"([^()]+)\(([^()]+)\)\s*", words):
        yield from found.groups()


def key_and_year(words: str) -> tuple[str, int | None]:
    """A meeting's name as number and words, and the year it gives.

    >>> key_and_year("Twenty-Second Meeting of the States Parties")
    ('22 msp', None)
    >>> key_and_year("IM2022"), key_and_year("1RevCon")
    (('im', 2022), ('1 rc', None))
    """
    text = GLUED.sub(" ", plain(words).replace(" , ", " "))
    found = YEAR.findall(text)
    text = " ".join(numbered(YEAR.sub(" ", text).split()))
    for form, short in FORMS:
        text = form.sub(short, text)
    text = TREATY_TAIL.sub("", " ".join(text.split()))
    return text, int(found[0]) if len(set(found)) == 1 else None


def numbered(words: Iterable[str]) -> Iterator[str]:
    """Words with their ordinals as digits ("twenty second", "2 nd" and "second" are 2)."""
    tens = 0
    for word in words:
        if word in TENS:
            tens = TENS[word]
        elif word in ORDINALS:
            yield str(tens + ORDINALS[word])
            tens = 0
        elif word not in ("st", "nd", "rd", "th"):
            yield word


def years(meeting: Meeting) -> set[int | None]:
    """The years in which a meeting sat."""
    dates = (stated for stated in (meeting.from_, meeting.until) if stated)
    return {meeting.year, *(int(stated[:4]) for stated in dates)}
